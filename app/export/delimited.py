"""CSV for spreadsheets: RFC 4180, UTF-8 with a byte order mark, without which Excel guesses."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

from pydantic import JsonValue

from app.domain.export import Export
from app.export.cells import cell_text

# A spreadsheet takes a cell that begins so for a formula, which may send data away
# (https://owasp.org/www-community/attacks/CSV_Injection). A plain number is none.
_FORMULA = re.compile(r"[=+\-@\t\n]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*%?")


def write(export: Export, path: Path) -> Sequence[str]:
    """The table with its columns' names first."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([guarded(name) for name in export.grid.columns])
        writer.writerows([guarded(value) for value in row] for row in export.grid.rows)
    return ()


def guarded(value: JsonValue) -> str:
    """The cell's text, with an apostrophe before what a spreadsheet would calculate."""
    text = cell_text(value)
    if isinstance(value, int | float) or _NUMBER.fullmatch(text) or not _FORMULA.match(text):
        return text
    return f"'{text}"
