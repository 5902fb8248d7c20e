"""Dresses the application: light or dark, and in the wanted size."""

import re
from collections.abc import Callable
from typing import NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.sheet import DARK, LIGHT, SHEET

_LOOK_MS = 1000

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def named(widget: AnyWidget, name: str) -> AnyWidget:
    """The widget under a name that the stylesheet knows."""
    widget.setObjectName(name)
    return widget


def renamed(widget: QWidget, name: str) -> None:
    """Give a widget that is shown another name: it has the colour of that from now on."""
    if widget.objectName() != name:
        named(widget, name)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def colours() -> dict[str, str]:
    """The named colours of the theme that is on, for what is painted by hand."""
    ground = QApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if ground == QColor(DARK["ground"]) else LIGHT


class Look(Protocol):
    """What the settings say of it; see `WindowSettings`."""

    @property
    def theme(self) -> str:
        """`system`, `light` or `dark`."""
        ...

    @property
    def text_size(self) -> int:
        """In percent of the usual."""
        ...


class _Usual(NamedTuple):
    """As long as nobody has read the settings: the first window waits for nothing."""

    theme: str = "system"
    text_size: int = 100


class Theme(QObject):
    """Dresses the application as the settings say; else it follows the system's light and dark.

    The settings may be changed by anybody at any time, so they are looked at again and again.
    """

    def __init__(self, application: QApplication, look: Callable[[], Look] = _Usual) -> None:
        super().__init__(application)
        self._application, self._read_look = application, look
        self._worn: tuple[bool, int] | None = None
        application.setStyle("Fusion")
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self.follow)
        self._scheme = hints.colorScheme()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot(Qt.ColorScheme)
    def follow(self, scheme: Qt.ColorScheme) -> None:
        """Wear light or dark, unless the settings say which. One that says nothing is light."""
        self._scheme = scheme
        self.look()

    @Slot()
    def look(self) -> None:
        """Dress anew where the settings or the system ask for something else than what is worn."""
        wanted = self._read_look()
        is_dark = wanted.theme == "dark" or (
            wanted.theme == "system" and self._scheme is Qt.ColorScheme.Dark
        )
        if self._worn == (is_dark, wanted.text_size):
            return
        self._worn = (is_dark, wanted.text_size)
        colours = DARK if is_dark else LIGHT
        self._application.setPalette(_palette(colours))
        sheet = SHEET.substitute(colours)
        self._application.setStyleSheet(_in_size(sheet, wanted.text_size))


def _in_size(sheet: str, percent: int) -> str:
    """The sheet with its sizes of text made larger or smaller: points, and what Qt measures by the
    system's own font.
    """
    return re.sub(
        r"([\d.]+)(pt|em)",
        lambda found: f"{round(float(found.group(1)) * percent / 100, 2)}{found.group(2)}",
        sheet,
    )


def _palette(colours: dict[str, str]) -> QPalette:
    """The same colours for what the stylesheet does not reach."""
    role = QPalette.ColorRole
    named = {
        role.Window: "ground",
        role.WindowText: "text",
        role.Base: "card",
        role.AlternateBase: "band",
        role.Text: "text",
        role.Button: "card",
        role.ButtonText: "text",
        role.Highlight: "selected",
        role.HighlightedText: "on_selected",
        role.PlaceholderText: "muted",
        role.ToolTipBase: "card",
        role.ToolTipText: "text",
        role.Link: "accent",
        role.Accent: "accent",
        role.Mid: "faint",
    }
    palette = QPalette()
    for place, name in named.items():
        palette.setColor(place, QColor(colours[name]))
    return palette
