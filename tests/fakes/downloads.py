"""Downloads without a hub: tests say how far they are."""

from pathlib import Path

from app.domain.download import DownloadState, DownloadView, RemoteFile, Wish
from app.domain.errors import ErrorInfo
from app.domain.events import DownloadChanged
from app.domain.model_memory import Device, Machine
from app.domain.ports import EventSink
from app.domain.ports.downloads import ModelSource, Room
from app.system.catalogue import read_catalogue

RESOURCES = Path(__file__).parent.parent.parent / "resources"
HASH = "ab" * 32
LAPTOP = Machine((Device("CPU", "cpu", 0, 0),), ram_free_bytes=10_000_000_000, cores=8)
ROOM = Room(ram_total_bytes=16 << 30, disk_free_bytes=100_000_000_000)


class FakeDownloads:
    """Downloads that go on when a test says so; `remote` are the files that the hub has."""

    def __init__(self, events: EventSink) -> None:
        self._events = events
        self._views: dict[str, DownloadView] = {}
        self.remote: list[RemoteFile] = []
        self.is_closed = False

    def look(self, repository: str) -> list[RemoteFile]:
        return [one for one in self.remote if one.repository == repository]

    def start(self, wish: Wish) -> str:
        made = f"download{len(self._views) + 1}"
        known = [one.id for one in self._views.values() if one.wish == wish]
        self._put(DownloadView((known or [made])[0], wish, DownloadState.ASKING))
        return (known or [made])[0]

    def progress(self, download_id: str, done: int, total: int, per_second: float = 1e6) -> None:
        """The hub has sent so much."""
        view = self._views[download_id]
        left = (total - done) / per_second
        self._put(
            view._replace(
                state=DownloadState.RUNNING,
                bytes_done=done,
                bytes_total=total,
                bytes_per_second=per_second,
                seconds_left=left,
            )
        )

    def finish(self, download_id: str, path: str = "/nowhere/model.gguf") -> None:
        """All of it is here."""
        view = self._views[download_id]
        remote = RemoteFile(
            repository=view.wish.repository,
            file=view.wish.file,
            revision="main",
            size_bytes=view.bytes_total,
            sha256=HASH,
        )
        self._put(view._replace(state=DownloadState.DONE, path=path, remote=remote))

    def fail(self, download_id: str, error: ErrorInfo) -> None:
        """It came to nothing."""
        self._put(self._views[download_id]._replace(state=DownloadState.FAILED, error=error))

    def pause(self, download_id: str) -> None:
        self._put(self._views[download_id]._replace(state=DownloadState.PAUSED))

    def resume(self, download_id: str) -> None:
        self._put(self._views[download_id]._replace(state=DownloadState.RUNNING, error=None))

    def cancel(self, download_id: str) -> None:
        if self._views.pop(download_id, None) is not None:
            self._events.publish(DownloadChanged(download_id))

    def views(self) -> list[DownloadView]:
        return list(self._views.values())

    def view(self, download_id: str) -> DownloadView | None:
        return self._views.get(download_id)

    def wait(self, download_id: str, timeout_s: float) -> DownloadView | None:
        return self._views.get(download_id)

    def bytes_per_second(self) -> float | None:
        return None

    def close(self) -> None:
        self.is_closed = True

    def _put(self, view: DownloadView) -> None:
        self._views[view.id] = view
        self._events.publish(DownloadChanged(view.id))


class FakeTokens:
    """A keyring's entry for the hub."""

    def __init__(self) -> None:
        self.kept: str | None = None

    def token(self) -> str | None:
        return self.kept

    def store(self, token: str) -> None:
        self.kept = token

    def remove(self) -> None:
        self.kept = None


def fake_source(downloads: FakeDownloads, tokens: FakeTokens, models: Path) -> ModelSource:
    """A source with the app's own catalogue and a laptop without a graphics card."""
    return ModelSource(
        catalogue=lambda: read_catalogue(RESOURCES / "models.yaml"),
        survey=lambda: LAPTOP,
        room=lambda: ROOM,
        downloads=downloads,
        tokens=tokens,
        models_folder=models,
    )
