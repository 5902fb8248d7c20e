"""One GGUF file's metadata and tensor list: no weight is read, no vocabulary is built.

gguf_init_from_file of gguf.h refuses malformed files by itself; its getters abort the process
when asked for the wrong type, so types are checked first. Keys: gguf.md in the ggml repository.
"""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from app.domain.errors import ModelLoadFailed
from app.engines.local.session.devices import ggml_base, native

# enum gguf_type in gguf.h.
_NUMBERS: dict[int, Any] = {
    0: ctypes.c_uint8,
    1: ctypes.c_int8,
    2: ctypes.c_uint16,
    3: ctypes.c_int16,
    4: ctypes.c_uint32,
    5: ctypes.c_int32,
    10: ctypes.c_uint64,
    11: ctypes.c_int64,
}
_STRING, _ARRAY = 8, 9


class _InitParams(ctypes.Structure):
    _fields_ = (("no_alloc", ctypes.c_bool), ("ctx", ctypes.c_void_p))


class Tensor(NamedTuple):
    """A tensor as the file lists it. `kind` is ggml's name of its type: "q4_K"."""

    name: str
    kind: str
    elements: int
    size_bytes: int


class Gguf:
    """The metadata of one open GGUF file."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        params = (ctypes.c_char_p, _InitParams)
        initialise = native(ggml_base(), "gguf_init_from_file", ctypes.c_void_p, *params)
        self._context = initialise(str(path).encode(), _InitParams(no_alloc=True, ctx=None))
        if not self._context:
            raise ModelLoadFailed(name=self.name)

    def close(self) -> None:
        """Give the memory back."""
        native(ggml_base(), "gguf_free", None, ctypes.c_void_p)(self._context)

    def text(self, key: str) -> str:
        """A string, empty where there is none."""
        index, kind = self._find(key)
        if kind != _STRING:
            return ""
        value = self._ask("gguf_get_val_str", ctypes.c_char_p, index)
        return str(value.decode(errors="replace"))

    def number(self, key: str, default: int = 0) -> int:
        """A whole number; the mean of an array of them, rounded up."""
        index, kind = self._find(key)
        if kind == _ARRAY:
            return self._mean(index, default)
        if kind not in _NUMBERS:
            return default
        pointer = self._ask("gguf_get_val_data", ctypes.c_void_p, index)
        return max(0, int(_NUMBERS[kind].from_address(pointer).value))

    def length(self, key: str) -> int:
        """How many elements an array has."""
        index, kind = self._find(key)
        return int(self._ask("gguf_get_arr_n", ctypes.c_size_t, index)) if kind == _ARRAY else 0

    def tensors(self) -> Iterator[Tensor]:
        """All tensors."""
        count = native(ggml_base(), "gguf_get_n_tensors", ctypes.c_int64, ctypes.c_void_p)
        for index in range(count(self._context)):
            size_bytes = int(self._ask("gguf_get_tensor_size", ctypes.c_size_t, index))
            name: bytes = self._ask("gguf_get_tensor_name", ctypes.c_char_p, index)
            kind = int(self._ask("gguf_get_tensor_type", ctypes.c_int, index))
            block = _of_type("ggml_blck_size", ctypes.c_int64, kind)
            block_bytes = _of_type("ggml_type_size", ctypes.c_size_t, kind)
            elements = size_bytes // block_bytes * block if block_bytes else 0
            kind_name: bytes | None = _of_type("ggml_type_name", ctypes.c_char_p, kind)
            words = (kind_name or b"").decode(errors="replace")
            yield Tensor(name.decode(errors="replace"), words, elements, size_bytes)

    def has(self, key: str) -> bool:
        """Whether the file says anything of a key."""
        return self._find(key)[1] is not None

    def _mean(self, index: int, default: int) -> int:
        number = _NUMBERS.get(self._ask("gguf_get_arr_type", ctypes.c_int, index))
        count = int(self._ask("gguf_get_arr_n", ctypes.c_size_t, index))
        if number is None or count == 0:
            return default
        values = (number * count).from_address(
            self._ask("gguf_get_arr_data", ctypes.c_void_p, index)
        )
        return max(0, int(-(-sum(values) // count)))

    def _find(self, key: str) -> tuple[int, int | None]:
        """Where a key is and its type; the type is None where there is no such key."""
        arguments = (ctypes.c_void_p, ctypes.c_char_p)
        find = native(ggml_base(), "gguf_find_key", ctypes.c_int64, *arguments)
        index = find(self._context, key.encode())
        if index < 0:
            return index, None
        return index, int(self._ask("gguf_get_kv_type", ctypes.c_int, index))

    def _ask(self, function: str, result: Any, index: int) -> Any:  # noqa: ANN401
        arguments = (ctypes.c_void_p, ctypes.c_int64)
        return native(ggml_base(), function, result, *arguments)(self._context, index)


def _of_type(function: str, result: Any, kind: int) -> Any:  # noqa: ANN401
    """What ggml knows of a tensor type. gguf_init_from_file refuses types that it does not know."""
    return native(ggml_base(), function, result, ctypes.c_int)(kind)
