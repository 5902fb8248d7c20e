"""The ports of sync: the places that results go to, and the record of what is there already."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.egress import Permit
from app.domain.ports.surroundings import LaneLock
from app.domain.sync import DeliveryCounts, Due, KnownTarget, Parcel, TargetKind


class OpenTarget(Protocol):
    """A target that answers. `fingerprint` tells it from any other that may stand at its place."""

    @property
    def fingerprint(self) -> str:
        """The same at every use, wherever it is mounted or what its host is called."""
        ...

    def deliver(self, parcel: Parcel) -> int:
        """Put a result there for good, beside all that is there; the revision it stands as.

        That is the parcel's own, unless something else stands there as that. The same result twice
        is there once.

        Raises:
            SyncWaits: nothing can be put there now. It may or may not be there: ask again.
            SyncRefused: this one cannot be put there.
        """
        ...


class SyncTarget(Protocol):
    """A place for results. To make one opens nothing."""

    @property
    def kind(self) -> TargetKind:
        """What it is."""
        ...

    @property
    def place(self) -> str:
        """The folder's path, or the database's host and name."""
        ...

    @property
    def trust_name(self) -> str:
        """What `sync.trusted` must say for local-only results to go there."""
        ...

    @property
    def is_on_this_machine(self) -> bool:
        """Whether it can be reached without a network."""
        ...

    def open(self, permit: Permit) -> AbstractContextManager[OpenTarget]:
        """Use it for a while. The permit is for the results that are to go there.

        Raises:
            SyncWaits: it cannot be used now.
            OfflineSwitchOn: it is not on this machine.
        """
        ...

    def prepare(self, permit: Permit) -> str:
        """Make it a place for results, at the user's explicit word; its fingerprint.

        Raises:
            SyncWaits, OfflineSwitchOn: it cannot be.
        """
        ...


class Deliveries(Protocol):
    """What is delivered where. Durable, in the tasks' own file; every method is one transaction.

    A delivery is begun before anything is put anywhere, and done after it is there for good.
    """

    def installation(self, candidate: str) -> str:
        """What tells this Homeport from others; the candidate, if it has no name yet."""
        ...

    def due(
        self,
        fingerprint: str,
        *,
        is_trusted: bool,
        with_refused: bool,
        after: Due | None,
        most: int,
    ) -> list[Due]:
        """Succeeded tasks that the target lacks and may have, those that ended first before.

        Local-only ones are not among them unless it is trusted.
        """
        ...

    def counts(self, fingerprint: str, *, is_trusted: bool) -> DeliveryCounts:
        """How all finished results stand to a target."""
        ...

    def begin(self, due: Due, fingerprint: str, *, is_trusted: bool, at: datetime) -> int | None:
        """Write down that a result is on its way; its revision.

        None: it may not go there, is there already, or is no longer what it was. Looked at in the
        same transaction, because privacy may have been raised meanwhile.
        """
        ...

    def delivered(self, due: Due, fingerprint: str, revision: int, at: datetime) -> None:
        """Write down that a result is there, as which revision."""
        ...

    def refused(self, due: Due, fingerprint: str, code: str, at: datetime) -> None:
        """Write down that the target did not take it."""
        ...

    def target(self, place: str) -> KnownTarget:
        """What is remembered of a place."""
        ...

    def remember_target(self, place: str, known: KnownTarget, at: datetime) -> None:
        """Replace it."""
        ...

    def forget(self, fingerprint: str) -> int:
        """Have everything delivered again; how many deliveries were forgotten."""
        ...


@dataclass(frozen=True)
class SyncPorts:
    """What sync needs. Each lock is a new one: two of one process keep each other out too."""

    deliveries: Deliveries
    targets: Callable[[], Sequence[SyncTarget]]
    new_lock: Callable[[], LaneLock]
