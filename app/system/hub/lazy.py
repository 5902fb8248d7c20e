"""Downloads that are made when they are first asked for: httpx loads then, not at the start."""

import os
import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from app.domain.download import DownloadView, RemoteFile, Wish
from app.domain.ports.downloads import Downloads
from app.domain.settings import DownloadSettings

_USUAL = "https://huggingface.co"


class LazyDownloads:
    """A Downloads port that builds the real one when it is used."""

    def __init__(self, build: Callable[[], Downloads]) -> None:
        self._build = build
        self._made: Downloads | None = None
        self._lock = threading.Lock()

    def look(self, repository: str) -> list[RemoteFile]:
        """The GGUF files of a repository; asks the hub."""
        return self._real().look(repository)

    def start(self, wish: Wish) -> str:
        """Get a file."""
        return self._real().start(wish)

    def pause(self, download_id: str) -> None:
        """Stop for now and keep what is here."""
        self._real().pause(download_id)

    def resume(self, download_id: str) -> None:
        """Go on where it stopped."""
        self._real().resume(download_id)

    def cancel(self, download_id: str) -> None:
        """Give it up."""
        self._real().cancel(download_id)

    def views(self) -> list[DownloadView]:
        """All that are known."""
        return self._real().views()

    def view(self, download_id: str) -> DownloadView | None:
        """One of them."""
        return self._real().view(download_id)

    def wait(self, download_id: str, timeout_s: float) -> DownloadView | None:
        """Wait until it is not busy any more, or the time is up."""
        return self._real().wait(download_id, timeout_s)

    def bytes_per_second(self) -> float | None:
        """How fast the last one came."""
        return self._real().bytes_per_second()

    def close(self) -> None:
        """Stop, keeping what is here."""
        if self._made is not None:
            self._made.close()

    def _real(self) -> Downloads:
        with self._lock:
            if self._made is None:
                self._made = self._build()
            return self._made


def hub_address(settings: DownloadSettings) -> str:
    """Where models come from: the mirror of the settings, or of Hugging Face's own variable."""
    return settings.mirror or os.environ.get("HF_ENDPOINT", "").strip() or _USUAL


def hub_host(settings: DownloadSettings) -> str:
    """Its host."""
    return urlsplit(hub_address(settings)).hostname or ""
