"""An example row becomes a schema; a schema is known as one."""

import pytest
from jsonschema_rs import Draft202012Validator, meta
from pydantic import JsonValue

from app.domain.example_row import is_schema, schema_of_example

ROW: dict[str, JsonValue] = {
    "name": "Ada",
    "year": 1815,
    "height": 1.65,
    "is_alive": False,
    "nickname": None,
    "works": [{"title": "Notes", "pages": 66}],
    "tags": [],
    "type": "person",
}


def test_an_example_row_gives_its_fields_and_types() -> None:
    schema = schema_of_example(ROW)
    fields = schema["properties"]
    assert list(fields) == schema["required"] == list(ROW)
    assert fields["year"]["type"] == ["integer", "null"]
    assert fields["height"]["type"] == ["number", "null"]
    assert fields["is_alive"]["type"] == ["boolean", "null"]
    assert fields["nickname"]["type"] == ["string", "null"]
    assert fields["works"]["items"]["properties"]["title"]["type"] == ["string", "null"]
    assert fields["tags"]["items"] == {"type": "string"}
    meta.validate(schema)
    assert Draft202012Validator(schema).is_valid({**ROW, "year": None})
    assert not Draft202012Validator(schema).is_valid({**ROW, "year": "1815"})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"type": "object", "properties": {}}, True),
        ({"properties": {"a": {}}}, True),
        ({"$ref": "#/$defs/a"}, True),
        ({"$schema": "https://json-schema.org/draft/2020-12/schema"}, True),
        (ROW, False),
        ({"type": "invoice", "properties": "two rooms"}, False),
        ({}, False),
    ],
)
def test_a_schema_is_told_from_an_example(value: dict[str, object], expected: bool) -> None:
    assert is_schema(value) is expected  # type: ignore[arg-type]
