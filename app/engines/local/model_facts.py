"""What a model's header says, as people are told it."""

from collections.abc import Sequence

from app.domain.errors import ModelLoadFailed
from app.domain.model import ModelFacts
from app.domain.model_memory import ModelShape
from app.engines.local.gguf import Header
from app.engines.local.quantization import quantization_of
from app.engines.local.shape import shape_of

_MOST_CHARS = 200
TEMPLATE_KEY = "tokenizer.chat_template"


def facts_of(parts: Sequence[Header]) -> ModelFacts:
    """The facts of a model, of the headers of its files."""
    first = parts[0]
    kind = first.text("general.architecture")
    quantization = quantization_of(parts)
    return ModelFacts(
        architecture=_words(kind),
        title=_words(first.text("general.name")),
        parameters=sum(tensor.elements for header in parts for tensor in header.tensors),
        quantization=quantization.name,
        grain=quantization.grain,
        context_tokens=first.number(f"{kind}.context_length"),
        layers=first.number(f"{kind}.block_count"),
        vocabulary=first.length("tokenizer.ggml.tokens") or first.number(f"{kind}.vocab_size"),
        licence=_words(first.text("general.license")),
        has_template=first.has(TEMPLATE_KEY) and first.text(TEMPLATE_KEY) != "",
        parts=len(parts),
        shape=_shape(parts),
    )


def _shape(parts: Sequence[Header]) -> ModelShape | None:
    try:
        return shape_of(parts)
    except ModelLoadFailed:
        return None


def _words(text: str) -> str:
    """A stranger's words on one line, not longer than a line."""
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line[:_MOST_CHARS]
