"""How coarse a model's weights are, and what work that is good enough for.

Names are llama.cpp's file types (enum llama_ftype in llama.h) and ggml's tensor types.
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

_COARSE = ("q1", "q2", "q3", "iq1", "iq2", "iq3", "tq")
_MEDIUM_TYPES = ("Q4_0", "Q4_K_S", "IQ4_NL", "IQ4_XS", "NVFP4")
# Bits a weight in the layers: Q3_K_L has 4.1, IQ4_XS 4.25, Q4_0 and Q4_K_S 4.5, Q4_K_M 4.8.
_MEDIUM_BITS, _FINE_BITS = 4.2, 4.7
# Models are trained in it: nothing was rounded away.
_NATIVE = "mxfp4"


class Grain(IntEnum):
    """From coarse to fine; comparable.

    COARSE: about 3 bits a weight or fewer (Q2, Q3, IQ1 to IQ3): tagging and simple classification.
    MEDIUM: 4 bits, but fewer than Q4_K_M (Q4_0, Q4_K_S, IQ4): routine work.
    FINE: as many bits as Q4_K_M and more: all work.
    """

    COARSE = 0
    MEDIUM = 1
    FINE = 2


class Quantization(NamedTuple):
    """A model's quantization by its tensors, and the name that its file gives it.

    `name` is what a person reads: "Q4_K_M"; with what the tensors are, where the file says more
    than is true.
    """

    name: str
    grain: Grain


# A private server does not say what its model is made of: its owner has chosen it.
UNTOLD = Quantization("", Grain.FINE)


class Weights(NamedTuple):
    """How many weights are of a tensor type, and the bytes they take."""

    elements: int
    size_bytes: int


def judge(told: str, weights: Mapping[str, Weights]) -> Quantization:
    """What a model is, by its tensors.

    Args:
        told: the name of the file's own `general.file_type`; empty: it says none.
        weights: by ggml's name of the tensor type ("q4_K").
    """
    elements = sum(one.elements for one in weights.values())
    if not elements:
        return Quantization(told or "unknown", Grain.COARSE)
    main = max(weights, key=lambda kind: weights[kind].elements)
    bits = 8 * sum(one.size_bytes for one in weights.values()) / elements
    grain = _grain(main.lower(), bits)
    said = _grain_said(told)
    if grain == said:
        return Quantization(told, grain)
    says = f" (its file says {told})" if said is not None and grain < said else ""
    return Quantization(f"{main.upper()}{says}", grain)


def _grain(main: str, bits: float) -> Grain:
    if main.startswith(_COARSE):
        return Grain.COARSE
    if main == _NATIVE or bits >= _FINE_BITS:
        return Grain.FINE
    return Grain.MEDIUM if bits >= _MEDIUM_BITS else Grain.COARSE


def _grain_said(told: str) -> Grain | None:
    """What a file's own name for its type promises; None: it says nothing."""
    if told.lower().startswith(_COARSE):
        return Grain.COARSE
    return (Grain.MEDIUM if told in _MEDIUM_TYPES else Grain.FINE) if told else None
