"""A model's shape from its GGUF metadata: no weight is read, no vocabulary is built.

gguf_init_from_file of gguf.h refuses malformed files by itself; its getters abort the process
when asked for the wrong type, so types are checked first. Keys: gguf.md in the ggml repository.
"""

import ctypes
import re
from contextlib import closing
from pathlib import Path
from typing import Any

from app.domain.errors import ModelLoadFailed
from app.engines.local.memory import ModelShape
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
# LLAMA_MAX_LAYERS in llama-hparams.h is 512: a file that claims far more is broken.
_MOST_LAYERS = 1024
_SHARD = re.compile(r"-00001-of-(\d{5})\.gguf$")


class _InitParams(ctypes.Structure):
    _fields_ = (("no_alloc", ctypes.c_bool), ("ctx", ctypes.c_void_p))


def read_shape(path: Path) -> ModelShape:
    """Read what sizes the model in memory; all parts of a model that is split over files.

    Raises:
        ModelLoadFailed: the file is malformed, or does not say what it must.
    """
    with closing(_Gguf(path)) as gguf:
        shape = _shape(gguf)
    for part in _other_parts(path):
        with closing(_Gguf(part)) as gguf:
            weights_bytes, outer_bytes = gguf.weights()
        shape = shape._replace(
            weights_bytes=shape.weights_bytes + weights_bytes,
            outer_bytes=shape.outer_bytes + outer_bytes,
        )
    if shape.weights_bytes == 0:
        raise ModelLoadFailed(name=path.name)
    return shape


class _Gguf:
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

    def weights(self) -> tuple[int, int]:
        """Bytes of all tensors, and of those outside the layers."""
        count = native(ggml_base(), "gguf_get_n_tensors", ctypes.c_int64, ctypes.c_void_p)
        all_bytes = outer_bytes = 0
        for index in range(count(self._context)):
            size_bytes = int(self._ask("gguf_get_tensor_size", ctypes.c_size_t, index))
            name: bytes = self._ask("gguf_get_tensor_name", ctypes.c_char_p, index)
            all_bytes += size_bytes
            outer_bytes += 0 if name.startswith(b"blk.") else size_bytes
        return all_bytes, outer_bytes

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


def _shape(gguf: _Gguf) -> ModelShape:
    kind = gguf.text("general.architecture")
    layers = gguf.number(f"{kind}.block_count")
    embedding = gguf.number(f"{kind}.embedding_length")
    trained = gguf.number(f"{kind}.context_length")
    if not (0 < layers <= _MOST_LAYERS and embedding and trained):
        raise ModelLoadFailed(name=gguf.name)
    heads = gguf.number(f"{kind}.attention.head_count")
    head_dim = embedding // heads if heads else 0
    weights_bytes, outer_bytes = gguf.weights()
    state_bytes = _state_bytes(gguf, kind, layers, embedding)
    return ModelShape(
        weights_bytes=weights_bytes,
        layers=layers,
        kv_heads=gguf.number(f"{kind}.attention.head_count_kv", heads),
        head_dim_k=gguf.number(f"{kind}.attention.key_length", head_dim),
        head_dim_v=gguf.number(f"{kind}.attention.value_length", head_dim),
        embedding=embedding,
        vocabulary=gguf.length("tokenizer.ggml.tokens") or gguf.number(f"{kind}.vocab_size"),
        trained_context=trained,
        swa_window=gguf.number(f"{kind}.attention.sliding_window"),
        is_recurrent=state_bytes > 0,
        outer_bytes=outer_bytes,
        feed_forward=_feed_forward(gguf, kind),
        state_bytes=state_bytes,
    )


def _feed_forward(gguf: _Gguf, kind: str) -> int:
    """The inner width that one token passes: of the experts it is sent to, where there are any."""
    experts = gguf.number(f"{kind}.expert_used_count")
    of_experts = gguf.number(f"{kind}.expert_feed_forward_length") * experts
    dense = gguf.number(f"{kind}.feed_forward_length")
    return max(dense, of_experts or dense * experts)


def _state_bytes(gguf: _Gguf, kind: str, layers: int, embedding: int) -> int:
    """One sequence's recurrent state, in floats: llama-hparams.cpp, n_embd_r and n_embd_s.

    For hybrids an upper bound: every layer is counted.
    """
    state, inner = (gguf.number(f"{kind}.ssm.{key}") for key in ("state_size", "inner_size"))
    groups = gguf.number(f"{kind}.ssm.group_count")
    convolved = max(0, gguf.number(f"{kind}.ssm.conv_kernel") - 1) * (inner + 2 * groups * state)
    wkv = gguf.number(f"{kind}.wkv.head_size")
    shifted = embedding * (wkv + 2) if wkv else 0
    return 4 * layers * (inner * state + (convolved if state else 0) + shifted)


def _other_parts(path: Path) -> list[Path]:
    """The other files of a model that is split, as llama.cpp names them."""
    match = _SHARD.search(path.name)
    if match is None:
        return []
    stem, count = path.name[: match.start()], match.group(1)
    return [
        path.with_name(f"{stem}-{number:05}-of-{count}.gguf") for number in range(2, int(count) + 1)
    ]
