"""A model's key-value cache, and decoding of many sequences at once."""

import ctypes
from collections.abc import Callable
from typing import Any, NamedTuple

import llama_cpp
import numpy as np
from numpy.typing import NDArray

from app.domain.errors import EngineFailed, ModelLoadFailed
from app.engines.local.batch import Decoded, Row
from app.engines.local.session.model import Model

# llama_decode's results, from llama.h.
_ENDS = {0: Decoded.DONE, 1: Decoded.NO_ROOM, 2: Decoded.INTERRUPTED}
# Shorter decodes are not worth asking whether to interrupt them.
_LONG_TOKENS = 64
_NEVER = llama_cpp.ggml_abort_callback()
# What a state is readable by: its form is llama.cpp's own business.
STATE_FORM = f"{llama_cpp.__version__} {llama_cpp.LLAMA_STATE_SEQ_VERSION}"
_KV_TYPES = {"f16": llama_cpp.GGML_TYPE_F16, "q8_0": llama_cpp.GGML_TYPE_Q8_0}


class ContextShape(NamedTuple):
    """How large a context is made.

    `cells` tokens in the cache for all sequences together; `batch_tokens` in one decode.
    """

    cells: int
    sequences: int
    batch_tokens: int
    threads: int
    kv_type: str = "f16"


class Context:
    """One cache that all sequences share, so that a common prefix is there only once."""

    def __init__(self, model: Model, shape: ContextShape) -> None:
        """Make the cache.

        Raises:
            ModelLoadFailed: llama.cpp would not; its log says why.
        """
        self._model = model
        self.shape = shape
        self._handle = self._make(model, shape)
        self._memory = llama_cpp.llama_get_memory(self._handle)
        self.cells = int(llama_cpp.llama_n_ctx(self._handle))
        self.can_share = model.can_share
        self._batch = _Batch(shape.batch_tokens)
        self._abort = _NEVER

    def close(self) -> None:
        """Give the memory back."""
        llama_cpp.llama_free(self._handle)

    def interrupt_when(self, is_urgent: Callable[[], bool]) -> None:
        """Let something urgent end a long decode early. It is asked often, on this thread.

        llama.h: such a callback works on the CPU only; a GPU's decodes are short.
        """
        self._abort = llama_cpp.ggml_abort_callback(lambda _: is_urgent())

    def decode(self, rows: list[Row], *, may_yield: bool = False) -> Decoded:
        """Run the tokens of several sequences.

        Logits of a row that wants them are read by `logits` with the index of its last token.

        Raises:
            EngineFailed: llama.cpp refused the batch.
        """
        is_long = sum(len(row.tokens) for row in rows) > _LONG_TOKENS
        abort = self._abort if is_long and may_yield else _NEVER
        llama_cpp.llama_set_abort_callback(self._handle, abort, None)
        status = llama_cpp.llama_decode(self._handle, self._batch.fill(rows))
        if status not in _ENDS:
            raise EngineFailed(reason=f"llama_decode said {status}")
        return _ENDS[status]

    def logits(self, index: int) -> NDArray[np.float32]:
        """The logits of a token of the last decode: a view, valid until the next one.

        Raises:
            EngineFailed: they were not computed.
        """
        pointer = llama_cpp.llama_get_logits_ith(self._handle, index)
        if not pointer:
            raise EngineFailed(reason="no logits")
        return np.ctypeslib.as_array(pointer, (self._model.vocabulary,))

    def share(self, source: int, target: int, tokens: int) -> None:
        """Let an empty slot have the first tokens of another; they are not copied."""
        llama_cpp.llama_memory_seq_cp(self._memory, source, target, 0, tokens)

    def drop(self, slot: int, keep: int = 0) -> bool:
        """Forget a slot's tokens from position `keep` on; False when it had to forget all.

        A model with a sliding window or a running state cannot go back to every position.
        """
        if bool(llama_cpp.llama_memory_seq_rm(self._memory, slot, keep, -1)):
            return True
        llama_cpp.llama_memory_seq_rm(self._memory, slot, -1, -1)
        return False

    def state(self, slot: int) -> bytearray:
        """A slot's state, as `STATE_FORM` says; empty when llama.cpp gives none."""
        state = bytearray(llama_cpp.llama_state_seq_get_size(self._handle, slot))
        size = len(state)
        written = llama_cpp.llama_state_seq_get_data(self._handle, _bytes(state), size, slot)
        return state if written == size else bytearray()

    def restore(self, slot: int, state: bytearray, tokens: int) -> bool:
        """Give an empty slot a state; False, and an empty slot, when it does not fit.

        llama.cpp does not mistrust a state: only one that we have written may come here.
        """
        size = len(state)
        n_read = llama_cpp.llama_state_seq_set_data(self._handle, _bytes(state), size, slot)
        last = llama_cpp.llama_memory_seq_pos_max(self._memory, slot)
        if n_read == size and last == tokens - 1:
            return True
        llama_cpp.llama_memory_seq_rm(self._memory, slot, -1, -1)
        return False

    def _make(self, model: Model, shape: ContextShape) -> Any:  # noqa: ANN401 - untyped handles
        params = llama_cpp.llama_context_default_params()
        params.n_ctx = shape.cells
        params.n_batch = params.n_ubatch = shape.batch_tokens
        params.n_seq_max = shape.sequences
        params.n_outputs_max = shape.sequences  # one row of logits each: the buffers stay small
        params.n_threads = params.n_threads_batch = shape.threads
        params.kv_unified = True
        params.swa_full = True  # else a prefix could not be cut in the middle
        params.type_k = params.type_v = _KV_TYPES[shape.kv_type]
        handle = llama_cpp.llama_init_from_model(model.handle, params)
        if not handle:
            raise ModelLoadFailed(name=model.name)
        return handle


class _Batch:
    """A llama_batch whose arrays are numpy's: they are filled a row at a time, not a token."""

    def __init__(self, room: int) -> None:
        self._tokens = np.zeros(room, np.int32)
        self._positions = np.zeros(room, np.int32)
        self._wanted = np.zeros(room, np.int8)
        self._slots = np.zeros(room, np.int32)
        self._slot_counts = np.ones(room, np.int32)
        first = self._slots.ctypes.data
        self._slot_pointers = first + self._slots.itemsize * np.arange(room, dtype=np.uintp)
        self._batch = llama_cpp.llama_batch(
            token=_pointer(self._tokens, ctypes.c_int32),
            pos=_pointer(self._positions, ctypes.c_int32),
            n_seq_id=_pointer(self._slot_counts, ctypes.c_int32),
            seq_id=_pointer(self._slot_pointers, ctypes.POINTER(ctypes.c_int32)),
            logits=_pointer(self._wanted, ctypes.c_int8),
        )

    def fill(self, rows: list[Row]) -> Any:  # noqa: ANN401 - an untyped structure
        """The batch for these rows; it is the same structure every time."""
        at = 0
        for row in rows:
            end = at + len(row.tokens)
            self._tokens[at:end] = row.tokens
            self._positions[at:end] = np.arange(row.position, row.position + len(row.tokens))
            self._slots[at:end] = row.slot
            self._wanted[at:end] = 0
            self._wanted[end - 1] = row.wants_logits
            at = end
        self._batch.n_tokens = at
        return self._batch


def _bytes(buffer: bytearray) -> Any:  # noqa: ANN401
    return (ctypes.c_uint8 * len(buffer)).from_buffer(buffer)


def _pointer(array: NDArray[Any], kind: Any) -> Any:  # noqa: ANN401
    return array.ctypes.data_as(ctypes.POINTER(kind))
