"""Writes a result into a text document: headings, lists, tables, emphasis.

All of it is plain text with a format: nothing in it is a link, a picture or HTML.
"""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)

from app.ui.result.markdown import Block, Shape, Span, blocks_of
from app.ui.text_table import write_table
from app.ui.theme import colours

_SIZES = {1: 1.45, 2: 1.25, 3: 1.12}
_ABOVE, _BELOW = 0.7, 0.35  # of a line: room around a heading or between paragraphs
_INDENT_CHARS = 3
_SPACED_PERCENT = 120.0
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


class Writer:
    """Writes at the end of a document, one block below the other."""

    def __init__(
        self, document: QTextDocument, base: QFont, *, is_fresh: bool | None = None
    ) -> None:
        """Write behind what is there; with `is_fresh`, in its last block, which is empty."""
        self._document, self._base = document, base
        metrics = QFontMetricsF(base)
        self._line_px = metrics.lineSpacing()
        document.setIndentWidth(metrics.averageCharWidth() * _INDENT_CHARS)
        # Whether the last block is still to be written in.
        self._is_fresh = document.isEmpty() if is_fresh is None else is_fresh
        self._list_key: tuple[Shape, int] | None = None

    def heading(self, text: str, level: int = 3) -> None:
        """A heading."""
        self._block(Block(Shape.HEADING, (Span(text),), level))

    def plain(self, text: str) -> tuple[int, int]:
        """A paragraph as it is; where it stands."""
        cursor = self._begin(QTextBlockFormat(), is_apart=True)
        start = cursor.position()
        cursor.insertText(text, QTextCharFormat())
        return start, cursor.position()

    def item(self, text: str) -> tuple[int, int]:
        """An item of a list as it is; where it stands."""
        return self._item(Block(Shape.BULLET, (Span(text),)))

    def markdown(self, text: str) -> None:
        """Markdown, safely."""
        for _ in self.markdown_blocks(text):
            pass

    def markdown_blocks(self, text: str) -> Iterator[int]:
        """The same block by block, as one goes on with it; how many letters each had."""
        for block in blocks_of(text):
            self._block(block)
            yield len(block.text) + sum(len(cell) for row in block.rows for cell in row)

    def table(self, rows: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
        """A table; where each of its rows stands."""
        cursor = self._begin(QTextBlockFormat(), is_apart=True)
        places = write_table(cursor, rows)
        self._is_fresh = True  # the block that every table leaves below it
        return places

    def _block(self, block: Block) -> None:
        writers: dict[Shape, Callable[[Block], object]] = {
            Shape.HEADING: self._heading,
            Shape.BULLET: self._item,
            Shape.NUMBER: self._item,
            Shape.CODE: self._code,
            Shape.QUOTE: self._quote,
            Shape.RULE: self._rule,
            Shape.TABLE: lambda block: self.table(block.rows),
        }
        writers.get(block.shape, self._paragraph)(block)

    def _paragraph(self, block: Block) -> None:
        self._spans(self._begin(QTextBlockFormat(), is_apart=True), block.spans)

    def _heading(self, block: Block) -> None:
        form = QTextBlockFormat()
        form.setHeadingLevel(block.level)
        form.setTopMargin(self._room(_ABOVE))
        form.setBottomMargin(self._room(_BELOW))
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.DemiBold)
        style.setFontPointSize(self._base.pointSizeF() * _SIZES.get(block.level, 1.0))
        self._spans(self._begin(form), block.spans, style)

    def _item(self, block: Block) -> tuple[int, int]:
        key = (block.shape, block.level)
        previous = self._document.lastBlock().textList() if self._list_key else None
        is_same = previous is not None and self._list_key == key
        cursor = self._begin(QTextBlockFormat(), keeps_list=True)
        if is_same and previous is not None:
            previous.add(cursor.block())
        else:
            cursor.createList(_list_format(block))
        self._list_key = key
        start = cursor.position()
        self._spans(cursor, block.spans)
        return start, cursor.position()

    def _code(self, block: Block) -> None:
        form = QTextBlockFormat()
        form.setBackground(QBrush(QColor(colours()["band"])))
        form.setLeftMargin(self._room(0.5))
        self._spans(self._begin(form, is_apart=True), block.spans)

    def _quote(self, block: Block) -> None:
        form = QTextBlockFormat()
        form.setLeftMargin(self._room(1.2))
        style = QTextCharFormat()
        style.setForeground(QColor(colours()["muted"]))
        self._spans(self._begin(form, is_apart=True), block.spans, style)

    def _rule(self, _block: Block) -> None:
        style = QTextCharFormat()
        style.setForeground(QColor(colours()["line"]))
        self._begin(QTextBlockFormat(), is_apart=True).insertText("———", style)

    def _begin(
        self, form: QTextBlockFormat, *, is_apart: bool = False, keeps_list: bool = False
    ) -> QTextCursor:
        """A cursor in a new block at the end."""
        if not keeps_list:
            self._list_key = None
        if is_apart:
            form.setBottomMargin(self._room(_BELOW))
        form.setLineHeight(_SPACED_PERCENT, _PROPORTIONAL)
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._is_fresh:
            cursor.setBlockFormat(form)
            self._is_fresh = False
        else:
            cursor.insertBlock(form, QTextCharFormat())
        return cursor

    def _room(self, share: float) -> float:
        """So much of a line: room in proportion to the text, at every size."""
        return self._line_px * share

    def _spans(
        self, cursor: QTextCursor, spans: Sequence[Span], base: QTextCharFormat | None = None
    ) -> None:
        for span in spans:
            style = QTextCharFormat(base) if base is not None else QTextCharFormat()
            if span.is_bold:
                style.setFontWeight(QFont.Weight.Bold)
            if span.is_italic:
                style.setFontItalic(True)
            if span.is_code:
                fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
                style.setFontFamilies([fixed.family()])
                style.setBackground(QBrush(QColor(colours()["band"])))
            cursor.insertText(span.text.replace("\n", "\u2028"), style)


def _list_format(block: Block) -> QTextListFormat:
    style = QTextListFormat()
    style.setIndent(block.level)
    if block.shape is Shape.NUMBER:
        style.setStyle(QTextListFormat.Style.ListDecimal)
        style.setStart(block.number)
    else:
        style.setStyle(_BULLETS[(block.level - 1) % len(_BULLETS)])
    return style
