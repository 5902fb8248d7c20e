"""Take an order: the task is in the store before anything else happens, so it cannot be lost."""

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
from app.domain.ports import Ports
from app.domain.task import Category, Kind, Priority, Privacy, Task, TaskState


class Order(NamedTuple):
    """What a user asks of one file. `privacy` None means the setting's default."""

    kind: Kind
    path: Path
    instruction: str = ""
    category: Category = Category.ROUTINE
    privacy: Privacy | None = None
    priority: Priority = Priority.BACKGROUND


def submit_task(ports: Ports, order: Order) -> Task:
    """Queue the order; the file is read when its turn comes.

    An unfinished task that asks the same of the same, unchanged file is taken up again instead,
    so that repeating a command after a crash goes on from the last finished step.

    Raises:
        KindUnavailable: no plan exists for this kind yet.
    """
    if order.kind is not Kind.SUMMARIZE:
        raise KindUnavailable(kind=order.kind.value)
    path = order.path.expanduser().absolute()
    document = Document(id=ports.new_id(), path=str(path), name=printable(path.name))
    task = Task(
        id=ports.new_id(),
        kind=order.kind,
        category=order.category,
        privacy=order.privacy or ports.settings.privacy.default,
        priority=order.priority,
        instruction=well_formed(order.instruction.strip()),
        document_ids=(document.id,),
        created_at=ports.clock.now(),
    )
    twin = ports.store.unfinished_twin(task, document.path)
    if twin is not None and _is_unchanged(ports, twin, path):
        return twin
    ports.store.add_task(task, [document])
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


def _is_unchanged(ports: Ports, twin: Task, path: Path) -> bool:
    """Whether the file still is what the unfinished task has read (or it has read nothing)."""
    stored = ports.store.document(twin.document_ids[0]).sha256
    if stored is None:
        return True
    try:
        return ports.reader.fingerprint(path) == stored
    except AppError:
        return False
