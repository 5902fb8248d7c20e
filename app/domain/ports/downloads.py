"""The ports of what models come from: the catalogue, the machine's facts, the hub."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from app.domain.catalogue import CatalogueEntry
from app.domain.download import DownloadView, RemoteFile, Wish
from app.domain.model import ModelOrigin
from app.domain.model_memory import Machine

# Takes a whole model with the right SHA-256 over, given its first file: looks at it, as at any, and
# says where it is from then on. It may refuse it (AppError): then the files are deleted, and the
# download has failed. What it calls meanwhile may raise: that ends it, and nothing is kept.
Accept = Callable[[Path, ModelOrigin, Callable[[], None]], Path]


class Downloads(Protocol):
    """Gets files from the hub, each on a thread of its own.

    They outlive the process: what a dead one had begun is there again, paused. Each change is
    told by a `DownloadChanged` event. Methods may be called from any thread.
    """

    def look(self, repository: str) -> list[RemoteFile]:
        """The models of a repository; asks the hub.

        Raises:
            DownloadError, OfflineSwitchOn: it cannot be told.
        """
        ...

    def start(self, wish: Wish) -> str:
        """Get a file; one that was wanted before goes on. Returns at once, with its id."""
        ...

    def pause(self, download_id: str) -> None:
        """Stop for now and keep what is here."""
        ...

    def resume(self, download_id: str) -> None:
        """Go on where it stopped."""
        ...

    def cancel(self, download_id: str) -> None:
        """Give it up and delete what is here; one that is done is only forgotten, the model stays.

        One that is not known is no error.
        """
        ...

    def views(self) -> list[DownloadView]:
        """All that are known, in the order they were wanted."""
        ...

    def view(self, download_id: str) -> DownloadView | None:
        """One of them; None: it was given up."""
        ...

    def wait(self, download_id: str, timeout_s: float) -> DownloadView | None:
        """Wait until it is not busy any more, or the time is up; how it stands then."""
        ...

    def bytes_per_second(self) -> float | None:
        """How fast the last one came that took some seconds; None: none has."""
        ...

    def close(self) -> None:
        """Stop, keeping what is here."""
        ...


class TokenKeeper(Protocol):
    """The keyring's entry for the hub: what gated models ask for."""

    def token(self) -> str | None:
        """The stored one; None: there is none.

        Raises:
            KeyringMissing, KeyringRefused: nobody can say.
        """
        ...

    def store(self, token: str) -> None:
        """Keep one.

        Raises:
            KeyInvalid, KeyringMissing, KeyringRefused: it was not kept.
        """
        ...

    def remove(self) -> None:
        """Forget it."""
        ...


class Room(NamedTuple):
    """What a machine has, whatever is in use now, and the disk's free space."""

    ram_total_bytes: int
    disk_free_bytes: int


class ModelSource(NamedTuple):
    """Where models come from.

    `survey` asks the devices in a child process: it takes a second; when a driver hangs, only the
    processor is told of. `room` is the memory in all and what is free where models are kept.
    """

    catalogue: Callable[[], Sequence[CatalogueEntry]]
    survey: Callable[[], Machine]
    room: Callable[[], Room]
    downloads: Downloads
    tokens: TokenKeeper
    models_folder: Path
