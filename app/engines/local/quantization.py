"""A model's quantization, read from its GGUF file: what the tensors are, not what the name says."""

from collections.abc import Sequence
from pathlib import Path

from app.domain.quantization import Quantization, Weights, judge
from app.engines.local.gguf import Header
from app.engines.local.model_file import read_headers

# enum llama_ftype in llama.h.
_FILE_TYPES = {
    0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 7: "Q8_0", 8: "Q5_0", 9: "Q5_1", 10: "Q2_K",
    11: "Q3_K_S", 12: "Q3_K_M", 13: "Q3_K_L", 14: "Q4_K_S", 15: "Q4_K_M", 16: "Q5_K_S",
    17: "Q5_K_M", 18: "Q6_K", 19: "IQ2_XXS", 20: "IQ2_XS", 21: "Q2_K_S", 22: "IQ3_XS",
    23: "IQ3_XXS", 24: "IQ1_S", 25: "IQ4_NL", 26: "IQ3_S", 27: "IQ3_M", 28: "IQ2_S", 29: "IQ2_M",
    30: "IQ4_XS", 31: "IQ1_M", 32: "BF16", 36: "TQ1_0", 37: "TQ2_0", 38: "MXFP4",
}  # fmt: skip


def read_quantization(path: Path) -> Quantization:
    """How coarse the weights of the layers are, in all files of a model.

    Raises:
        AppError: one is missing or malformed.
    """
    return quantization_of(read_headers(path))


def quantization_of(parts: Sequence[Header]) -> Quantization:
    """The same of headers that were read, the first one first."""
    key, first = "general.file_type", parts[0]
    told = _FILE_TYPES.get(first.number(key), "") if first.has(key) else ""
    tensors = [tensor for header in parts for tensor in header.tensors]
    inner = [tensor for tensor in tensors if tensor.name.startswith("blk.")]
    weights: dict[str, Weights] = {}
    for tensor in inner or tensors:
        elements, size_bytes = weights.get(tensor.kind, (0, 0))
        weights[tensor.kind] = Weights(elements + tensor.elements, size_bytes + tensor.size_bytes)
    return judge(told, weights)
