"""Get some tasks done: by a lane of our own, or by watching the process that has the lock."""

import threading
from collections.abc import Collection

from app.domain.errors import ErrorInfo
from app.domain.events import Event, LaneHalted, QueuePaused, TaskChanged
from app.domain.task import TaskState
from app.pipeline.house import House
from app.pipeline.lane import Lane
from app.pipeline.queue_changes import queue_state

_LOOK_S = 0.5
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
    return house.ports.store.task(task_id).state in {TaskState.QUEUED, TaskState.RUNNING}
