"""The starter model with few of its layers: all of a model but its sense, in a tenth of the time.

The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
"""

import re
import struct
from pathlib import Path
from typing import BinaryIO, NamedTuple

_SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_TEXT, _LIST, _UINT32 = 8, 9, 4
_ALIGNMENT = 32
_LAYER = re.compile(r"blk\.(\d+)\.")


class _Tensor(NamedTuple):
    name: str
    facts: bytes  # its dimensions and type, as they stand there
    offset: int


def cut_model(source: Path, target: Path, layers: int) -> Path:
    """Write a model with the first layers of another, which llama.cpp takes for a whole one."""
    with source.open("rb") as file:
        magic, version, tensor_count, key_count = struct.unpack("<4sIQQ", file.read(24))
        assert (magic, version) == (b"GGUF", 3)
        keys = b"".join(_key(file, layers) for _ in range(key_count))
        tensors = [_tensor(file) for _ in range(tensor_count)]
        start = -(-file.tell() // _ALIGNMENT) * _ALIGNMENT
        end = source.stat().st_size - start
        ends = sorted([*(one.offset for one in tensors), end])
        kept = [one for one in tensors if _is_kept(one.name, layers)]
        heads, bodies, offset = [], [], 0
        for one in kept:
            heads.append(_text(one.name) + one.facts + struct.pack("<Q", offset))
            file.seek(start + one.offset)
            body = file.read(ends[ends.index(one.offset) + 1] - one.offset)
            bodies.append(body)
            offset += len(body)
    head = struct.pack("<4sIQQ", magic, version, len(kept), key_count) + keys + b"".join(heads)
    target.write_bytes(head + b"\0" * (-len(head) % _ALIGNMENT) + b"".join(bodies))
    return target


def _is_kept(name: str, layers: int) -> bool:
    layer = _LAYER.match(name)
    return layer is None or int(layer[1]) < layers


def _key(file: BinaryIO, layers: int) -> bytes:
    """One key with its value, as it stands there; how many layers there are is said anew."""
    start = file.tell()
    name = file.read(_number(file, 8))
    kind = _number(file, 4)
    if name.endswith(b".block_count"):
        assert kind == _UINT32
        file.seek(4, 1)
        return _text(name.decode()) + struct.pack("<II", kind, layers)
    _skip(file, kind)
    end = file.tell()
    file.seek(start)
    return file.read(end - start)


def _skip(file: BinaryIO, kind: int) -> None:
    if kind == _TEXT:
        file.seek(_number(file, 8), 1)
    elif kind == _LIST:
        inner, count = _number(file, 4), _number(file, 8)
        for _ in range(count):
            _skip(file, inner)
    else:
        file.seek(_SIZES[kind], 1)


def _tensor(file: BinaryIO) -> _Tensor:
    name = file.read(_number(file, 8)).decode()
    start = file.tell()
    dimensions = _number(file, 4)
    length = 4 + 8 * dimensions + 4
    file.seek(start)
    return _Tensor(name, file.read(length), _number(file, 8))


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _number(file: BinaryIO, size: int) -> int:
    return int.from_bytes(file.read(size), "little")
