"""A look at a model's files before anything native opens them."""

import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from app.domain.errors import ModelMissing
from app.domain.errors.models import (
    ModelHasNoWeights,
    ModelInParts,
    ModelMalformed,
    ModelPartMissing,
    ModelPartsMixed,
)
from app.domain.model_parts import part_names
from app.engines.local.gguf import Header, read_header

# Written by llama.cpp's gguf-split into each part; their types are gguf.h's (uint16, int32).
_NUMBER, _COUNT, _TENSORS = "split.no", "split.count", "split.tensors.count"
_TYPES = {_NUMBER: 2, _COUNT: 2, _TENSORS: 5}
# For all headers together: those of sound parts are small but for the first one's.
_DEADLINE_S = 60.0


def check_model_file(path: Path) -> None:
    """Refuse what is not a sound GGUF model, its weights all there; parts of it included.

    Raises:
        ModelMissing, ModelNotGguf, ModelDamaged, ModelUnsupported, ModelHasNoWeights,
        ModelInParts, ModelPartMissing, ModelPartsMixed.
    """
    require_weights(read_headers(path))


def read_headers(path: Path, clock: Callable[[], float] = time.monotonic) -> list[Header]:
    """The headers of a model's files, the first one first, found to be those of one model.

    Args:
        path: the model's file; of several, the first.
        clock: seconds that never jump.

    Raises:
        AppError: one is missing or malformed, or they do not belong together.
    """
    headers, paths, end_s = [], parts_of(path), clock() + _DEADLINE_S
    if path != paths[0]:
        raise ModelInParts(name=path.name, parts=len(paths))
    for part in paths:
        if clock() > end_s:
            raise ModelPartsMixed(name=path.name, reason="it takes too long to look at all of them")
        try:
            headers.append(read_header(part, clock))
        except ModelMissing:
            raise missing(path) from None
    _require_one_model(headers)
    return headers


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


def parts_of(path: Path) -> list[Path]:
    """The files of a model, the first one first, given any of them: all in its folder."""
    return [path.with_name(name) for name in part_names(path.name)]


def missing(path: Path) -> ModelMissing | ModelPartMissing:
    """What of a model's files is not there."""
    paths = parts_of(path)
    gone = next((part for part in paths if not part.is_file()), path)
    if len(paths) == 1 or not any(part.is_file() for part in paths):
        return ModelMissing(path=path)
    return ModelPartMissing(name=gone.name, parts=len(paths))


def model_fingerprint(path: Path) -> str:
    """What tells a model from any other: its files' names, sizes and times of change, as a hash.

    Not of its content: to read gigabytes would take longer than most answers.

    Raises:
        ModelMissing, ModelPartMissing.
    """
    try:
        facts = [(part.name, part.stat()) for part in parts_of(path)]
    except OSError:
        raise missing(path) from None
    told = "\n".join(f"{name}\n{one.st_size}\n{one.st_mtime_ns}" for name, one in facts)
    return sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def _require_one_model(headers: list[Header]) -> None:
    """Refuse files that are not all parts of one model, each in its place."""
    count = len(headers)
    for place, header in enumerate(headers):
        number, told = header.number(_NUMBER), header.number(_COUNT, 1)
        if count == 1 and told > 1:  # under a name by which nobody finds the others
            raise ModelInParts(name=header.name, parts=told)
        if count > 1:
            _require_place(headers[0].name, header, is_its_own=(place, count) == (number, told))
    if count > 1:
        _require_all_tensors(headers)


def _require_place(name: str, header: Header, *, is_its_own: bool) -> None:
    if any(header.values.kinds.get(key) != kind for key, kind in _TYPES.items()):
        raise ModelPartsMixed(name=name, reason=f"{header.name} does not say which part it is")
    if not is_its_own:
        raise ModelPartsMixed(name=name, reason=f"{header.name} is another part than its name says")


def _require_all_tensors(headers: list[Header]) -> None:
    name, kind = headers[0].name, headers[0].text("general.architecture")
    found = [tensor.name for header in headers for tensor in header.tensors]
    told = {header.number(_TENSORS) for header in headers}
    if told != {len(found)}:
        reason = f"they have {len(found)} tensors, and should have {min(told)}"
        raise ModelPartsMixed(name=name, reason=reason)
    if len(set(found)) < len(found):
        raise ModelPartsMixed(name=name, reason="two of them have the same tensor")
    others = {header.text("general.architecture") for header in headers[1:]}
    if not others <= {"", kind}:
        raise ModelPartsMixed(name=name, reason="they are of models of different kinds")
