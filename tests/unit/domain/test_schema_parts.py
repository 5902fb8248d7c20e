"""What a part of a document is read with."""

import pytest
from jsonschema_rs import Draft202012Validator, meta

from app.domain.schema_parts import Schema, closed, nullable, part_schema

SCHEMA: Schema = {
    "type": "object",
    "$defs": {"money": {"type": "number"}},
    "properties": {
        "name": {"type": "string"},
        "total": {"$ref": "#/$defs/money"},
        "state": {"enum": ["open", "paid"]},
        "items": {"type": "array", "items": {"type": "object", "properties": {"a": {}}}},
    },
    "required": ["name"],
    "minProperties": 2,
}


def test_in_a_part_every_field_is_asked_for_and_may_be_null() -> None:
    part = part_schema(SCHEMA)
    meta.validate(part)
    accepts = Draft202012Validator(part).is_valid
    assert accepts(dict.fromkeys(SCHEMA["properties"]))
    assert accepts({"name": "A", "total": 1.5, "state": "paid", "items": [{"a": 1}]})
    assert not accepts({"name": "A"})
    assert not accepts({"name": 3, "total": None, "state": None, "items": None})
    assert not accepts({"name": "A", "total": "1", "state": None, "items": None})
    assert not accepts({**dict.fromkeys(SCHEMA["properties"]), "more": 1})


@pytest.mark.parametrize("schema", [True, {}, {"type": ["string", "null"]}, {"const": 3}])
def test_null_is_accepted_once(schema: object) -> None:
    assert Draft202012Validator(nullable(schema)).is_valid(None)


def test_a_closed_schema_has_no_room_for_other_fields() -> None:
    made = closed(SCHEMA)
    assert made["additionalProperties"] is False
    assert made["properties"]["items"]["items"]["additionalProperties"] is False
    assert "maxItems" not in made["properties"]["items"]
    assert "additionalProperties" not in closed({"allOf": [SCHEMA], "properties": {"a": {}}})
    assert closed({"properties": {}, "additionalProperties": True})["additionalProperties"] is True


def test_a_short_schema_ends_lists_and_texts() -> None:
    made = closed(SCHEMA, is_short=True)
    assert made["properties"]["items"]["maxItems"] == 20
    assert made["properties"]["name"]["maxLength"] == 300
    assert closed({"type": "array", "minItems": 50}, is_short=True)["maxItems"] == 50
    assert closed({"type": "string", "maxLength": 5}, is_short=True)["maxLength"] == 5
