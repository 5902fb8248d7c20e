"""One pass of sync for one target: what is due goes there, one result after the other."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from app.domain.egress import permit_for_sync
from app.domain.errors import AppError, OfflineSwitchOn, StoreError, TaskUnknown
from app.domain.errors.sync import (
    SyncFolderEmptied,
    SyncFolderUnprepared,
    SyncNoNetwork,
    SyncRefused,
    SyncWaits,
)
from app.domain.ports import OpenTarget, Ports, SyncTarget
from app.domain.result import ReportedError
from app.domain.sync import Due, KnownTarget, Parcel, RefusedResult, SentResult, TargetReport
from app.domain.task import Privacy, Task
from app.pipeline.parcel import make_parcel

_log = logging.getLogger(__name__)
# Results that share one opening of a target: so many are one connection, one row of the ledger.
_BATCH = 100
_FIRST_WAIT_S, _LONGEST_WAIT_S = 60.0, 3600.0


def is_trusted(ports: Ports, target: SyncTarget) -> bool:
    """Whether the user has named the target as one that may have local-only results."""
    return ports.settings.sync.trusts(target.trust_name)


def stands(ports: Ports, target: SyncTarget) -> TargetReport:
    """How it stands with a target, by what is written down; nothing is opened."""
    known = ports.sync.deliveries.target(target.place)
    may_have_all = is_trusted(ports, target)
    counts = ports.sync.deliveries.counts(known.fingerprint, is_trusted=may_have_all)
    is_held_up = known.problem is not None and counts.waiting > 0
    return TargetReport(
        target=target.kind,
        place=target.place,
        trust_name=target.trust_name,
        is_trusted=may_have_all,
        delivered=counts.delivered,
        waiting=counts.waiting,
        kept_back=counts.kept_back,
        waits=ReportedError.of(known.problem) if known.problem and is_held_up else None,
        retry_at=known.retry_at if is_held_up else None,
    )


class Pass:
    """What is done for one target, and what came of it."""

    def __init__(
        self,
        ports: Ports,
        target: SyncTarget,
        is_stopping: Callable[[], bool],
        *,
        is_asked: bool,
    ) -> None:
        self._ports, self._target = ports, target
        self._deliveries = ports.sync.deliveries
        self._is_stopping, self._is_asked = is_stopping, is_asked
        self._is_trusted = is_trusted(ports, target)
        self._known = self._deliveries.target(target.place)
        self._sent: list[SentResult] = []
        self._refused: list[RefusedResult] = []

    def run(self) -> TargetReport:
        """Send what is due, until it is there or the target cannot take more."""
        if not self._waits_for_its_time():
            try:
                self._send_all()
            except (SyncWaits, OfflineSwitchOn) as error:
                self._remember_failure(error)
        found = {"sent": tuple(self._sent), "refused": tuple(self._refused)}
        return stands(self._ports, self._target).model_copy(update=found)

    def _waits_for_its_time(self) -> bool:
        """A server that could not be used is left alone for a while. A clock may be set back."""
        retry_at, now = self._known.retry_at, self._ports.clock.now()
        if retry_at is None or self._is_asked:
            return False
        return now < retry_at <= now + timedelta(seconds=_LONGEST_WAIT_S)

    def _send_all(self) -> None:
        last: Due | None = None
        while not self._is_stopping():
            due = self._deliveries.due(
                self._known.fingerprint,
                is_trusted=self._is_trusted,
                with_refused=self._is_asked,
                after=last,
                most=_BATCH,
            )
            if not due:
                break
            self._send_batch(due)
            last = due[-1]
        if self._known.problem is not None or self._known.failures:
            self._remember(KnownTarget(self._known.fingerprint))

    def _send_batch(self, batch: list[Due]) -> None:
        """Open the target once for some results. Whether they may leave is asked here, too."""
        may_go = [task for task in map(self._task, batch) if task and self._may_have(task)]
        if not may_go:
            return
        permit = permit_for_sync(may_go, is_trusted=self._is_trusted)
        if not (self._target.is_on_this_machine or self._ports.has_network()):
            raise SyncNoNetwork(place=self._target.place)
        with self._target.open(permit) as target:
            if target.fingerprint != self._known.fingerprint:
                self._remember(KnownTarget(target.fingerprint))
            wanted = {task.id for task in may_go}
            for due in batch:
                if due.task_id in wanted and not self._is_stopping():
                    self._send(target, due)

    def _send(self, target: OpenTarget, due: Due) -> None:
        at = self._ports.clock.now()
        trusted = self._is_trusted
        revision = self._deliveries.begin(due, target.fingerprint, is_trusted=trusted, at=at)
        if revision is None:
            return
        try:
            parcel = self._parcel(due, revision)
            if not self._may_leave(parcel):
                return  # it was made local only while it was put together
            stands_as = target.deliver(parcel)
        except SyncRefused as error:
            self._note_refusal(target, due, error)
            return
        self._deliveries.delivered(due, target.fingerprint, stands_as, self._ports.clock.now())
        sent = SentResult(
            task_id=due.task_id,
            document=parcel.report.document,
            revision=stands_as,
            is_conflict=stands_as != revision,
        )
        self._sent.append(sent)

    def _parcel(self, due: Due, revision: int) -> Parcel:
        """Raises SyncRefused for a result that cannot be put together: the others go on."""
        try:
            installation = self._deliveries.installation(self._ports.new_id())
            return make_parcel(self._ports, due, installation, revision)
        except StoreError:
            raise
        except Exception as fault:  # noqa: BLE001 - one result must not hold up all others
            _log.error("a result was not put together: %s", type(fault).__name__)
            facts = {"place": self._target.place, "task_id": due.task_id}
            raise SyncRefused(reason="it could not be put together", **facts) from None

    def _may_leave(self, parcel: Parcel) -> bool:
        return self._is_trusted or parcel.report.privacy is Privacy.CLOUD_ALLOWED

    def _note_refusal(self, target: OpenTarget, due: Due, error: SyncRefused) -> None:
        at = self._ports.clock.now()
        self._deliveries.refused(due, target.fingerprint, error.code, at)
        told = ReportedError.of(error.info)
        self._refused.append(RefusedResult(task_id=due.task_id, error=told))

    def _task(self, due: Due) -> Task | None:
        try:
            return self._ports.store.task(due.task_id)
        except TaskUnknown:
            return None

    def _may_have(self, task: Task) -> bool:
        return self._is_trusted or task.privacy is Privacy.CLOUD_ALLOWED

    def _remember_failure(self, error: AppError) -> None:
        """Folders and switches cost nothing to look at; servers are asked later each time."""
        if isinstance(error, SyncFolderUnprepared) and self._known.fingerprint:
            error = SyncFolderEmptied(path=self._target.place)
        failures = self._known.failures + 1
        is_asked_again_soon = isinstance(error, OfflineSwitchOn | SyncNoNetwork)
        retry_at: datetime | None = None
        if self._target.kind == "database" and not is_asked_again_soon:
            wait_s = min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2.0 ** min(failures - 1, 10))
            wait_s *= 0.5 + self._ports.chance() / 2  # so that a team does not come back together
            retry_at = self._ports.clock.now() + timedelta(seconds=wait_s)
        self._remember(KnownTarget(self._known.fingerprint, error.info, failures, retry_at))

    def _remember(self, known: KnownTarget) -> None:
        self._known = known
        self._deliveries.remember_target(self._target.place, known, self._ports.clock.now())
