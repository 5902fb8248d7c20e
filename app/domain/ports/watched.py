"""The port of the folders that are watched."""

from collections.abc import Sequence
from typing import Protocol

from app.domain.watched import TakenFile, WatchedFolder


class WatchedFolders(Protocol):
    """Durable, in the same file as the tasks. Every method is one transaction."""

    def keep(self, folder: WatchedFolder) -> None:
        """Watch a folder from now on."""
        ...

    def all(self) -> list[WatchedFolder]:
        """Those that are watched, the oldest first."""
        ...

    def forget(self, folder_id: str) -> bool:
        """Watch a folder no more; its tasks stay. False: it is not watched."""
        ...

    def taken(self, folder_id: str) -> list[TakenFile]:
        """What was taken up of a folder."""
        ...

    def add_taken(self, folder_id: str, files: Sequence[TakenFile]) -> None:
        """Remember what was taken up; nothing, when the folder is watched no more."""
        ...
