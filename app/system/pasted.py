"""Documents made of what was pasted: files in the home, which only this user may read."""

import os
from datetime import datetime
from pathlib import Path

from app.domain.errors import DiskFull, HomeNotWritable
from app.domain.files import PASTED_NAMES
from app.domain.ports import Clock

_NO_SPACE = 28  # errno.ENOSPC, the same on all systems we run on
_MOST_TRIES = 1000


class PastedFolder:
    """A PasteKeeper on a folder, which is made when it is first needed."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder, self._clock = folder, clock

    def keep_text(self, text: str) -> Path:
        """A text, in UTF-8."""
        return self._keep(text.encode("utf-8", errors="replace"), PASTED_NAMES[0], ".txt")

    def keep_picture(self, png: bytes) -> Path:
        """A picture as it is."""
        return self._keep(png, PASTED_NAMES[1], ".png")

    def _keep(self, content: bytes, what: str, suffix: str) -> Path:
        name = f"{what} {_stamp(self._clock.now())}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return self._write(content, name, suffix)
        except OSError as fault:
            if fault.errno == _NO_SPACE:
                raise DiskFull from None
            raise HomeNotWritable(path=self._folder) from None

    def _write(self, content: bytes, name: str, suffix: str) -> Path:
        """Under the first name that is free: two may be pasted within a second."""
        for number in range(1, _MOST_TRIES):
            path = self._folder / f"{name}{f' ({number})' if number > 1 else ''}{suffix}"
            try:
                key = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                continue
            try:
                with os.fdopen(key, "wb") as file:
                    file.write(content)
            except OSError:
                path.unlink(missing_ok=True)  # half a document is none
                raise
            return path
        raise FileExistsError


def _stamp(at: datetime) -> str:
    """Date and time on this machine's clock, without what a file's name may not have."""
    return f"{at.astimezone():%Y-%m-%d %H.%M.%S}"
