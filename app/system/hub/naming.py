"""A model's files on a hub: which they are by their names, and what the hub says of them."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from app.domain.download import RemoteFile
from app.domain.errors.downloads import PartsAlike
from app.domain.model_parts import part_name, whole_sha256

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo

# Folders and name: nothing that a terminal would act on, and no way out of a folder.
_FILE = re.compile(r"([^\W_][\w.+() -]{0,90}/){0,4}[^\W_][\w.+() -]{0,190}\.gguf", re.IGNORECASE)
_REVISION = re.compile(r"[0-9a-f]{40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PART = re.compile(r"-\d{5}-of-\d{5}\.gguf$", re.IGNORECASE)
# One that says it is one of several, and that it is the only one.
_ALL_IN_ONE = "-00001-of-00001.gguf"


def local_name(file: str) -> str:
    """What a file of a hub is called here: its own name, without the folders it lies in."""
    return PurePosixPath(file).name


def is_model(file: str) -> bool:
    """A model by its name, or a part of one: no projector of a vision model."""
    name = local_name(file)
    is_odd = _PART.search(name) is not None and part_name(name) is None
    is_one = not name.lower().startswith("mmproj") and (not is_odd or name.endswith(_ALL_IN_ONE))
    return is_one and _FILE.fullmatch(file) is not None


def joined(pieces: Sequence[RemoteFile]) -> RemoteFile:
    """The model that some files make up.

    Raises:
        PartsAlike: what is here of a file goes by its content, so two such would be one.
    """
    if len(pieces) == 1:
        return pieces[0]
    if len({piece.sha256 for piece in pieces}) < len(pieces):
        raise PartsAlike(name=local_name(pieces[0].file))
    about = {
        "size_bytes": sum(piece.size_bytes for piece in pieces),
        "sha256": whole_sha256([piece.sha256 for piece in pieces]),
        "pieces": tuple(pieces),
    }
    return pieces[0].model_copy(update=about)


def made(
    repository: str, info: "ModelInfo", file: str, linked: Mapping[str, object]
) -> RemoteFile | None:
    """What the hub says of a file; None: it does not say its hash or its size."""
    sha256, size = linked.get("sha256"), linked.get("size")
    if not (isinstance(sha256, str) and _SHA256.fullmatch(sha256)):
        return None
    if not isinstance(size, int) or size <= 0:
        return None
    return RemoteFile(
        repository=repository,
        file=file,
        revision=revision_of(info),
        size_bytes=size,
        sha256=sha256,
        licence=_licence(info),
    )


def revision_of(info: "ModelInfo") -> str:
    """The commit, so that a file cannot change under way; the branch where none is told."""
    return info.sha if info.sha and _REVISION.fullmatch(info.sha) else "main"


def _licence(info: "ModelInfo") -> str:
    told = getattr(info.card_data, "license", None) if info.card_data else None
    if not isinstance(told, str):
        tags = [tag for tag in info.tags or [] if tag.startswith("license:")]
        told = tags[0].removeprefix("license:") if tags else ""
    return told[:100] if told.isprintable() else ""
