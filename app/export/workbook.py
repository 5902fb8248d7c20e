"""XLSX, row by row: text stays text, and what is too long for a cell has a sheet of its own."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from pydantic import JsonValue

from app.domain.export import Export
from app.export.cells import cell_text

# Excel's own limits
# (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3). It counts UTF-16.
_MOST_UNITS = 32_767
_MOST_ROWS = 1_048_576
_MOST_EXACT = 2**53  # a number of a sheet is a double
_LONG_TEXTS = "Long texts"
_CUT = "… (cut here; whole on the sheet “Long texts”)"


def write(export: Export, path: Path) -> Sequence[str]:
    """The table, on as many sheets as it needs; notes say how many cells were cut."""
    book = Workbook(write_only=True)
    long_texts: list[tuple[int, str, str]] = []
    rows = iter(enumerate(export.grid.rows, start=2))
    for number in range(1 + max(0, len(export.grid.rows) - 1) // (_MOST_ROWS - 1)):
        sheet = book.create_sheet("Results" if number == 0 else f"Results {number + 1}")
        sheet.freeze_panes = "B2"
        sheet.append([_cell(sheet, name) for name in export.grid.columns])
        for at, row in islice(rows, _MOST_ROWS - 1):
            named = zip(export.grid.columns, row, strict=True)
            sheet.append([_fitting(sheet, at, name, value, long_texts) for name, value in named])
    if long_texts:
        _add_long_texts(book, long_texts)
    book.save(path)
    if not long_texts:
        return ()
    return (f"{len(long_texts):,} cell(s) were cut; whole on the sheet “{_LONG_TEXTS}”.",)


def pieces(text: str, most_units: int = _MOST_UNITS) -> Iterator[str]:
    """The text in pieces of so many UTF-16 units at most; joined they are the text."""
    start = units = 0
    for at, sign in enumerate(text):
        width = 2 if sign > "\uffff" else 1
        if units + width > most_units:
            yield text[start:at]
            start, units = at, 0
        units += width
    yield text[start:]


def _fitting(
    sheet: object, row: int, column: str, value: JsonValue, long_texts: list[tuple[int, str, str]]
) -> Any:  # noqa: ANN401 - openpyxl has no types
    """The value's cell; a text that does not fit is cut, and kept whole in `long_texts`."""
    text = value if _is_number(value) else cell_text(value)
    if isinstance(text, str) and len(text) * 2 > _MOST_UNITS and _units(text) > _MOST_UNITS:
        long_texts.append((row, column, text))
        text = next(pieces(text, _MOST_UNITS - len(_CUT))) + _CUT
    return _cell(sheet, text)


def _cell(sheet: object, value: JsonValue) -> Any:  # noqa: ANN401
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula or an error, whatever it begins with
        cell.quotePrefix = True  # nor when somebody edits it
    return cell


def _add_long_texts(book: Any, long_texts: list[tuple[int, str, str]]) -> None:  # noqa: ANN401
    """Row, column, part and text: a part is as much as a cell holds."""
    sheet = book.create_sheet(_LONG_TEXTS)
    sheet.append(["row", "column", "part", "text"])
    for row, column, text in long_texts:
        for part, piece in enumerate(pieces(text), start=1):
            sheet.append([row, _cell(sheet, column), part, _cell(sheet, piece)])


def _is_number(value: JsonValue) -> bool:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return abs(value) <= _MOST_EXACT
    return isinstance(value, bool)


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)
