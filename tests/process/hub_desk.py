"""Downloads as a test has them: a home, the real border, and who is called when a file comes."""

import hashlib
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from app.domain.download import DownloadView, Wish
from app.domain.errors import AppError
from app.domain.events import Event
from app.domain.model import ModelOrigin
from app.domain.settings import DownloadSettings
from app.engines.local.model_file import parts_of
from app.system.clock import SystemClock
from app.system.hub.downloads import HubDownloads
from tests.fakes.egress import FakeLedger, open_guard
from tests.fakes.hub import LoopbackHub

CONTENT = b"GGUF" + hashlib.shake_128(b"a model").digest(300_000)
FILE = "Model-Q4_K_M.gguf"
ENOUGH_S = 20.0


class Sink:
    """Collects events; a test may wait for one."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.arrived = threading.Condition()

    def publish(self, event: Event) -> None:
        with self.arrived:
            self.events.append(event)
            self.arrived.notify_all()


class Desk:
    """Downloads of one home, and all around them."""

    def __init__(self, home: Path, hub: LoopbackHub) -> None:
        self.home, self.hub = home, hub
        self.ledger, self.sink = FakeLedger(), Sink()
        self.is_offline = False
        self.guard = open_guard(self.ledger, lambda: self.is_offline)
        self.token: str | None = None
        self.settings = DownloadSettings(mirror=hub.address)
        self.origins: list[ModelOrigin] = []
        self.refusal: AppError | None = None
        self.held: dict[str, Path] = {}
        self.on_accept: Callable[[], None] = lambda: None
        self.downloads = self.new()

    def new(self) -> HubDownloads:
        """As another process would see them."""
        return HubDownloads(
            self.home,
            lambda proxy: self.guard.transport(proxy=proxy),
            lambda: self.settings,
            lambda: self.token,
            self.accept,
            self.held.get,
            self.sink,
            SystemClock(),
            waits_s=(0.0, 0.0, 0.0),
            timeout=httpx.Timeout(0.4, connect=2.0),
        )

    def accept(self, path: Path, origin: ModelOrigin, is_wanted: Callable[[], None]) -> Path:
        """The library: it moves the model's files to their place."""
        self.origins.append(origin)
        self.on_accept()
        is_wanted()
        if self.refusal is not None:
            raise self.refusal
        for part in parts_of(path):
            part.replace(self.home / part.name)
        return self.home / path.name

    def get(self, wish: Wish) -> DownloadView:
        """Get it, to the end."""
        return self.end(self.downloads.start(wish))

    def end(self, download_id: str) -> DownloadView:
        view = self.downloads.wait(download_id, ENOUGH_S)
        assert view is not None
        assert not view.state.is_busy
        return view

    def left(self) -> list[str]:
        """What lies in the hidden folder."""
        folder = self.home / ".incoming"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []

    def part(self) -> Path:
        return self.home / ".incoming" / f"{hashlib.sha256(CONTENT).hexdigest()}.part"

    def come(self, size_bytes: int) -> None:
        """Return when so much is on the disk, and the hub has stopped to send."""
        assert self.hub.stalled.wait(ENOUGH_S)
        until, pause = time.monotonic() + ENOUGH_S, threading.Event()
        while not self.part().exists() or self.part().stat().st_size < size_bytes:
            assert time.monotonic() < until
            pause.wait(0.002)
