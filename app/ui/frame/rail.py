"""The rail at the window's leading side: a button for each page."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from app.ui.frame.pages import SETTINGS, title_of
from app.ui.icons import DrawnIcon
from app.ui.theme import named

_MARGIN, _SPACING = 8, 4
_ICON_LINES = 1.3  # of the height of a line
_NARROW_LETTERS = 90


def _wider_when_bold(button: QToolButton) -> int:
    """What the name of the page that is open takes besides."""
    bold = QFont(button.font())
    bold.setWeight(QFont.Weight.DemiBold)
    text = button.text()
    width = button.fontMetrics().horizontalAdvance(text)
    return max(0, QFontMetrics(bold).horizontalAdvance(text) - width)


class Rail(QFrame):
    """`wanted` carries the name of the page that a person wants; settings are at the foot."""

    wanted = Signal(str)

    def __init__(self, icons: Path, names: Sequence[str]) -> None:
        super().__init__()
        named(self, "rail")
        self.setAccessibleName(self.tr("Pages"))
        self._drawn: list[DrawnIcon] = []
        self.buttons = {name: self._button(name) for name in dict.fromkeys((*names, SETTINGS))}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        for name, button in self.buttons.items():
            if name == SETTINGS:
                layout.addStretch()
            if name in names:
                button.setCheckable(True)
                self._group.addButton(button)
            button.clicked.connect(self._on_clicked)
            layout.addWidget(button)
        self._drawn = [
            DrawnIcon(button, icons / f"{name}.svg", ("muted", "accent"), _ICON_LINES)
            for name, button in self.buttons.items()
        ]

    @Slot(str)
    def mark(self, name: str) -> None:
        """Show which page is open."""
        self.buttons[name].setChecked(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Now it is known how large an icon is, and in which window it stands."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the window become wider or narrower."""
        if event.type() is QEvent.Type.Resize and watched is self.window():
            self._fit()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or another size of letters: other icons."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._look()

    def _look(self) -> None:
        for icon in self._drawn:
            icon.look()
        self._fit()

    def _fit(self) -> None:
        """Icons alone where the window has room for few letters: the page needs it more."""
        letters = self.window().width() // max(1, self.fontMetrics().averageCharWidth())
        is_narrow = letters < _NARROW_LETTERS
        style = Qt.ToolButtonStyle
        for button in self.buttons.values():
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon
            )
            bold = 0 if is_narrow else _wider_when_bold(button)
            button.setMinimumWidth(button.sizeHint().width() + bold)

    def _button(self, name: str) -> QToolButton:
        button = named(QToolButton(), "railButton")
        button.setText(title_of(name))
        button.setToolTip(title_of(name))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        for name, button in self.buttons.items():
            if button is sender:
                self.wanted.emit(name)
