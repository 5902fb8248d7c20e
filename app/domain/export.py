"""What is written for other programs: results as files."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from app.domain.result import TaskReport


class ExportForm(StrEnum):
    """The format of a file of results; the value is its suffix too."""

    MD = "md"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"

    @property
    def is_table(self) -> bool:
        """Whether many results belong in one file, a line each."""
        return self in {ExportForm.CSV, ExportForm.XLSX, ExportForm.JSONL}


class Grid(NamedTuple):
    """Results as a table: columns by name, rows with a value for each; None is an empty cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[JsonValue, ...], ...]


class Export(NamedTuple):
    """What goes into one file: the reports, and the same as a table."""

    form: ExportForm
    reports: Sequence[TaskReport]
    grid: Grid


# Writes the file whole or not at all; gives what a reader must be told about it. Raises
# OutputNotWritable.
WriteExport = Callable[[Export, Path], Sequence[str]]
