"""What can be done with a result: copied, exported, dragged out as a file, asked for anew."""

import json
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QDrag, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from app.domain.options import Label, Length, Options, Style
from app.domain.task import Category, Kind, Privacy
from app.pipeline.result_file import file_name
from app.pipeline.submit import Order
from app.ui.kind_options import KindOptions
from app.ui.main_window import MainWindow
from app.ui.result_pane import ResultPane
from app.ui.sheet import DARK, LIGHT
from app.ui.theme import Theme
from tests.fakes.house import FakeHouse
from tests.fakes.parcels import make_parcel
from tests.ui.conftest import SHORT
from tests.ui.hands import click, press
from tests.ui.test_results import show

ANSWER = "# Ferries\n\n- **Two** ferries run every day.\n- The third one is in the dock."
SCHEMA = {"type": "object", "properties": {"year": {"type": ["integer", "null"]}}}
NOWHERE = Path()


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow, fakes: FakeHouse) -> ResultPane:
    """The pane with a summary in Markdown."""
    fakes.reader.pages[SHORT] = ["Two ferries run every day. The third one is in the dock."]
    fakes.engine.script = [ANSWER]
    options = Options(style=Style.BULLETS)
    show(qtbot, window, Order(Kind.SUMMARIZE, NOWHERE, "only ferries", options=options))
    return window.pane


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


# --- copy, export, drag -------------------------------------------------------------------


def test_it_is_copied_as_text_and_as_markdown(pane: ResultPane) -> None:
    as_text, as_markdown = pane.actions_row.copy_button.menu().actions()
    as_markdown.trigger()
    markdown = clipboard()
    assert "**Two**" in markdown
    as_text.trigger()
    assert "• Two ferries run every day." in clipboard()
    assert "**" not in clipboard()


def test_it_is_exported_in_every_form_and_says_where(
    qtbot: QtBot,
    window: MainWindow,
    pane: ResultPane,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("one.md", "two.docx", "three.json", "four"):
        chosen = (str(tmp_path / name), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, chosen=chosen: chosen)
        with qtbot.waitSignal(window.work.result_door.told) as told:
            click(pane.actions_row.export)
        assert str(tmp_path / name) in told.args[0]
    assert "Two" in (tmp_path / "one.md").read_text("utf-8")
    paragraphs = docx.Document(str(tmp_path / "two.docx")).paragraphs
    assert any("ferries" in paragraph.text for paragraph in paragraphs)
    assert json.loads((tmp_path / "three.json").read_text("utf-8"))["kind"] == "summarize"
    assert "Two" in (tmp_path / "four.md").read_text("utf-8")


def test_a_file_that_cannot_be_written_is_said(
    qtbot: QtBot, window: MainWindow, pane: ResultPane, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    view = pane._view
    assert view is not None
    window.work.result_door.export(view.report, tmp_path / "file" / "out.md")
    qtbot.waitUntil(window.notice.isVisible)


def test_a_drag_carries_a_file_that_is_written_when_it_begins(
    qtbot: QtBot, window: MainWindow, pane: ResultPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[Path] = []

    def catch(drag: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        carried.extend(Path(url.toLocalFile()) for url in drag.mimeData().urls())
        assert drag.mimeData().formats() == ["text/uri-list"]
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", catch)
    handle = pane.actions_row.handle
    start, left = handle.rect().center(), Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(handle, start + QPoint(QApplication.startDragDistance() * 2, 0))
    qtbot.waitUntil(lambda: len(carried) == 1)
    [file] = carried
    assert file.name == "short.summarize.md"
    assert "Two" in file.read_text("utf-8")
    assert file.parent.stat().st_mode & 0o077 == 0  # nobody else can look into it
    window.work.result_door.close()
    assert not file.exists()


def test_by_keyboard_the_file_goes_to_the_clipboard(qtbot: QtBot, pane: ResultPane) -> None:
    QGuiApplication.clipboard().clear()
    press(pane.actions_row.handle, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasUrls())
    [url] = QGuiApplication.clipboard().mimeData().urls()
    assert Path(url.toLocalFile()).read_text("utf-8").startswith("# short.txt")


def test_without_a_result_there_is_nothing_to_carry(window: MainWindow) -> None:
    row = window.pane.actions_row
    for part in (row.export, row.copy_button, row.handle, row.again, row.change):
        assert not part.isEnabled()


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("report.pdf", "report.summarize.md"),
        ("../../etc/passwd", "etc_passwd.summarize.md"),
        ("a\nb\u202e.txt", "a_b.summarize.md"),
        ("...", "document.summarize.md"),
        ("Bürgeramt 3.pdf and 2 more", "Bürgeramt 3.pdf and 2 more.summarize.md"),
        ("x" * 400, "x" * 80 + ".summarize.md"),
    ],
)
def test_a_files_name_holds_on_every_system(document: str, name: str) -> None:
    from app.domain.export import ExportForm

    report = make_parcel(document=document).report
    assert file_name(report, ExportForm.MD) == name


# --- again, with changes ------------------------------------------------------------------


def test_it_is_asked_anew_with_other_options(
    qtbot: QtBot, window: MainWindow, pane: ResultPane, fakes: FakeHouse
) -> None:
    fakes.clock.advance(1)
    click(pane.actions_row.change)
    qtbot.waitUntil(window.sheet.isVisible)
    order = window.sheet.options.order()
    assert order.kind is Kind.SUMMARIZE
    assert order.instruction == "only ferries"
    assert order.options == Options(style=Style.BULLETS)
    window.sheet.options.choose(Kind.ASK)
    window.sheet.options.form.question.setText("How many?")  # type: ignore[attr-defined]
    qtbot.waitUntil(window.sheet.start_button.isEnabled)
    window.sheet.start()
    qtbot.waitUntil(lambda: window.model.rowCount() == 2)
    assert fakes.store.tasks()[0].kind is Kind.ASK
    assert fakes.store.document(fakes.store.tasks()[0].document_ids[0]).path == str(SHORT)


EXAMPLES = (Label(name="a", examples=("x",)), Label(name="b: c", description="d"))


@pytest.mark.parametrize(
    "order",
    [
        Order(
            Kind.SUMMARIZE,
            NOWHERE,
            "w",
            options=Options(length=Length.LONG, language="French", style=Style.BULLETS),
        ),
        Order(Kind.SUMMARIZE, NOWHERE, "w", options=Options(is_verified=True)),
        Order(Kind.ASK, NOWHERE, "Who?", options=Options(is_full_read=True)),
        Order(Kind.ASK, NOWHERE, "Who?", options=Options(is_verified=True)),
        Order(Kind.EXTRACT, NOWHERE, "w", options=Options(json_schema=SCHEMA)),
        Order(Kind.CLASSIFY, NOWHERE, options=Options(labels=(Label(name="a"), Label(name="b")))),
        Order(Kind.CLASSIFY, NOWHERE, options=Options(labels=EXAMPLES, is_by_row=True)),
        Order(Kind.TRANSLATE, NOWHERE, "w", options=Options(language="German")),
        Order(Kind.REWRITE, NOWHERE, "plainly", category=Category.COMPLEX),
    ],
    ids=lambda order: order.kind.value,
)
def test_the_sheets_options_show_every_kinds_order_as_it_was(qtbot: QtBot, order: Order) -> None:
    options = KindOptions(Privacy.LOCAL_ONLY)
    qtbot.addWidget(options)
    order = order._replace(privacy=Privacy.CLOUD_ALLOWED)
    options.show_order(order)
    assert options.order() == order


# --- names, menus -------------------------------------------------------------------------


def test_every_control_of_the_pane_has_a_name(window: MainWindow) -> None:
    kinds = (QAbstractButton, QSpinBox, QComboBox, QTreeView, QTextEdit, QPlainTextEdit)
    parts = [part for kind in kinds for part in window.pane.findChildren(kind)]
    assert len(parts) > 15
    for part in parts:
        if part.objectName().startswith("qt_"):  # a part of one of Qt's own controls
            continue
        accessible = QAccessible.queryAccessibleInterface(part)
        assert accessible.text(QAccessible.Text.Name), part


def test_the_right_button_offers_the_same_and_the_selection(
    qtbot: QtBot, window: MainWindow, pane: ResultPane
) -> None:
    pane._text.selectAll()
    pane._text.customContextMenuRequested.emit(QPoint(5, 5))
    menu = next(one for one in pane.findChildren(QMenu) if len(one.actions()) > 4)
    copy, as_text, *_ = menu.actions()
    copy.trigger()
    assert clipboard() == pane._text.textCursor().selectedText().replace("\u2029", "\n")
    as_text.trigger()
    assert "• Two ferries" in clipboard()
    assert all(action.isEnabled() for action in menu.actions())
    menu.close()


def test_when_light_becomes_dark_the_text_is_written_in_other_colours(
    qtbot: QtBot, window: MainWindow, pane: ResultPane, qapp: QApplication
) -> None:
    pane._text.choose(pane._text.anchors[0])
    theme = Theme(qapp)
    theme.follow(Qt.ColorScheme.Dark)
    try:
        [selection] = pane._text.extraSelections()
        assert selection.format.background().color() == QColor(DARK["selected"])
    finally:
        theme.follow(Qt.ColorScheme.Light)
    [selection] = pane._text.extraSelections()
    assert selection.format.background().color() == QColor(LIGHT["selected"])
