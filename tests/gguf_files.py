"""GGUF files made by hand: small ones that are sound, and what tests change in them."""

import os
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from app.engines.local.gguf import read_header
from app.engines.local.gguf.raw import RawHeader
from app.engines.local.gguf.tensors import padded
from app.engines.local.gguf.values import read_values

# What llama.cpp must be told of a model of the "llama" kind before it reads the vocabulary.
LLAMA: Mapping[str, object] = {
    "general.architecture": "llama",
    "general.name": "Tiny",
    "general.license": "mit",
    "llama.block_count": 1,
    "llama.embedding_length": 32,
    "llama.context_length": 512,
    "llama.feed_forward_length": 64,
    "llama.attention.head_count": 4,
    "llama.attention.layer_norm_rms_epsilon": 1e-5,
}
TENSORS = (("token_embd.weight", (32, 8)), ("blk.0.attn_q.weight", (32, 32)))
_ALIGNMENT = 32


def gguf_bytes(
    metadata: Mapping[str, object] = LLAMA,
    tensors: Sequence[tuple[str, tuple[int, ...]]] = TENSORS,
    alignment: int = _ALIGNMENT,
) -> bytes:
    """A sound file of F32 tensors, all zeros."""
    parts = [b"GGUF", struct.pack("<IQQ", 3, len(tensors), len(metadata))]
    for key, value in metadata.items():  # bytes are packed already, with their type
        parts.append(packed_text(key))
        parts.append(value if isinstance(value, bytes) else packed_value(value))
    offset = 0
    for name, shape in tensors:
        dimensions = struct.pack(f"<I{len(shape)}Q", len(shape), *shape)
        parts.append(packed_text(name) + dimensions + struct.pack("<IQ", 0, offset))
        size = 4
        for one in shape:
            size *= one
        offset += -(-size // alignment) * alignment
    head = b"".join(parts)
    return head + b"\0" * (-len(head) % alignment + offset)


def write_gguf(
    path: Path,
    metadata: Mapping[str, object] = LLAMA,
    tensors: Sequence[tuple[str, tuple[int, ...]]] = TENSORS,
) -> Path:
    """The same as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gguf_bytes(metadata, tensors))
    return path


# llama.cpp gives up (GGML_ASSERT) when two entries of a vocabulary are the same.
BRINGS_LLAMA_DOWN: Mapping[str, object] = {
    **LLAMA,
    "tokenizer.ggml.model": "gpt2",
    "tokenizer.ggml.pre": "smollm",
    "tokenizer.ggml.tokens": ["a", "a"],
    "tokenizer.ggml.merges": ["a b"],
}


def packed_text(text: str) -> bytes:
    """A string as GGUF has it."""
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def packed_value(value: object) -> bytes:
    """A value with its type before it."""
    match value:
        case bool():
            return struct.pack("<I?", 7, value)
        case str():
            return struct.pack("<I", 8) + packed_text(value)
        case float():
            return struct.pack("<If", 6, value)
        case int():
            return struct.pack("<II", 4, value)
        case [str(), *_]:
            head = struct.pack("<IIQ", 9, 8, len(value))
            return head + b"".join(packed_text(str(one)) for one in value)
        case list():
            return struct.pack(f"<IIQ{len(value)}i", 9, 5, len(value), *value)
        case _:
            raise TypeError(type(value).__name__)


class _Entry(NamedTuple):
    """A tensor's entry but for its offset, and where its weights are in the whole file."""

    head: bytes
    size_bytes: int
    place: int


def split_gguf(source: Path, folder: Path, stem: str, most_tensors: int) -> list[Path]:
    """Split a model as llama.cpp's `gguf-split --split-max-tensors` does, to the byte.

    All that is said of the model is in the first part; the others have only the numbers by which
    llama.cpp finds them (tools/gguf-split/gguf-split.cpp).
    """
    header = read_header(source)
    with RawHeader(source) as raw:
        raw.take(8)
        tensors, keys = raw.u64(), raw.u64()
        start = raw.at
        read_values(raw, keys)
        end = raw.at
    with source.open("rb") as file:
        file.seek(start)
        pairs = file.read(end - start)
        entries = [_entry(file, header.weights_start, one.size_bytes) for one in header.tensors]
        groups = [entries[at : at + most_tensors] for at in range(0, tensors, most_tensors)]
        paths = []
        folder.mkdir(parents=True, exist_ok=True)
        for number, group in enumerate(groups):
            path = folder / f"{stem}-{number + 1:05}-of-{len(groups):05}.gguf"
            told = packed_split(number, len(groups), tensors)
            head = _part_head(group, (keys + 3, pairs + told) if number == 0 else (3, told))
            with path.open("wb") as part:
                part.write(head)
                for one in group:
                    file.seek(one.place)
                    part.write(file.read(one.size_bytes))
                    part.write(b"\0" * (-one.size_bytes % _ALIGNMENT))
            paths.append(path)
    return paths


def packed_split(number: int, count: int, tensors: int) -> bytes:
    """The three pairs that every part has."""
    return (
        packed_text("split.no") + struct.pack("<IH", 2, number)
        + packed_text("split.tensors.count") + struct.pack("<Ii", 5, tensors)
        + packed_text("split.count") + struct.pack("<IH", 2, count)
    )  # fmt: skip


def _entry(file: BinaryIO, weights_start: int, size_bytes: int) -> _Entry:
    begin = file.tell()
    file.seek(struct.unpack("<Q", file.read(8))[0], os.SEEK_CUR)
    file.seek(struct.unpack("<I", file.read(4))[0] * 8 + 4, os.SEEK_CUR)
    end = file.tell()
    (offset,) = struct.unpack("<Q", file.read(8))
    file.seek(begin)
    head = file.read(end - begin)
    file.seek(8, os.SEEK_CUR)
    return _Entry(head, size_bytes, weights_start + offset)


def _part_head(group: Sequence[_Entry], told: tuple[int, bytes]) -> bytes:
    keys, pairs = told
    head, offset = b"GGUF" + struct.pack("<IQQ", 3, len(group), keys) + pairs, 0
    for one in group:
        head += one.head + struct.pack("<Q", offset)
        offset += padded(one.size_bytes, _ALIGNMENT)
    return head + b"\0" * (-len(head) % _ALIGNMENT)
