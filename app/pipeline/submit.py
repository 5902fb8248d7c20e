"""Take an order: the task is in the store before anything else happens, so it cannot be lost."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app.domain.document import Document
from app.domain.errors import (
    AppError,
    KindUnavailable,
    TaskNotCancellable,
    printable,
    well_formed,
)
from app.domain.events import TaskChanged, TaskQueued
from app.domain.options import Options
from app.domain.ports import Ports
from app.domain.task import Category, Kind, Priority, Privacy, Task, TaskState
from app.domain.terms import Terms
from app.pipeline.floor import open_twin
from app.pipeline.kinds import WORK


class Order(NamedTuple):
    """What a user asks of a file; of several at once (`more_paths`) only where the kind is `ask`.

    `is_again` asks for new work where a stored result would do. `privacy` None means the setting's
    default; orders of one command share a `set_id`. `terms` are those of the `preset` named.
    """

    kind: Kind
    path: Path
    instruction: str = ""
    category: Category = Category.ROUTINE
    privacy: Privacy | None = None
    priority: Priority = Priority.BACKGROUND
    options: Options = Options()
    set_id: str | None = None
    more_paths: tuple[Path, ...] = ()
    is_again: bool = False
    preset: str | None = None
    terms: Terms = Terms()


def submit_task(ports: Ports, order: Order) -> Task:
    """Queue the order; the file is read when its turn comes.

    An unfinished task that asks the same of the same, unchanged file is taken up again instead,
    so that repeating a command after a crash goes on from the last finished step.

    Raises:
        KindUnavailable: no plan exists for this kind yet.
        AppError: the order lacks what its kind needs; nothing was queued.
    """
    [task] = submit_tasks(ports, [order])
    return task


def submit_tasks(ports: Ports, orders: Sequence[Order]) -> list[Task]:
    """Queue many orders at once: all of them or, if one cannot be, none; see `submit_task`.

    New tasks join the set of those that are taken up again.

    Raises:
        KindUnavailable, AppError: as `submit_task`.
    """
    entries = [new_task(ports, order) for order in orders]
    twins = [_open_twin(ports, task, documents) for task, documents in entries]
    set_id = next((twin.set_id for twin in twins if twin and twin.set_id), None)
    new = [
        (task.model_copy(update={"set_id": set_id}) if set_id and task.set_id else task, documents)
        for (task, documents), twin in zip(entries, twins, strict=True)
        if twin is None
    ]
    ports.store.add_tasks(new)
    take_up_again(ports, [twin.id for twin in twins if twin is not None])
    for task, _ in new:
        ports.events.publish(TaskQueued(task.id))
    added = (task for task, _ in new)
    return [twin or next(added) for twin in twins]


def wake_now(ports: Ports, task_ids: Sequence[str]) -> None:
    """Try those that wait for the network at once: the user asks. A provider's own wait holds."""
    if task_ids:
        ports.store.wake_waiting(ports.clock.now(), task_ids, is_at_once=True)


def take_up_again(ports: Ports, task_ids: Sequence[str]) -> None:
    """A person asks for these once more: they go on, though paused, waiting or found running."""
    if task_ids:
        ports.queue.forgive(task_ids)
        ports.queue.resume(task_ids, ports.clock.now())
        wake_now(ports, task_ids)


def new_task(ports: Ports, order: Order) -> tuple[Task, list[Document]]:
    """The task that an order would be, and its unread documents.

    Raises:
        KindUnavailable: no plan exists for this kind yet.
        AppError: the order lacks what its kind needs.
    """
    if order.kind not in WORK:
        raise KindUnavailable(kind=order.kind.value)
    paths = [path.expanduser().absolute() for path in (order.path, *order.more_paths)]
    documents = [
        Document(id=ports.new_id(), path=str(path), name=printable(path.name)) for path in paths
    ]
    task = Task(
        id=ports.new_id(),
        kind=order.kind,
        category=order.category,
        privacy=order.privacy or ports.settings.privacy.default,
        priority=order.priority,
        instruction=well_formed(order.instruction.strip()),
        options=order.options,
        set_id=order.set_id,
        is_again=order.is_again,
        preset=order.preset,
        terms=order.terms,
        document_ids=tuple(document.id for document in documents),
        created_at=ports.clock.now(),
    )
    WORK[task.kind].require(task)
    return task, documents


def submit_over(ports: Ports, task: Task) -> Task:
    """Queue a task over documents that are stored already, or its unfinished twin instead."""
    paths = [ports.store.document(key).path for key in task.document_ids]
    twin = open_twin(ports, task, paths)
    if twin is not None:
        take_up_again(ports, [twin.id])
        return ports.store.task(twin.id)
    ports.store.add_task(task, [])
    ports.events.publish(TaskQueued(task.id))
    return task


def cancel_task(ports: Ports, task_id: str) -> Task:
    """Cancel a task wherever it is; its finished steps stay in the store.

    Raises:
        TaskUnknown, TaskNotCancellable.
    """
    task = ports.store.task(task_id)
    if not ports.store.cancel_task(task.id, ports.clock.now()):
        state = ports.store.task(task.id).state
        raise TaskNotCancellable(task_id=task.id, state=state.value)
    for attempt in ports.store.attempts(task.id):
        if attempt.outcome is None:
            ports.engine.cancel(attempt.id)
    ports.events.publish(TaskChanged(task.id, TaskState.CANCELLED))
    return ports.store.task(task.id)


def _open_twin(ports: Ports, task: Task, documents: Sequence[Document]) -> Task | None:
    """An unfinished task that asks the same of the same, unchanged files."""
    paths = [document.path for document in documents]
    twin = open_twin(ports, task, paths)
    return twin if twin is not None and _is_unchanged(ports, twin, paths) else None


def _is_unchanged(ports: Ports, twin: Task, paths: Sequence[str]) -> bool:
    """Whether the files still are what the unfinished task has read (or it has read nothing)."""
    documents = [ports.store.document(key) for key in twin.document_ids]
    read = [(d.sha256, path) for d, path in zip(documents, paths, strict=True) if d.sha256]
    try:
        return all(ports.reader.fingerprint(Path(path)) == sha256 for sha256, path in read)
    except AppError:
        return False
