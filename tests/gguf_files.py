"""GGUF files made by hand: small ones that are sound, and what tests change in them."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

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
    parts += [packed_text(key) + packed_value(value) for key, value in metadata.items()]
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


def write_gguf(path: Path, metadata: Mapping[str, object] = LLAMA) -> Path:
    """The same as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gguf_bytes(metadata))
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
