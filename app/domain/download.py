"""Files of a model hub, and how it stands with getting one."""

from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from app.domain.errors import ErrorInfo


class Wish(NamedTuple):
    """A file that somebody wants.

    `file` empty: the repository's GGUF file in Q4_K_M. `catalogue_id` says which entry of the
    catalogue it is; empty: none.
    """

    repository: str
    file: str = ""
    catalogue_id: str = ""


class RemoteFile(BaseModel):
    """A model as the hub describes it: a file, or several that it is split over.

    `sha256` is the hub's own word, never ours; of several files it is made of the hub's words
    (`whole_sha256`). `pieces` are those files then, the first one first, whose name `file` is;
    `size_bytes` is of all of them.
    """

    model_config = ConfigDict(frozen=True)

    repository: str
    file: str
    revision: str
    size_bytes: int
    sha256: str
    licence: str = ""
    pieces: tuple["RemoteFile", ...] = ()

    @property
    def files(self) -> tuple["RemoteFile", ...]:
        """What is to be got, one after another."""
        return self.pieces or (self,)


class DownloadState(StrEnum):
    """Where a download stands. `CHECKING`: all is here, and its hash is computed.

    `PAUSED` and `FAILED` ones keep what they have and go on from there when resumed.
    """

    ASKING = "asking"
    RUNNING = "running"
    CHECKING = "checking"
    PAUSED = "paused"
    FAILED = "failed"
    DONE = "done"

    @property
    def is_busy(self) -> bool:
        """Whether something is being done for it now."""
        return self in {DownloadState.ASKING, DownloadState.RUNNING, DownloadState.CHECKING}


class DownloadView(NamedTuple):
    """One download as it is now.

    `bytes_total` is 0 until the hub has answered; while checking, `bytes_done` counts what is
    checked. `bytes_per_second` and `seconds_left` are None while there is nothing to tell.
    `path` is where the model is in the end; empty before. `error` is why it failed.
    """

    id: str
    wish: Wish
    state: DownloadState
    bytes_done: int = 0
    bytes_total: int = 0
    bytes_per_second: float | None = None
    seconds_left: float | None = None
    remote: RemoteFile | None = None
    path: str = ""
    error: ErrorInfo | None = None
