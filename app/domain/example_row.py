"""A JSON Schema from an example of what is wanted."""

from typing import Any

from pydantic import JsonValue

# An object with one of these is a JSON Schema, unless its value is of a kind no schema has there.
_KEYWORDS: dict[str, type | tuple[type, ...]] = {
    "$schema": str,
    "$ref": str,
    "$defs": dict,
    "definitions": dict,
    "properties": dict,
    "allOf": list,
    "anyOf": list,
    "oneOf": list,
}
_TYPES = ("object", "array", "string", "number", "integer", "boolean", "null")


def is_schema(value: dict[str, JsonValue]) -> bool:
    """Whether an object is a JSON Schema, not an example row."""
    if value.get("type") in _TYPES:
        return True
    return any(isinstance(value.get(key), kind) for key, kind in _KEYWORDS.items())


def schema_of_example(value: JsonValue) -> dict[str, Any]:
    """A schema of the same fields and types; a field that a document lacks is null.

    An example null is a text; an empty list is one of texts.
    """
    if isinstance(value, dict):
        fields = {name: schema_of_example(part) for name, part in value.items()}
        return {
            "type": "object",
            "properties": {name: _or_null(field) for name, field in fields.items()},
            "required": list(fields),
            "additionalProperties": False,
        }
    if isinstance(value, list):
        return {"type": "array", "items": schema_of_example(value[0] if value else "")}
    return {"type": _type_of(value)}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    if schema["type"] in {"array", "object"}:
        return schema
    return {**schema, "type": [schema["type"], "null"]}


def _type_of(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    return "number" if isinstance(value, float) else "string"
