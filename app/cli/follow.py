"""Get some tasks done: by a lane of our own, or by watching the process that has the lock."""

import threading
from collections.abc import Collection
from contextlib import suppress

from app.domain.errors import AppError, ErrorInfo
from app.domain.events import Event, LaneHalted, QueuePaused, TaskChanged
from app.domain.task import TaskState
from app.pipeline.connection import check_connection, is_settling
from app.pipeline.house import House
from app.pipeline.lane import Lane
from app.pipeline.queue_changes import queue_state

_LOOK_S = 0.5
_LOOKED_AT = 20
_STOP_S = 10.0


def run_to_end(house: House, task_ids: Collection[str]) -> ErrorInfo | None:
    """Wait until every task has ended or is held up; the error if work had to halt.

    Held up are tasks that wait for the network or are paused, and all while the queue is paused.

    Only these tasks are worked on. Interrupted (Ctrl+C), the lane puts the running one back.
    """
    changed = threading.Event()
    halts: list[ErrorInfo] = []

    def on_event(event: Event) -> None:
        if isinstance(event, LaneHalted):
            halts.append(event.error)
        if isinstance(event, LaneHalted | TaskChanged | QueuePaused):
            changed.set()

    house.hub.subscribe(on_event)
    lane = Lane(house.ports, house.lock, only=task_ids)
    lane.start()
    try:
        left = list(task_ids)[::-1]
        while not halts and not queue_state(house.ports).is_paused and _still_open(house, left):
            changed.wait(_LOOK_S)
            changed.clear()
            _look_for_connection(house, left)
            lane.wake()  # another process may have let go of the lock, or put a task back
    finally:
        lane.stop(_STOP_S)
    return halts[0] if halts else None


def _still_open(house: House, left: list[str]) -> bool:
    """Whether a task is open; takes off the end those that are not, so that each ends once."""
    while left and not _is_open(house, left[-1]):
        left.pop()
    return bool(left)


def _is_open(house: House, task_id: str) -> bool:
    task = house.ports.store.task(task_id)
    is_under_way = task.state in {TaskState.QUEUED, TaskState.RUNNING}
    return is_under_way or is_settling(house.ports, task)


def _look_for_connection(house: House, left: list[str]) -> None:
    """Probe what is due while one of the tasks waits for a connection that may soon be back."""
    ports = house.ports
    if any(is_settling(ports, ports.store.task(key)) for key in left[-_LOOKED_AT:]):
        with suppress(AppError):  # what cannot be sent or stored is told by the task itself
            check_connection(ports)
