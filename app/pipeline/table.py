"""Folder in, table out: the results of many tasks as rows and columns. Live: some may be open."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from app.domain.errors import well_formed
from app.domain.export import Grid
from app.domain.ports import Ports
from app.domain.result import TaskReport
from app.domain.task import Kind, Task
from app.pipeline.queries import task_report

_FIXED = ("document", "path", "state", "error")
_TEXT_COLUMN = {Kind.SUMMARIZE: "summary", Kind.ASK: "answer", Kind.CLASSIFY: "label"}
_LABELLED = {"label", "probabilities"}
_Fields = dict[str, JsonValue]


class FileResult(NamedTuple):
    """A task of a set, the path of its document, and what it gave so far."""

    task: Task
    path: str
    report: TaskReport


def find_tasks(ports: Ports, key: str) -> list[Task]:
    """The tasks of a set by path, or the one task of this id; beginnings of ids will do.

    Of a file that is in the set more than once the newest task counts.

    Raises:
        TaskUnknown: there is no such set and no such task.
    """
    tasks = ports.store.tasks()
    sets = {task.set_id for task in tasks if task.set_id and task.set_id.startswith(key)}
    chosen = key if key in sets else next(iter(sets)) if key and len(sets) == 1 else None
    if chosen is None:
        return [ports.store.task(key)]
    newest: dict[Path, Task] = {}
    for task in tasks:
        if task.set_id == chosen:
            newest.setdefault(ports.store.document(task.document_ids[0]).as_path, task)
    return [newest[path] for path in sorted(newest, key=lambda path: path.parts)]


def file_results(ports: Ports, task_ids: Sequence[str]) -> list[FileResult]:
    """What each task gave so far, in this order.

    Raises:
        TaskUnknown: there is none with such an id.
    """
    results = []
    for task_id in task_ids:
        task = ports.store.task(task_id)
        path = well_formed(ports.store.document(task.document_ids[0]).path)
        results.append(FileResult(task, path, task_report(ports, task.id)))
    return results


def make_table(files: Sequence[FileResult]) -> Grid:
    """A row for each file, a column for each field of the results.

    Columns are in the order of the user's schema, then of the results. A result that is a list of
    objects (a label for each row of a file) gives a row for each.
    """
    rows = [(file, fields) for file in files for fields in rows_of(file.report)]
    planned = [name for file in files for name in _planned(file.task)]
    found = [name for _, fields in rows for name in fields]
    names = tuple(dict.fromkeys([*planned, *found]))
    return Grid(
        columns=(*_FIXED, *(_column(name) for name in names)),
        rows=tuple(
            (*_fixed_cells(file), *(fields.get(name) for name in names)) for file, fields in rows
        ),
    )


def _planned(task: Task) -> Iterator[str]:
    """The columns that are known before there is any result."""
    if task.kind is Kind.EXTRACT:
        yield from (task.options.json_schema or {}).get("properties", {})
    elif task.kind is Kind.CLASSIFY:
        yield from ("label", "probability")
    else:
        yield _TEXT_COLUMN.get(task.kind, "text")


def rows_of(report: TaskReport) -> list[_Fields]:
    """The fields of a result: one row of them, or several."""
    value = report.result
    if isinstance(value, list):
        objects = [item for item in value if isinstance(item, dict)]
        if objects and len(objects) == len(value):
            return objects
    if isinstance(value, dict):
        return [_labelled(value) if set(value) == _LABELLED else value]
    return [{} if value is None else {_TEXT_COLUMN.get(report.kind, "text"): value}]


def _labelled(value: _Fields) -> _Fields:
    """A label with its own probability; the other labels' stay in the report."""
    label, probabilities = value["label"], value["probabilities"]
    known = probabilities.get(str(label)) if isinstance(probabilities, dict) else None
    return {"label": label, "probability": known}


def _column(name: str) -> str:
    return f"{name} (field)" if name in _FIXED else name


def _fixed_cells(file: FileResult) -> tuple[JsonValue, ...]:
    error = file.report.error
    title = error.title if error else None
    return (file.report.document, file.path, file.report.state.value, title)
