"""The Downloads port: all downloads of a home, those of dead processes too."""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

import httpx

from app.domain.download import DownloadView, RemoteFile, Wish
from app.domain.errors import KeyringMissing, KeyringRefused
from app.domain.events import DownloadChanged
from app.domain.model_parts import part_names
from app.domain.ports import Clock, EventSink
from app.domain.ports.downloads import Accept
from app.domain.settings import DownloadSettings
from app.system.hub.control import Control, Stop
from app.system.hub.hub import TIMEOUT, Hub
from app.system.hub.job import Job
from app.system.hub.lazy import hub_address
from app.system.hub.pace import Throttle
from app.system.hub.records import Record, Records
from app.system.hub.transfer import WAITS_S
from app.system.hub.workshop import Workshop

_MB = 1_000_000
_END_S = 2.0
_ID_CHARS = 12
_FOLDER = ".incoming"


class HubDownloads:
    """Downloads into the folder of models.

    Args:
        models: the folder of models; what is under way lies in a hidden folder of it.
        open_transport: the border's network, through the proxy it is given, if any.
        settings: as they are now.
        token: the hub's token for a host; None: there is none.
        accept: takes a whole file over.
        held: where a model with a SHA-256 is already; None: nowhere.
        waits_s: seconds before each further try without progress.
        timeout: of each request.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what it is made of
        self,
        models: Path,
        open_transport: Callable[[str | None], httpx.BaseTransport],
        settings: Callable[[], DownloadSettings],
        token: Callable[[], str | None],
        accept: Accept,
        held: Callable[[str], Path | None],
        events: EventSink,
        clock: Clock,
        *,
        waits_s: tuple[float, ...] = WAITS_S,
        timeout: httpx.Timeout = TIMEOUT,
    ) -> None:
        self._open_transport, self._settings, self._token = open_transport, settings, token
        self._events, self._clock = events, clock
        self._changed = threading.Condition()
        self._jobs: dict[str, Job] | None = None
        folder = models / _FOLDER
        self._shop = Workshop(
            folder=folder,
            open_hub=self._open_hub,
            accept=accept,
            held=held,
            clock=clock,
            throttle=Throttle(clock, self._limit),
            records=Records(folder),
            tell=self._tell,
            waits_s=waits_s,
            timeout=timeout,
        )

    def look(self, repository: str) -> list[RemoteFile]:
        """The GGUF files of a repository; asks the hub."""
        hub, transport = self._open_hub(Control())
        try:
            return hub.files(repository)
        finally:
            transport.close()

    def start(self, wish: Wish) -> str:
        """Get a model; one that was wanted before goes on, by whichever of its files."""
        wish = wish._replace(file=part_names(wish.file)[0])
        made = _id_of(wish)
        with self._changed:
            jobs = self._all()
            if made not in jobs:
                jobs[made] = Job(Record(id=made, wish=wish), self._shop)
            job = jobs[made]
        job.start()
        return made

    def pause(self, download_id: str) -> None:
        """Stop for now and keep what is here."""
        job = self._find(download_id)
        if job is not None:
            job.stop(Stop.PAUSE)

    def resume(self, download_id: str) -> None:
        """Go on where it stopped."""
        job = self._find(download_id)
        if job is not None:
            job.start()

    def cancel(self, download_id: str) -> None:
        """Give it up and delete what is here; one that is done is only forgotten."""
        with self._changed:
            job = self._all().pop(download_id, None)
        if job is None:
            return
        job.stop(Stop.CANCEL)
        self._shop.records.drop(download_id)
        if job.join(_END_S):
            job.delete()
        self._tell(download_id)

    def views(self) -> list[DownloadView]:
        """All that are known."""
        with self._changed:
            return [job.view for job in self._all().values()]

    def view(self, download_id: str) -> DownloadView | None:
        """One of them."""
        job = self._find(download_id)
        return job.view if job is not None else None

    def wait(self, download_id: str, timeout_s: float) -> DownloadView | None:
        """Wait until it is not busy any more, or the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_busy(download_id), timeout_s)
        return self.view(download_id)

    def bytes_per_second(self) -> float | None:
        """How fast the last one came."""
        return self._shop.records.speed()

    def close(self) -> None:
        """Stop, keeping what is here."""
        with self._changed:
            jobs = list((self._jobs or {}).values())
        for job in jobs:
            job.stop(Stop.CLOSE)
        for job in jobs:
            job.join(_END_S)

    def _is_busy(self, download_id: str) -> bool:
        job = self._all().get(download_id)
        return job is not None and job.view.state.is_busy

    def _find(self, download_id: str) -> Job | None:
        with self._changed:
            return self._all().get(download_id)

    def _all(self) -> dict[str, Job]:
        """The jobs; at the first look those that a dead process left. With the lock held."""
        if self._jobs is None:
            self._jobs = {one.id: Job(one, self._shop) for one in self._shop.records.all()}
        return self._jobs

    def _open_hub(self, control: Control) -> tuple[Hub, httpx.BaseTransport]:
        settings = self._settings()
        transport = self._open_transport(settings.proxy)
        address, timeout = hub_address(settings), self._shop.timeout
        hub = Hub(transport, address, self._secret(), timeout, control)
        return hub, transport

    def _secret(self) -> str | None:
        """Most models need none: a keyring that is closed is no reason not to ask."""
        try:
            return self._token()
        except (KeyringMissing, KeyringRefused):
            return None

    def _limit(self) -> float | None:
        limit = self._settings().limit_mb_s
        return limit * _MB if limit is not None else None

    def _tell(self, download_id: str) -> None:
        with self._changed:
            self._changed.notify_all()
        self._events.publish(DownloadChanged(download_id))


def _id_of(wish: Wish) -> str:
    """The same for the same file, in every process."""
    name = f"{wish.repository}\n{wish.file}"
    return hashlib.sha256(name.encode()).hexdigest()[:_ID_CHARS]
