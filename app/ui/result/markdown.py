"""Markdown as blocks of text with a style: what a model writes, and nothing that could load. No Qt.

Headings, paragraphs, lists, tables, quotes, code and emphasis are known. A link and a picture are
the words and the address as text; HTML is text. So nothing here leads anywhere.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from app.domain.table import split_row


class Shape(Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"
    CODE = "code"
    RULE = "rule"
    TABLE = "table"


class Span(NamedTuple):
    """A stretch of text in one style."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_code: bool = False


class Block(NamedTuple):
    """`level` is a heading's, or how deep a list's item is (from 1); `number` is the item's own."""

    shape: Shape
    spans: tuple[Span, ...] = ()
    level: int = 1
    number: int = 1
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """Without its style."""
        return "".join(span.text for span in self.spans)


_FENCE = re.compile(r"\s{0,3}(```+|~~~+)[^`~]{0,40}\Z")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*?)[\s#]*\Z")
_ITEM = re.compile(r"(\s*)(?:([-*+•])|(\d{1,9})[.)])\s+(\S.*)\Z")
_QUOTE = re.compile(r"\s{0,3}>\s?(.*)\Z")
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})\Z")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?\|?\s*\Z")
_DEEPEST = 6
_INDENT = 2
# Of bounded length each, so that no text makes this slow.
_TOKEN = re.compile(
    r"\\([!-/:-@\[-`{-~])"
    r"|(`{1,3})(?!`)([^`\n]{1,2000})\2(?!`)"
    r"|!?\[([^\[\]\n]{0,500})\]\(<?([^()\s<>]{0,2000})>?(?:\s\"[^\"\n]{0,200}\")?\)"
    r"|(\*{1,3}|_{1,3})"
)


def blocks_of(text: str) -> Iterator[Block]:
    """A text's blocks in order, each read when it is asked for."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = 0
    while at < len(lines):
        found: list[Block] = []
        at = _next_block(lines, at, found)
        yield from found


def plain_text(text: str) -> str:
    """Markdown as one would type it into a letter."""
    return "\n".join(_plain(block) for block in blocks_of(text)).strip("\n")


def _plain(block: Block) -> str:
    if block.shape is Shape.TABLE:
        return "\n".join("\t".join(row) for row in block.rows) + "\n"
    indent = "  " * (block.level - 1)
    if block.shape is Shape.BULLET:
        return f"{indent}• {block.text}"
    if block.shape is Shape.NUMBER:
        return f"{indent}{block.number}. {block.text}"
    return f"{block.text}\n"


def _next_block(lines: Sequence[str], at: int, found: list[Block]) -> int:
    """Add the block that begins at a line; where the next one begins."""
    line = lines[at]
    if not line.strip():
        return at + 1
    if (fence := _FENCE.match(line)) is not None:
        return _code(lines, at + 1, fence[1], found)
    if (heading := _HEADING.match(line)) is not None:
        found.append(Block(Shape.HEADING, spans_of(heading[2]), len(heading[1])))
        return at + 1
    if _RULE.match(line):
        found.append(Block(Shape.RULE))
        return at + 1
    if "|" in line and at + 1 < len(lines) and _TABLE_RULE.match(lines[at + 1]):
        return _table(lines, at, found)
    return _words(lines, at, found)


def _code(lines: Sequence[str], at: int, fence: str, found: list[Block]) -> int:
    end = at
    while end < len(lines) and not lines[end].strip().startswith(fence):
        end += 1
    found.append(Block(Shape.CODE, (Span("\n".join(lines[at:end]), is_code=True),)))
    return end + 1


def _table(lines: Sequence[str], at: int, found: list[Block]) -> int:
    rows = [_cells(lines[at])]
    width, end = len(rows[0]), at + 2
    while end < len(lines) and "|" in lines[end]:
        cells = _cells(lines[end])[:width]
        rows.append((*cells, *("" for _ in range(width - len(cells)))))
        end += 1
    found.append(Block(Shape.TABLE, rows=tuple(rows)))
    return end


def _cells(line: str) -> tuple[str, ...]:
    bare = line.strip()
    bare = bare if bare.startswith("|") else f"|{bare}"
    bare = bare if bare.endswith("|") and not bare.endswith("\\|") else f"{bare}|"
    return tuple("".join(span.text for span in spans_of(cell)) for cell in split_row(bare))


def _words(lines: Sequence[str], at: int, found: list[Block]) -> int:
    """An item, a quote or a paragraph, with the lines that go on with it."""
    block, words = _begun(lines[at])
    parts = [words]
    end = at + 1
    while end < len(lines) and _goes_on(lines[end]):
        parts.append(lines[end].strip())
        end += 1
    found.append(block._replace(spans=spans_of(_joined(parts))))
    return end


def _begun(line: str) -> tuple[Block, str]:
    if (item := _ITEM.match(line)) is not None:
        level = min(_DEEPEST, 1 + len(item[1].expandtabs(4)) // _INDENT)
        if item[3]:
            return Block(Shape.NUMBER, level=level, number=int(item[3])), item[4]
        return Block(Shape.BULLET, level=level), item[4]
    if (quote := _QUOTE.match(line)) is not None:
        return Block(Shape.QUOTE), quote[1]
    return Block(Shape.PARAGRAPH), line.strip()


def _goes_on(line: str) -> bool:
    begins = (_FENCE, _HEADING, _ITEM, _QUOTE, _RULE)
    is_row = line.lstrip().startswith("|")
    return bool(line.strip()) and not is_row and not any(one.match(line) for one in begins)


def _joined(parts: Sequence[str]) -> str:
    """Lines of a paragraph stay lines: models mean them."""
    return "\n".join(parts)


class _Run(NamedTuple):
    """Stars or bars that may begin or end emphasis, and where they stand among the pieces."""

    place: int
    marks: str


def spans_of(text: str) -> tuple[Span, ...]:
    """A line's stretches by style."""
    pieces: list[Span] = []
    open_runs: list[_Run] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            pieces.append(Span(text[at : match.start()]))
        at = match.end()
        if match[6] is not None:
            _emphasize(pieces, open_runs, match, text)
        else:
            pieces.append(_piece(match))
    pieces.append(Span(text[at:]))
    return tuple(_merged(pieces))


def _piece(match: re.Match[str]) -> Span:
    if match[1] is not None:
        return Span(match[1])
    if match[3] is not None:
        return Span(match[3].strip(), is_code=True)
    words, address = match[4], match[5]
    return Span(words if words == address or not address else f"{words} ({address})".strip())


def _emphasize(pieces: list[Span], open_runs: list[_Run], match: re.Match[str], text: str) -> None:
    """Begin emphasis, or end it and style what stands between; marks that do neither are text."""
    marks = match[6]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    is_word = marks[0] == "_" and before.isalnum() and after.isalnum()
    begun = next((run for run in reversed(open_runs) if run.marks == marks), None)
    if begun is not None and before.strip() and not is_word:
        del open_runs[open_runs.index(begun) :]
        pieces[begun.place] = Span("")
        for place in range(begun.place + 1, len(pieces)):
            pieces[place] = _styled(pieces[place], len(marks))
        return
    if after.strip() and not is_word:
        open_runs.append(_Run(len(pieces), marks))
        del open_runs[:-_DEEPEST]
    pieces.append(Span(marks))


def _styled(span: Span, marks: int) -> Span:
    is_italic, is_bold = bool(marks & 1), marks > 1
    return span._replace(is_bold=span.is_bold or is_bold, is_italic=span.is_italic or is_italic)


def _merged(pieces: Sequence[Span]) -> Iterator[Span]:
    """Neighbours of one style as one; nothing for empty ones."""
    last: Span | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last is not None and last[1:] == piece[1:]:
            last = last._replace(text=last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last
