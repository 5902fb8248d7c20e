"""A set's results as a table that fills while one looks: read in portions."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from app.domain.export import Export, ExportForm
from app.domain.ports import Ports
from app.pipeline.house import House
from app.pipeline.table import FileResult, file_results, find_tasks, make_table, rows_of


class SetRow(NamedTuple):
    """A row of the table and the task it is from."""

    task_id: str
    cells: tuple[JsonValue, ...]


class SetTable(NamedTuple):
    """What is known so far: `ended` of `total` tasks; `unread` of them are still to be read."""

    columns: tuple[str, ...]
    rows: tuple[SetRow, ...]
    ended: int
    total: int
    unread: int


class SetView:
    """The table of one set. Calls come one after the other, from any thread."""

    def __init__(self, ports: Ports, set_id: str) -> None:
        self._ports = ports
        self._set_id = set_id
        self._task_ids: list[str] | None = None
        self._known: dict[str, FileResult] = {}
        self._stale: set[str] = set()

    def read(self, most: int) -> SetTable:
        """Read up to so many tasks that are new or have changed; the table with them.

        Raises:
            TaskUnknown: the set has gone.
        """
        if self._task_ids is None:
            self._task_ids = [task.id for task in find_tasks(self._ports, self._set_id)]
            self._stale = set(self._task_ids)
        due = [key for key in self._task_ids if key in self._stale][:most]
        for file in file_results(self._ports, due):
            self._known[file.task.id] = file
        self._stale -= set(due)
        return self._table()

    def changed(self, task_ids: Collection[str]) -> bool:
        """Have these read again; whether any is of this set."""
        ours = set(task_ids) & set(self._task_ids or ())
        self._stale |= ours
        return bool(ours)

    def open_tasks(self) -> list[str]:
        """The tasks that had not ended when they were read."""
        return [key for key, file in self._known.items() if not file.task.state.is_final]

    def export(self, house: House, path: Path, form: ExportForm) -> list[str]:
        """Write what is stored of the set to a file; what a reader must be told about it.

        Raises:
            OutputNotWritable.
        """
        while self.read(most=1000).unread:
            pass
        files = self._files()
        reports = [file.report for file in files]
        return list(house.write_export(Export(form, reports, make_table(files)), path))

    def _files(self) -> list[FileResult]:
        return [self._known[key] for key in self._task_ids or () if key in self._known]

    def _table(self) -> SetTable:
        files = self._files()
        grid = make_table(files)
        task_ids = (file.task.id for file in files for _ in rows_of(file.report))
        rows = tuple(SetRow(*row) for row in zip(task_ids, grid.rows, strict=True))
        ended = sum(file.task.state.is_final for file in files)
        total = len(self._task_ids or ())
        return SetTable(grid.columns, rows, ended, total, len(self._stale))
