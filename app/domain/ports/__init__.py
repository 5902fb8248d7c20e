"""What the core needs from the world. Adapters implement these; tests use small fakes."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.ports.cloud import Cloud
from app.domain.ports.engine import Engine, EngineFacts, EngineFigures, Progress
from app.domain.ports.store import AttemptSpan, Recovered, TaskOverview, TaskStore
from app.domain.ports.surroundings import Clock, DocumentReader, EventSink, LaneLock
from app.domain.settings import Settings

__all__ = [
    "AttemptSpan",
    "Clock",
    "Cloud",
    "DocumentReader",
    "Engine",
    "EngineFacts",
    "EngineFigures",
    "EventSink",
    "LaneLock",
    "Ports",
    "Progress",
    "Recovered",
    "TaskOverview",
    "TaskStore",
]


@dataclass(frozen=True)
class Ports:
    """Everything the pipeline may touch."""

    store: TaskStore
    engine: Engine
    reader: DocumentReader
    clock: Clock
    events: EventSink
    new_id: Callable[[], str]
    settings: Settings
