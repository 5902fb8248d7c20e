"""`homeport queue pause|resume|retry|move|priority`: what a user does to the queue."""

from collections.abc import Callable, Collection, Sequence

from app.cli.output import DONE, FAILED, put_json, say
from app.domain.ports import Place, Ports
from app.domain.task import Priority
from app.pipeline.house import House
from app.pipeline.queue_changes import (
    move_before,
    move_task,
    not_changeable,
    pause_queue,
    pause_tasks,
    queue_state,
    resume_queue,
    resume_tasks,
    retry_failed,
    retry_tasks,
    set_priority,
)

_Change = Callable[[Ports, Collection[str]], list[str]]


def pause(house: House, keys: Sequence[str], *, is_json: bool) -> int:
    """Hold these tasks, or the whole queue."""
    if keys:
        return _change(house, keys, pause_tasks, "paused", is_json=is_json)
    pause_queue(house.ports)
    return _tell_queue(house, "The queue is paused, after a restart too.", is_json=is_json)


def resume(house: House, keys: Sequence[str], *, is_json: bool) -> int:
    """Let these tasks go on, or the whole queue."""
    if keys:
        return _change(house, keys, resume_tasks, "resumed", is_json=is_json)
    resume_queue(house.ports)
    return _tell_queue(house, "The queue goes on.", is_json=is_json)


def retry(house: House, keys: Sequence[str], *, is_json: bool) -> int:
    """Try these failed or cancelled tasks anew."""
    return _change(house, keys, retry_tasks, "retried", is_json=is_json)


def retry_all(house: House, *, is_json: bool) -> int:
    """Try all that have failed anew."""
    return _tell(house, retry_failed(house.ports), "retried", is_json=is_json)


def prioritize(house: House, keys: Sequence[str], priority: Priority, *, is_json: bool) -> int:
    """Change the priority of these tasks."""
    ids = _ids(house, keys)
    changed = set_priority(house.ports, ids, priority)
    return _tell(house, changed, f"set to {priority.value}", is_json=is_json)


def move(house: House, key: str, place: Place | None, before: str, *, is_json: bool) -> int:
    """Move a task to the front, to the end, or right before another."""
    task_id = house.ports.store.task(key).id
    if place is None:
        move_before(house.ports, task_id, before)
    else:
        move_task(house.ports, task_id, place)
    return _tell(house, [task_id], "moved", is_json=is_json)


def _change(house: House, keys: Sequence[str], change: _Change, done: str, *, is_json: bool) -> int:
    """Change those that can be; the first one that cannot be is an error, after the others.

    Raises:
        TaskUnknown: nothing was changed.
        TaskNotChangeable: of one alone.
    """
    ids = _ids(house, keys)
    changed = change(house.ports, ids)
    left = [task_id for task_id in ids if task_id not in changed]
    if left and not changed:
        raise not_changeable(house.ports, left[0], done)
    for task_id in left:
        say(f"{not_changeable(house.ports, task_id, done).info.title}.")
    code = _tell(house, changed, done, is_json=is_json)
    return FAILED if left else code


def _ids(house: House, keys: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(house.ports.store.task(key).id for key in keys))


def _tell(house: House, task_ids: Sequence[str], done: str, *, is_json: bool) -> int:
    """What was changed."""
    if is_json:
        tasks = (house.ports.store.task(task_id) for task_id in task_ids)
        put_json(
            [
                {"task_id": task.id, "state": task.state.value, "priority": task.priority.value}
                for task in tasks
            ]
        )
        return DONE
    for task_id in task_ids:
        say(f"{task_id}: {done}.")
    if not task_ids:
        say("There was nothing to do.")
    if queue_state(house.ports).is_paused:
        say("The whole queue is paused: `homeport queue resume` lets it go on.")
    return DONE


def _tell_queue(house: House, words: str, *, is_json: bool) -> int:
    if is_json:
        put_json({"is_paused": queue_state(house.ports).is_paused})
    else:
        say(words)
    return DONE
