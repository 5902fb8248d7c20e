"""The weights of a GGUF model, its vocabulary and its chat template."""

import ctypes
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import llama_cpp
from llama_cpp import llama_chat_format

from app.domain.errors import EngineFailed, ModelLoadFailed, PromptEmpty, TemplateBroken
from app.domain.prompt import Prompt
from app.engines.local.bounds import TookTooLong, bounded
from app.engines.local.template import (
    Segment,
    TemplateExcess,
    TemplateFault,
    plain_segments,
    render_segments,
)

_PIECE_BYTES = 512


class Model:
    """A loaded model. `handle` and `vocab` are llama.cpp's own pointers."""

    def __init__(self, path: Path, gpu_layers: int, *, is_repacked: bool = True) -> None:
        """Load the weights.

        Args:
            path: a GGUF file.
            gpu_layers: layers to put on the GPU; negative: all (llama.h). Never run on a GPU here.
            is_repacked: weights may be copied into a form that the CPU reads faster.

        Raises:
            ModelLoadFailed: llama.cpp would not; its log says why.
        """
        llama_cpp.llama_backend_init()
        self.path = path
        self.name = path.name
        params = llama_cpp.llama_model_default_params()
        params.n_gpu_layers = gpu_layers if llama_cpp.llama_supports_gpu_offload() else 0
        # GCC 12 drops most of what AMX tiles are configured with: such a build faults at the first
        # product. It is told by nothing but the crash, so no build's AMX buffers are used.
        params.use_extra_bufts = is_repacked and not _has_amx()
        self.handle: Any = llama_cpp.llama_model_load_from_file(str(path).encode(), params)
        if not self.handle:
            raise ModelLoadFailed(name=self.name)
        self.vocab: Any = llama_cpp.llama_model_get_vocab(self.handle)
        self.vocabulary = int(llama_cpp.llama_vocab_n_tokens(self.vocab))
        self.trained_tokens = int(llama_cpp.llama_model_n_ctx_train(self.handle))
        self.end_token = self._end_token()
        self._bos = int(llama_cpp.llama_vocab_bos(self.vocab))
        self._template = self._chat_template()
        self._is_template_excessive = False
        self.piece = lru_cache(maxsize=None)(self._piece)

    def close(self) -> None:
        """Give the memory back."""
        llama_cpp.llama_model_free(self.handle)

    @property
    def can_share(self) -> bool:
        """False for models with a running state, whose prefixes cannot be copied in parts."""
        return not (
            llama_cpp.llama_model_is_recurrent(self.handle)
            or llama_cpp.llama_model_is_hybrid(self.handle)
        )

    def is_end(self, token: int) -> bool:
        """True for the tokens by which the model says that it has finished."""
        return bool(llama_cpp.llama_vocab_is_eog(self.vocab, token))

    def tokenize(self, text: str, *, is_scaffolding: bool = False) -> list[int]:
        """Tokens of a text; control tokens count as such in scaffolding only."""
        data = text.encode(errors="replace")
        room = len(data) + 8
        buffer = (llama_cpp.llama_token * room)()
        n = llama_cpp.llama_tokenize(
            self.vocab, data, len(data), buffer, room, False, is_scaffolding
        )
        if n < 0:
            raise EngineFailed(reason="llama_tokenize found no room")
        return list(buffer[:n])

    def encode(self, prompt: Prompt) -> list[int]:
        """Tokens of the rendered prompt, with the model's own start token if it wants one.

        Raises:
            TemplateBroken: the chat template failed, or lost a message.
            PromptEmpty: there is no text in it.
        """
        if not any(message.content.strip() for message in prompt.messages):
            raise PromptEmpty
        tokens: list[int] = []
        for segment in self._segments(prompt):
            tokens += self.tokenize(segment.text, is_scaffolding=segment.is_scaffolding)
        if llama_cpp.llama_vocab_get_add_bos(self.vocab) and tokens[:1] != [self._bos]:
            tokens.insert(0, self._bos)
        return tokens

    def has_template(self, prompt: Prompt) -> bool:
        """True when the prompt ends with the model's own cue, after which an answer starts."""
        return self._template is not None and not prompt.is_raw

    def _segments(self, prompt: Prompt) -> list[Segment]:
        if prompt.is_raw:
            return [Segment("".join(m.content for m in prompt.messages), is_scaffolding=True)]
        formatter = self._template
        if formatter is None:
            return plain_segments(prompt.messages)
        if self._is_template_excessive:
            raise TemplateBroken(name=self.name)
        try:
            with bounded():
                return render_segments(partial(render_turns, formatter), prompt.messages)
        except (TemplateFault, TookTooLong) as fault:
            self._is_template_excessive = isinstance(fault, TemplateExcess | TookTooLong)
            raise TemplateBroken(name=self.name) from None

    def _piece(self, token: int) -> bytes:
        buffer = ctypes.create_string_buffer(_PIECE_BYTES)
        n = llama_cpp.llama_token_to_piece(self.vocab, token, buffer, _PIECE_BYTES, 0, False)
        return buffer.raw[: max(0, n)]

    def _end_token(self) -> int:
        """What ends an answer: the end of a turn where the model has one, else of the text."""
        eot = int(llama_cpp.llama_vocab_eot(self.vocab))
        return eot if eot >= 0 else int(llama_cpp.llama_vocab_eos(self.vocab))

    def _chat_template(self) -> llama_chat_format.Jinja2ChatFormatter | None:
        """The GGUF's own template in llama-cpp-python's sandbox; None for a base model."""
        source = llama_cpp.llama_model_chat_template(self.handle, None)
        if not source:
            return None
        try:
            with bounded():  # parts that do not change are worked out while it is compiled
                return llama_chat_format.Jinja2ChatFormatter(
                    template=source.decode(),
                    eos_token=self._token_text(llama_cpp.llama_vocab_eos(self.vocab)),
                    bos_token=self._token_text(llama_cpp.llama_vocab_bos(self.vocab)),
                )
        except (Exception, TookTooLong):  # noqa: BLE001 - a template is a stranger's program
            raise TemplateBroken(name=self.name) from None

    def _token_text(self, token: int) -> str:
        text = llama_cpp.llama_vocab_get_text(self.vocab, token) if token >= 0 else b""
        return text.decode(errors="replace")


def render_turns(
    formatter: llama_chat_format.Jinja2ChatFormatter, turns: list[dict[str, str]]
) -> str:
    """What a template makes of `{"role", "content"}` dicts."""
    untyped: Any = turns  # llama_cpp wants its own TypedDicts, which are these dicts
    return formatter(messages=untyped).prompt


def _has_amx() -> bool:
    """Whether llama.cpp was compiled for a CPU with AMX, and runs on one."""
    return b"AMX_INT8 = 1" in llama_cpp.llama_print_system_info()
