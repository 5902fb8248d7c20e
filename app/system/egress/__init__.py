"""The border: the one place of the app that opens sockets.

`EgressGuard` asks for a permit, for the offline switch and for a row in the ledger before anything
is sent. `app.system.socket_lock` sees to it that nobody else opens a socket, libraries included.
"""

from app.system.egress.guard import EgressGuard

__all__ = ["EgressGuard"]
