"""What comes in at the window, kept in lists."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path


class FakePasted:
    """A PasteKeeper; `kept` is what it was given, by the path it gave; `made_at` may be told."""

    def __init__(self) -> None:
        self.kept: dict[Path, str | bytes] = {}
        self.made_at: dict[Path, datetime] = {}
        self._count = 0

    def keep_text(self, text: str) -> Path:
        return self._keep(text, ".txt")

    def keep_picture(self, png: bytes) -> Path:
        return self._keep(png, ".png")

    def _keep(self, content: str | bytes, suffix: str) -> Path:
        self._count += 1
        path = Path(f"/pasted/{self._count}{suffix}")
        self.kept[path] = content
        return path


class FakeRecent:
    """RecentFolders."""

    def __init__(self) -> None:
        self.folders: list[Path] = []

    def read(self) -> list[Path]:
        return list(self.folders)

    def add(self, folders: Collection[Path]) -> None:
        self.folders = [*dict.fromkeys([*folders, *self.folders])][:8]

    def forget(self, folder: Path | None) -> None:
        self.folders = [one for one in self.folders if folder not in {None, one}]
