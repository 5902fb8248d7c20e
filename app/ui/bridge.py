"""Brings events from the lane's thread to the main thread, ten times a second at most."""

import threading

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.domain.events import (
    EngineDied,
    Event,
    LaneHalted,
    PromptRead,
    QueuePaused,
    QueueResumed,
    StepFinished,
    StepStarted,
    TaskChanged,
    TaskPlanned,
    TaskQueued,
    TasksDeleted,
    TaskStarted,
    TextArrived,
)
from app.ui.threads import require_main_thread

_INTERVAL_MS = 100
# They say only that a row is stale.
_ROW_EVENTS = (TaskQueued, TaskStarted, TaskPlanned, StepFinished, TaskChanged)


class EventBridge(QObject):
    """Collects events of any thread; its signals are emitted on the main thread.

    `tasks_changed` carries the ids of tasks whose rows are stale, in one set for many events;
    `tasks_deleted` those of tasks that are gone. `reading` carries how much of their prompts was
    read, from 0 to 1, by task; 1: it writes.
    """

    tasks_changed = Signal(set)
    tasks_deleted = Signal(set)
    step_started = Signal(str, str)
    prompt_read = Signal(str, int, int)
    reading = Signal(dict)
    text_arrived = Signal(str, str, str)
    lane_halted = Signal(object)
    engine_died = Signal(object)
    queue_changed = Signal()
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guard = threading.Lock()
        self._events: list[Event] = []
        self._changed: set[str] = set()  # a set: of a hundred thousand events only this is left
        self._timer = QTimer(self, singleShot=True, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self._pass_on)
        self._arrived.connect(self._start_timer, Qt.ConnectionType.QueuedConnection)

    def on_event(self, event: Event) -> None:
        """Take an event; may be called from any thread."""
        with self._guard:
            is_first = not self._events and not self._changed
            if isinstance(event, _ROW_EVENTS):
                self._changed.add(event.task_id)
            else:
                self._events.append(event)
        if is_first:
            self._arrived.emit()

    @Slot()
    def _start_timer(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _pass_on(self) -> None:
        require_main_thread()
        with self._guard:
            events, self._events = self._events, []
            changed, self._changed = self._changed, set()
        for event in _joined(events):
            self._pass(event, changed)
        self.reading.emit(_shares_read(events))
        if changed:
            self.tasks_changed.emit(changed)

    def _pass(self, event: Event, changed: set[str]) -> None:
        match event:
            case TextArrived():
                self.text_arrived.emit(event.task_id, event.step_id, event.text)
            case PromptRead():
                self.prompt_read.emit(event.task_id, event.tokens_done, event.tokens_total)
            case LaneHalted():
                self.lane_halted.emit(event.error)
            case EngineDied():
                self.engine_died.emit(event.error)
            case StepStarted():
                self.step_started.emit(event.task_id, event.step_id)
                changed.add(event.task_id)
            case TasksDeleted():
                self.tasks_deleted.emit(set(event.task_ids))
                changed.difference_update(event.task_ids)
            case QueuePaused() | QueueResumed():
                self.queue_changed.emit()


def _shares_read(events: list[Event]) -> dict[str, float]:
    """How much of its prompts each task has read; of several steps at once, the one read least.

    A step that writes has read its prompt, be it from memory without a word about it.
    """
    latest: dict[tuple[str, str], float] = {}
    for event in events:
        if isinstance(event, PromptRead):
            share = event.tokens_done / event.tokens_total if event.tokens_total else 1.0
            latest[event.task_id, event.step_id] = min(1.0, share)
        elif isinstance(event, TextArrived):
            latest[event.task_id, event.step_id] = 1.0
    shares: dict[str, float] = {}
    for (task_id, _), share in latest.items():
        shares[task_id] = min(share, shares.get(task_id, 1.0))
    return shares


def _joined(events: list[Event]) -> list[Event]:
    """The events, with neighbouring pieces of one step's text as one."""
    joined: list[Event] = []
    for event in events:
        last = joined[-1] if joined else None
        if isinstance(event, EngineDied) and any(isinstance(one, EngineDied) for one in joined):
            continue  # of all the steps that it was at, each has said so
        if (
            isinstance(event, TextArrived)
            and isinstance(last, TextArrived)
            and last.step_id == event.step_id
        ):
            joined[-1] = TextArrived(event.task_id, event.step_id, last.text + event.text)
        else:
            joined.append(event)
    return joined
