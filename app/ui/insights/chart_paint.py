"""How a line chart is painted: axes, lines, and the point that is looked at."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.ui.insights.scale import label_places
from app.ui.theme import colours

if TYPE_CHECKING:
    from app.ui.insights.chart import LineChart, Series

_LINE, _DOT, _RING = 2.0, 4.0, 2.0
_FILL_ALPHA = 28
_DASHES = (4.0, 3.0)


class Geometry(NamedTuple):
    """Where values lie in a chart: its area, the marks of its axis, and how many points it has."""

    area: QRectF
    marks: tuple[float, ...]
    points: int
    is_mirrored: bool = False

    def x(self, place: int) -> float:
        """Where a point stands across."""
        share = place / (self.points - 1) if self.points > 1 else 0.5
        if self.is_mirrored:
            share = 1 - share
        return self.area.left() + share * self.area.width()

    def y(self, value: float) -> float:
        """How high a value stands."""
        return self.area.bottom() - value / self.marks[-1] * self.area.height()

    def point(self, place: int, value: float) -> QPointF:
        """Both."""
        return QPointF(self.x(place), self.y(value))

    def place_at(self, at: QPointF) -> int | None:
        """The point nearest to a place across; None: there are none."""
        if not self.points:
            return None
        share = (at.x() - self.area.left()) / max(1.0, self.area.width())
        if self.is_mirrored:
            share = 1 - share
        return min(self.points - 1, max(0, round(share * (self.points - 1))))


def paint_chart(painter: QPainter, chart: "LineChart", at: Geometry) -> None:
    """Paint all of it."""
    _paint_axes(painter, chart, at)
    for number, series in enumerate(chart.drawing.series):
        _paint_line(painter, series, at, is_first=number == 0)
    if chart.place is not None:
        _paint_looked_at(painter, chart, at, chart.place)
    if chart.hasFocus():
        painter.setPen(QPen(QColor(colours()["accent"]), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(chart.rect()).adjusted(1, 1, -1, -1), 8, 8)


def _paint_axes(painter: QPainter, chart: "LineChart", at: Geometry) -> None:
    metrics, drawing = chart.fontMetrics(), chart.drawing
    gap, line = metrics.averageCharWidth(), metrics.lineSpacing()
    faint, muted = QColor(colours()["faint"]), QColor(colours()["muted"])
    for mark in at.marks:
        y = at.y(mark)
        painter.setPen(QPen(faint, 1))
        painter.drawLine(QPointF(at.area.left(), y), QPointF(at.area.right(), y))
        painter.setPen(muted)
        text = drawing.written(mark)
        width = metrics.horizontalAdvance(text)
        x = at.area.right() + gap if at.is_mirrored else at.area.left() - gap - width
        painter.drawText(QPointF(x, y + metrics.ascent() / 2 - 1), text)
    for place, x in chart_labels(chart, at):
        text = drawing.labels[place]
        painter.drawText(QPointF(x, at.area.bottom() + line * 0.3 + metrics.ascent()), text)


def chart_labels(chart: "LineChart", at: Geometry) -> list[tuple[int, float]]:
    """Which points have a label below the axis, and where it begins: apart, none cut off.

    The first and the last are moved to stay inside; what they would touch then is left out.
    """
    metrics, labels = chart.fontMetrics(), chart.drawing.labels
    gap = metrics.averageCharWidth()
    widest = max(map(metrics.horizontalAdvance, labels), default=1)
    room = int(at.area.width() // (widest + 3 * gap)) + 1
    found: list[tuple[int, float]] = []
    taken: list[tuple[float, float]] = []
    for place in reversed(label_places(at.points, room)):  # the last is shown always
        width = metrics.horizontalAdvance(labels[place])
        x = min(max(at.x(place) - width / 2, gap), chart.width() - width - gap)
        if all(x + width + gap <= left or x >= right + gap for left, right in taken):
            found.append((place, x))
            taken.append((x, x + width))
    return found[::-1]


def _paint_line(painter: QPainter, series: "Series", at: Geometry, *, is_first: bool) -> None:
    colour = QColor(colours()[series.colour])
    pen = QPen(colour, _LINE, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    if not is_first:  # told apart without colour, too
        pen.setDashPattern(list(_DASHES))
    for stretch in _stretches(series.values):
        path = QPainterPath(at.point(*stretch[0]))
        for place, value in stretch[1:]:
            path.lineTo(at.point(place, value))
        if is_first:
            _fill_below(painter, path, colour, at)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if len(stretch) == 1:
            painter.setBrush(colour)
            painter.drawEllipse(at.point(*stretch[0]), _LINE, _LINE)


def _fill_below(painter: QPainter, path: QPainterPath, colour: QColor, at: Geometry) -> None:
    below = QPainterPath(path)
    below.lineTo(QPointF(path.currentPosition().x(), at.area.bottom()))
    below.lineTo(QPointF(path.elementAt(0).x, at.area.bottom()))
    below.closeSubpath()
    tint = QColor(colour)
    tint.setAlpha(_FILL_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawPath(below)


def _stretches(values: tuple[float | None, ...]) -> list[list[tuple[int, float]]]:
    """The known values in a row: where one is not known the line has a gap."""
    found: list[list[tuple[int, float]]] = []
    is_open = False
    for place, value in enumerate(values):
        if value is None:
            is_open = False
        elif is_open:
            found[-1].append((place, value))
        else:
            found.append([(place, value)])
            is_open = True
    return found


def _paint_looked_at(painter: QPainter, chart: "LineChart", at: Geometry, place: int) -> None:
    """A line down, a dot on each line, and the values in a bubble."""
    named, metrics = colours(), chart.fontMetrics()
    painter.setPen(QPen(QColor(named["line"]), 1))
    x = at.x(place)
    painter.drawLine(QPointF(x, at.area.top()), QPointF(x, at.area.bottom()))
    for series in chart.drawing.series:
        value = series.values[place]
        if value is not None:
            painter.setPen(QPen(QColor(named["card"]), _RING))
            painter.setBrush(QColor(named[series.colour]))
            painter.drawEllipse(at.point(place, value), _DOT, _DOT)
    text, gap = chart.told(place), metrics.averageCharWidth()
    width = min(metrics.horizontalAdvance(text) + 2 * gap, chart.width() - 2.0)
    height = metrics.lineSpacing() + gap
    left = min(max(x - width / 2, 1.0), chart.width() - width - 1)
    bubble = QRectF(left, 1.0, width, height)
    painter.setPen(QPen(QColor(named["line"]), 1))
    painter.setBrush(QColor(named["band"]))
    painter.drawRoundedRect(bubble, gap, gap)
    painter.setPen(QColor(named["text"]))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width - gap))
    painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, shown)
