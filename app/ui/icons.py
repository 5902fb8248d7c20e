"""Drawn icons in the colours of the theme: one line drawing each, in `resources/icons`."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from app.ui.theme import colours


class DrawnIcon:
    """A button's icon: redrawn where the theme or the size of letters is another, else not.

    Qt tells of such changes dozens of times while a window is made.
    """

    def __init__(
        self, button: QAbstractButton, drawing: Path, names: Sequence[str], lines: float
    ) -> None:
        """Nothing is drawn before it is shown: only then is its size known.

        Args:
            names: of the theme's colours, where the button is off, and where it is on.
            lines: its height in lines of text.
        """
        self._button, self._drawing, self._names, self._lines = button, drawing, names, lines
        self._drawn: tuple[str, str, int] | None = None

    def look(self) -> None:
        """See whether it must be drawn anew; to be called when the button is shown, too."""
        if not self._button.isVisible():
            return
        theme = colours()
        off, on = (theme[name] for name in self._names)
        side = round(self._button.fontMetrics().height() * self._lines)
        if self._drawn != (off, on, side):
            self._drawn = (off, on, side)
            icon = QIcon(_drawn(self._drawing, off, side))
            if on != off:
                icon.addPixmap(_drawn(self._drawing, on, side), state=QIcon.State.On)
            self._button.setIcon(icon)
            self._button.setIconSize(QSize(side, side))


def _drawn(path: Path, colour: str, side: int) -> QPixmap:
    """A drawing in one colour, `side` pixels wide and high, sharp on a dense screen too."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(path)).render(painter, QRectF(picture.rect()))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), QColor(colour))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
