"""The key-value pairs of a GGUF header; long lists are passed over, only their length is kept."""

import struct
from typing import NamedTuple

from app.engines.local.gguf.raw import RawHeader, shown

Scalar = int | float | bool | str

# enum gguf_type in gguf.h: how a number is packed.
_NUMBERS = {
    0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d",
}  # fmt: skip
_STRING, _ARRAY = 8, 9
# The format's own limit is 65,535 bytes for a key; llama.cpp takes texts of up to 1 GiB.
_KEY_BYTES = 65_535
_TEXT_BYTES = 16 << 20
_KEPT_TEXT_BYTES = 1 << 20
_MOST_KEYS = 65_536
# Per-layer lists of numbers have hundreds; scores and kinds of tokens, hundreds of thousands.
_KEPT_NUMBERS = 4096


class Values(NamedTuple):
    """What the pairs say.

    `kinds` holds gguf.h's type number of every key; `lengths` of arrays their length; `numbers` the
    elements of short arrays of numbers. Texts over a mebibyte are in none of them.
    """

    scalars: dict[str, Scalar]
    numbers: dict[str, tuple[Scalar, ...]]
    lengths: dict[str, int]
    kinds: dict[str, int]


def read_values(raw: RawHeader, count: int) -> Values:
    """Read so many pairs.

    Raises:
        ModelMalformed.
    """
    # A pair has 13 bytes at least: the key's length, one letter, a type.
    if count > min(_MOST_KEYS, raw.file_bytes // 13):
        raise raw.fault(f"it claims to have {count} keys")
    values = Values({}, {}, {}, {})
    for number in range(count):
        key = _key(raw, number)
        if key in values.kinds:
            raise raw.fault(f"the key “{shown(key)}” is there twice")
        _read_value(raw, key, values)
    return values


def _key(raw: RawHeader, number: int) -> str:
    size = raw.u64()
    if size == 0:
        raise raw.fault(f"key {number + 1} has no name")
    if size > _KEY_BYTES:
        raise raw.fault(f"the name of key {number + 1} claims to have {size} bytes")
    return raw.take(size).decode(errors="replace")


def _read_value(raw: RawHeader, key: str, values: Values) -> None:
    kind = values.kinds[key] = raw.u32()
    if kind == _STRING:
        text = read_text(raw, f"the text of “{shown(key)}”")
        if text is not None:
            values.scalars[key] = text
    elif kind == _ARRAY:
        _read_array(raw, key, values)
    elif kind in _NUMBERS:
        layout = struct.Struct(f"<{_NUMBERS[kind]}")
        [values.scalars[key]] = layout.unpack(raw.take(layout.size))
    else:
        raise raw.fault(f"the key “{shown(key)}” is of a type that there is not ({kind})")


def _read_array(raw: RawHeader, key: str, values: Values) -> None:
    kind, count = raw.u32(), raw.u64()
    if kind != _STRING and kind not in _NUMBERS:
        raise raw.fault(f"the list “{shown(key)}” is of a type that there is not ({kind})")
    size = 8 if kind == _STRING else struct.calcsize(_NUMBERS[kind])
    if count * size > raw.file_bytes - raw.at:
        raise raw.fault(f"the list “{shown(key)}” claims to have {count} entries")
    values.lengths[key] = count
    if kind == _STRING:
        raw.skip_texts(count)
    elif count <= _KEPT_NUMBERS:
        values.numbers[key] = struct.unpack(f"<{count}{_NUMBERS[kind]}", raw.take(count * size))
    else:
        raw.skip(count * size)


def read_text(raw: RawHeader, what: str, most_bytes: int = _TEXT_BYTES) -> str | None:
    """A text; None for one that is too long to be kept."""
    size = raw.u64()
    if size > most_bytes:
        raise raw.fault(f"{what} claims to have {size} bytes")
    if size > _KEPT_TEXT_BYTES:
        raw.skip(size)
        return None
    return raw.take(size).decode(errors="replace")
