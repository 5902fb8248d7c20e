"""A line chart painted by hand: QtCharts is under the GPL, and this is all that is needed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.insights.chart_paint import Geometry, paint_chart
from app.ui.insights.scale import axis_marks, largest

_LINES_HIGH, _CHARS_WIDE = 11, 44


class Series(NamedTuple):
    """One line. `values` has a None where nothing is known; `colour` is a name of the theme."""

    name: str
    values: tuple[float | None, ...]
    colour: str = "accent"


class Drawing(NamedTuple):
    """What a chart shows: a label for each point, the lines, and how a value is written."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    written: Callable[[float], str]
    is_whole: bool = False


class LineChart(QWidget):
    """Points are looked at with the mouse, or with the arrow keys; each move is told by `moved`.

    The values are in the accessible description too, and each point that is moved to is announced.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = Drawing("", (), (), str)
        self.place: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, drawing: Drawing) -> None:
        """Show other values; the point that was looked at is let go."""
        self.drawing, self.place = drawing, None
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(self.in_words())
        self.update()

    def in_words(self) -> str:
        """All values as text, those of days without anything left out."""
        lines = [self.told(place) for place in range(len(self.drawing.labels))]
        known = [line for line, is_any in zip(lines, self._any_value(), strict=True) if is_any]
        return "; ".join(known) or self.tr("Nothing yet")

    def told(self, place: int) -> str:
        """One point in words."""
        parts = [
            f"{one.name} {self._written(one.values[place])}"
            if len(self.drawing.series) > 1
            else self._written(one.values[place])
            for one in self.drawing.series
        ]
        return f"{self.drawing.labels[place]}: {', '.join(parts)}"

    def move_to(self, place: int | None) -> None:
        """Look at a point; None: at none."""
        count = len(self.drawing.labels)
        place = None if place is None or not count else min(max(place, 0), count - 1)
        if place == self.place:
            return
        self.place = place
        self.update()
        if place is not None:
            self.moved.emit(place)
            if self.hasFocus() and QAccessible.isActive():
                QAccessible.updateAccessibility(
                    QAccessibleAnnouncementEvent(self, self.told(place))
                )

    def sizeHint(self) -> QSize:
        """Some lines of the font high."""
        metrics = self.fontMetrics()
        width = metrics.averageCharWidth() * _CHARS_WIDE
        return QSize(width, metrics.lineSpacing() * _LINES_HIGH)

    def minimumSizeHint(self) -> QSize:
        """Narrower, never lower."""
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def geometry_now(self) -> Geometry:
        """Where things lie at the present size."""
        most = max((largest(one.values) for one in self.drawing.series), default=0.0)
        marks = axis_marks(most, is_whole=self.drawing.is_whole)
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(self.drawing.written(mark)) for mark in marks)
        gap = metrics.averageCharWidth()
        line = metrics.lineSpacing()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = widest + 2 * gap, 2 * gap
        if is_mirrored:
            left, right = right, left
        area = QRectF(self.rect()).adjusted(left, line * 0.6, -right, -1.6 * line)
        return Geometry(area, tuple(marks), len(self.drawing.labels), is_mirrored)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint axes, lines, and the point that is looked at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chart(painter, self, self.geometry_now())
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the nearest point."""
        self.move_to(self.geometry_now().place_at(event.position()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse looks elsewhere."""
        if not self.hasFocus():
            self.move_to(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the points: left and right as they lie on the screen, Home and End."""
        count = len(self.drawing.labels)
        onward = -1 if self.geometry_now().is_mirrored else 1
        now = self.place if self.place is not None else count - 1
        to = {
            Qt.Key.Key_Left: now - onward if self.place is not None else now,
            Qt.Key.Key_Right: now + onward,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }.get(Qt.Key(event.key()))
        if to is None or not count:
            super().keyPressEvent(event)
            return
        self.move_to(to)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        self.move_to(None)
        super().focusOutEvent(event)

    def point(self, place: int) -> QPointF:
        """Where a point of the first line lies."""
        value = self.drawing.series[0].values[place]
        return self.geometry_now().point(place, value or 0.0)

    def _written(self, value: float | None) -> str:
        return "–" if value is None else self.drawing.written(value)

    def _any_value(self) -> Sequence[bool]:
        places = range(len(self.drawing.labels))
        return [any(one.values[place] for one in self.drawing.series) for place in places]
