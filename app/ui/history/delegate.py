"""Paints one task that was found: its name and time, facts, and the passage with its words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.errors import printable
from app.domain.history_words import Snippet
from app.ui.history.model import HIT_ROLE, ShownHit, lines, place_words
from app.ui.theme import colours

_MARGIN, _GAP, _RADIUS, _LINES = 14, 4, 8, 3
_LEADING_SHARE, _DOTS = 0.6, "… "
_LEFT_TO_RIGHT = "\u2066{}\u2069"  # a time reads so in every language
_Index = QModelIndex | QPersistentModelIndex


class HistoryDelegate(QStyledItemDelegate):
    """Three lines; their height goes by the font."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        """As wide as there is room, as high as three lines."""
        height = _LINES * option.fontMetrics.lineSpacing()
        return QSize(0, height + (_LINES - 1) * _GAP + 2 * _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint it; texts of documents are only text."""
        shown = index.data(HIT_ROLE)
        if not isinstance(shown, ShownHit):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, is_selected=is_selected)
        colour = colours()
        text = colour["on_selected" if is_selected else "text"]
        muted = colour["on_selected" if is_selected else "muted"]
        rect: QRect = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        height = option.fontMetrics.lineSpacing()
        self._paint_head(painter, option, rect, (text, muted), shown)
        facts = QRect(rect.left(), rect.top() + height + _GAP, rect.width(), height)
        _put(painter, option, facts, lines(shown)[2], muted)
        passage = facts.translated(0, height + _GAP)
        self._paint_passage(painter, option, passage, text, shown)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_selected: bool
    ) -> None:
        colour = colours()
        card = option.rect.adjusted(2, 2, -2, -2)
        is_current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(QColor(colour["selected" if is_selected else "card"]))
        painter.setPen(QPen(QColor(colour["accent" if is_current else "faint"]), 1 + is_current))
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)

    def _paint_head(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        ink: tuple[str, str],
        shown: ShownHit,
    ) -> None:
        """The name at the leading side, the time at the other."""
        name, at, _, _ = lines(shown)
        metrics: QFontMetrics = option.fontMetrics
        height, width = metrics.lineSpacing(), metrics.horizontalAdvance(at) + _MARGIN
        first = QRect(rect.left(), rect.top(), rect.width() - width, height)
        last = QRect(rect.right() - width, rect.top(), width + 1, height)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        _put(painter, option, first, name, ink[0], font=bold)
        _put(painter, option, last, _LEFT_TO_RIGHT.format(at), ink[1], is_trailing=True)

    def _paint_passage(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        ink: str,
        shown: ShownHit,
    ) -> None:
        """The first place, with the words that were looked for standing out."""
        if not shown.hit.places:
            return
        metrics = QFontMetrics(option.font)
        place = shown.hit.places[0]
        head = f"{place_words(place)}: "
        passage, marks = _fitting(
            place.snippet, metrics, rect.width() - metrics.averageCharWidth() * len(head)
        )
        text = head + passage
        layout = QTextLayout(text, option.font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.NoWrap)
        wrap.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as its script is read
        layout.setTextOption(wrap)
        layout.setFormats([_mark(head, a, b) for a, b in marks])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width())
        layout.endLayout()
        painter.setClipRect(rect)
        painter.setPen(QColor(ink))
        layout.draw(painter, QPointF(rect.topLeft()))


def _fitting(
    snippet: Snippet, metrics: QFontMetrics, width: int
) -> tuple[str, list[tuple[int, int]]]:
    """As much of a passage as there is room for, with the first of the words in it."""
    text, cut = printable(snippet.text), 0
    marks = list(snippet.marks)
    if marks and metrics.horizontalAdvance(text[: marks[0][1]]) > width * _LEADING_SHARE:
        room = max(8, int(width * _LEADING_SHARE / 2 / max(1, metrics.averageCharWidth())))
        cut = max(0, marks[0][0] - room)
        cut = text.find(" ", cut, marks[0][0]) + 1 or cut
    head = _DOTS if cut else ""
    shown = metrics.elidedText(head + text[cut:], Qt.TextElideMode.ElideRight, width)
    moved = [(a - cut + len(head), b - cut + len(head)) for a, b in marks if a >= cut]
    return shown, [(a, b) for a, b in moved if b <= len(shown)]


def _mark(head: str, start: int, end: int) -> QTextLayout.FormatRange:
    kind = QTextCharFormat()
    kind.setFontWeight(QFont.Weight.Bold)
    kind.setForeground(QColor(colours()["accent"]))
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = len(head) + start, end - start, kind
    return found


def _put(  # noqa: PLR0913 - where, what and how
    painter: QPainter,
    option: QStyleOptionViewItem,
    rect: QRect,
    text: str,
    ink: str,
    *,
    font: QFont | None = None,
    is_trailing: bool = False,
) -> None:
    """One line of text, cut short where there is no room; mirrored where one reads so."""
    direction = option.direction
    font = font or option.font
    side = Qt.AlignmentFlag.AlignRight if is_trailing else Qt.AlignmentFlag.AlignLeft
    align = QStyle.visualAlignment(direction, side | Qt.AlignmentFlag.AlignVCenter)
    room = QStyle.visualRect(direction, option.rect, rect)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    metrics = QFontMetrics(font)
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align, cut)
