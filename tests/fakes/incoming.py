"""What comes in at the window, kept in lists."""

from collections.abc import Collection
from pathlib import Path


class FakePasted:
    """A PasteKeeper; `kept` is what it was given, by the path it gave."""

    def __init__(self) -> None:
        self.kept: dict[Path, str | bytes] = {}

    def keep_text(self, text: str) -> Path:
        return self._keep(text, ".txt")

    def keep_picture(self, png: bytes) -> Path:
        return self._keep(png, ".png")

    def _keep(self, content: str | bytes, suffix: str) -> Path:
        path = Path(f"/pasted/{len(self.kept) + 1}{suffix}")
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
