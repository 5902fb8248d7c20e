"""Headings, lists and tables as Markdown, in blocks that a page may end after.

A table is in the form of GitHub Flavored Markdown (its specification, section 4.10).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

DEEPEST_HEADING = 6
_CELL_END = re.compile(r"(?<!\\)\|")


class Kind(Enum):
    """What a block is; a page does not end after a LEAD, and a ROW is never cut."""

    LEAD = "lead"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"


class Block(NamedTuple):
    """A piece of text with its line ends."""

    text: str
    kind: Kind = Kind.TEXT


def write_row(cells: Iterable[str], width: int = 0) -> str:
    """A table row on one line, without its line end, of `width` cells or more."""
    written = [" ".join(cell.split()).replace("|", "\\|") for cell in cells]
    written += [""] * (width - len(written))
    return "|" + "".join(f" {cell} |" for cell in written)


def split_row(line: str) -> list[str]:
    """The cells that `write_row` wrote, with their white space made single blanks."""
    cells = _CELL_END.split(line.strip())[1:-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]


def write_rule(width: int) -> str:
    """The line that makes the row before it a header."""
    return "|" + " --- |" * width


def write_table(rows: Iterable[Sequence[str]], width: int) -> Iterator[Block]:
    """The rows as blocks: the first one is the header; a blank line ends the table."""
    last: Block | None = None
    for row in rows:
        if last is None:
            head = f"{write_row(row, width)}\n{write_rule(max(width, len(row)))}"
            last = Block(head, Kind.LEAD)
        else:
            yield Block(last.text + "\n", last.kind)
            last = Block(write_row(row, width), Kind.ROW)
    if last is not None:
        yield Block(last.text + "\n\n", Kind.ROW)


class MarkdownWriter:
    """Takes a document's parts in order and keeps them as blocks until they are taken."""

    def __init__(self) -> None:
        self._ready: list[Block] = []
        self._item: str | None = None  # its end depends on what follows

    def heading(self, level: int, text: str) -> None:
        """`text` as a heading; level 1 is the highest."""
        if text := " ".join(text.split()):
            mark = "#" * max(1, min(level, DEEPEST_HEADING))
            self._add(Block(f"{mark} {text}\n\n", Kind.LEAD))

    def paragraph(self, text: str) -> None:
        """A paragraph, whose line ends stay."""
        if text := text.strip():
            self._add(Block(f"{text}\n\n"))

    def item(self, text: str, depth: int = 0, marker: str = "-") -> None:
        """An item of a list in `depth` other lists."""
        if text := text.strip():
            self._end_item("\n")
            indent = "  " * depth
            self._item = f"{indent}{marker} " + text.replace("\n", f"\n{indent}  ")

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A table without its blank rows and columns; one of a single column is paragraphs."""
        filled = sorted({at for row in rows for at, cell in enumerate(row) if cell.strip()})
        rows = [[row[at] if at < len(row) else "" for at in filled] for row in rows if any(row)]
        rows = [row for row in rows if any(cell.strip() for cell in row)]
        width = len(filled)
        if width == 1:
            for row in rows:
                self.paragraph(row[0])
            return
        self._end_item("\n\n")
        self._ready += write_table(rows, width)

    def take(self) -> list[Block]:
        """The blocks that are complete; they are not kept."""
        ready, self._ready = self._ready, []
        return ready

    def finish(self) -> list[Block]:
        """The rest of the blocks."""
        self._end_item("\n\n")
        return self.take()

    def _add(self, block: Block) -> None:
        self._end_item("\n\n")
        self._ready.append(block)

    def _end_item(self, end: str) -> None:
        if self._item is not None:
            self._ready.append(Block(self._item + end, Kind.ITEM))
            self._item = None


def markdown_blocks(text: str) -> Iterator[Block]:
    """The blocks of a text that is Markdown already; joined they are the text."""
    block, kind, is_code = "", Kind.TEXT, False
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        line_kind = Kind.TEXT if is_code or not bare else _line_kind(line)
        is_new = bare and (line_kind != kind or kind is not Kind.TEXT or _is_ended(block))
        if block and is_new and not is_code:
            yield Block(block, kind)
            block = ""
        if not block:
            kind = line_kind
        block += line
        if bare.startswith(("```", "~~~")):
            is_code = not is_code
    if block:
        yield Block(block, kind)


def _line_kind(line: str) -> Kind:
    if re.match(r" {0,3}#{1,6}\s", line):
        return Kind.LEAD
    return Kind.ROW if line.lstrip().startswith("|") else Kind.TEXT


def _is_ended(block: str) -> bool:
    """Whether a blank line ends it."""
    lines = block.splitlines()
    return bool(lines) and not lines[-1].strip()
