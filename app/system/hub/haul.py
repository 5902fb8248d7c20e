"""A model's files on their way: got one after another, checked, handed to the library together."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Protocol

import httpx

from app.domain.download import DownloadState, RemoteFile
from app.domain.errors import AppError
from app.domain.errors.downloads import DownloadElsewhere, HashWrong, SizeWrong
from app.domain.model import ModelOrigin
from app.system.hub.control import Control
from app.system.hub.hub import Hub
from app.system.hub.naming import local_name
from app.system.hub.pace import Meter
from app.system.hub.part import Part
from app.system.hub.transfer import Transfer
from app.system.hub.workshop import Workshop
from app.system.lane_lock import FileLaneLock

# A shorter one says nothing of the line.
_TELLING_S = 3.0


class Listener(Protocol):
    """Who is told how it goes."""

    def on_stage(self, state: DownloadState, done_bytes: int) -> None:
        """Another thing is done from now on."""
        ...

    def on_bytes(self, done_bytes: int, per_second: float | None) -> None:
        """So much of it is done."""
        ...


class Haul:
    """What is here of a model, and what is done with it. `download_id` names its own folder."""

    def __init__(self, shop: Workshop, download_id: str, remote: RemoteFile) -> None:
        self._shop, self._remote = shop, remote
        self._place = shop.folder / download_id

    @property
    def here_bytes(self) -> int:
        """What is here of all files."""
        return sum(self._part(one).size_bytes for one in self._remote.files)

    def delete(self) -> None:
        """Give back what is here; what another download is at work on is that one's."""
        for one in self._remote.files:
            with suppress(DownloadElsewhere), self._alone([one]):
                self._take_back([one])
                self._part(one).delete()

    def bring(
        self,
        hub: Hub,
        transport: httpx.BaseTransport,
        control: Control,
        listener: Listener,
        origin: ModelOrigin,
    ) -> Path:
        """Have it whole, checked and on the shelf; where it is. One process at a time.

        Raises:
            Stopped, Changed, AppError.
        """
        with self._alone():
            self._take_back(self._remote.files)
            parts = [(one, self._part(one)) for one in self._remote.files]
            first, others = parts[0][1], [part for _, part in parts[1:]]
            first.require_room(self._remote.size_bytes - sum(part.size_bytes for part in others))
            transfer = Transfer(
                hub, transport, control, waits_s=self._shop.waits_s, timeout=self._shop.timeout
            )
            self._fetch(parts, transfer, control, listener)
            self._check(parts, control, listener)
            control.check()
            return self._hand_over(origin, control)

    def _fetch(
        self,
        parts: list[tuple[RemoteFile, Part]],
        transfer: Transfer,
        control: Control,
        listener: Listener,
    ) -> None:
        clock, meter = self._shop.clock, Meter(self._shop.clock)
        begun_s, begun_bytes = clock.monotonic(), self.here_bytes
        listener.on_stage(DownloadState.RUNNING, begun_bytes)

        def on_piece(size_bytes: int) -> None:
            meter.count(size_bytes)
            done_bytes = sum(part.size_bytes for _, part in parts)
            listener.on_bytes(done_bytes, meter.per_second())
            self._shop.throttle.take(size_bytes, control)

        for one, part in parts:
            try:
                with part:
                    if part.size_bytes > one.size_bytes:
                        part.restart()
                    transfer.fetch(one, part, on_piece)
            except SizeWrong:
                part.delete()
                raise
        seconds = clock.monotonic() - begun_s
        if seconds >= _TELLING_S:
            self._shop.records.put_speed((self.here_bytes - begun_bytes) / seconds)

    def _check(
        self, parts: list[tuple[RemoteFile, Part]], control: Control, listener: Listener
    ) -> None:
        """Whether each file is what the hub says it is.

        Raises:
            HashWrong: that one is deleted, the others stay.
        """
        listener.on_stage(DownloadState.CHECKING, 0)
        checked, meter = 0, Meter(self._shop.clock)

        def on_bytes(size_bytes: int) -> None:
            nonlocal checked
            checked += size_bytes
            meter.count(size_bytes)
            control.check()
            listener.on_bytes(checked, meter.per_second())

        for one, part in parts:
            if part.sha256(on_bytes) != one.sha256:
                part.delete()
                raise HashWrong(name=one.file)

    def _hand_over(self, origin: ModelOrigin, control: Control) -> Path:
        """Let the library look at it, under the names that its files have on the hub."""
        self._place.mkdir(parents=True, exist_ok=True)
        for one in self._remote.files:
            self._part(one).path.replace(self._at(one))
        try:
            return self._shop.accept(self._at(self._remote), origin, control.require_not_given_up)
        except AppError as refusal:
            if refusal.is_retryable:
                self._take_back(self._remote.files)
            raise
        finally:
            with suppress(OSError):
                for one in self._remote.files:
                    self._at(one).unlink(missing_ok=True)
                self._place.rmdir()

    def _take_back(self, files: Sequence[RemoteFile]) -> None:
        """A process that died while the library looked at the files has left them there."""
        for one in files:
            place, part = self._at(one), self._part(one)
            with suppress(OSError):
                if place.exists() and not part.path.exists():
                    place.replace(part.path)

    @contextmanager
    def _alone(self, files: Sequence[RemoteFile] = ()) -> Iterator[None]:
        """Nobody else is at work on these files, or on any of the model's where none are named.

        A lock for each content, as there is a file for each: models may share some.

        Raises:
            DownloadElsewhere: somebody is.
        """
        self._shop.folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as held:
            for sha256 in sorted({one.sha256 for one in files or self._remote.files}):
                held.enter_context(self._locked(sha256))
            yield

    @contextmanager
    def _locked(self, sha256: str) -> Iterator[None]:
        lock_file = self._shop.folder / f"{sha256}.lock"
        lock = FileLaneLock(lock_file)
        if not lock.try_acquire():
            raise DownloadElsewhere(name=self._remote.file)
        try:
            yield
        finally:
            with suppress(OSError):  # Windows deletes no open file; the next one may stay
                lock_file.unlink(missing_ok=True)
            lock.release()

    def _at(self, one: RemoteFile) -> Path:
        return self._place / local_name(one.file)

    def _part(self, one: RemoteFile) -> Part:
        """By its content: the same file wanted under two names is got once."""
        return Part(self._shop.folder / f"{one.sha256}.part", one.file)
