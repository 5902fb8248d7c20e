"""The text of a result, whose sentences lead to the passages they rest on."""

from collections.abc import Sequence
from html import escape
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from app.domain.result import Citation
from app.ui.language import said
from app.ui.theme import colours

_KEYBOARD_AND_MOUSE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
# Seen on light and on dark ground, and the text on it stays readable.
_AMBER = (245, 180, 0, 70)
_AMBER_LINE = (200, 120, 0)


class Anchor(NamedTuple):
    """A stretch of the text, [start, end) in Qt's positions, and what it rests on.

    `reason` says why it is doubtful; empty: it is not known to be.
    """

    start: int
    end: int
    words: str
    citations: tuple[Citation, ...] = ()
    reason: str = ""

    def has(self, position: int) -> bool:
        """Whether it holds a position."""
        return self.start <= position < self.end


class ResultText(QTextEdit):
    """`chosen` carries the anchor that was clicked, or on which Enter was pressed.

    Nothing of a text is ever loaded: it is written without pictures and links, and if there were
    any, `loadResource` has nothing to give.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(_KEYBOARD_AND_MOUSE)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Result"))
        self.viewport().setMouseTracking(True)
        self._anchors: Sequence[Anchor] = ()
        self._current: Anchor | None = None
        self._last_words = ""  # of the chosen one: a text that is written anew keeps it
        self._hovered: Anchor | None = None
        self._pressed_at = QPoint()

    @property
    def anchors(self) -> Sequence[Anchor]:
        """All of the text's, in order."""
        return self._anchors

    @property
    def current(self) -> Anchor | None:
        """The one that was chosen last."""
        return self._current

    def set_anchors(self, anchors: Sequence[Anchor]) -> None:
        """Have these lead somewhere; doubtful ones are marked by colour and by a line below."""
        self._anchors, self._hovered = anchors, None
        before = self._current.words if self._current is not None else self._last_words
        self._last_words = before
        self._current = next((one for one in anchors if one.words == before), None)
        for anchor in anchors:
            if anchor.reason:
                self._cursor(anchor).mergeCharFormat(_amber())
        self._show_selections()

    def put_cursor_back(self) -> None:
        """Where writing has left it no one is: at the chosen sentence, or at the beginning."""
        cursor = self.textCursor()
        cursor.setPosition(self._current.start if self._current is not None else 0)
        self.setTextCursor(cursor)

    def choose(self, anchor: Anchor) -> None:
        """Mark one as chosen, tell it to screen readers, and ask for its passage."""
        self._current, self._last_words = anchor, anchor.words
        cursor = self.textCursor()
        cursor.setPosition(anchor.start)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._show_selections()
        self.chosen.emit(anchor)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ANN401, ARG002 - Qt's own
        """Nothing: a text of a stranger's has no pictures, styles or pages to load."""
        return None

    # --- the mouse --------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where: what is dragged over is a selection, not a click."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a sentence chooses it."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        anchor = self._anchor_at(place)
        is_click = (place - self._pressed_at).manhattanLength() < self.cursorWidth() + 4
        is_left = event.button() is Qt.MouseButton.LeftButton
        if anchor is not None and is_left and is_click and not self.textCursor().hasSelection():
            self.choose(anchor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose."""
        super().mouseMoveEvent(event)
        hovered = self._anchor_at(event.position().toPoint())
        if hovered is not self._hovered:
            self._hovered = hovered
            is_hand = hovered is not None
            shape = Qt.CursorShape.PointingHandCursor if is_hand else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            self._show_selections()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        self._hovered = None
        self._show_selections()
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """A doubtful sentence says why; a tooltip takes tags for format, so there are none."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            anchor = self._anchor_at(event.pos())
            words = self._told(anchor) if anchor is not None else ""
            QToolTip.showText(event.globalPos(), f"<p>{escape(words)}</p>" if words else "", self)
            return True
        return super().viewportEvent(event)

    # --- the keyboard -----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the sentence at the cursor; Alt+Down and Alt+Up go on and back."""
        key, is_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            anchor = self._at_cursor()
            if anchor is not None:
                self.choose(anchor)
        elif is_alt and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where the cursor is can be seen once the keyboard is here."""
        super().focusInEvent(event)
        self._show_selections()

    def _at_cursor(self) -> Anchor | None:
        at = self.textCursor().position()
        return next((one for one in self._anchors if one.has(at)), None)

    def _step(self, by: int) -> None:
        """Put the cursor on the next sentence, or the one before."""
        at = self.textCursor().position()
        if by > 0:
            found = next((one for one in self._anchors if one.start > at), None)
            if self._current is None and self._anchors and at <= self._anchors[0].start:
                found = self._at_cursor() or found
        else:
            found = next((one for one in reversed(self._anchors) if one.end <= at), None)
        if found is not None:
            self.choose(found)
            words = ". ".join(filter(None, (found.words, self._told(found))))
            event = QAccessibleAnnouncementEvent(self, words)
            QAccessible.updateAccessibility(event)

    # --- what is seen -----------------------------------------------------------------

    def _told(self, anchor: Anchor) -> str:
        if anchor.reason:
            return said(anchor.reason)
        if anchor.citations:
            return self.tr("Click, or press Enter, to see where it stands")
        return ""

    def _anchor_at(self, place: QPoint) -> Anchor | None:
        bars = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        point = (place + bars).toPointF()
        at = self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
        return next((one for one in self._anchors if one.has(at)), None) if at >= 0 else None

    def _cursor(self, anchor: Anchor) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(anchor.start)
        cursor.setPosition(anchor.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _show_selections(self) -> None:
        """The chosen one on a ground of its own, the one under the mouse underlined."""
        shown = []
        chosen, hovered = QTextCharFormat(), QTextCharFormat()
        chosen.setBackground(QColor(colours()["selected"]))
        chosen.setForeground(QColor(colours()["on_selected"]))
        hovered.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        hovered.setUnderlineColor(QColor(colours()["accent"]))
        pairs = ((self._current, chosen), (self._hovered, hovered))
        for anchor, style in pairs:
            if anchor is not None:
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = self._cursor(anchor), style
                shown.append(selection)
        self.setExtraSelections(shown)


def _amber() -> QTextCharFormat:
    style = QTextCharFormat()
    style.setBackground(QColor(*_AMBER))
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    style.setUnderlineColor(QColor(*_AMBER_LINE))
    return style
