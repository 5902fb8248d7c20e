"""One loaded model and one sequence: the only module that imports llama_cpp.

Built on llama.h through llama-cpp-python's low-level API; names as in llama.h. It runs in the
worker process only: a GGML assertion ends that process, not the app.
"""

import codecs
import ctypes
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import llama_cpp
from llama_cpp import _ggml, llama_chat_format

from app.domain.attempt import Completion
from app.domain.errors import ContextTooLong, EngineFailed, ModelLoadFailed, TemplateBroken
from app.domain.ports import Progress
from app.domain.prompt import Message, Prompt, Sampling
from app.engines.local.template import (
    Segment,
    TemplateFault,
    plain_segments,
    render_segments,
)

# Prompt tokens per llama_decode: a cancel waits for one of these at most.
_SLICE_TOKENS = 256
_PENALTY_TOKENS = 64
_PIECE_BYTES = 512


class Session:
    """Load a GGUF model, count tokens, run one prompt at a time."""

    def __init__(self, model_path: Path, context_limit: int, threads: int) -> None:
        """Load the model.

        Raises:
            ModelLoadFailed: llama.cpp would not; its log says why.
        """
        llama_cpp.llama_backend_init()
        self.name = model_path.name
        self._model = self._load_model(model_path)
        self._vocab = llama_cpp.llama_model_get_vocab(self._model)
        trained_tokens = llama_cpp.llama_model_n_ctx_train(self._model)
        self._context = self._make_context(min(context_limit, trained_tokens), threads)
        self.context_tokens = int(llama_cpp.llama_n_ctx(self._context))
        self._batch = llama_cpp.llama_batch_init(_SLICE_TOKENS, 0, 1)
        self._template = self._chat_template()

    def close(self) -> None:
        """Give the memory back."""
        llama_cpp.llama_batch_free(self._batch)
        llama_cpp.llama_free(self._context)
        llama_cpp.llama_model_free(self._model)

    @property
    def device(self) -> str:
        """What runs the model, in words."""
        return device_name()

    def count(self, text: str) -> int:
        """Tokens of a text, control tokens read as plain text."""
        return len(self._tokenize(text, is_scaffolding=False))

    def run(self, prompt: Prompt) -> Iterator[Progress | Completion]:
        """Run a prompt, a slice of the prompt or a token at a time; the Completion comes last.

        Raises:
            ContextTooLong, TemplateBroken, EngineFailed.
        """
        started_s = time.monotonic()
        tokens = self._encode(prompt.messages)
        if len(tokens) + prompt.max_tokens > self.context_tokens:
            needed = len(tokens) + prompt.max_tokens
            raise ContextTooLong(needed_tokens=needed, context_tokens=self.context_tokens)
        llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(self._context), True)
        for start in range(0, len(tokens), _SLICE_TOKENS):
            part = tokens[start : start + _SLICE_TOKENS]
            self._decode(part, start)
            yield Progress(start + len(part), len(tokens), "")
        first_token_s = time.monotonic() - started_s
        text, written, is_truncated = "", 0, True
        for piece in self._write(prompt, len(tokens)):
            if piece is None:
                is_truncated = False
                break
            written += 1
            text += piece
            yield Progress(len(tokens), len(tokens), piece)
        yield Completion(
            text=text,
            is_truncated=is_truncated,
            prompt_tokens=len(tokens),
            completion_tokens=written,
            first_token_s=first_token_s,
            seconds=time.monotonic() - started_s,
        )

    def _write(self, prompt: Prompt, position: int) -> Iterator[str | None]:
        """Sample up to the token limit; yields each token's text, None at the model's own end."""
        sampler = _make_sampler(prompt.sampling, llama_cpp.llama_vocab_n_tokens(self._vocab))
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        try:
            for written in range(prompt.max_tokens):
                token = llama_cpp.llama_sampler_sample(sampler, self._context, -1)
                if llama_cpp.llama_vocab_is_eog(self._vocab, token):
                    yield None
                    return
                yield decoder.decode(self._piece(token))
                if written + 1 < prompt.max_tokens:
                    self._decode([token], position + written)
        finally:
            llama_cpp.llama_sampler_free(sampler)

    def _decode(self, tokens: Sequence[int], position: int) -> None:
        """Run tokens at consecutive positions; the last one's logits are kept for sampling."""
        batch = self._batch
        batch.n_tokens = len(tokens)
        for index, token in enumerate(tokens):
            batch.token[index] = token
            batch.pos[index] = position + index
            batch.n_seq_id[index] = 1
            batch.seq_id[index][0] = 0
            batch.logits[index] = index == len(tokens) - 1
        status = llama_cpp.llama_decode(self._context, batch)
        if status != 0:
            raise EngineFailed(reason=f"llama_decode said {status}")

    def _encode(self, messages: Sequence[Message]) -> list[int]:
        """Tokens of the rendered prompt, with the model's own start token if it wants one."""
        tokens: list[int] = []
        for segment in self._segments(messages):
            tokens += self._tokenize(segment.text, segment.is_scaffolding)
        bos = llama_cpp.llama_vocab_bos(self._vocab)
        if llama_cpp.llama_vocab_get_add_bos(self._vocab) and tokens[:1] != [bos]:
            tokens.insert(0, bos)
        return tokens

    def _segments(self, messages: Sequence[Message]) -> list[Segment]:
        if self._template is None:
            return plain_segments(messages)
        formatter = self._template
        try:
            return render_segments(lambda turns: _render(formatter, turns), messages)
        except TemplateFault:
            raise TemplateBroken(name=self.name) from None

    def _tokenize(self, text: str, is_scaffolding: bool) -> list[int]:  # noqa: FBT001
        data = text.encode(errors="replace")
        room = len(data) + 8
        buffer = (llama_cpp.llama_token * room)()
        n = llama_cpp.llama_tokenize(
            self._vocab, data, len(data), buffer, room, False, is_scaffolding
        )
        if n < 0:
            raise EngineFailed(reason="llama_tokenize found no room")
        return list(buffer[:n])

    def _piece(self, token: int) -> bytes:
        buffer = ctypes.create_string_buffer(_PIECE_BYTES)
        n = llama_cpp.llama_token_to_piece(self._vocab, token, buffer, _PIECE_BYTES, 0, False)
        return buffer.raw[: max(0, n)]

    def _load_model(self, path: Path) -> Any:  # noqa: ANN401 - llama_cpp's handles are untyped
        params = llama_cpp.llama_model_default_params()
        # Negative means all layers (llama.h). Never run here on a GPU: written to upstream's text.
        params.n_gpu_layers = -1 if llama_cpp.llama_supports_gpu_offload() else 0
        model = llama_cpp.llama_model_load_from_file(str(path).encode(), params)
        if not model:
            raise ModelLoadFailed(name=path.name)
        return model

    def _make_context(self, context_tokens: int, threads: int) -> Any:  # noqa: ANN401
        params = llama_cpp.llama_context_default_params()
        params.n_ctx = context_tokens
        params.n_batch = params.n_ubatch = _SLICE_TOKENS
        params.n_threads = params.n_threads_batch = threads
        context = llama_cpp.llama_init_from_model(self._model, params)
        if not context:
            raise ModelLoadFailed(name=self.name)
        return context

    def _chat_template(self) -> llama_chat_format.Jinja2ChatFormatter | None:
        """The GGUF's own template in llama-cpp-python's sandbox; None for a base model."""
        source = llama_cpp.llama_model_chat_template(self._model, None)
        if not source:
            return None
        try:
            return llama_chat_format.Jinja2ChatFormatter(
                template=source.decode(),
                eos_token=self._token_text(llama_cpp.llama_vocab_eos(self._vocab)),
                bos_token=self._token_text(llama_cpp.llama_vocab_bos(self._vocab)),
            )
        except Exception:  # noqa: BLE001 - a template is a stranger's program
            raise TemplateBroken(name=self.name) from None

    def _token_text(self, token: int) -> str:
        text = llama_cpp.llama_vocab_get_text(self._vocab, token) if token >= 0 else b""
        return text.decode(errors="replace")


def _make_sampler(sampling: Sampling, vocabulary_size: int) -> Any:  # noqa: ANN401
    """Repetition guard, then greedy at temperature 0, else nucleus sampling with the seed."""
    chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
    stages = [
        llama_cpp.llama_sampler_init_penalties(
            vocabulary_size, _PENALTY_TOKENS, sampling.repeat_penalty, 0.0, 0.0
        )
    ]
    if sampling.temperature == 0.0:
        stages.append(llama_cpp.llama_sampler_init_greedy())
    else:
        stages += [
            llama_cpp.llama_sampler_init_top_p(sampling.top_p, 1),
            llama_cpp.llama_sampler_init_temp(sampling.temperature),
            llama_cpp.llama_sampler_init_dist(sampling.seed),
        ]
    for stage in stages:
        llama_cpp.llama_sampler_chain_add(chain, stage)
    return chain


def _render(formatter: llama_chat_format.Jinja2ChatFormatter, turns: list[dict[str, str]]) -> str:
    untyped: Any = turns  # llama_cpp wants its own TypedDicts, which are these dicts
    return formatter(messages=untyped).prompt


def device_name() -> str:
    """What llama.cpp would run a model on: its GPU's description, or CPU.

    ggml lists its devices through ggml-backend.h; the GPU branch has never been run.
    """
    if not llama_cpp.llama_supports_gpu_offload():
        return "CPU"
    ggml = _ggml.libggml
    ggml.ggml_backend_dev_count.restype = ctypes.c_size_t
    ggml.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    ggml.ggml_backend_dev_get.restype = ctypes.c_void_p
    ggml.ggml_backend_dev_description.argtypes = [ctypes.c_void_p]
    ggml.ggml_backend_dev_description.restype = ctypes.c_char_p
    names = [
        ggml.ggml_backend_dev_description(ggml.ggml_backend_dev_get(index)).decode()
        for index in range(ggml.ggml_backend_dev_count())
    ]
    return names[0] if names else "CPU"
