"""From a stream of tags to Markdown: HTML's tags, or others named like them.

It is the target of an lxml parser, so no tree is built and nothing recurses.
"""

import re
from collections.abc import Mapping

from app.ingest.markdown import Block, MarkdownWriter

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HEADING = re.compile(r"h([1-6])")
_SKIPPED = frozenset(("script", "style", "template", "noscript", "svg", "skip"))
_BREAKS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl"),
    *("dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "legend", "main"),
    *("nav", "option", "p", "pre", "section", "summary", "title"),
}
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_MOST_COLUMNS = 1000  # HTML allows a cell this many columns


class _Table:
    """A table that is being read."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.is_layout = False  # what holds tables or headings is no table of values


class Outline:
    """Gathers text; a tag that ends a block gives it to the writer as what it is."""

    def __init__(self) -> None:
        self.writer = MarkdownWriter()
        self.title = ""
        self._text: list[str] = []
        self._skipped: list[str] = []  # open tags of a part that nobody sees
        self._tables: list[_Table] = []
        self._lists: list[list[str | int]] = []  # tag and number of items
        self._marker: str | None = None  # of the item that was just begun
        self._heading = 0
        self._span = 1
        self._pre = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag is opened."""
        if self._skipped or tag in _SKIPPED:
            self._skipped.append(tag)
        elif heading := _HEADING.fullmatch(tag):
            self._break()
            self._heading = int(heading[1])
            self._lay_out()
        elif tag in _BREAKS:
            self._break()
            self._pre += tag == "pre"
        elif tag in _LISTS:
            self._break()
            self._lists.append([tag, 0])
        elif tag == "li":
            self._begin_item()
        elif tag in {"table", "tr", "td", "th", "caption"}:
            self._start_table_part(tag, attributes)
        else:
            self._start_inline(tag, attributes)

    def data(self, text: str) -> None:
        """Text."""
        if not self._skipped:
            self._text.append(text if self._pre else _BLANKS.sub(" ", text))

    def end(self, tag: str) -> None:
        """A tag is closed."""
        if self._skipped:
            self._skipped.pop()
        elif tag == "title":
            self.title = self.title or self._taken()
        elif tag in _BREAKS or _HEADING.fullmatch(tag):
            self._break()
            self._heading = 0
            self._pre = max(0, self._pre - (tag == "pre"))
        elif tag in _LISTS:
            self._break()
            if self._lists:
                self._lists.pop()
        elif tag == "li":
            self._break()
            self._marker = None
        elif tag in {"table", "tr", "td", "th", "caption"}:
            self._end_table_part(tag)

    def close(self) -> list[Block]:
        """The end: the blocks that have not been taken."""
        while self._tables:
            self._end_table_part("td")
            self._end_table_part("table")
        self._break()
        return self.writer.finish()

    # --- inside a paragraph ---

    def _start_inline(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            self._text.append("\n")
        elif tag == "img" and (alternative := attributes.get("alt", "").strip()):
            self.data(f"[{alternative}]")

    def _taken(self) -> str:
        text = "".join(self._text)
        self._text.clear()
        if self._pre:
            return text.strip("\n")
        return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()

    # --- blocks ---

    def _break(self) -> None:
        """What was gathered is a block of its own, or a line of the cell that it is in."""
        if self._tables and not self._tables[-1].is_layout:
            self._text.append("\n")
            return
        text = self._taken()
        if not text.strip():
            return
        if self._heading:
            self.writer.heading(self._heading, text)
        elif self._lists:
            depth = len(self._lists) - 1
            if self._marker is not None:
                self.writer.item(text, depth, self._marker)
            else:
                self.writer.item(text, depth + 1, "")
            self._marker = None
        else:
            self.writer.paragraph(text)

    def _begin_item(self) -> None:
        self._break()
        if not self._lists:
            self._lists.append(["ul", 0])
        kind, count = self._lists[-1]
        self._lists[-1][1] = number = int(count) + 1
        self._marker = f"{number}." if kind == "ol" else "-"
        if self._tables and not self._tables[-1].is_layout:
            self._text.append(f"{self._marker} ")

    # --- tables ---

    def _start_table_part(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            self._lay_out()
            self._break()
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._text_outside_cells()
            self._tables[-1].rows.append([])
        elif tag in {"td", "th"} and self._tables:
            self._text_outside_cells()
            span = attributes.get("colspan", "1").strip()
            self._span = min(int(span), _MOST_COLUMNS) if span.isdecimal() else 1
        else:
            self._break()

    def _end_table_part(self, tag: str) -> None:
        if not self._tables:
            self._break()
            return
        table = self._tables[-1]
        if tag in {"td", "th"}:
            if table.is_layout:
                self._break()
            else:
                self._row(table).extend([self._taken(), *[""] * (max(self._span, 1) - 1)])
        elif tag == "table":
            self._text_outside_cells()
            self._tables.pop()
            if not table.is_layout:
                self.writer.table(table.rows)
        elif tag == "caption":
            self._text_outside_cells()

    def _text_outside_cells(self) -> None:
        """A caption, or text where none should be: before the table, but not lost."""
        if table := self._tables[-1] if self._tables else None:
            if table.is_layout:
                self._break()
            elif text := self._taken():
                self.writer.paragraph(text)

    def _row(self, table: _Table) -> list[str]:
        if not table.rows:
            table.rows.append([])
        return table.rows[-1]

    def _lay_out(self) -> None:
        """The table at hand only lays out the page: its cells so far are paragraphs."""
        if not self._tables or self._tables[-1].is_layout:
            return
        table = self._tables[-1]
        table.is_layout = True
        for row in table.rows:
            for cell in row:
                self.writer.paragraph(cell)
        table.rows.clear()
        self.writer.paragraph(self._taken())
