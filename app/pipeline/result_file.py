"""One result as a file: in which forms it can be written, and what the file is called."""

import re
from collections.abc import Sequence
from pathlib import Path

from app.domain.export import Export, ExportForm
from app.domain.result import TaskReport
from app.pipeline.house import House
from app.pipeline.table import file_results, make_table

_READ = (ExportForm.MD, ExportForm.DOCX, ExportForm.JSON)
_ROWS = (ExportForm.CSV, ExportForm.XLSX)
# Not in a name on Windows, or not to be seen in one: a name from elsewhere may hold anything.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]|[^\w\s.,()&+\'-]')
_MOST_LETTERS = 80


def forms_of(report: TaskReport) -> Sequence[ExportForm]:
    """The forms a result can be written in, the most natural one first."""
    if isinstance(report.result, list):
        return (*_ROWS, *_READ)
    if isinstance(report.result, dict):
        return (ExportForm.JSON, *_ROWS, ExportForm.MD, ExportForm.DOCX)
    return _READ


def file_name(report: TaskReport, form: ExportForm) -> str:
    """What a result's file is called: its document, its kind, and the form's ending."""
    stem = re.sub(r"\.\w{1,5}\Z", "", report.document)
    safe = _REFUSED.sub("_", stem)[:_MOST_LETTERS].strip(" .-_")
    return f"{safe or 'document'}.{report.kind.value}.{form.value}"


def write_result(house: House, task_id: str, path: Path, form: ExportForm) -> list[str]:
    """Write a task's result to a file; what a reader must be told about it.

    Raises:
        TaskUnknown, OutputNotWritable.
    """
    files = file_results(house.ports, [task_id])
    reports = [file.report for file in files]
    return list(house.write_export(Export(form, reports, make_table(files)), path))
