"""A whole GGUF header: magic, version, counts, pairs, tensors."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from app.domain.errors import ModelNotGguf, ModelUnsupported
from app.engines.local.gguf.raw import RawHeader
from app.engines.local.gguf.tensors import Tensor, padded, read_tensors, require_count
from app.engines.local.gguf.values import Values, read_values

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_HEADER_BYTES = 24
_ALIGNMENT_KEY, _ALIGNMENT, _MOST_ALIGNMENT, _U32 = "general.alignment", 32, 1 << 20, 4


class Header(NamedTuple):
    """What a header says, once it was found sound.

    `weights_start` is where the weights begin; `weights_bytes` what they take there, padding
    included: the file may be shorter (`missing_bytes`).
    """

    name: str
    version: int
    values: Values
    tensors: tuple[Tensor, ...]
    weights_start: int
    weights_bytes: int
    file_bytes: int

    @property
    def missing_bytes(self) -> int:
        """How much of the weights the file lacks, the padding behind the last one included."""
        if not self.tensors:
            return 0
        return max(0, self.weights_start + self.weights_bytes - self.file_bytes)

    def has(self, key: str) -> bool:
        """Whether the file says anything of a key."""
        return key in self.values.kinds

    def text(self, key: str) -> str:
        """A string, empty where there is none."""
        value = self.values.scalars.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str, default: int = 0) -> int:
        """A whole number; the mean of an array of them, rounded up."""
        many = self.values.numbers.get(key)
        if many is not None:
            return _mean(many, default)
        return _whole(self.values.scalars.get(key), default)

    def length(self, key: str) -> int:
        """How many elements an array has."""
        return self.values.lengths.get(key, 0)


def read_header(path: Path, clock: Callable[[], float] = time.monotonic) -> Header:
    """Read and check a GGUF file's header.

    Raises:
        ModelMissing, ModelNotGguf, ModelUnsupported: by its first bytes.
        ModelMalformed: with what is wrong, in words.
    """
    with RawHeader(path, clock) as raw:
        version = _version(raw)
        tensors_count, keys_count = raw.u64(), raw.u64()
        require_count(raw, tensors_count)
        values = read_values(raw, keys_count)
        alignment = _alignment(raw, values)
        tensors, weights_bytes = read_tensors(raw, tensors_count, alignment)
        return Header(
            name=path.name,
            version=version,
            values=values,
            tensors=tensors,
            weights_start=padded(raw.at, alignment),
            weights_bytes=weights_bytes,
            file_bytes=raw.file_bytes,
        )


def _version(raw: RawHeader) -> int:
    if raw.file_bytes < len(_MAGIC) or raw.take(len(_MAGIC)) != _MAGIC:
        raise ModelNotGguf(name=raw.name)
    if raw.file_bytes < _HEADER_BYTES:
        raise raw.fault("it ends in the middle of its header")
    version = raw.u32()
    if version not in _VERSIONS:  # those of big-endian machines look like huge ones
        raise ModelUnsupported(name=raw.name)
    return version


def _alignment(raw: RawHeader, values: Values) -> int:
    kind = values.kinds.get(_ALIGNMENT_KEY)
    if kind is None:
        return _ALIGNMENT
    alignment = values.scalars.get(_ALIGNMENT_KEY)
    if kind != _U32 or not isinstance(alignment, int):
        raise raw.fault("its alignment is not a number of the right type")
    if alignment == 0 or alignment & (alignment - 1) or alignment > _MOST_ALIGNMENT:
        raise raw.fault(f"its alignment of {alignment} is no power of two in use")
    return alignment


def _whole(value: object, default: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        return default
    return max(0, value)


def _mean(values: tuple[object, ...], default: int) -> int:
    whole = [value for value in values if isinstance(value, int) and not isinstance(value, bool)]
    if not whole or len(whole) != len(values):
        return default
    return max(0, -(-sum(whole) // len(whole)))
