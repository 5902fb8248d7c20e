"""Sync: finished results go to the user's own place, once each, as soon as it can be reached.

A result is on its way from `begin` to `delivered`; whatever happens between, the next pass asks the
target again, which has it or has it not. Nothing is opened while nothing is due.
"""

from collections.abc import Callable

from app.domain.egress import Permit, permit_for_sync
from app.domain.errors.sync import (
    SyncFolderEmptied,
    SyncFolderUnprepared,
    SyncNotSetUp,
    SyncUnderWay,
)
from app.domain.ports import Ports, SyncTarget
from app.domain.sync import KnownTarget, SyncReport
from app.pipeline.deliver import Pass, is_trusted, stands


def sync_once(
    ports: Ports,
    *,
    is_asked: bool = False,
    is_again: bool = False,
    is_stopping: Callable[[], bool] = lambda: False,
) -> SyncReport:
    """Send what is due to each target that is set up. Blocks while it sends; for any thread.

    Args:
        is_asked: a person wants it now: whatever is switched off, waits, or was refused before.
        is_again: as if nothing had been sent yet. What is there is not sent twice.
        is_stopping: asked before each result; the rest waits for the next pass.

    Raises:
        SyncNotSetUp: a person wants it, and there is no target.
        SyncUnderWay: a person wants it, and another thread or process is at it.
        StoreError: nothing can be written down.
    """
    targets = ports.sync.targets()
    if is_asked and not targets:
        raise SyncNotSetUp
    if not targets or not (is_asked or ports.settings.sync.is_on):
        return sync_state(ports)
    lock = ports.sync.new_lock()
    if not lock.try_acquire():
        if is_asked:
            raise SyncUnderWay
        return sync_state(ports)
    try:
        if is_again:
            _forget(ports)
        passes = [Pass(ports, one, is_stopping, is_asked=is_asked) for one in targets]
        reports = tuple(one.run() for one in passes)
    finally:
        lock.release()
    return SyncReport(is_on=ports.settings.sync.is_on, targets=reports)


def sync_state(ports: Ports) -> SyncReport:
    """How it stands with each target, by what is written down; nothing is opened."""
    targets = tuple(stands(ports, target) for target in ports.sync.targets())
    return SyncReport(is_on=ports.settings.sync.is_on, targets=targets)


def prepare_targets(ports: Ports, *, is_anew: bool = False) -> SyncReport:
    """Make each target a place for results: the user's explicit first use.

    Args:
        is_anew: even where results went before whose mark is not there now.

    Raises:
        SyncNotSetUp: there is no target.
        SyncWaits, OfflineSwitchOn: one cannot be prepared.
    """
    targets = ports.sync.targets()
    if not targets:
        raise SyncNotSetUp
    for target in targets:
        permit = permit_for_sync([], is_trusted=is_trusted(ports, target))
        known = ports.sync.deliveries.target(target.place)
        if known.fingerprint and not is_anew:
            _require_mark(target, permit)
        made = KnownTarget(target.prepare(permit))
        ports.sync.deliveries.remember_target(target.place, made, ports.clock.now())
    return sync_state(ports)


def _require_mark(target: SyncTarget, permit: Permit) -> None:
    """A share that is not mounted leaves an empty folder behind: that must not become the target.

    Raises:
        SyncFolderEmptied
    """
    try:
        with target.open(permit):
            pass
    except SyncFolderUnprepared:
        raise SyncFolderEmptied(path=target.place) from None


def _forget(ports: Ports) -> None:
    for target in ports.sync.targets():
        ports.sync.deliveries.forget(ports.sync.deliveries.target(target.place).fingerprint)
