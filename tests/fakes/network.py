"""A connection that a test turns on and off."""

from collections.abc import Callable, Sequence
from datetime import datetime

from app.domain.cloud import CloudModel
from app.domain.network import Finding, Hint, NetworkView, Standing


class FakeNetwork:
    """A Network that is online or offline as `is_there` says; it keeps what it was told."""

    def __init__(self, is_there: Callable[[], bool]) -> None:
        self._is_there = is_there
        self.is_metered = False
        self.next_probe: datetime | None = None
        self.told: list[tuple[str, Finding]] = []
        self.hints: list[Hint] = []
        self.to_probe: list[CloudModel] = []
        self.doubts = 0
        self.hurries = 0

    def view(self, models: Sequence[CloudModel]) -> NetworkView:
        standing = Standing.ONLINE if self._is_there() else Standing.OFFLINE
        return NetworkView(standing, self.next_probe, None, self.is_metered)

    def passable(self, models: Sequence[CloudModel]) -> list[CloudModel]:
        return list(models)

    def due(self, models: Sequence[CloudModel]) -> list[CloudModel]:
        return list(self.to_probe)

    def probed(self, model: CloudModel, finding: Finding) -> None:
        self.told.append((model.name, finding))

    def called(self, model: CloudModel, finding: Finding) -> None:
        self.told.append((model.name, finding))

    def hint(self, hint: Hint) -> None:
        self.hints.append(hint)

    def doubt(self) -> None:
        self.doubts += 1

    def hurry(self) -> None:
        self.hurries += 1
