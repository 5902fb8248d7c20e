"""A model's quantization, read from its GGUF file: what the tensors are, not what the name says."""

from pathlib import Path

from app.domain.quantization import Quantization, Weights, judge
from app.engines.local.gguf import Header, read_header

# enum llama_ftype in llama.h.
_FILE_TYPES = {
    0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 7: "Q8_0", 8: "Q5_0", 9: "Q5_1", 10: "Q2_K",
    11: "Q3_K_S", 12: "Q3_K_M", 13: "Q3_K_L", 14: "Q4_K_S", 15: "Q4_K_M", 16: "Q5_K_S",
    17: "Q5_K_M", 18: "Q6_K", 19: "IQ2_XXS", 20: "IQ2_XS", 21: "Q2_K_S", 22: "IQ3_XS",
    23: "IQ3_XXS", 24: "IQ1_S", 25: "IQ4_NL", 26: "IQ3_S", 27: "IQ3_M", 28: "IQ2_S", 29: "IQ2_M",
    30: "IQ4_XS", 31: "IQ1_M", 32: "BF16", 36: "TQ1_0", 37: "TQ2_0", 38: "MXFP4",
}  # fmt: skip


def read_quantization(path: Path) -> Quantization:
    """How coarse the weights of the layers are; of a model in several files, of the first.

    Raises:
        AppError: the file is malformed.
    """
    return quantization_of(read_header(path))


def quantization_of(header: Header) -> Quantization:
    """The same of a header that was read."""
    key = "general.file_type"
    told = _FILE_TYPES.get(header.number(key), "") if header.has(key) else ""
    inner = [tensor for tensor in header.tensors if tensor.name.startswith("blk.")]
    weights: dict[str, Weights] = {}
    for tensor in inner or header.tensors:
        elements, size_bytes = weights.get(tensor.kind, (0, 0))
        weights[tensor.kind] = Weights(elements + tensor.elements, size_bytes + tensor.size_bytes)
    return judge(told, weights)
