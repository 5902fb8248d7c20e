"""The tables of a text: Markdown pipe tables, which is what every format's tables are read as.

The form is that of GitHub Flavored Markdown (its specification, section 4.10), each row on a line,
with bars at both ends; a bar inside a cell is written `\\|`.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_RULE = re.compile(r"\s*\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+\s*")  # "| - |" is data
_CELL_END = re.compile(r"(?<!\\)\|")


class Row(NamedTuple):
    """A row's cells, unescaped, and where its line stands: [start, end) of the text."""

    start: int
    end: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A table. `start` and `end` are those of its header, with the rule below it."""

    start: int
    end: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tables_of(text: str) -> list[Table]:
    """The text's tables in order; a header that is repeated begins another one."""
    found: list[tuple[Table, list[Row]]] = []
    is_inside = False
    for (start, line), (after, following) in pairwise(chain(_lines(text), [(len(text), "")])):
        if _is_row(line) and _RULE.fullmatch(following):
            columns = _columns(split_row(line))
            found.append((Table(start, after + len(following), columns, ()), []))
            is_inside = True
        elif not _is_row(line):
            is_inside = False
        elif is_inside and start >= found[-1][0].end:
            found[-1][1].append(Row(start, after, split_row(line)))
    return [table._replace(rows=tuple(rows)) for table, rows in found]


def header_of(text: str) -> tuple[str, ...]:
    """The columns' names, when the text is a table's header with its rule; else none."""
    lines = text.strip("\n").split("\n")
    is_header = len(lines) == 2 and _is_row(lines[0]) and _RULE.fullmatch(lines[1])  # noqa: PLR2004
    return _columns(split_row(lines[0])) if is_header else ()


def split_row(line: str) -> tuple[str, ...]:
    """The cells of a row's line."""
    inside = _CELL_END.split(line.strip())[1:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in inside)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match.group()) for match in _LINE.finditer(text))


def _is_row(line: str) -> bool:
    bare = line.strip()
    return len(bare) > 1 and bare[0] == bare[-1] == "|" and not bare.endswith("\\|")


def _columns(names: Sequence[str]) -> tuple[str, ...]:
    """The columns' names, each once: a nameless one gets its number, a second "a" is "a 2"."""
    taken: list[str] = []
    for number, name in enumerate(names, start=1):
        taken.append(free_name(name or f"column {number}", taken))
    return tuple(taken)


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, with a number if it is taken."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    return free
