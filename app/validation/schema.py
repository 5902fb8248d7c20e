"""JSON Schema: what a schema may be, and whether a value fits it. The one home of `jsonschema`."""

import json
from collections.abc import Iterator
from typing import Any

from jsonschema import (
    Draft4Validator,
    Draft6Validator,
    Draft7Validator,
    Draft201909Validator,
    Draft202012Validator,
)
from jsonschema.exceptions import SchemaError, best_match
from jsonschema.protocols import Validator
from pydantic import JsonValue
from referencing import Registry

from app.domain.errors import SchemaInvalid
from app.domain.schema_parts import Schema
from app.domain.task import Task

_DRAFTS: dict[object, type[Validator]] = {
    draft.META_SCHEMA["$schema"].rstrip("#"): draft
    for draft in (
        Draft4Validator,
        Draft6Validator,
        Draft7Validator,
        Draft201909Validator,
        Draft202012Validator,
    )
}
_MOST_BYTES = 100_000
_MOST_DEPTH = 60
_MOST_FIELDS = 200
# Keywords whose schemas are about the same value: a reference that comes back through them alone
# never ends.
_SAME_VALUE = ("allOf", "anyOf", "oneOf")
_SAME_VALUE_ONE = ("not", "if", "then", "else")
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


def require_schema(task: Task) -> None:
    """Raise SchemaInvalid unless the task has a schema of an object that can be filled in."""
    schema = task.options.json_schema
    if schema is None:
        raise SchemaInvalid(reason="there is none")
    if _depth(schema) > _MOST_DEPTH:
        raise SchemaInvalid(reason=f"it is nested more than {_MOST_DEPTH} deep")
    size = len(json.dumps(schema))
    if size > _MOST_BYTES:
        raise SchemaInvalid(reason=f"it has {size // 1000} KB, the limit is {_MOST_BYTES // 1000}")
    _require_valid(schema)
    _require_fields(schema)
    try:
        _require_own_references(schema)
    except RecursionError:
        raise SchemaInvalid(reason="its references are too deep") from None


def fault(value: JsonValue, schema: Schema) -> str | None:
    """What is wrong with a value, in the schema's words alone; None: nothing."""
    if _depth(value) > _MOST_DEPTH:
        return "it is nested too deep"
    try:
        error = best_match(_validator(schema).iter_errors(value))
    except RecursionError:
        return "it is nested too deep"
    if error is None:
        return None
    # Not the message: it has the value in it, which is the document's.
    where = [str(part) for part in error.absolute_schema_path]
    names = [where[at + 1] for at, part in enumerate(where[:-1]) if part == "properties"]
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        names += missing[:1]
    rule = "" if error.validator == "required" else f" {json.dumps(error.validator_value)[:80]}"
    return f"{'.'.join(names) or 'the object'}: {error.validator}{rule}"


def _require_valid(schema: Schema) -> None:
    try:
        _draft(schema).check_schema(schema)
    except SchemaError as wrong:
        where = "/".join(str(part) for part in wrong.absolute_path) or "the top"
        raise SchemaInvalid(reason=f"{where} is not as JSON Schema has it") from None


def _require_fields(schema: Schema) -> None:
    fields = schema.get("properties")
    if schema.get("type", "object") != "object" or not isinstance(fields, dict) or not fields:
        raise SchemaInvalid(reason="at the top it must be an object with properties")
    if len(fields) > _MOST_FIELDS:
        raise SchemaInvalid(reason=f"it has {len(fields):,} fields, the limit is {_MOST_FIELDS}")


def _require_own_references(schema: Schema) -> None:
    """Every reference is to a place in the schema, and none comes back to itself."""
    done: set[int] = set()
    for part in _objects(schema):
        for keyword in _REFERENCES:
            target = part.get(keyword)
            if isinstance(target, str) and not target.startswith("#"):
                raise SchemaInvalid(reason="it refers to another file, which is never fetched")
        _follow(part, schema, (), done)


def _follow(part: object, schema: Schema, above: tuple[int, ...], done: set[int]) -> None:
    """Follow the references that are about the same value as `part`."""
    if id(part) in above:
        raise SchemaInvalid(reason="it refers to itself without end")
    if not isinstance(part, dict) or id(part) in done:
        return
    target = part.get("$ref")
    nearby = [_resolve(target, schema)] if isinstance(target, str) else []
    nearby += [part[keyword] for keyword in _SAME_VALUE_ONE if keyword in part]
    for keyword in _SAME_VALUE:
        nearby += part.get(keyword) or ()
    for inner in nearby:
        _follow(inner, schema, (*above, id(part)), done)
    done.add(id(part))


def _resolve(target: str, schema: Schema) -> object:
    """What a reference within the schema refers to: a path or an anchor.

    Raises:
        SchemaInvalid: there is nothing at that place.
    """
    found: Any = schema
    if target != "#" and not target.startswith("#/"):
        anchors = (part for part in _objects(schema) if part.get("$anchor") == target[1:])
        found = next(anchors, None)
    for name in target.split("/")[1:]:
        key = name.replace("~1", "/").replace("~0", "~")
        found = found.get(key) if isinstance(found, dict) else None
    if found is None:
        raise SchemaInvalid(reason="it refers to a place that it does not have")
    return found


def _objects(schema: object) -> Iterator[dict[str, Any]]:
    """All objects in a schema."""
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
        waiting += _parts(part)


def _validator(schema: Schema) -> Validator:
    """A validator that fetches nothing: its registry knows no way to."""
    return _draft(schema)(schema, registry=Registry())


def _draft(schema: Schema) -> type[Validator]:
    """The validator of the draft that a schema names; of the newest when it names none.

    Raises:
        SchemaInvalid: the draft is not known here.
    """
    named = schema.get("$schema")
    if named is None:
        return Draft202012Validator
    found = _DRAFTS.get(named.rstrip("#")) if isinstance(named, str) else None
    if found is None:
        raise SchemaInvalid(reason="its $schema is no draft of JSON Schema that is known here")
    return found


def _depth(value: object) -> int:
    """How deep lists and objects are nested; stops above the limit."""
    level, depth = [value], 0
    while level and depth <= _MOST_DEPTH:
        level = [part for outer in level for part in _parts(outer)]
        depth += 1
    return depth


def _parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
