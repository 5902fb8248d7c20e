"""Drawn icons in the colours of the theme: one line drawing each, in `resources/icons`."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


def drawn(path: Path, colour: str, side: int) -> QPixmap:
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


def drawn_icon(path: Path, colours: Sequence[str], side: int) -> QIcon:
    """An icon of a drawing: in the first colour, and in the second where it is switched on."""
    off, on = colours
    icon = QIcon(drawn(path, off, side))
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
        icon.addPixmap(drawn(path, on, side), mode, QIcon.State.On)
    return icon
