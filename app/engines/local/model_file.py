"""A look at a model file before anything native opens it."""

from hashlib import sha256
from pathlib import Path

from app.domain.errors import ModelDamaged, ModelMissing, ModelNotGguf, ModelUnsupported

# https://github.com/ggml-org/ggml/blob/master/docs/gguf.md: magic, version, counts of both tables
_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_HEADER_BYTES = 24


def check_model_file(path: Path) -> None:
    """Refuse what cannot be a GGUF model.

    Raises:
        ModelMissing, ModelNotGguf, ModelDamaged, ModelUnsupported.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError:
        raise ModelMissing(path=path) from None
    if header[:4] != _MAGIC:
        raise ModelNotGguf(name=path.name)
    if len(header) < _HEADER_BYTES:
        raise ModelDamaged(name=path.name)
    if int.from_bytes(header[4:8], "little") not in _VERSIONS:
        raise ModelUnsupported(name=path.name)


def model_fingerprint(path: Path) -> str:
    """What tells a model file from any other: its name, size and time of change, as a hash.

    Not of its content: to read gigabytes would take longer than most answers.

    Raises:
        ModelMissing.
    """
    try:
        facts = path.stat()
    except OSError:
        raise ModelMissing(path=path) from None
    name = f"{path.name}\n{facts.st_size}\n{facts.st_mtime_ns}"
    return sha256(name.encode("utf-8", "surrogateescape")).hexdigest()
