"""What a database's refusals and broken connections mean. None of their words are used."""

import socket
import ssl
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_SIGNED_IN_ONLY = {"28000", "28P01"}
# By SQLSTATE, or its class (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_REFUSALS = {
    "3D000": "there is no such database",
    "3F000": "its schema cannot be used",
    "42501": "this user may not write to the schema homeport",
    "42P01": "tables of the schema homeport are missing",
    "25006": "it is read-only now",
    "53": "it has no room or no connections left",
    "55": "it is busy",
    "57": "it is being stopped",
}
_AWAY = {"57P01", "57P02", "57P03", "08000", "08003", "08006"}
# The narrower first.
_NETWORK_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (ssl.SSLCertVerificationError, "its certificate is not trusted"),
    (ssl.SSLError, "it does not encrypt, or not as it should"),
    (TimeoutError, "no answer in time"),
    (socket.gaierror, "its name is not known"),
    (FileNotFoundError, "the file that sslrootcert names is not there"),
    (ConnectionRefusedError, "nobody answers there"),
)
_THIS_RESULT = {"22", "23", "54"}  # what it holds, a rule of the tables, too large


class FaultKind(Enum):
    """What is to be done: store the password, wait, leave out one result, ask who runs it."""

    NOT_LET_IN = 1
    AWAY = 2
    THIS_RESULT = 3
    REFUSES = 4


class FaultVerdict(NamedTuple):
    """A fault and its reason in words of ours."""

    kind: FaultKind
    reason: str


def judge(fault: BaseException | None) -> FaultVerdict:
    """What the driver's error means."""
    code = _sqlstate(fault)
    if code is None or code in _AWAY:
        return FaultVerdict(FaultKind.AWAY, network_reason(fault))
    if code in _SIGNED_IN_ONLY:
        return FaultVerdict(FaultKind.NOT_LET_IN, "the password is wrong, or there is none")
    reason = _REFUSALS.get(code) or _REFUSALS.get(code[:2]) or f"error {code}"
    kind = FaultKind.THIS_RESULT if code[:2] in _THIS_RESULT else FaultKind.REFUSES
    return FaultVerdict(kind, reason)


def _sqlstate(fault: BaseException | None) -> str | None:
    """The server's code; None: it is not the server that speaks."""
    for one in _chain(fault):
        told = one.args[0] if one.args else None
        code = told.get("C") if isinstance(told, dict) else None
        if isinstance(code, str) and code.isalnum():
            return code
    return None


def network_reason(fault: BaseException | None) -> str:
    """What is wrong with the connection, in words of ours."""
    found = (
        reason
        for one in _chain(fault)
        for kind, reason in _NETWORK_REASONS
        if isinstance(one, kind)
    )
    return next(found, "the connection broke")


def _chain(fault: BaseException | None) -> Iterator[BaseException]:
    """An error and what came before it: the driver's goodbye to a server that has hung up fails
    too, and hides what the server had said.
    """
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__
