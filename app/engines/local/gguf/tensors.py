"""The list of a GGUF file's tensors: shapes, types and places, checked as gguf.cpp checks them."""

from typing import NamedTuple

from app.engines.local.gguf.raw import RawHeader, shown
from app.engines.local.gguf.values import read_text

_MOST_TENSORS = 65_536
_MOST_DIMENSIONS = 4  # GGML_MAX_DIMS
_NAME_BYTES = 63  # GGML_MAX_NAME, less its end
# A tensor's entry: length of the name, dimensions, type, offset.
_ENTRY_BYTES = 24
_INT64 = 2**63 - 1


class TensorType(NamedTuple):
    """How a type packs its elements: so many of them in a block of so many bytes."""

    name: str
    elements: int
    size_bytes: int


# ggml_type_name, ggml_blck_size and ggml_type_size of ggml as in llama-cpp-python 0.3.36. The
# numbers that are missing were given up.
TENSOR_TYPES = {
    0: TensorType("f32", 1, 4),
    1: TensorType("f16", 1, 2),
    2: TensorType("q4_0", 32, 18),
    3: TensorType("q4_1", 32, 20),
    6: TensorType("q5_0", 32, 22),
    7: TensorType("q5_1", 32, 24),
    8: TensorType("q8_0", 32, 34),
    9: TensorType("q8_1", 32, 36),
    10: TensorType("q2_K", 256, 84),
    11: TensorType("q3_K", 256, 110),
    12: TensorType("q4_K", 256, 144),
    13: TensorType("q5_K", 256, 176),
    14: TensorType("q6_K", 256, 210),
    15: TensorType("q8_K", 256, 292),
    16: TensorType("iq2_xxs", 256, 66),
    17: TensorType("iq2_xs", 256, 74),
    18: TensorType("iq3_xxs", 256, 98),
    19: TensorType("iq1_s", 256, 50),
    20: TensorType("iq4_nl", 32, 18),
    21: TensorType("iq3_s", 256, 110),
    22: TensorType("iq2_s", 256, 82),
    23: TensorType("iq4_xs", 256, 136),
    24: TensorType("i8", 1, 1),
    25: TensorType("i16", 1, 2),
    26: TensorType("i32", 1, 4),
    27: TensorType("i64", 1, 8),
    28: TensorType("f64", 1, 8),
    29: TensorType("iq1_m", 256, 56),
    30: TensorType("bf16", 1, 2),
    34: TensorType("tq1_0", 256, 54),
    35: TensorType("tq2_0", 256, 66),
    39: TensorType("mxfp4", 32, 17),
    40: TensorType("nvfp4", 64, 36),
    41: TensorType("q1_0", 128, 18),
    42: TensorType("q2_0", 64, 18),
}


class Tensor(NamedTuple):
    """A tensor as the file lists it.

    `kind` is ggml's name of its type ("q4_K"); `offset` counts from the start of the weights.
    """

    name: str
    kind: str
    elements: int
    size_bytes: int
    offset: int


def read_tensors(raw: RawHeader, count: int, alignment: int) -> tuple[tuple[Tensor, ...], int]:
    """So many tensors, and the bytes that they take, padding included.

    Raises:
        ModelMalformed.
    """
    tensors: list[Tensor] = []
    names: set[str] = set()
    for number in range(count):
        tensor = _tensor(raw, number)
        if tensor.name in names:
            raise raw.fault(f"two of its tensors are named “{shown(tensor.name)}”")
        names.add(tensor.name)
        tensors.append(tensor)
    return tuple(tensors), _laid_out(raw, tensors, alignment)


def require_count(raw: RawHeader, count: int) -> None:
    """Refuse more tensors than the file has room to list."""
    if count > min(_MOST_TENSORS, raw.file_bytes // _ENTRY_BYTES):
        raise raw.fault(f"it claims to have {count} tensors")


def _tensor(raw: RawHeader, number: int) -> Tensor:
    name = read_text(raw, f"the name of tensor {number + 1}", _NAME_BYTES) or ""
    what = f"the tensor “{shown(name)}”"
    elements, row = _shape(raw, what)
    type_number = raw.u32()
    kind = TENSOR_TYPES.get(type_number)
    if kind is None:
        raise raw.fault(f"{what} is of a type that there is not ({type_number})")
    if row % kind.elements:
        raise raw.fault(f"{what} has rows of {row}, which {kind.name} cannot pack")
    size_bytes = elements // kind.elements * kind.size_bytes
    if size_bytes > _INT64:
        raise raw.fault(f"{what} is larger than any memory")
    return Tensor(name, kind.name, elements, size_bytes, raw.u64())


def _shape(raw: RawHeader, what: str) -> tuple[int, int]:
    """How many elements there are, and how many in a row."""
    count = raw.u32()
    if count > _MOST_DIMENSIONS:
        raise raw.fault(f"{what} has {count} dimensions; {_MOST_DIMENSIONS} is the most")
    sizes = [raw.u64() for _ in range(count)]
    elements = 1
    for size in sizes:
        if size > _INT64 or (elements and size > _INT64 // elements):
            raise raw.fault(f"{what} is larger than any memory")
        elements *= size
    return elements, sizes[0] if sizes else 1


def _laid_out(raw: RawHeader, tensors: list[Tensor], alignment: int) -> int:
    """Require each tensor to begin where the one before it ends: no gap, nothing shared."""
    end = 0
    for tensor in tensors:
        if tensor.offset != end:
            where = "inside another one" if tensor.offset < end else "in a wrong place"
            raise raw.fault(f"the tensor “{shown(tensor.name)}” begins {where}")
        end += padded(tensor.size_bytes, alignment)
        if end > _INT64:
            raise raw.fault("its tensors are larger than any memory")
    return end


def padded(size: int, alignment: int) -> int:
    """The next multiple of the alignment."""
    return -(-size // alignment) * alignment
