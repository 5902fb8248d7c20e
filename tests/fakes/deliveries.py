"""The record of deliveries in memory, and a target that keeps what it gets."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.egress import Permit
from app.domain.errors.sync import SyncRefused, SyncWaits
from app.domain.ports import OpenTarget
from app.domain.sync import DeliveryCounts, Due, KnownTarget, Parcel, TargetKind
from app.domain.task import Privacy, Task, TaskState
from tests.fakes.store import FakeTaskStore


@dataclass(frozen=True)
class _Delivery:
    revision: int
    state: str = "begun"
    code: str | None = None


class FakeDeliveries:
    """Deliveries; what is finished is read from the store."""

    def __init__(self, store: FakeTaskStore) -> None:
        self._store = store
        self._installation: str | None = None
        self._places: dict[str, KnownTarget] = {}
        self._rows: dict[tuple[str, str, datetime], _Delivery] = {}  # by task, target, end

    def installation(self, candidate: str) -> str:
        self._installation = self._installation or candidate
        return self._installation

    def due(
        self,
        fingerprint: str,
        *,
        is_trusted: bool,
        with_refused: bool,
        after: Due | None,
        most: int,
    ) -> list[Due]:
        left_out = ("delivered",) if with_refused else ("delivered", "refused")
        found = [
            Due(task.id, ended)
            for task, ended in self._finished()
            if self._state(task, ended, fingerprint) not in left_out
            and _may_go(task, is_trusted=is_trusted)
        ]
        found.sort(key=lambda due: (due.finished_at, due.task_id))
        if after is not None:
            last = (after.finished_at, after.task_id)
            found = [due for due in found if (due.finished_at, due.task_id) > last]
        return found[:most]

    def counts(self, fingerprint: str, *, is_trusted: bool) -> DeliveryCounts:
        delivered = waiting = kept_back = refused = 0
        for task, ended in self._finished():
            state = self._state(task, ended, fingerprint)
            delivered += state == "delivered"
            refused += state == "refused"
            if state != "delivered":
                may_go = _may_go(task, is_trusted=is_trusted)
                waiting, kept_back = waiting + may_go, kept_back + (not may_go)
        return DeliveryCounts(delivered, waiting, kept_back, refused)

    def begin(self, due: Due, fingerprint: str, *, is_trusted: bool, at: datetime) -> int | None:
        task = self._store.task(due.task_id)
        is_finished = task.state is TaskState.SUCCEEDED and task.finished_at == due.finished_at
        if not (is_finished and _may_go(task, is_trusted=is_trusted)):
            return None
        earlier = [
            row.revision
            for (task_id, target, _), row in self._rows.items()
            if (task_id, target) == (due.task_id, fingerprint)
        ]
        key = (due.task_id, fingerprint, due.finished_at)
        row = self._rows.setdefault(key, _Delivery(max(earlier, default=0) + 1))
        return None if row.state == "delivered" else row.revision

    def delivered(self, due: Due, fingerprint: str, revision: int, at: datetime) -> None:
        key = (due.task_id, fingerprint, due.finished_at)
        if key in self._rows:
            self._rows[key] = _Delivery(revision, "delivered")

    def refused(self, due: Due, fingerprint: str, code: str, at: datetime) -> None:
        key = (due.task_id, fingerprint, due.finished_at)
        if key in self._rows:
            self._rows[key] = replace(self._rows[key], state="refused", code=code)

    def target(self, place: str) -> KnownTarget:
        return self._places.get(place, KnownTarget())

    def remember_target(self, place: str, known: KnownTarget, at: datetime) -> None:
        self._places[place] = known

    def forget(self, fingerprint: str) -> int:
        gone = [key for key in self._rows if key[1] == fingerprint]
        for key in gone:
            del self._rows[key]
        return len(gone)

    def _finished(self) -> list[tuple[Task, datetime]]:
        return [
            (task, task.finished_at)
            for task in self._store.tasks()
            if task.state is TaskState.SUCCEEDED and task.finished_at is not None
        ]

    def _state(self, task: Task, ended: datetime, fingerprint: str) -> str:
        row = self._rows.get((task.id, fingerprint, ended))
        return row.state if row else ""


def _may_go(task: Task, *, is_trusted: bool) -> bool:
    return is_trusted or task.privacy is Privacy.CLOUD_ALLOWED


class FakeTarget:
    """A SyncTarget in a list. `problem` keeps it from being opened, `breaks_after` from the rest.

    `kept` are the parcels with the revision they stand as; `refuses` are tasks it does not take.
    """

    def __init__(self, place: str = "/results", kind: TargetKind = "folder") -> None:
        self.place, self.kind = place, kind
        self.trust_name = place
        self.is_on_this_machine = kind == "folder"
        self.fingerprint = f"fingerprint of {place}"
        self.kept: list[tuple[int, Parcel]] = []
        self.permits: list[Permit] = []
        self.problem: SyncWaits | None = None
        self.breaks_after: tuple[int, SyncWaits] | None = None
        self.refuses: set[str] = set()
        self.is_prepared = False

    @contextmanager
    def open(self, permit: Permit) -> Iterator[OpenTarget]:
        self.permits.append(permit)
        if self.problem is not None:
            raise self.problem
        yield self

    def prepare(self, permit: Permit) -> str:
        if self.problem is not None:
            raise self.problem
        self.is_prepared = True
        return self.fingerprint

    def deliver(self, parcel: Parcel) -> int:
        if self.breaks_after is not None and len(self.kept) >= self.breaks_after[0]:
            raise self.breaks_after[1]
        if parcel.task_id in self.refuses:
            raise SyncRefused(place=self.place, reason="test", task_id=parcel.task_id)
        there = {revision: one for revision, one in self.kept if _whose(one) == _whose(parcel)}
        for revision, one in there.items():
            if one.content_sha256 == parcel.content_sha256:
                return revision
        revision = parcel.revision
        while revision in there:
            revision += 1
        self.kept.append((revision, parcel))
        return revision


def _whose(parcel: Parcel) -> tuple[str, str]:
    return parcel.installation, parcel.task_id
