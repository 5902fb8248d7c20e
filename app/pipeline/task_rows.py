"""The lines of the table of tasks: read from the store, some closely, most at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from app.domain.errors import ErrorInfo, well_formed
from app.domain.listing import Listing, Position, position
from app.domain.plan import Step, StepRole, StepState
from app.domain.ports import AttemptSpan, Ports, TaskOverview
from app.domain.route import Route, waiting
from app.domain.task import Kind, Priority, Task, TaskState
from app.pipeline.connection import next_try
from app.planning.estimate import seconds_left, tokens_per_second

_MINUTE_S = 60
_PAGE = 1000
EVERYTHING = Listing()


class Current(NamedTuple):
    """The step that a task is at: the `number`-th of so many of its role."""

    role: StepRole
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One line of the task table. `stage` is in words: "reading", "map 3 of 9", "at work".

    `waits` is why it waits for the network; `next_try` as in TaskReport. `names` are those of its
    documents; `current` is None before the plan is made and when it does not run.
    """

    id: str
    document: str
    path: str
    kind: Kind
    state: TaskState
    route: Route | None
    stage: str
    steps_done: int
    steps_total: int
    tokens_per_second: float
    seconds_left: float | None
    created_at: datetime
    error: ErrorInfo | None
    set_id: str | None = None
    waits: str | None = None
    next_try: datetime | None = None
    names: tuple[str, ...] = ()
    priority: Priority = Priority.BACKGROUND
    cost_usd: float = 0.0
    finished_at: datetime | None = None
    current: Current | None = None

    @property
    def fraction_done(self) -> float:
        """Steps done out of all, 0 to 1; 0 before the plan is made."""
        return self.steps_done / self.steps_total if self.steps_total else 0.0

    @property
    def time_left(self) -> str:
        """The time left in words; empty when it is not known or nothing is left."""
        if not self.seconds_left:
            return ""
        if self.seconds_left < _MINUTE_S:
            return f"about {max(1, round(self.seconds_left))} s"
        return f"about {round(self.seconds_left / _MINUTE_S)} min"


def task_rows(ports: Ports) -> list[TaskRow]:
    """All tasks, newest first; only those that are under way are looked at closely."""
    return _rows(ports, ports.store.overviews())


def some_rows(ports: Ports, task_ids: Sequence[str]) -> list[TaskRow]:
    """These tasks, in the order given; those that are gone are left out."""
    rows = {row.id: row for row in _rows(ports, ports.queue.overviews(task_ids))}
    return [rows[task_id] for task_id in dict.fromkeys(task_ids) if task_id in rows]


def page_of_rows(
    ports: Ports, after: Position | None, most: int, listing: Listing = EVERYTHING
) -> list[TaskRow]:
    """So many tasks of a listing (all, newest first) from behind a position; None: its first."""
    return _rows(ports, ports.queue.page(listing, after, most))


def listed_rows(ports: Ports, listing: Listing, most: int | None) -> list[TaskRow]:
    """The tasks of a listing, so many at most; None: all of them."""
    rows: list[TaskRow] = []
    while most is None or len(rows) < most:
        after = position(rows[-1], listing.sort) if rows else None
        left = _PAGE if most is None else min(_PAGE, most - len(rows))
        page = page_of_rows(ports, after, left, listing)
        rows += page
        if len(page) < left:
            break
    return rows


def task_row(ports: Ports, task_id: str) -> TaskRow:
    """One task's line.

    Raises:
        TaskUnknown: there is none with this id.
    """
    return _row(ports, ports.store.task(task_id))


def _rows(ports: Ports, overviews: Sequence[TaskOverview]) -> list[TaskRow]:
    return [
        _row(ports, one.task, one.names) if _is_under_way(one) else _resting_row(ports, one)
        for one in overviews
    ]


def _row(ports: Ports, task: Task, names: tuple[str, ...] | None = None) -> TaskRow:
    """A task with a look at each of its steps."""
    documents = [ports.store.document(key) for key in task.document_ids]
    steps, attempts = ports.store.steps(task.id), ports.store.attempts(task.id)
    spans = tuple(AttemptSpan(a.finished_at, a.seconds, a.completion_tokens) for a in attempts)
    whole = TaskOverview(
        task,
        names=names or tuple(document.name for document in documents),
        paths=tuple(document.path for document in documents),
        steps_done=sum(step.state is StepState.DONE for step in steps),
        steps_total=len(steps),
        spans=spans,
        cost_usd=sum(a.cost_usd or 0.0 for a in attempts),
    )
    left = None if task.state.is_final else seconds_left(steps, attempts)
    current = _current(task, steps)
    stage = _stage(ports, task, steps, current)
    return replace(_resting_row(ports, whole), seconds_left=left, current=current, stage=stage)


def _is_under_way(one: TaskOverview) -> bool:
    is_begun = one.task.state is TaskState.RUNNING or one.steps_total > 0
    return is_begun and not one.task.state.is_final


def _resting_row(ports: Ports, one: TaskOverview) -> TaskRow:
    """A task that has ended or not begun: its steps need only be counted."""
    task = one.task
    return TaskRow(
        id=task.id,
        document=name_of_all(one.names),
        path=well_formed(one.paths[0]),
        kind=task.kind,
        state=task.state,
        route=task.decision.route if task.decision else None,
        stage=_stage(ports, task, [], None),
        waits=why_it_waits(task),
        next_try=next_try(ports, task),
        steps_done=one.steps_done,
        steps_total=one.steps_total,
        tokens_per_second=tokens_per_second(one.spans),
        seconds_left=None,
        created_at=task.created_at,
        error=task.error,
        set_id=task.set_id,
        names=one.names,
        priority=task.priority,
        cost_usd=one.cost_usd,
        finished_at=task.finished_at,
    )


def why_it_waits(task: Task) -> str | None:
    """Why it waits for the network, if it does."""
    is_waiting = task.state is TaskState.WAITING_FOR_NETWORK and task.waits is not None
    return task.waits.reason if is_waiting and task.waits else None


def _current(task: Task, steps: list[Step]) -> Current | None:
    """The first step that is not done, of a task that runs."""
    step = next((step for step in steps if step.state is not StepState.DONE), None)
    if step is None or task.state is not TaskState.RUNNING:
        return None
    same = [one for one in steps if one.role is step.role]
    return Current(step.role, same.index(step) + 1, len(same))


def _stage(ports: Ports, task: Task, steps: list[Step], current: Current | None) -> str:
    """Where the task is, in words a person reads."""
    reason = why_it_waits(task)
    if reason is not None:
        return waiting(reason, next_try(ports, task))
    if task.state is not TaskState.RUNNING:
        return task.state.value.replace("_", " ")
    if current is None:
        return "finishing" if steps else "reading"
    if current.role is StepRole.SINGLE:
        return f"step {current.number} of {current.total}" if current.total > 1 else "at work"
    if current.total == 1:
        return current.role.value
    return f"{current.role.value} {current.number} of {current.total}"


def name_of_all(names: Sequence[str]) -> str:
    """The first of several names, and how many more there are."""
    others = len(names) - 1
    return f"{names[0]} and {others} more" if others else names[0]
