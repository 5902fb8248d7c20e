"""What is being worked on now, for Home, the foot of the window, the tray and the notifications."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.task import TaskState
from app.pipeline.house import House
from app.pipeline.queries import TaskRow
from app.ui.background import Background
from app.ui.task_feed import TaskFeed

_LOOK_MS = 2000
_SINGLE = ""  # stands for all tasks that are in no set
_STILL_AT_WORK = (TaskState.QUEUED, TaskState.RUNNING)


class Ended(NamedTuple):
    """A set that has come to its end: how many tasks did, and how."""

    done: int
    failed: int
    cancelled: int
    waiting: int


class UnderWay(QObject):
    """Follows the feed. `changed`: other tasks run, or the same ones have come further.

    `ended` carries an Ended for each set that was seen at work and is no more; tasks that are in
    no set count as one. What waits for the network, or is paused, is not at work.
    """

    changed = Signal()
    ended = Signal(object)

    def __init__(
        self, house: House, background: Background, feed: TaskFeed, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._queue, self._background, self._feed = house.ports.queue, background, feed
        self._running: dict[str, TaskRow] = {}
        self._open: dict[str, set[str]] = {}
        self._singles: dict[str, TaskState] = {}
        self.tally: Mapping[TaskState, int] = {}
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        feed.shown.connect(self._take)
        feed.gone.connect(self._lose)

    @property
    def rows(self) -> list[TaskRow]:
        """The running tasks, oldest first."""
        return sorted(self._running.values(), key=lambda row: (row.created_at, row.id))

    @property
    def waiting(self) -> int:
        """How many tasks are queued."""
        return self.tally.get(TaskState.QUEUED, 0)

    @property
    def is_any(self) -> bool:
        """Whether work is being done, or will be as soon as a lane is free."""
        return bool(self._running)

    @property
    def tokens_per_second(self) -> float:
        """Of all running tasks together; 0 unknown."""
        return sum(row.tokens_per_second for row in self._running.values())

    @property
    def fraction_done(self) -> float:
        """Of the running tasks' steps, 0 to 1."""
        total = sum(row.steps_total for row in self._running.values())
        done = sum(row.steps_done for row in self._running.values())
        return done / total if total else 0.0

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Read what runs anew, and count: of very many tasks not each is told of."""
        if self._running:
            self._feed.refresh(set(self._running))
        self._background.run(partial(self._queue.tally, None), self._count)

    @Slot(list)
    def _take(self, rows: list[TaskRow]) -> None:
        before = dict(self._running)
        for row in rows:
            if row.state is TaskState.RUNNING:
                self._running[row.id] = row
            else:
                self._running.pop(row.id, None)
            self._follow(row)
        if self._running != before:
            if bool(self._running) != bool(before):
                self._background.run(partial(self._queue.tally, None), self._count)
            self._keep_time()
            self.changed.emit()
        self._look_for_ends()

    @Slot(set)
    def _lose(self, task_ids: set[str]) -> None:
        """What was deleted is not at work, and has not come to its end either."""
        for left in self._open.values():
            left.difference_update(task_ids)
        lost = [self._running.pop(key, None) for key in task_ids]
        for key in task_ids:
            self._singles.pop(key, None)
        if any(lost):
            self._background.run(partial(self._queue.tally, None), self._count)
            self._keep_time()
            self.changed.emit()
        self._look_for_ends()

    def _keep_time(self) -> None:
        if self._running and not self._timer.isActive():
            self._timer.start()
        elif not self._running:
            self._timer.stop()

    def _follow(self, row: TaskRow) -> None:
        """Remember which tasks of a set were seen at work."""
        key = row.set_id or _SINGLE
        if row.state in _STILL_AT_WORK:
            self._open.setdefault(key, set()).add(row.id)
        elif key in self._open:
            self._open[key].discard(row.id)
        if key == _SINGLE and (row.id in self._singles or row.state in _STILL_AT_WORK):
            self._singles[row.id] = row.state

    def _look_for_ends(self) -> None:
        """Those of which nothing is known to be at work: the store says whether it is so."""
        for key in [key for key, left in self._open.items() if not left]:
            del self._open[key]
            if key == _SINGLE:
                states, self._singles = list(self._singles.values()), {}
                self._tell({state: states.count(state) for state in set(states)})
            else:
                self._background.run(partial(self._queue.tally, key), self._tell_unless_at_work)

    def _tell_unless_at_work(self, tally: Mapping[TaskState, int]) -> None:
        if not any(tally.get(state) for state in _STILL_AT_WORK):
            self._tell(tally)

    def _tell(self, tally: Mapping[TaskState, int]) -> None:
        ends = (TaskState.SUCCEEDED, TaskState.FAILED, TaskState.CANCELLED)
        done, failed, cancelled = (tally.get(state, 0) for state in ends)
        if done or failed or cancelled:
            self.ended.emit(
                Ended(done, failed, cancelled, sum(tally.values()) - done - failed - cancelled)
            )

    def _count(self, tally: Mapping[TaskState, int]) -> None:
        if tally != self.tally:
            self.tally = tally
            self.changed.emit()
