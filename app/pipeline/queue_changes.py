"""What a user does to the queue: pause, resume, retry, move, set the priority."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from app.domain.errors import TaskNotChangeable
from app.domain.events import QueuePaused, QueueResumed, TaskChanged, TaskQueued
from app.domain.ports import Place, Ports
from app.domain.task import Priority, TaskState


class QueueState(NamedTuple):
    """Whether the whole queue is paused."""

    is_paused: bool


def queue_state(ports: Ports) -> QueueState:
    """How the queue is now."""
    return QueueState(ports.queue.paused_since() is not None)


def pause_tasks(ports: Ports, task_ids: Collection[str]) -> list[str]:
    """Hold tasks where they are. One that runs stops at its step; finished steps are kept."""
    changed = ports.queue.pause(task_ids, ports.clock.now())
    _tell(ports, changed, TaskState.PAUSED)
    return changed


def resume_tasks(ports: Ports, task_ids: Collection[str]) -> list[str]:
    """Let paused tasks go on, at their old places in the queue."""
    changed = ports.queue.resume(task_ids, ports.clock.now())
    _tell(ports, changed, TaskState.QUEUED)
    return changed


def retry_tasks(ports: Ports, task_ids: Collection[str]) -> list[str]:
    """Try failed or cancelled tasks anew: finished steps are kept, tries are counted afresh."""
    changed = ports.queue.retry(task_ids, ports.clock.now())
    _tell(ports, changed, TaskState.QUEUED)
    return changed


def retry_failed(ports: Ports) -> list[str]:
    """Try all that have failed anew."""
    return retry_tasks(ports, ports.queue.failed())


def move_task(ports: Ports, task_id: str, place: Place) -> None:
    """Move a task among those of its priority.

    Raises:
        TaskUnknown, TaskNotChangeable: it runs or has ended.
    """
    task = ports.store.task(task_id)
    if not ports.queue.move(task.id, place, ports.clock.now()):
        raise not_changeable(ports, task.id, "moved")
    _tell(ports, [task.id], task.state)


def move_tasks(ports: Ports, task_ids: Sequence[str], place: Place) -> list[str]:
    """Move tasks, which stay in this order among themselves; those that cannot be are left."""
    is_upwards = place is Place.FIRST or place is Place.LATER
    now = ports.clock.now()
    in_order = task_ids[::-1] if is_upwards else task_ids
    moved = [task_id for task_id in in_order if ports.queue.move(task_id, place, now)]
    for task_id in moved:
        _tell(ports, [task_id], ports.store.task(task_id).state)
    return moved


def move_before(ports: Ports, task_id: str, other_id: str) -> None:
    """Move a task right before another.

    Raises:
        TaskUnknown, TaskNotChangeable: one of them runs or has ended.
    """
    task, other = ports.store.task(task_id), ports.store.task(other_id)
    if not ports.queue.move_before(task.id, other.id, ports.clock.now()):
        stuck = other if task.state in _HAVE_A_TURN else task
        raise not_changeable(ports, stuck.id, "moved, nor anything before it")
    _tell(ports, [task.id], task.state)


def set_priority(ports: Ports, task_ids: Collection[str], priority: Priority) -> list[str]:
    """Let tasks go first, or let them wait; what has ended is left alone."""
    changed = ports.queue.set_priority(task_ids, priority, ports.clock.now())
    for task_id in changed:
        _tell(ports, [task_id], ports.store.task(task_id).state)
    return changed


def pause_queue(ports: Ports) -> None:
    """Start nothing any more, after a restart too; what runs stops at its step."""
    ports.queue.pause_all(ports.clock.now())
    ports.events.publish(QueuePaused())


def resume_queue(ports: Ports) -> None:
    """Work again."""
    ports.queue.resume_all()
    ports.events.publish(QueueResumed())


def not_changeable(ports: Ports, task_id: str, change: str) -> TaskNotChangeable:
    """Why a task was left alone."""
    state = ports.store.task(task_id).state.value.replace("_", " ")
    return TaskNotChangeable(task_id=task_id, change=change, state=state)


_HAVE_A_TURN = (TaskState.QUEUED, TaskState.PAUSED, TaskState.WAITING_FOR_NETWORK)


def _tell(ports: Ports, task_ids: Collection[str], state: TaskState) -> None:
    for task_id in task_ids:
        ports.events.publish(TaskChanged(task_id, state))
    if state is TaskState.QUEUED and task_ids:
        ports.events.publish(TaskQueued(next(iter(task_ids))))  # the lane looks at once
