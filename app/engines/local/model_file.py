"""A look at a model file before anything native opens it."""

import re
from hashlib import sha256
from pathlib import Path

from app.domain.errors import ModelMissing
from app.domain.errors.models import ModelHasNoWeights, ModelMalformed
from app.engines.local.gguf import Header, read_header

# As llama.cpp's gguf-split names the parts of a model.
_PART = re.compile(r"-(\d{5})-of-(\d{5})\.gguf$")
_MOST_PARTS = 256


def check_model_file(path: Path) -> None:
    """Refuse what is not a sound GGUF model, its weights all there; parts of it included.

    Raises:
        ModelMissing, ModelNotGguf, ModelDamaged, ModelUnsupported, ModelHasNoWeights.
    """
    require_weights([read_header(part) for part in parts_of(path)])


def require_weights(parts: list[Header]) -> None:
    """Refuse a model whose files are shorter than they say, or that has no weights.

    Raises:
        ModelMalformed, ModelHasNoWeights.
    """
    for header in parts:
        if header.missing_bytes:
            whole = header.weights_start + header.weights_bytes
            reason = f"{header.missing_bytes:,} of its {whole:,} bytes are missing"
            raise ModelMalformed(name=header.name, reason=reason)
    if not any(header.tensors for header in parts):
        raise ModelHasNoWeights(name=parts[0].name)


def part_of(path: Path) -> tuple[int, int]:
    """Which part of how many a file is by its name; (1, 1): a whole model."""
    match = _PART.search(path.name)
    if match is None:
        return 1, 1
    return int(match.group(1)), int(match.group(2))


def parts_of(path: Path) -> list[Path]:
    """The files of a model, given the first of them: one, or as many as its name says."""
    match = _PART.search(path.name)
    if match is None or int(match.group(1)) != 1:
        return [path]
    stem, count = path.name[: match.start()], int(match.group(2))
    numbers = range(2, min(count, _MOST_PARTS) + 1)
    others = [path.with_name(f"{stem}-{number:05}-of-{count:05}.gguf") for number in numbers]
    return [path, *others]


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
