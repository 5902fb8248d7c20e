"""How states and progress are drawn."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.task import TaskState
from app.pipeline.queries import TaskRow
from app.ui.theme import colours

_DOT = 48  # pixels of the picture; it is scaled down to the line
_SHARE_OF_LINE = 0.55
_PADDING = 11  # as the header's
_COLOUR_OF = {
    TaskState.QUEUED: "line",
    TaskState.RUNNING: "accent",
    TaskState.WAITING_FOR_NETWORK: "line",
    TaskState.PAUSED: "line",
    TaskState.SUCCEEDED: "good",
    TaskState.FAILED: "bad",
    TaskState.CANCELLED: "muted",
}
_HOLLOW = {TaskState.QUEUED, TaskState.WAITING_FOR_NETWORK, TaskState.PAUSED, TaskState.CANCELLED}
_Index = QModelIndex | QPersistentModelIndex


class StateDelegate(QStyledItemDelegate):
    """A dot before the word: full while it runs and when it has ended, hollow while it rests."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """See Qt; the dot is the item's icon."""
        super().initStyleOption(option, index)
        row: TaskRow = index.data(Qt.ItemDataRole.UserRole)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.icon = _dot(colours()[_COLOUR_OF[row.state]], is_hollow=row.state in _HOLLOW)
        size = round(option.fontMetrics.height() * _SHARE_OF_LINE)
        option.decorationSize = QSize(size, size)


class StageDelegate(QStyledItemDelegate):
    """What went wrong stands out."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """See Qt."""
        super().initStyleOption(option, index)
        row: TaskRow = index.data(Qt.ItemDataRole.UserRole)
        if row.error is not None:
            option.palette.setBrush(option.palette.ColorRole.Text, QColor(colours()["bad"]))
        option.textElideMode = Qt.TextElideMode.ElideRight


class ProgressDelegate(QStyledItemDelegate):
    """A bar of the steps done; below it, while a prompt is read, a thin one of how far that is."""

    def __init__(self, reading_role: int, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._reading_role = reading_role

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the cell's ground as usual and the bars in place of its text."""
        row: TaskRow = index.data(Qt.ItemDataRole.UserRole)
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        reading: float | None = index.data(self._reading_role)
        if not row.steps_total and reading is None:
            return
        thick = option.fontMetrics.height() / 2
        area = QRectF(option.rect).adjusted(_PADDING, 0, -_PADDING, 0)
        area = QRectF(area.left(), area.center().y() - thick / 2, area.width(), thick)
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._bar(painter, area, row.fraction_done, option.palette.accent(), is_rtl=is_rtl)
        if reading is not None:
            thin = QRectF(area.left(), area.bottom() + 3, area.width(), max(3.0, thick / 3))
            colour = QBrush(QColor(colours()["good"]))
            self._bar(painter, thin, reading, colour, is_rtl=is_rtl)
        painter.restore()

    def _bar(
        self, painter: QPainter, area: QRectF, share: float, colour: QBrush, *, is_rtl: bool
    ) -> None:
        round_by = area.height() / 2
        painter.setBrush(QColor(colours()["faint"]))
        painter.drawRoundedRect(area, round_by, round_by)
        if share > 0:
            done = QRectF(area)
            done.setWidth(max(area.height(), area.width() * share))
            if is_rtl:
                done.moveRight(area.right())
            painter.setBrush(colour)
            painter.drawRoundedRect(done, round_by, round_by)


@lru_cache(maxsize=32)
def _dot(colour: str, *, is_hollow: bool) -> QIcon:
    picture = QPixmap(_DOT, _DOT)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(QColor(colour))
    pen.setWidth(_DOT // 5)
    painter.setPen(pen)
    if not is_hollow:
        painter.setBrush(QColor(colour))
    edge = _DOT // 8
    painter.drawEllipse(edge, edge, _DOT - 2 * edge, _DOT - 2 * edge)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
