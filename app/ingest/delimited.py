"""CSV and its kin: values between commas, semicolons, tabs or bars, as one table."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import chain, islice

from app.ingest.markdown import write_table
from app.ingest.paging import fill_pages
from app.ingest.source import Section, Source
from app.ingest.text import cut_text, decode_text

_DELIMITERS = ",;\t|"
_LOOK_AHEAD_ROWS = 100
_MOST_FIELD_CHARS = 100_000_000  # csv's own limit of 131,072 would refuse real files


def read_sections(source: Source) -> Iterator[Section]:
    """The table; a text that is none is read as text. Rows without any value are left out.

    Raises:
        DocumentEmpty, DocumentFormatUnknown.
    """
    text = decode_text(source.read(), source.name)
    if (delimiter := find_delimiter(text)) is None:
        yield from map(Section, cut_text(text))
        return
    rows = (row for row in _rows(text, delimiter) if any(cell.strip() for cell in row))
    first = list(islice(rows, _LOOK_AHEAD_ROWS))
    yield from fill_pages(write_table(chain(first, rows), max(map(len, first), default=0)))


def find_delimiter(text: str) -> str | None:
    """The one that cuts most of the first rows into the same number of values, two or more."""
    best: tuple[float, int, str] | None = None
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in islice(_rows(text, delimiter), _LOOK_AHEAD_ROWS) if row]
        width, count = Counter(widths).most_common(1)[0] if widths else (0, 0)
        if width > 1 and count * 2 > len(widths):
            best = max(best or (0.0, 0, ""), (count / len(widths), width, delimiter))
    return best[2] if best else None


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_MOST_FIELD_CHARS)
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter)
