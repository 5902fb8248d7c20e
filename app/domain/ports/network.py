"""The port of what is known of the network."""

from collections.abc import Sequence
from typing import Protocol

from app.domain.cloud import CloudModel
from app.domain.network import Finding, Hint, NetworkView


class Network(Protocol):
    """Remembers what probes and real requests have found out. Nothing is sent by any of these.

    Methods return at once and may be called from any thread.
    """

    def view(self, models: Sequence[CloudModel]) -> NetworkView:
        """How it stands with the way to any of the models."""
        ...

    def passable(self, models: Sequence[CloudModel]) -> list[CloudModel]:
        """The models whose hosts are not known to be away; all of them, if every host is."""
        ...

    def due(self, models: Sequence[CloudModel]) -> list[CloudModel]:
        """Those to probe now, one for each host; none while the way to any of them is known."""
        ...

    def probed(self, model: CloudModel, finding: Finding) -> None:
        """Take what a probe has found."""
        ...

    def called(self, model: CloudModel, finding: Finding) -> None:
        """Take what a real request has found."""
        ...

    def hint(self, hint: Hint) -> None:
        """Take what the operating system says; what is new is a reason to ask again."""
        ...

    def doubt(self) -> None:
        """Something has changed (a resume, another network): nothing is known until it is asked."""
        ...

    def hurry(self) -> None:
        """Ask now: somebody waits."""
        ...
