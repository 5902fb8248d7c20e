"""The schemas that one part of a document is read with, made from the user's. Pure."""

from typing import Any

Schema = dict[str, Any]
# A schema with one of these says more than its `properties`: it is left as it is.
_COMPOSING = ("allOf", "anyOf", "oneOf", "not", "if", "$ref", "patternProperties")
# What references rest on.
_KEPT = ("$schema", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$defs", "definitions")
_MOST_ITEMS, _MOST_CHARS = 20, 300


def part_schema(schema: Schema) -> Schema:
    """What one of several parts is read with: every field is asked for and may be null."""
    fields = {name: nullable(field) for name, field in schema["properties"].items()}
    kept = {key: schema[key] for key in _KEPT if key in schema}
    return {
        **kept,
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def nullable(schema: object) -> Schema:
    """The schema, or null."""
    if not isinstance(schema, dict):  # true: anything
        return {}
    kind = schema.get("type")
    if kind is None or any(key in schema for key in (*_COMPOSING, "enum", "const")):
        return {"anyOf": [schema, {"type": "null"}]}
    kinds = kind if isinstance(kind, list) else [kind]
    return {**schema, "type": [*kinds, *(() if "null" in kinds else ("null",))]}


def closed(schema: Schema, *, is_short: bool = False) -> Schema:
    """The schema without room for fields that it does not name: guided decoding would fill it.

    With `is_short` lists and texts get a limit where they have none: small models write on and on.
    """
    made = dict(schema)
    if is_short and _has_type(schema, "array"):
        made.setdefault("maxItems", max(_MOST_ITEMS, schema.get("minItems", 0)))
    if is_short and _has_type(schema, "string"):
        made.setdefault("maxLength", max(_MOST_CHARS, schema.get("minLength", 0)))
    if isinstance(schema.get("properties"), dict) and not any(key in schema for key in _COMPOSING):
        made.setdefault("additionalProperties", False)
        made["properties"] = {
            name: closed(field, is_short=is_short) if isinstance(field, dict) else field
            for name, field in schema["properties"].items()
        }
    if isinstance(schema.get("items"), dict):
        made["items"] = closed(schema["items"], is_short=is_short)
    return made


def _has_type(schema: Schema, kind: str) -> bool:
    found = schema.get("type")
    return found == kind or (isinstance(found, list) and kind in found)
