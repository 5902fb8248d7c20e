"""A model's shape from its GGUF metadata: what sizes it in memory."""

from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import ModelLoadFailed
from app.domain.model_memory import ModelShape
from app.engines.local.gguf import Header
from app.engines.local.model_file import read_headers

# LLAMA_MAX_LAYERS in llama-hparams.h is 512: a file that claims far more is broken.
_MOST_LAYERS = 1024


def read_shape(path: Path) -> ModelShape:
    """Read what sizes the model in memory; all parts of a model that is split over files.

    Raises:
        ModelLoadFailed: the file does not say what it must.
        AppError: it is missing or malformed.
    """
    return shape_of(read_headers(path))


def shape_of(parts: Sequence[Header]) -> ModelShape:
    """The same of the headers of all parts.

    Raises:
        ModelLoadFailed.
    """
    shape = _shape(parts[0])
    for part in parts[1:]:
        weights_bytes, outer_bytes = _weights(part)
        shape = shape._replace(
            weights_bytes=shape.weights_bytes + weights_bytes,
            outer_bytes=shape.outer_bytes + outer_bytes,
        )
    if shape.weights_bytes == 0:
        raise ModelLoadFailed(name=parts[0].name)
    return shape


def _shape(header: Header) -> ModelShape:
    kind = header.text("general.architecture")
    layers = header.number(f"{kind}.block_count")
    embedding = header.number(f"{kind}.embedding_length")
    trained = header.number(f"{kind}.context_length")
    if not (0 < layers <= _MOST_LAYERS and embedding and trained):
        raise ModelLoadFailed(name=header.name)
    heads = header.number(f"{kind}.attention.head_count")
    head_dim = embedding // heads if heads else 0
    weights_bytes, outer_bytes = _weights(header)
    state_bytes = _state_bytes(header, kind, layers, embedding)
    return ModelShape(
        weights_bytes=weights_bytes,
        layers=layers,
        kv_heads=header.number(f"{kind}.attention.head_count_kv", heads),
        head_dim_k=header.number(f"{kind}.attention.key_length", head_dim),
        head_dim_v=header.number(f"{kind}.attention.value_length", head_dim),
        embedding=embedding,
        vocabulary=header.length("tokenizer.ggml.tokens") or header.number(f"{kind}.vocab_size"),
        trained_context=trained,
        swa_window=header.number(f"{kind}.attention.sliding_window"),
        is_recurrent=state_bytes > 0,
        outer_bytes=outer_bytes,
        feed_forward=_feed_forward(header, kind),
        state_bytes=state_bytes,
    )


def _weights(header: Header) -> tuple[int, int]:
    """Bytes of all tensors, and of those outside the layers."""
    sizes = [(one.size_bytes, one.name.startswith("blk.")) for one in header.tensors]
    return sum(size for size, _ in sizes), sum(size for size, is_inner in sizes if not is_inner)


def _feed_forward(header: Header, kind: str) -> int:
    """The inner width that one token passes: of the experts it is sent to, where there are any."""
    experts = header.number(f"{kind}.expert_used_count")
    of_experts = header.number(f"{kind}.expert_feed_forward_length") * experts
    dense = header.number(f"{kind}.feed_forward_length")
    return max(dense, of_experts or dense * experts)


def _state_bytes(header: Header, kind: str, layers: int, embedding: int) -> int:
    """One sequence's recurrent state, in floats: llama-hparams.cpp, n_embd_r and n_embd_s.

    For hybrids an upper bound: every layer is counted.
    """
    state, inner = (header.number(f"{kind}.ssm.{key}") for key in ("state_size", "inner_size"))
    groups = header.number(f"{kind}.ssm.group_count")
    convolved = max(0, header.number(f"{kind}.ssm.conv_kernel") - 1) * (inner + 2 * groups * state)
    wkv = header.number(f"{kind}.wkv.head_size")
    shifted = embedding * (wkv + 2) if wkv else 0
    return 4 * layers * (inner * state + (convolved if state else 0) + shifted)
