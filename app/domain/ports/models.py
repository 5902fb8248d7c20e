"""The port of the shelf of models: the files on this machine, looked at before they are used."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from app.domain.model import ModelEntry, ModelOrigin, ModelProgress

# Called from the thread that does the work; what it raises ends the work, and nothing is kept.
OnModelProgress = Callable[[ModelProgress], None]


def no_progress(_progress: ModelProgress) -> None:
    """For callers that do not look."""


class ModelShelf(Protocol):
    """The models of one home. All calls read or write files: never on the main thread.

    A model that memory is too short for now is taken in untried: it is tried before it is used.

    Every `name` is an entry's name or its file's name; case counts.
    """

    def entries(self) -> list[ModelEntry]:
        """All models: the starter, those in the folder, and the one that the settings name."""
        ...

    def find(self, name: str) -> ModelEntry:
        """One of them.

        Raises:
            ModelUnknown.
        """
        ...

    def check(
        self, path: Path, on_progress: OnModelProgress, *, is_again: bool = False
    ) -> ModelEntry:
        """Look at a file in full, wherever it lies: header, SHA-256, template, trial in a child.

        What is wrong with it is the entry's `problem`. The content is read from the disk each
        time; what a trial found of the same content is remembered and not done again.

        Args:
            path: a GGUF file.
            on_progress: told of the hash and the trial.
            is_again: try it again, out of quarantine too.

        Raises:
            ModelMissing: there is no such file.
        """
        ...

    def ready(self, name: str, on_progress: OnModelProgress) -> ModelEntry:
        """An entry that may be used; one that was never tried is tried now.

        Raises:
            AppError: there is none of the name, or what is wrong with it.
        """
        ...

    def hash(self, name: str, on_progress: OnModelProgress) -> ModelEntry:
        """An entry whose SHA-256 is known; reads the file if it has changed since it was.

        Raises:
            ModelUnknown, ModelMissing.
        """
        ...

    def add(
        self,
        path: Path,
        on_progress: OnModelProgress,
        *,
        origin: ModelOrigin | None = None,
        is_moved: bool = False,
    ) -> ModelEntry:
        """Check a file and take it into the folder; what is there already is not stored twice.

        Args:
            path: a GGUF file.
            on_progress: told of copy, hash and trial.
            origin: where it was got; None: it is the user's own file.
            is_moved: the file is Homeport's own (a finished download): it need not stay.

        Raises:
            AppError: it is refused, or there is no room; nothing is kept of it.
        """
        ...

    def remove(self, name: str) -> ModelEntry:
        """Delete a model's file.

        Raises:
            ModelUnknown, ModelInUse, StarterStays, ModelElsewhere.
        """
        ...

    def export(self, name: str, to: Path, on_progress: OnModelProgress) -> Path:
        """Write a model pack: one file where `to` ends in `.tar`, else a folder.

        Returns: where the pack is.

        Raises:
            ModelUnknown, ModelNoRoom, ModelNotWritten, ModelChanged.
        """
        ...

    def import_pack(self, pack: Path, on_progress: OnModelProgress) -> ModelEntry:
        """Take a model from a pack, a folder or a file; like `add`, after its SHA-256 was compared.

        Raises:
            ModelPackInvalid, or what `add` raises.
        """
        ...

    def require_usable(self, path: Path) -> None:
        """Refuse what must not reach the engine: unsound headers, and what is in quarantine.

        Quick: hashes a file only when its size is that of a file in quarantine.

        Raises:
            AppError.
        """
        ...

    def held_sha256s(self) -> Sequence[str]:
        """The SHA-256 of every model that was hashed."""
        ...
