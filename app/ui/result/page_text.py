"""A page's text as it was read, with a passage marked in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from app.ui.theme import named

_MOST_CHARS = 200_000  # a page of text is 3,000; one that a table's row makes longer is cut here
_MARK, _MARK_EDGE = QColor(255, 196, 0, 110), QColor(176, 104, 0)


class PageText(QPlainTextEdit):
    """One page at a time. `step` carries +1 or -1 where one reads on over its end."""

    step = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "pageText")
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("Text of the document"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)

    def show_page(self, text: str, marks: Sequence[tuple[int, int]] = ()) -> None:
        """A page's text; `marks` are [start, end) in its characters."""
        text = text[:_MOST_CHARS]
        self.setPlainText(text)
        selections = []
        for start, end in marks:
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(text, start))
            cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, _marker()
            selections.append(selection)
        self.setExtraSelections(selections)
        at = QTextCursor(self.document())
        at.setPosition(_units(text, marks[0][0]) if marks else 0)
        self.setTextCursor(at)
        if marks:
            self.centerCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Down at the end goes on to the next page, Page Up at the top back to the last."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.step.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.step.emit(-1)
        else:
            super().keyPressEvent(event)


def _units(text: str, at: int) -> int:
    """A place among characters as Qt counts it, in UTF-16 units."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _marker() -> QTextCharFormat:
    style = QTextCharFormat()
    style.setBackground(_MARK)
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    style.setUnderlineColor(_MARK_EDGE)
    style.setProperty(QTextFormat.Property.FullWidthSelection, False)
    return style
