"""A model's shape from its GGUF metadata: what sizes it in memory."""

import re
from contextlib import closing
from pathlib import Path

from app.domain.errors import ModelLoadFailed
from app.domain.model_memory import ModelShape
from app.engines.local.session.gguf import Gguf

# LLAMA_MAX_LAYERS in llama-hparams.h is 512: a file that claims far more is broken.
_MOST_LAYERS = 1024
_SHARD = re.compile(r"-00001-of-(\d{5})\.gguf$")


def read_shape(path: Path) -> ModelShape:
    """Read what sizes the model in memory; all parts of a model that is split over files.

    Raises:
        ModelLoadFailed: the file is malformed, or does not say what it must.
    """
    with closing(Gguf(path)) as gguf:
        shape = _shape(gguf)
    for part in _other_parts(path):
        with closing(Gguf(part)) as gguf:
            weights_bytes, outer_bytes = _weights(gguf)
        shape = shape._replace(
            weights_bytes=shape.weights_bytes + weights_bytes,
            outer_bytes=shape.outer_bytes + outer_bytes,
        )
    if shape.weights_bytes == 0:
        raise ModelLoadFailed(name=path.name)
    return shape


def _shape(gguf: Gguf) -> ModelShape:
    kind = gguf.text("general.architecture")
    layers = gguf.number(f"{kind}.block_count")
    embedding = gguf.number(f"{kind}.embedding_length")
    trained = gguf.number(f"{kind}.context_length")
    if not (0 < layers <= _MOST_LAYERS and embedding and trained):
        raise ModelLoadFailed(name=gguf.name)
    heads = gguf.number(f"{kind}.attention.head_count")
    head_dim = embedding // heads if heads else 0
    weights_bytes, outer_bytes = _weights(gguf)
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


def _weights(gguf: Gguf) -> tuple[int, int]:
    """Bytes of all tensors, and of those outside the layers."""
    sizes = [(one.size_bytes, one.name.startswith("blk.")) for one in gguf.tensors()]
    return sum(size for size, _ in sizes), sum(size for size, is_inner in sizes if not is_inner)


def _feed_forward(gguf: Gguf, kind: str) -> int:
    """The inner width that one token passes: of the experts it is sent to, where there are any."""
    experts = gguf.number(f"{kind}.expert_used_count")
    of_experts = gguf.number(f"{kind}.expert_feed_forward_length") * experts
    dense = gguf.number(f"{kind}.feed_forward_length")
    return max(dense, of_experts or dense * experts)


def _state_bytes(gguf: Gguf, kind: str, layers: int, embedding: int) -> int:
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
