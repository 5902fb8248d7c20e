"""Watched folders in memory."""

from collections.abc import Sequence

from app.domain.watched import TakenFile, WatchedFolder


class FakeWatchedFolders:
    """A WatchedFolders in dicts."""

    def __init__(self) -> None:
        self._folders: dict[str, WatchedFolder] = {}
        self._taken: dict[str, dict[str, TakenFile]] = {}

    def keep(self, folder: WatchedFolder) -> None:
        self._folders[folder.id] = folder
        self._taken[folder.id] = {}

    def all(self) -> list[WatchedFolder]:
        return sorted(self._folders.values(), key=lambda folder: (folder.since, folder.id))

    def forget(self, folder_id: str) -> bool:
        self._taken.pop(folder_id, None)
        return self._folders.pop(folder_id, None) is not None

    def taken(self, folder_id: str) -> list[TakenFile]:
        return sorted(self._taken.get(folder_id, {}).values())

    def add_taken(self, folder_id: str, files: Sequence[TakenFile]) -> None:
        if folder_id in self._folders:
            self._taken[folder_id] |= {file.path: file for file in files}
