"""The TaskStore port on SQLite. Every method is one transaction."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, insert, select

from app.domain.attempt import NO_REMARKS, Attempt, AttemptOutcome, Completion, Remarks
from app.domain.document import Document, Page, Reading
from app.domain.errors import ErrorInfo
from app.domain.money import SpendingCap
from app.domain.plan import Plan, Step
from app.domain.ports import Lease, Recovered, TaskOverview
from app.domain.route import Decision, Waits
from app.domain.search import Hit
from app.domain.task import Priority, Task, TaskState
from app.store.attempts import begin, ending, finish, select_attempts
from app.store.claiming import claim, named, recover
from app.store.database import Database
from app.store.documents import replace_reading, select_document, select_pages, select_text
from app.store.events import note_added
from app.store.finding import (
    find_finished_twin,
    find_task,
    find_unfinished_twin,
    select_task,
    select_tasks,
)
from app.store.moving import Ending, Planned, cancel, due, end, put_plan, wake
from app.store.overview import select_overviews
from app.store.rows import document_to_row, step_from_row, task_to_row, time_to_text
from app.store.search import index_wanted, select_hits, unindexed_pages
from app.store.tables import attempts, documents, steps, task_documents, tasks


class SqlTaskStore:
    """Tasks, documents, steps and attempts; see `domain.ports.TaskStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_task(self, task: Task, new_documents: Sequence[Document]) -> None:
        """Add a queued task and its unread documents."""
        self.add_tasks([(task, new_documents)])

    def add_tasks(self, entries: Sequence[tuple[Task, Sequence[Document]]]) -> None:
        """Add many queued tasks with their unread documents: all of them or none."""
        if not entries:
            return
        links = [
            {"task_id": task.id, "position": position, "document_id": document_id}
            for task, _ in entries
            for position, document_id in enumerate(task.document_ids)
        ]
        files = [document_to_row(document) for _, of_task in entries for document in of_task]
        with self._database.write() as connection:
            if files:  # a follow-up's are stored
                connection.execute(insert(documents), files)
            names = _names(connection, entries)
            added = [task for task, _ in entries]
            rows = [task_to_row(one, map(names.__getitem__, one.document_ids)) for one in added]
            connection.execute(insert(tasks), rows)
            connection.execute(insert(task_documents), links)
            note_added(connection, added)

    def task(self, task_id: str) -> Task:
        """One task by its id, or by an unambiguous beginning of it."""
        with self._database.read() as connection:
            return find_task(connection, task_id)

    def tasks(self) -> list[Task]:
        """All tasks, newest first."""
        with self._database.read() as connection:
            return select_tasks(connection)

    def overviews(self) -> list[TaskOverview]:
        """All tasks, newest first, with what a line of a table needs."""
        with self._database.read() as connection:
            return select_overviews(connection)

    def unfinished_twin(self, task: Task, paths: Sequence[str]) -> Task | None:
        """An unfinished task that asks the same of the same paths."""
        with self._database.read() as connection:
            return find_unfinished_twin(connection, task, paths)

    def finished_twin(
        self, task: Task, sha256s: Sequence[str], model_fingerprint: str
    ) -> Task | None:
        """The newest task that did the same to the same contents with this model alone."""
        with self._database.read() as connection:
            return find_finished_twin(connection, task, sha256s, model_fingerprint)

    def claim_task(
        self,
        at: datetime,
        only: Collection[str] | None = None,
        priority: Priority | None = None,
        lease: Lease | None = None,
    ) -> Task | None:
        """Take the next queued task, or None."""
        with self._database.write() as connection:
            claimed = claim(connection, at, only, priority, lease)
            return select_task(connection, claimed) if claimed else None

    def end_task(
        self,
        task_id: str,
        state: TaskState,
        at: datetime,
        error: ErrorInfo | None = None,
        waits: Waits | None = None,
        fence: int | None = None,
    ) -> bool:
        """Move a running task to another state."""
        with self._database.write() as connection:
            return end(connection, task_id, Ending(state, at, error, waits), fence)

    def cancel_task(self, task_id: str, at: datetime) -> bool:
        """Cancel a task that has not ended, and its unfinished steps."""
        with self._database.write() as connection:
            return cancel(connection, task_id, at)

    def wake_waiting(
        self, at: datetime, only: Collection[str] | None = None, *, is_at_once: bool = False
    ) -> int:
        """Put tasks that wait for the network, and whose next try has come, into the queue."""
        until = None if is_at_once else at
        with self._database.read() as connection:  # most often nothing is due: no need to write
            if not due(connection, until, only):
                return 0
        with self._database.write() as connection:
            return wake(connection, at, due(connection, until, only))

    def recover(self, at: datetime) -> Recovered:
        """Put everything running back and mark its open attempts interrupted."""
        with self._database.write() as connection:
            return recover(connection, at)

    def save_reading(self, document_id: str, reading: Reading) -> Document:
        """Store a document's facts and pages, replacing what was there."""
        with self._database.write() as connection:
            replace_reading(connection, document_id, reading)
            return select_document(connection, document_id)

    def document(self, document_id: str) -> Document:
        """One document."""
        with self._database.read() as connection:
            return select_document(connection, document_id)

    def pages(self, document_id: str) -> list[Page]:
        """A document's pages in order."""
        with self._database.read() as connection:
            return select_pages(connection, document_id)

    def text(self, document_id: str, char_start: int, char_end: int) -> str:
        """A stretch of a document's text."""
        with self._database.read() as connection:
            return select_text(connection, document_id, char_start, char_end)

    def search(self, document_ids: Sequence[str], question: str, most: int) -> list[Hit]:
        """The documents' pages that fit a question best, best first."""
        with self._database.read() as connection:
            left = unindexed_pages(connection, document_ids)
        if left:  # an older version has read them
            with self._database.write() as connection:
                index_wanted(connection, left)
        with self._database.read() as connection:
            return select_hits(connection, document_ids, question, most)

    def save_plan(
        self,
        task_id: str,
        plan: Plan,
        decision: Decision,
        reused_from: str | None = None,
        fence: int | None = None,
        at: datetime | None = None,
    ) -> bool:
        """Store steps and decision of a running task that has none."""
        with self._database.write() as connection:
            return put_plan(connection, Planned(task_id, plan, decision, reused_from, at), fence)

    def steps(self, task_id: str, positions: Collection[int] | None = None) -> list[Step]:
        """A task's steps by position: all, or only those named."""
        shown = and_(steps.c.task_id == task_id, steps.c.position >= 0)  # see `reroutes`
        query = select(steps).where(shown).order_by(steps.c.position)
        if positions is not None:
            query = query.where(steps.c.position.in_(named(positions)))
        with self._database.read() as connection:
            return [step_from_row(row) for row in connection.execute(query).mappings()]

    def begin_attempt(self, attempt: Attempt, cap: SpendingCap | None = None) -> bool:
        """Write the attempt and set its pending step running, if its task still runs."""
        with self._database.write() as connection:
            return begin(connection, attempt, cap)

    def finish_attempt(
        self,
        attempt_id: str,
        outcome: AttemptOutcome,
        at: datetime,
        completion: Completion | None = None,
        result: str | None = None,
        remarks: Remarks = NO_REMARKS,
    ) -> bool:
        """Close an open attempt; with `result` its running step is done, else pending again."""
        with self._database.write() as connection:
            values = ending(outcome, at, completion, remarks)
            return finish(connection, attempt_id, at, values, result)

    def attempts(self, task_id: str) -> list[Attempt]:
        """A task's attempts, oldest first."""
        with self._database.read() as connection:
            return select_attempts(connection, attempts.c.task_id == task_id)

    def attempts_at(self, step_id: str) -> list[Attempt]:
        """A step's attempts, oldest first."""
        with self._database.read() as connection:
            return select_attempts(connection, attempts.c.step_id == step_id)

    def attempts_since(self, at: datetime) -> list[Attempt]:
        """All attempts that began then or later, oldest first."""
        with self._database.read() as connection:
            return select_attempts(connection, attempts.c.started_at >= time_to_text(at))

    def close(self) -> None:
        """Release the file."""
        self._database.close()


def _names(
    connection: Connection, entries: Sequence[tuple[Task, Sequence[Document]]]
) -> dict[str, str]:
    """The documents' names by their ids; a follow-up's are stored already."""
    names = {document.id: document.name for _, new in entries for document in new}
    stored = {key for task, _ in entries for key in task.document_ids if key not in names}
    if stored:
        query = select(documents.c.id, documents.c.name).where(documents.c.id.in_(named(stored)))
        names |= {row.id: row.name for row in connection.execute(query)}
    return names
