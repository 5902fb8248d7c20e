"""What may leave the machine, for what, and what the ledger keeps of it. Pure.

A request needs a `Permit`. Only the functions here make one: from tasks that may leave, for a host
that may read local-only work, or for a request that holds no document at all.
"""

import ipaddress
from collections.abc import Collection, Sequence
from dataclasses import InitVar, dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from app.domain.errors import EndpointNotTrusted, LeavesNot
from app.domain.task import Privacy, Task

_SEAL = object()


class Purpose(StrEnum):
    """Why something is sent."""

    GENERATE = "generate"
    KEY_TEST = "key_test"
    PROBE = "probe"
    BATCH = "batch"
    SYNC = "sync"
    DOWNLOAD = "download"
    ENDPOINT = "endpoint"


# A batch's state is asked for without sending a document again.
_WITHOUT_DOCUMENTS = {Purpose.KEY_TEST, Purpose.PROBE, Purpose.DOWNLOAD, Purpose.BATCH}
_TO_PROVIDERS = {Purpose.GENERATE, Purpose.BATCH}
# The user's own programs: on this machine they may be used with the offline switch on.
_OWN_PLACES = {Purpose.ENDPOINT, Purpose.SYNC}


@dataclass(frozen=True)
class Permit:
    """Lets one request out. Nothing but this module's functions can make one.

    `host` binds it to one host; None: the permit's purpose decides.
    """

    purpose: Purpose
    task_id: str | None = None
    attempt_id: str | None = None
    host: str | None = None
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        """Refuse one that is made elsewhere."""
        if seal is not _SEAL:
            raise LeavesNot


def permit_for(purpose: Purpose, tasks: Sequence[Task], attempt_id: str | None = None) -> Permit:
    """For a request to a provider that holds parts of these tasks' documents.

    Raises:
        LeavesNot: one of them is local only, there is none, or the purpose is another kind's.
    """
    may_leave = all(task.privacy is Privacy.CLOUD_ALLOWED for task in tasks)
    if not tasks or not may_leave or purpose not in _TO_PROVIDERS:
        raise LeavesNot
    return Permit(purpose, _only(tasks), attempt_id, seal=_SEAL)


def permit_for_sync(tasks: Sequence[Task], *, is_trusted: bool) -> Permit:
    """For delivering these tasks' results to the user's own place; no task: for looking at it.

    Args:
        is_trusted: the user has named this place as one that may have local-only results.

    Raises:
        LeavesNot: a result is local only, and the place is not trusted.
    """
    if not is_trusted and any(task.privacy is not Privacy.CLOUD_ALLOWED for task in tasks):
        raise LeavesNot
    return Permit(Purpose.SYNC, _only(tasks), seal=_SEAL)


def permit_for_endpoint(
    host: str, trusted_hosts: Collection[str], attempt_id: str | None = None
) -> Permit:
    """For a request to a private server: to this machine or a host that the user has named.

    Raises:
        EndpointNotTrusted: it is neither.
    """
    if not is_trusted(host, trusted_hosts):
        raise EndpointNotTrusted(host=host)
    return Permit(Purpose.ENDPOINT, attempt_id=attempt_id, host=host, seal=_SEAL)


def permit_without_documents(purpose: Purpose, host: str | None = None) -> Permit:
    """For a request that holds nothing of any document: a test of a key, a probe, a download.

    Args:
        purpose: why it is sent.
        host: the one host that it may go to; None: any.

    Raises:
        LeavesNot: requests of this purpose do hold documents.
    """
    if purpose not in _WITHOUT_DOCUMENTS:
        raise LeavesNot
    return Permit(purpose, host=host, seal=_SEAL)


def is_loopback(host: str) -> bool:
    """This machine itself: 127.0.0.0/8, ::1 and the name `localhost`, nothing else.

    Other names can be made to lead anywhere.
    """
    name = _plain(host)
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def is_plain_here(scheme: str, host: str) -> bool:
    """Whether it is plain HTTP that does not leave this machine."""
    return scheme == "http" and is_loopback(host)


def is_trusted(host: str, trusted_hosts: Collection[str]) -> bool:
    """Is it this machine, or one that the user has named?"""
    return _plain(host) in {_plain(trusted) for trusted in trusted_hosts} or is_loopback(host)


def stays_here(permit: Permit, host: str) -> bool:
    """Whether a request stays on this machine, so that the offline switch lets it pass.

    A gateway on this machine that plays a provider may pass on what it gets: it does not count.
    """
    return permit.purpose in _OWN_PLACES and is_loopback(host)


class EgressOutcome(StrEnum):
    """How a request ended; a row without one is under way."""

    ANSWERED = "answered"
    NOT_CONNECTED = "not_connected"
    BROKEN = "broken"
    SWITCHED_OFF = "switched_off"
    UNKNOWN = "unknown"


class Departure(NamedTuple):
    """What is written down before anything is sent, the question for a name's address included.

    `host` and `port` are where the request is meant for; `via` is the proxy that it is given to.
    `process` names the process, so that what a dead one left open can be told.
    """

    at: datetime
    permit: Permit
    method: str
    host: str
    port: int
    via: str
    is_staying: bool
    process: str


class Ending(NamedTuple):
    """How it ended. Bytes are those of the connection, encryption included; None: not known.

    `address` is what the connection really led to: an address and a port.
    """

    at: datetime
    outcome: EgressOutcome
    bytes_out: int | None = None
    bytes_in: int | None = None
    address: str = ""


class LeftSum(NamedTuple):
    """What has left in all: without what went to a program on this machine, or found nobody."""

    requests: int = 0
    bytes_out: int = 0
    bytes_in: int = 0


class LedgerRow(BaseModel):
    """One request, as the ledger has it."""

    model_config = ConfigDict(frozen=True)

    id: int
    at: datetime
    purpose: Purpose
    method: str
    host: str
    port: int
    via: str = ""
    is_staying: bool = False
    task_id: str | None = None
    attempt_id: str | None = None
    ended_at: datetime | None = None
    outcome: EgressOutcome | None = None
    address: str = ""
    bytes_out: int | None = None
    bytes_in: int | None = None


def _only(tasks: Sequence[Task]) -> str | None:
    return tasks[0].id if len(tasks) == 1 else None


def _plain(host: str) -> str:
    return host.lower().rstrip(".")
