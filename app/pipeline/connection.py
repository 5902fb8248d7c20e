"""The way to the providers: when it is probed, and what a person's `try now` does."""

import logging
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from app.domain.cloud import CloudModel
from app.domain.errors import CloudNotSetUp, OfflineSwitchOn
from app.domain.network import Finding, Standing
from app.domain.ports import Ports
from app.domain.route import LOOK_WANTED
from app.domain.task import Task, TaskState
from app.pipeline.cloud_state import lasting_barrier, may_drain, open_chain
from app.routing.policy import Barrier

_log = logging.getLogger(__name__)
_SOON_S = 20.0
_NETWORK_REASONS = {barrier.value for barrier in Barrier if barrier.is_network}
_EVER = datetime.max.replace(tzinfo=UTC)


class Connection(NamedTuple):
    """What the window shows. `next_try` is when the provider is asked next, if anything waits."""

    standing: Standing
    is_metered: bool
    is_waiting: bool
    next_try: datetime | None


def check_connection(ports: Ports) -> bool:
    """Probe what is due, if work waits for it; True when the way has been found just now.

    Nothing is sent while the offline switch is on, no provider is set up, or nothing waits that a
    connection could help. Takes seconds at most.

    Raises:
        AppError: nothing could be sent.
    """
    if not _may_probe(ports):
        return False
    chain = open_chain(ports)
    due = ports.network.due(chain)
    if not due or not _is_wanted(ports):
        return False
    for model in due:
        finding = ports.cloud.probe(model)
        _log.info("probe of %s: %s", model.provider.value, finding.value)
        ports.network.probed(model, finding)
        if ports.network.view(chain).standing is Standing.ONLINE:
            return True
    return False


def try_now(ports: Ports) -> int:
    """Ask at once, and take up what waits if the way is known; how many tasks were taken up."""
    ports.network.hurry()
    return ports.store.wake_waiting(_EVER) if may_drain(ports) else 0


def connection(ports: Ports) -> Connection | None:
    """What is known of the connection; None: no provider may be asked at all."""
    settings = ports.settings
    if not settings.cloud_engine.chain or settings.privacy.offline:
        return None
    view = ports.network.view(open_chain(ports))
    is_waiting = bool(ports.register.waiting_categories())
    is_metered = view.is_metered and not settings.network.allow_metered
    next_try = view.next_probe if is_waiting and not is_metered else None
    return Connection(view.standing, is_metered, is_waiting, next_try)


def next_try(ports: Ports, task: Task) -> datetime | None:
    """When a task that waits is tried again by itself; None: nobody here knows, or never.

    For a connection that is away, that is the next probe of it.
    """
    if task.state is not TaskState.WAITING_FOR_NETWORK or task.waits is None:
        return None
    if task.waits.reason == LOOK_WANTED:
        return None
    if task.waits.reason in _NETWORK_REASONS:
        view = ports.network.view(open_chain(ports))
        if not view.standing.may_try:
            return view.next_probe
    until = task.waits.until
    return until if until is not None and until > ports.clock.now() else None


def is_settling(ports: Ports, task: Task) -> bool:
    """Whether a task waits for a connection that is there by now, or that is asked for soon."""
    reason = task.waits.reason if task.waits else ""
    if task.state is not TaskState.WAITING_FOR_NETWORK or reason not in _NETWORK_REASONS:
        return False
    view = ports.network.view(open_chain(ports))
    if view.standing.may_try or view.next_probe is None:
        return view.standing is Standing.ONLINE
    return view.next_probe <= ports.clock.now() + timedelta(seconds=_SOON_S)


def probe_now(ports: Ports) -> list[tuple[CloudModel, Finding]]:
    """Probe each host of the chain, because a person asks; what was found.

    Raises:
        CloudNotSetUp, OfflineSwitchOn: nothing was sent.
    """
    if ports.settings.privacy.offline:
        raise OfflineSwitchOn
    chain = ports.settings.cloud_engine.chain
    if not chain:
        raise CloudNotSetUp
    hosts = {(one.provider, one.base_url): one for one in reversed(chain)}
    found = [(model, ports.cloud.probe(model)) for model in reversed(hosts.values())]
    for model, finding in found:
        ports.network.probed(model, finding)
    return found


def _may_probe(ports: Ports) -> bool:
    settings = ports.settings
    if settings.privacy.offline or not settings.cloud_engine.chain:
        return False
    is_metered = ports.network.view(settings.cloud_engine.chain).is_metered
    return settings.network.allow_metered or not is_metered


def _is_wanted(ports: Ports) -> bool:
    """Whether something waits that would go if there were a connection."""
    waiting = ports.register.waiting_categories()
    return any(lasting_barrier(ports, category) is None for category in waiting)
