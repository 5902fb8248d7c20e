"""How far two results of the same work agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from app.domain.task import Kind
from app.validation.agreement import agreement

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("kind", "one", "other", "share"),
    [
        (Kind.CLASSIFY, {"label": "bill"}, {"label": "bill", "probabilities": {}}, 1),
        (Kind.CLASSIFY, {"label": "bill"}, {"label": "letter"}, 0),
        (
            Kind.CLASSIFY,
            [{"row": 1, "label": "a"}, {"row": 2, "label": "b"}],
            [{"row": 1, "label": "a"}, {"row": 2, "label": "a"}],
            0.5,
        ),
        (Kind.EXTRACT, {"name": "Ada  Berg", "age": 7}, {"name": "ada berg", "age": 8}, 0.5),
        (Kind.EXTRACT, {"names": ["a", "b"]}, {"names": ["b", "a"]}, 1),
        (Kind.EXTRACT, {"name": None}, {"name": "Ada"}, 0),
        (Kind.SUMMARIZE, "The ship sank.", "The ship sank.", 1),
        (Kind.SUMMARIZE, "The ship sank in 1921.", "The ship sank in 1912.", 0.8),
        (Kind.TRANSLATE, "Guten Tag", "Bonjour", 0),
    ],
)
def test_agreement_is_the_share_of_what_both_have(
    kind: Kind, one: JsonValue, other: JsonValue, share: float
) -> None:
    assert agreement(kind, one, other) == pytest.approx(share)


@given(VALUES, VALUES)
def test_extracted_values_agree_with_themselves_and_both_ways(
    one: JsonValue, other: JsonValue
) -> None:
    assert agreement(Kind.EXTRACT, one, one) == 1
    there, back = agreement(Kind.EXTRACT, one, other), agreement(Kind.EXTRACT, other, one)
    assert 0 <= there == back <= 1
