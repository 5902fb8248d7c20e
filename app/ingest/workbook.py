"""XLSX by openpyxl, row by row: the values that the spreadsheet program saved."""

import datetime as dt
import warnings
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Any

import openpyxl

from app.ingest.markdown import Block, Kind, write_table
from app.ingest.package import open_package, refuse_doctypes
from app.ingest.paging import fill_pages
from app.ingest.source import Section, Source

_LOOK_AHEAD_ROWS = 100
_EXACT = 1e15  # a larger float may not be the whole number that it seems to be


def read_sections(source: Source) -> Iterator[Section]:
    """The sheets in order, hidden ones too. Rows without any value are left out.

    Raises:
        DocumentDamaged, DocumentEncrypted, DocumentTooLarge, DocumentUnsafe.
    """
    with open_package(source) as archive:
        refuse_doctypes(archive, source.name)
    with source.open() as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and the like, which are not read
        workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # they may be wrong, and would hide cells
            rows = (
                [cell_text(value) for value in row] for row in sheet.iter_rows(values_only=True)
            )
            yield from fill_pages(sheet_blocks(sheet.title, rows), sheet.title)


def sheet_blocks(title: str, rows: Iterator[list[str]]) -> Iterator[Block]:
    """A sheet under its name; nothing for an empty one."""
    filled = filter(None, map(_without_end, rows))
    first = list(islice(filled, _LOOK_AHEAD_ROWS))
    if first:
        yield Block(f"# {' '.join(title.split())}\n\n", Kind.LEAD)
        yield from write_table(chain(first, filled), max(map(len, first)))


def cell_text(value: Any) -> str:  # noqa: ANN401 - a cell holds anything
    """A value as one would type it: no midnight after a date, no .0 after a whole number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime):
        return str(value.date() if value.time() == dt.time() else value)
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return str(value)


def _without_end(row: Sequence[str]) -> list[str]:
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return list(row[:width])
