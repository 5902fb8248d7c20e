"""What is written by hand, as options."""

import pytest

from app.domain.errors import LabelsInvalid, SchemaInvalid
from app.domain.given import written_labels, written_schema
from app.domain.options import Label


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("", ()),
        ("bill, to do ,", (Label(name="bill"), Label(name="to do"))),
        (
            "bill: asks for money\n\nletter\n",
            (Label(name="bill", description="asks for money"), Label(name="letter")),
        ),
        ('["bill", "letter"]', (Label(name="bill"), Label(name="letter"))),
        ('[{"name": "bill", "examples": ["Pay!"]}]', (Label(name="bill", examples=("Pay!",)),)),
    ],
)
def test_labels_are_typed_as_one_likes(text: str, labels: tuple[Label, ...]) -> None:
    assert written_labels(text) == labels


@pytest.mark.parametrize("text", ["[", '[{"nme": "bill"}]', "[3]", "[" * 100_000])
def test_labels_that_begin_as_json_must_be_json(text: str) -> None:
    with pytest.raises(LabelsInvalid):
        written_labels(text)


def test_a_schema_is_taken_as_it_is_and_an_example_row_becomes_one() -> None:
    schema = '{"type": "object", "properties": {"name": {"type": "string"}}}'
    assert written_schema(schema) == {"type": "object", "properties": {"name": {"type": "string"}}}
    made = written_schema('{"name": "Ada", "year": 1815}')
    assert made is not None
    assert list(made["properties"]) == ["name", "year"]
    assert written_schema(" \n") is None


@pytest.mark.parametrize("text", ["{", "[1]", "name, year", "{" * 100_000])
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(SchemaInvalid):
        written_schema(text)
