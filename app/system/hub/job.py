"""One download from beginning to end: ask, get, check, hand over.

Who stops it and the thread that works may meet anywhere: each change of what is shown and of what
is remembered is made under one lock, and looks there whether it is still wanted.
"""

import logging
import threading

from app.domain.download import DownloadState, DownloadView, RemoteFile
from app.domain.errors import AppError, Bug, ErrorInfo
from app.domain.errors.downloads import FileKeepsChanging
from app.domain.model import ModelOrigin
from app.system.hub.control import Control, Stop, Stopped
from app.system.hub.haul import Haul
from app.system.hub.hub import Hub
from app.system.hub.records import Record
from app.system.hub.transfer import Changed
from app.system.hub.workshop import Workshop

_log = logging.getLogger(__name__)
_TELL_S = 0.25
_MOST_CHANGES = 2


class Job:
    """A download and how it stands. `view` may be read from any thread."""

    def __init__(self, record: Record, shop: Workshop) -> None:
        self._shop, self._record = shop, record
        self._control = Control()
        self._thread: threading.Thread | None = None
        self._lock = threading.RLock()
        self._is_wanted = self._is_given_up = False
        self._told_s = shop.clock.monotonic()
        state = DownloadState.FAILED if record.error else DownloadState.PAUSED
        self.view = DownloadView(record.id, record.wish, state, error=record.error)
        if record.remote is not None:
            total, remote = record.remote.size_bytes, record.remote
            self.view = self.view._replace(
                bytes_done=self._here_bytes(), bytes_total=total, remote=remote
            )

    def start(self) -> None:
        """Begin, or go on; what is about to stop begins again when it has.

        Nothing happens to one that is at work, and to one that was given up.
        """
        with self._lock:
            if self._is_given_up or self.view.state.is_busy:
                return
            self._is_wanted = True
            self._show(state=DownloadState.ASKING, error=None)  # who waits for it from now on waits
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="download")
                self._thread.start()  # under the lock: nobody waits for one that is not begun

    def stop(self, wish: Stop) -> None:
        """Let it end now; it shows at once."""
        with self._lock:
            self._is_wanted = False
            self._is_given_up = self._is_given_up or wish is Stop.CANCEL
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
            self._haul(self._record.remote).delete()

    def on_stage(self, state: DownloadState, done_bytes: int) -> None:
        """Another thing is done from now on."""
        self._report(state=state, bytes_done=done_bytes)

    def on_bytes(self, done_bytes: int, per_second: float | None) -> None:
        """So much of it is done; told now and then."""
        now_s = self._shop.clock.monotonic()
        if now_s - self._told_s < _TELL_S:
            return
        self._told_s = now_s
        left_bytes = self.view.bytes_total - done_bytes
        left_s = left_bytes / per_second if per_second else None
        self._report(bytes_done=done_bytes, bytes_per_second=per_second, seconds_left=left_s)

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
                path = self._shop.held(remote.sha256) or self._haul(remote).bring(
                    hub, transport, self._control, self, self._origin(remote)
                )
            except Changed:
                self.delete()
                self._keep(remote=None)
                continue
            finally:
                transport.close()
            self._finish(remote, str(path))
            return
        raise FileKeepsChanging(name=self.view.wish.file or self.view.wish.repository)

    def _ask(self, hub: Hub) -> RemoteFile:
        """What it is: as it was asked once, so that what is here still fits."""
        remote = self._record.remote or hub.file(self._record.wish)
        self._control.check()
        self._keep(remote=remote)
        self._report(
            remote=remote, bytes_total=remote.size_bytes, bytes_done=self._haul(remote).here_bytes
        )
        return remote

    def _origin(self, remote: RemoteFile) -> ModelOrigin:
        return ModelOrigin(
            kind="download",
            repository=remote.repository,
            file=remote.file,
            revision=remote.revision,
            licence=remote.licence,
            catalogue_id=self._record.wish.catalogue_id,
        )

    def _finish(self, remote: RemoteFile, path: str) -> None:
        with self._lock:
            self._shop.records.drop(self.view.id)
            self._is_wanted = False  # who wanted it to go on has it
            self._show(
                state=DownloadState.DONE,
                path=path,
                bytes_done=remote.size_bytes,
                bytes_per_second=None,
                seconds_left=None,
            )

    def _rest(self) -> None:
        """It was stopped: what is here stays, unless it is given up."""
        if self._is_given_up:
            self.delete()
            return
        with self._lock:
            if not self._is_wanted:
                self._show(state=DownloadState.PAUSED, bytes_done=self._here_bytes())

    def _fail(self, error: ErrorInfo) -> None:
        with self._lock:
            if self._control.wish is None:
                self._keep(error=error)
                self._show(
                    state=DownloadState.FAILED,
                    error=error,
                    bytes_done=self._here_bytes(),
                    bytes_per_second=None,
                    seconds_left=None,
                )
                return
        self._rest()  # what broke because it was stopped is no failure

    def _report(self, **facts: object) -> None:
        """How far the work is, unless it was stopped meanwhile: that is what shows then."""
        with self._lock:
            if self._control.wish is None:
                self._show(**facts)

    def _show(self, **facts: object) -> None:
        with self._lock:
            self.view = self.view._replace(**facts)  # type: ignore[arg-type]  # its fields by name
        self._shop.tell(self.view.id)

    def _keep(self, **facts: object) -> None:
        """Remember it, for whoever comes after this process; not what was given up meanwhile."""
        with self._lock:
            self._record = self._record.model_copy(update=facts)
            if not self._is_given_up:
                self._shop.records.put(self._record)

    def _here_bytes(self) -> int:
        remote = self._record.remote
        return self._haul(remote).here_bytes if remote is not None else 0

    def _haul(self, remote: RemoteFile) -> Haul:
        return Haul(self._shop, self._record.id, remote)
