"""Whether a way leads anywhere, found out without sending anything."""

import ipaddress
import socket

from app.domain.egress import is_loopback
from app.system.socket_lock import unlocked

# Documentation addresses (RFC 5737, RFC 3849): no host has one; a UDP connect asks for a route.
_NOWHERE = ("192.0.2.1", "2001:db8::1")
_HERE = ("127.0.0.1", "::1")
_PORT = 9


def has_route() -> bool:
    """True when the system has a route to the outside. Not a byte leaves the machine."""
    return local_address() is not None


def local_address(host: str = "") -> str | None:
    """The address from which this machine would speak to a host; None: there is no way to it.

    A name is not looked up, which would send something: for it, the way to anywhere is told.
    """
    for address in _targets(host):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe, unlocked():
                probe.connect((address, _PORT))
                return str(probe.getsockname()[0])
        except OSError:
            continue
    return None


def _targets(host: str) -> tuple[str, ...]:
    try:
        return (str(ipaddress.ip_address(host)),)
    except ValueError:
        return _HERE if is_loopback(host) else _NOWHERE
