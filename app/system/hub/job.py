"""One download from beginning to end: ask, get, check, hand over."""

import logging
import threading
from contextlib import suppress
from pathlib import Path

import httpx

from app.domain.download import DownloadState, DownloadView, RemoteFile
from app.domain.errors import AppError, Bug, ErrorInfo
from app.domain.errors.downloads import (
    DownloadElsewhere,
    FileKeepsChanging,
    HashWrong,
    SizeWrong,
)
from app.domain.model import ModelOrigin
from app.system.hub.control import Control, Stop, Stopped
from app.system.hub.hub import Hub, local_name
from app.system.hub.pace import Meter
from app.system.hub.part import Part
from app.system.hub.records import Record
from app.system.hub.transfer import Changed, Transfer
from app.system.hub.workshop import Workshop
from app.system.lane_lock import FileLaneLock

_log = logging.getLogger(__name__)
_TELL_S = 0.25
_MOST_CHANGES = 2
# A shorter one says nothing of the line.
_TELLING_S = 3.0


class Job:
    """A download and how it stands. `view` may be read from any thread."""

    def __init__(self, record: Record, shop: Workshop) -> None:
        self._shop, self._record = shop, record
        self._control = Control()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._is_wanted = False
        self._told_s = shop.clock.monotonic()
        state = DownloadState.FAILED if record.error else DownloadState.PAUSED
        self.view = DownloadView(record.id, record.wish, state, error=record.error)
        if record.remote is not None:
            here = self._part(record.remote).size_bytes
            total, remote = record.remote.size_bytes, record.remote
            self.view = self.view._replace(bytes_done=here, bytes_total=total, remote=remote)

    def start(self) -> None:
        """Begin, or go on; what is about to stop begins again when it has."""
        with self._lock:
            self._is_wanted = True
            if self._thread is not None:
                self._show(state=DownloadState.ASKING, error=None)
                return
            self._thread = threading.Thread(target=self._run, daemon=True, name="download")
        self._thread.start()

    def stop(self, wish: Stop) -> None:
        """Let it end now; it shows at once."""
        with self._lock:
            self._is_wanted = False
            self._control.stop(wish)
        if self.view.state.is_busy:
            self._show(state=DownloadState.PAUSED, bytes_per_second=None, seconds_left=None)

    def join(self, timeout_s: float) -> bool:
        """Whether its thread has ended by then."""
        with self._lock:
            thread = self._thread
        if thread is None:
            return True
        thread.join(timeout_s)
        return not thread.is_alive()

    def delete(self) -> None:
        """Give back what is here of it."""
        if self._record.remote is not None:
            self._take_back(self._record.remote)
            self._part(self._record.remote).delete()

    def _run(self) -> None:
        while self._is_to_begin():
            self._once()

    def _is_to_begin(self) -> bool:
        """Whether somebody wants it, still or again; else this thread ends."""
        with self._lock:
            if not self._is_wanted:
                self._thread = None
                return False
            self._is_wanted, self._control = False, Control()
            self._show(state=DownloadState.ASKING, error=None)
            self._keep(error=None)
            return True

    def _once(self) -> None:
        try:
            self._work()
        except Stopped:
            self._rest()
        except AppError as error:
            self._fail(error.info)
        except Exception as fault:  # noqa: BLE001 - a thread's last boundary
            _log.error("a download ended: %s", type(fault).__name__)
            self._fail(Bug(kind=type(fault).__name__).info)

    def _work(self) -> None:
        for _ in range(_MOST_CHANGES):
            hub, transport = self._shop.open_hub(self._control)
            try:
                remote = self._ask(hub)
                path = self._shop.held(remote.sha256) or self._get(hub, transport, remote)
            except Changed:
                self.delete()
                self._keep(remote=None)
                continue
            finally:
                transport.close()
            self._finish(remote, path)
            return
        raise FileKeepsChanging(name=self.view.wish.file or self.view.wish.repository)

    def _ask(self, hub: Hub) -> RemoteFile:
        """What it is: as it was asked once, so that what is here still fits."""
        remote = self._record.remote or hub.file(self._record.wish)
        self._control.check()
        self._keep(remote=remote)
        here = self._part(remote).size_bytes
        self._show(remote=remote, bytes_total=remote.size_bytes, bytes_done=here)
        return remote

    def _get(self, hub: Hub, transport: httpx.BaseTransport, remote: RemoteFile) -> Path:
        """Have it whole, checked and on the shelf; one process at a time."""
        self._take_back(remote)
        part = self._part(remote)
        part.require_room(remote.size_bytes)
        lock_file = part.path.with_suffix(".lock")
        lock = FileLaneLock(lock_file)
        if not lock.try_acquire():
            raise DownloadElsewhere(name=remote.file)
        try:
            with part:
                self._fetch(hub, transport, remote, part)
            self._check(remote, part)
            return self._hand_over(remote, part)
        except SizeWrong:
            part.delete()
            raise
        finally:
            with suppress(OSError):  # Windows deletes no open file; the next one may stay
                lock_file.unlink(missing_ok=True)
            lock.release()

    def _fetch(
        self, hub: Hub, transport: httpx.BaseTransport, remote: RemoteFile, part: Part
    ) -> None:
        if part.size_bytes > remote.size_bytes:
            part.restart()
        clock, meter = self._shop.clock, Meter(self._shop.clock)
        begun_s, begun_bytes = clock.monotonic(), part.size_bytes
        self._show(state=DownloadState.RUNNING, bytes_done=part.size_bytes)

        def on_piece(size_bytes: int) -> None:
            meter.count(size_bytes)
            self._progress(part.size_bytes, remote.size_bytes, meter.per_second())
            self._shop.throttle.take(size_bytes, self._control)

        transfer = Transfer(
            hub,
            transport,
            self._control,
            waits_s=self._shop.waits_s,
            timeout=self._shop.timeout,
        )
        transfer.fetch(remote, part, on_piece)
        seconds = clock.monotonic() - begun_s
        if seconds >= _TELLING_S:
            self._shop.records.put_speed((part.size_bytes - begun_bytes) / seconds)

    def _check(self, remote: RemoteFile, part: Part) -> None:
        """Whether it is what the hub says it is.

        Raises:
            HashWrong: it is deleted.
        """
        self._show(state=DownloadState.CHECKING, bytes_done=0)
        checked, meter = 0, Meter(self._shop.clock)

        def on_bytes(size_bytes: int) -> None:
            nonlocal checked
            checked += size_bytes
            meter.count(size_bytes)
            self._control.check()
            self._progress(checked, remote.size_bytes, meter.per_second())

        if part.sha256(on_bytes) != remote.sha256:
            part.delete()
            raise HashWrong(name=remote.file)

    def _hand_over(self, remote: RemoteFile, part: Part) -> Path:
        """Let the library look at it, under the name that it has on the hub."""
        place = self._place(remote)
        place.parent.mkdir(parents=True, exist_ok=True)
        part.path.replace(place)
        origin = ModelOrigin(
            kind="download",
            repository=remote.repository,
            file=remote.file,
            revision=remote.revision,
            licence=remote.licence,
            catalogue_id=self._record.wish.catalogue_id,
        )
        try:
            return self._shop.accept(place, origin)
        except AppError as refusal:
            if refusal.is_retryable:
                place.replace(part.path)
            raise
        finally:
            with suppress(OSError):
                place.unlink(missing_ok=True)
                place.parent.rmdir()

    def _finish(self, remote: RemoteFile, path: Path) -> None:
        self._shop.records.drop(self.view.id)
        self._show(
            state=DownloadState.DONE,
            path=str(path),
            bytes_done=remote.size_bytes,
            bytes_per_second=None,
            seconds_left=None,
        )

    def _take_back(self, remote: RemoteFile) -> None:
        """A process that died while the library looked at the file has left it there."""
        place, part = self._place(remote), self._part(remote)
        with suppress(OSError):
            if place.exists() and not part.path.exists():
                place.replace(part.path)

    def _rest(self) -> None:
        """It was stopped: what is here stays, unless it is given up."""
        if self._control.wish is Stop.CANCEL:
            self.delete()
            return
        here = self._part(self._record.remote).size_bytes if self._record.remote else 0
        if not self._is_wanted:
            self._show(state=DownloadState.PAUSED, bytes_done=here)

    def _fail(self, error: ErrorInfo) -> None:
        if self._control.wish is not None:  # what broke because it was stopped is no failure
            self._rest()
            return
        self._keep(error=error)
        here = self._part(self._record.remote).size_bytes if self._record.remote else 0
        self._show(
            state=DownloadState.FAILED,
            error=error,
            bytes_done=here,
            bytes_per_second=None,
            seconds_left=None,
        )

    def _progress(self, done: int, total: int, per_second: float | None) -> None:
        now_s = self._shop.clock.monotonic()
        if now_s - self._told_s < _TELL_S or self._control.wish is not None:
            return
        self._told_s = now_s
        left_s = (total - done) / per_second if per_second else None
        self._show(bytes_done=done, bytes_per_second=per_second, seconds_left=left_s)

    def _show(self, **facts: object) -> None:
        self.view = self.view._replace(**facts)  # type: ignore[arg-type]  # its fields by name
        self._shop.tell(self.view.id)

    def _keep(self, **facts: object) -> None:
        """Remember it, for whoever comes after this process."""
        self._record = self._record.model_copy(update=facts)
        self._shop.records.put(self._record)

    def _place(self, remote: RemoteFile) -> Path:
        return self._shop.folder / self.view.id / local_name(remote.file)

    def _part(self, remote: RemoteFile) -> Part:
        """By its content: the same file wanted under two names is got once."""
        return Part(self._shop.folder / f"{remote.sha256}.part", remote.file)
