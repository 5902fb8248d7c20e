"""Schemas that no task may have, and what is said of a value that does not fit."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from app.domain.errors import SchemaInvalid
from app.domain.options import Options
from app.domain.task import Category, Kind, Priority, Privacy, Task
from app.validation.schema import fault, require_schema

NAME = {"name": {"type": "string"}}
TREE = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "inside": {"type": "array", "items": {"$ref": "#"}}},
}


def require(schema: dict[str, Any] | None) -> None:
    task = Task(
        id="t",
        kind=Kind.EXTRACT,
        category=Category.ROUTINE,
        privacy=Privacy.LOCAL_ONLY,
        priority=Priority.BACKGROUND,
        options=Options(json_schema=schema),
        document_ids=("d",),
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    require_schema(task)


def nested(depth: int) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(depth):
        schema = {"type": "object", "properties": {"a": schema}}
    return schema


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": NAME},
        TREE,
        {"$schema": "http://json-schema.org/draft-07/schema#", "properties": NAME},
        {"properties": {"a": {"$ref": "#/$defs/b"}}, "$defs": {"b": {"type": "integer"}}},
        {"properties": {"a": {"$ref": "#here"}}, "$defs": {"b": {"$anchor": "here"}}},
    ],
)
def test_a_schema_of_an_object_will_do(schema: dict[str, Any]) -> None:
    require(schema)


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        (None, "there is none"),
        ({}, "object with properties"),
        ({"type": "array", "properties": NAME}, "object with properties"),
        ({"type": "object", "properties": {}}, "object with properties"),
        ({"properties": {"a": {"type": "text"}}}, "properties/a/type"),
        ({"properties": {"a": {"pattern": "("}}}, "as JSON Schema has it"),
        ({"$schema": "https://example.org/mine", "properties": NAME}, "draft"),
        ({"$schema": 7, "properties": NAME}, "draft"),
        ({"properties": {"a": {"$ref": "https://example.org/x.json"}}}, "never fetched"),
        ({"properties": {"a": {"$ref": "other.json#/a"}}}, "never fetched"),
        ({"properties": {"a": {"$ref": "#/$defs/none"}}}, "does not have"),
        ({"properties": {"a": {"$ref": "#/properties/a"}}}, "without end"),
        (
            {
                "properties": {"a": {"$ref": "#/$defs/b"}},
                "$defs": {"b": {"anyOf": [{"$ref": "#/$defs/c"}]}, "c": {"$ref": "#/$defs/b"}},
            },
            "without end",
        ),
        (nested(40), "deep"),
        (nested(5000), "deep"),
        ({"properties": {"a": {"description": "x" * 200_000}}}, "KB"),
        ({"properties": {f"f{n}": {} for n in range(300)}}, "300 fields"),
    ],
)
def test_a_schema_that_cannot_be_used_is_refused(
    schema: dict[str, Any] | None, reason: str
) -> None:
    with pytest.raises(SchemaInvalid) as refusal:
        require(schema)
    assert reason in refusal.value.info.title


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"name": "Ada"}, None),
        ({"name": 7}, 'name: type "string"'),
        ({}, "name: required"),
        ({"name": "A", "inside": [{"name": 3}]}, "type"),
    ],
)
def test_what_is_wrong_is_said_without_the_value(value: Any, said: str | None) -> None:
    wrong = fault(value, {**TREE, "required": ["name"]})
    assert (wrong is None) if said is None else (said in (wrong or ""))


def test_the_value_is_never_in_the_words() -> None:
    schema = {"properties": {"a": {"enum": ["x"]}}, "additionalProperties": False}
    assert "SECRET" not in (fault({"a": "SECRET"}, schema) or "")
    assert "SECRET" not in (fault({"SECRET": "SECRET"}, schema) or "")


def test_a_value_that_is_nested_without_end_is_refused() -> None:
    value: Any = {}
    for _ in range(5000):
        value = {"inside": [value]}
    assert fault(value, TREE) == "it is nested too deep"
    assert json.dumps(fault({"inside": []}, TREE)) == "null"
