"""Document memory: long prefixes kept on disk, so that they need not be computed again.

A file `DOCUMENT-DIGEST.state` is llama.cpp's own sequence state, `….tokens` beside it are its
tokens as 32-bit integers, both sealed: see `sealing`. The folder's name says which model, which
kind of cache and which llama.cpp they fit.
"""

import hashlib
import logging
import os
from array import array
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from app.engines.local.prefixes import common_prefix
from app.engines.local.sealing import Seal

_log = logging.getLogger(__name__)


class Found(NamedTuple):
    """The longest stored prefix of a prompt: tokens in common, all it holds, and its file."""

    tokens: int
    stored: int
    path: Path | None


class MemoryFolder(NamedTuple):
    """Where document memory lies, and what its files are sealed with; empty: they are not."""

    folder: Path
    key: bytes = b""


class DocumentMemory:
    """Prefixes on disk, the least recently used deleted first when they grow over the limit.

    A disk that is full or gone costs speed, never an answer: nothing here raises.
    """

    def __init__(
        self, root: Path, fits: Callable[[], str], limit_bytes: int, seal: Seal | None = None
    ) -> None:
        """Nothing is looked at before it is needed.

        Args:
            root: the folder for all models.
            fits: names the model's hash and the cache's parameters; asked once, for a large
                file's hash takes seconds.
            limit_bytes: for the files of all models together.
            seal: what the files are written and read with.
        """
        self._root = root
        self._fits = fits
        self._limit_bytes = limit_bytes
        self._seal = seal or Seal()

    @cached_property
    def _folder(self) -> Path:
        return self._root / hashlib.sha256(self._fits().encode()).hexdigest()[:16]

    @cached_property
    def _tokens(self) -> dict[Path, list[int]]:
        found = ((path, self._read_tokens(path)) for path in _states(self._folder))
        return {path: tokens for path, tokens in found if tokens}

    def find(self, tokens: Sequence[int]) -> Found:
        """The stored prefix that has most tokens in common with a prompt."""
        best = Found(0, 0, None)
        for path, stored in self._tokens.items():
            common = common_prefix(stored, list(tokens[: len(stored)]))
            if common > best.tokens:
                best = Found(common, len(stored), path)
        if best.path is not None:
            _touch(best.path)
        return best

    def load(self, path: Path) -> bytearray | None:
        """A stored state; None when it is not what was stored: llama.cpp must not see that."""
        try:
            state = self._seal.read(path, _name(path))
        except OSError:
            return None
        if state is None:
            _log.warning("document memory: a file is not what was written")
        return state

    def store(self, tokens: list[int], document_id: str, state: bytearray) -> bool:
        """Keep a prefix and its state. False when there is none, or the disk would not."""
        digest = hashlib.sha256(array("i", tokens).tobytes()).hexdigest()[:16]
        path = self._folder / f"{_safe(document_id)}-{digest}.state"
        partial = path.with_suffix(".partial")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            is_saved = bool(state)
            if is_saved:
                self._seal.write(partial, _name(path), state)
                listed = array("i", tokens).tobytes()
                self._seal.write(_tokens_path(path), _name(_tokens_path(path)), listed)
                partial.replace(path)
        except OSError:
            is_saved = False
        if not is_saved:
            _log.warning("document memory: the disk did not take a prefix")
            _unlink(partial, _tokens_path(path))
            return False
        self._tokens[path] = list(tokens)
        self._shrink()
        return path in self._tokens

    def discard(self, path: Path) -> None:
        """Delete a state that could not be read."""
        self._tokens.pop(path, None)
        _unlink(path, _tokens_path(path))

    def forget(self, document_id: str) -> None:
        """Delete all that is kept of a document, for every model."""
        forget_document(self._root, document_id)
        self.__dict__.pop("_tokens", None)  # looked at anew when it is needed

    def _read_tokens(self, path: Path) -> list[int]:
        try:
            tokens = array("i")
            listed = _tokens_path(path)
            tokens.frombytes(self._seal.read(listed, _name(listed)) or b"")
        except (OSError, ValueError):
            return []
        return tokens.tolist()

    def _shrink(self) -> None:
        files = sorted(_states(self._root, "*/"), key=_used_at)
        total = sum(_size(path) for path in files)
        while files and total > self._limit_bytes:
            oldest = files.pop(0)
            total -= _size(oldest)
            self.discard(oldest)


def forget_document(root: Path, document_id: str) -> None:
    """Delete all that is kept of a document, for every model; needs no engine."""
    for path in root.glob(f"*/{_safe(document_id)}-*"):
        _unlink(path)


def _safe(document_id: str) -> str:
    """An id as part of a file name: ids are ours, but nothing may leave the folder."""
    return hashlib.sha256(document_id.encode(errors="replace")).hexdigest()[:24]


def _states(folder: Path, below: str = "") -> list[Path]:
    return list(folder.glob(f"{below}*.state"))


def _tokens_path(path: Path) -> Path:
    return path.with_suffix(".tokens")


def _name(path: Path) -> str:
    """What a file is sealed for: it must not serve for another model, document or purpose."""
    return f"{path.parent.name}/{path.name}"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _used_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _touch(path: Path) -> None:
    try:
        os.utime(path)
    except OSError:
        _log.debug("document memory: a file is gone")


def _unlink(*paths: Path) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            _log.warning("document memory: a file could not be deleted")
