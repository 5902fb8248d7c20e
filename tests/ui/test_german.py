"""The window as a German sees it, and as it is laid out where people read from right to left."""

import xml.etree.ElementTree as Xml
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.settings import WindowSettings
from app.ui.frame.pages import HISTORY, HOME, INSIGHTS, MODELS, QUEUE, SETTINGS
from app.ui.language import Language
from app.ui.main_window import MainWindow
from tests.ui.conftest import BROKEN, SHORT

_RESOURCES = Path(__file__).parents[2] / "resources"
_PAGES = (HOME, QUEUE, HISTORY, INSIGHTS, MODELS, SETTINGS)


@pytest.fixture
def german(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Language]:
    """Before the window is made: its widgets have their texts for life."""
    before, direction = QLocale(), qapp.layoutDirection()
    language = Language(qapp, WindowSettings(language="de"), _RESOURCES)
    yield language
    language.end()
    QLocale.setDefault(before)
    qapp.setLayoutDirection(direction)


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(before)


def _english() -> set[str]:
    """What would stand in the window if it were not translated, and nowhere in German."""
    sources, translations = set(), set()
    for one in Xml.parse(_RESOURCES / "translations" / "homeport_de.ts").iter("message"):
        sources.add((one.findtext("source") or "").replace("&", ""))
        translations.add((one.findtext("translation") or "").replace("&", ""))
    return sources - translations


def _texts(widget: QWidget) -> Iterator[str]:
    for part in (widget, *widget.findChildren(QWidget)):
        yield from (part.toolTip(), part.accessibleName(), part.windowTitle())
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        elif isinstance(part, QLineEdit):
            yield part.placeholderText()
        elif isinstance(part, QComboBox):
            yield from (part.itemText(at) for at in range(part.count()))
        elif isinstance(part, QTableView):
            model, across = part.model(), Qt.Orientation.Horizontal
            yield from (str(model.headerData(at, across)) for at in range(model.columnCount()))
        yield from (action.text() for action in part.actions())


def test_no_english_is_left_in_the_window(
    qtbot: QtBot, german: Language, window: MainWindow
) -> None:
    window.show_plan([SHORT, BROKEN])
    qtbot.waitUntil(lambda: "etwa" in window.sheet.figures.text())
    assert window.sheet.title.text() == "2 Dateien"
    assert "1 Abschnitt · 1 Schritt · etwa" in window.sheet.figures.text()
    assert window.sheet.route.text().startswith("Läuft auf diesem Rechner · ")
    english = _english()
    left = {text for text in _texts(window.sheet) if text.replace("&", "") in english}
    window.sheet.reject()
    for page in _PAGES:
        window.show_page(page)
        left |= {text for text in _texts(window) if text.replace("&", "") in english}
    assert left == set()
    assert [button.text() for button in window.rail.buttons.values()] == [
        *("Start", "Warteschlange", "Verlauf", "Einblicke", "Modelle", "Einstellungen"),
    ]


def test_what_runs_and_what_failed_is_told_in_german(
    qtbot: QtBot, german: Language, window: MainWindow
) -> None:
    window.show_plan([SHORT, BROKEN])
    qtbot.waitUntil(window.sheet.start_button.isEnabled)
    window.sheet.start()
    qtbot.waitUntil(lambda: "hat diesen Rechner verlassen: nichts" in window.pane.receipt_text)
    assert "1 von 1 Seiten · " in window.pane.receipt_text


def test_names_of_pages_fit_when_they_are_bold(german: Language, window: MainWindow) -> None:
    for name, button in window.rail.buttons.items():
        window.show_page(name)
        button.ensurePolished()
        assert button.sizeHint().width() <= button.width()


def test_mirrored_the_rail_is_on_the_right_and_all_stays_inside(
    qtbot: QtBot, mirrored: None, window: MainWindow
) -> None:
    for page in _PAGES:
        window.show_page(page)
        QApplication.processEvents()
        stack = window.pages
        assert window.rail.mapTo(window, window.rail.rect().center()).x() > stack.geometry().right()
        assert [_told(part) for part in _sticking_out(window)] == []


def _sticking_out(window: QWidget) -> Iterator[QWidget]:
    for part in window.findChildren(QWidget):
        parent = part.parentWidget()
        if not part.isVisible() or part.isWindow() or parent is None or _scrolls(parent):
            continue
        around = parent.rect().adjusted(-1, -1, 1, 1)  # Qt's mirrored splitter is a pixel off
        if not around.contains(part.geometry()):
            yield part


def _scrolls(widget: QWidget) -> bool:
    around = widget.parentWidget()
    return isinstance(around, QAbstractScrollArea) and widget is around.viewport()


def _told(part: QWidget) -> tuple[str, str, str]:
    return type(part).__name__, part.objectName(), str(part.geometry())
