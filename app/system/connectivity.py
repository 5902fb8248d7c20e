"""Whether there is a network, found out without sending anything."""

from app.system.egress.line import has_route

__all__ = ["has_route"]
