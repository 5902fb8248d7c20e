"""What a coarse model may do, read from what its tensors are."""

import pytest

from app.domain.options import Options
from app.domain.quantization import Grain, Quantization, Weights, judge
from app.domain.task import Category, Kind
from app.routing.quality import local_flaw

# Bits a weight of ggml's types (ggml-common.h).
_BITS = {"q2_K": 2.625, "q3_K": 3.4375, "iq4_xs": 4.25, "q4_0": 4.5, "q4_K": 4.5, "q4_1": 5.0}
_BITS |= {"q5_0": 5.5, "q6_K": 6.5625, "q8_0": 8.5, "f16": 16.0, "f32": 32.0, "mxfp4": 4.25}


def weights(**millions: float) -> dict[str, Weights]:
    return {
        kind: Weights(int(count * 1e6), int(count * 1e6 * _BITS[kind] / 8))
        for kind, count in millions.items()
    }


@pytest.mark.parametrize(
    ("told", "found", "name", "grain"),
    [
        ("Q4_K_M", weights(q4_K=86, q6_K=14, f32=0.1), "Q4_K_M", Grain.FINE),
        ("Q5_K_M", weights(q5_0=80, q6_K=20), "Q5_K_M", Grain.FINE),
        ("Q8_0", weights(q8_0=100), "Q8_0", Grain.FINE),
        ("Q4_1", weights(q4_1=100), "Q4_1", Grain.FINE),
        ("Q4_K_S", weights(q4_K=100), "Q4_K_S", Grain.MEDIUM),
        ("Q4_0", weights(q4_0=100), "Q4_0", Grain.MEDIUM),
        ("IQ4_XS", weights(iq4_xs=100), "IQ4_XS", Grain.MEDIUM),
        ("MXFP4", weights(mxfp4=100), "MXFP4", Grain.FINE),
        ("Q2_K", weights(q2_K=70, q3_K=30), "Q2_K", Grain.COARSE),
        ("Q3_K_M", weights(q3_K=70, q4_K=30), "Q3_K_M", Grain.COARSE),
        # What a file says of itself is not believed.
        ("Q4_K_M", weights(q2_K=90, q6_K=10), "Q2_K (its file says Q4_K_M)", Grain.COARSE),
        ("Q8_0", weights(q4_0=100), "Q4_0 (its file says Q8_0)", Grain.MEDIUM),
        ("Q2_K", weights(q8_0=100), "Q8_0", Grain.FINE),
        ("", weights(q3_K=100), "Q3_K", Grain.COARSE),
        ("", {}, "unknown", Grain.COARSE),
        # A few fine tensors do not make a coarse model fine.
        ("", weights(q2_K=60, f16=40), "Q2_K", Grain.COARSE),
    ],
)
def test_the_tensors_decide(told: str, found: dict[str, Weights], name: str, grain: Grain) -> None:
    assert judge(told, found) == Quantization(name, grain)


FLAT = Options(json_schema={"properties": {"total": {"type": "number"}}})
NESTED = Options(
    json_schema={"properties": {"lines": {"type": "array", "items": {"type": "object"}}}}
)
ROUTINE, COMPLEX = Category.ROUTINE, Category.COMPLEX


@pytest.mark.parametrize(
    ("kind", "category", "options", "least"),
    [
        (Kind.CLASSIFY, ROUTINE, Options(), Grain.COARSE),
        (Kind.SUMMARIZE, ROUTINE, Options(), Grain.MEDIUM),
        (Kind.ASK, ROUTINE, Options(), Grain.MEDIUM),
        (Kind.EXTRACT, ROUTINE, FLAT, Grain.MEDIUM),
        (Kind.EXTRACT, ROUTINE, NESTED, Grain.FINE),
        (Kind.CLASSIFY, COMPLEX, Options(), Grain.FINE),
        (Kind.SUMMARIZE, Category.SAFETY_CRITICAL, Options(), Grain.FINE),
    ],
)
def test_work_has_a_floor(kind: Kind, category: Category, options: Options, least: Grain) -> None:
    for grain in Grain:
        flaw = local_flaw(Quantization("Q?", grain), kind, category, options)
        assert (flaw is None) == (grain >= least)
        assert flaw is None or "Q?" in flaw
