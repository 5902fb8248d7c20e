"""JSON Schema: what a schema may be, and whether a value fits it. Home of `jsonschema_rs`."""

import json
from collections.abc import Sequence
from typing import Any

import jsonschema_rs
from pydantic import JsonValue

from app.domain.errors import SchemaInvalid
from app.domain.schema_parts import Schema, part_schema
from app.domain.task import Task
from app.validation.schema_references import require_bearable_references
from app.validation.strict_json import MOST_DEPTH

_DRAFTS = {
    "http://json-schema.org/draft-04/schema",
    "http://json-schema.org/draft-06/schema",
    "http://json-schema.org/draft-07/schema",
    "https://json-schema.org/draft/2019-09/schema",
    "https://json-schema.org/draft/2020-12/schema",
}
_MOST_BYTES = 100_000
_MOST_FIELDS = 200
_MOST_RULE_CHARS = 80
# Real schemas look ahead, which the linear engine cannot. A match that takes more steps (3 ms) is
# called none; a pattern that takes more bytes is refused.
_PATTERNS = jsonschema_rs.FancyRegexOptions(backtrack_limit=10_000, size_limit=1_000_000)


def require_schema(task: Task) -> None:
    """Raise SchemaInvalid unless the task has a schema of an object that can be filled in."""
    schema = task.options.json_schema
    if schema is None:
        raise SchemaInvalid(reason="there is none")
    if _depth(schema) > MOST_DEPTH:
        raise SchemaInvalid(reason=f"it is nested more than {MOST_DEPTH} deep")
    size = len(json.dumps(schema))
    if size > _MOST_BYTES:
        raise SchemaInvalid(reason=f"it has {size // 1000} KB, the limit is {_MOST_BYTES // 1000}")
    require_bearable_references(schema)
    _validator(schema)
    _require_fields(schema)
    _validator(part_schema(schema))


def fault(value: JsonValue, schema: Schema) -> str | None:
    """What is wrong with a value, in the schema's words alone; None: nothing.

    Raises:
        SchemaInvalid: the schema is none, or refers to what it does not have.
    """
    if _depth(value) > MOST_DEPTH:
        return "it is nested too deep"
    validator = _validator(schema)
    try:
        validator.validate(value)
    except jsonschema_rs.ValidationError as error:
        return _in_schema_words(_nearest(error), schema)
    except ValueError:  # half a surrogate pair
        return "it is not JSON"
    return None


def _validator(schema: Schema) -> jsonschema_rs.Validator:
    """A validator that fetches nothing, neither from the network nor from files.

    A `format` is a rule in every draft, as it is to guided decoding; draft 2020-12 leaves that to
    the one who validates.

    Raises:
        SchemaInvalid: it is no schema of a draft that is known here.
    """
    _require_draft(schema)
    try:
        return jsonschema_rs.validator_for(
            schema, offline=True, validate_formats=True, pattern_options=_PATTERNS
        )
    except jsonschema_rs.ValidationError as wrong:
        raise SchemaInvalid(reason=_why_no_schema(wrong)) from None
    except ValueError:
        raise SchemaInvalid(reason="it is not as JSON Schema has it") from None


def _require_draft(schema: Schema) -> None:
    """The schema names no draft, which means the newest, or a known one."""
    named = schema.get("$schema")
    if named is not None and not (isinstance(named, str) and named.rstrip("#") in _DRAFTS):
        raise SchemaInvalid(reason="its $schema is no draft of JSON Schema that is known here")


def _why_no_schema(wrong: jsonschema_rs.ValidationError) -> str:
    if isinstance(wrong.kind, jsonschema_rs.ValidationErrorKind.Referencing):
        return "it refers to a place that it does not have; another file is never fetched"
    where = "/".join(str(part) for part in wrong.instance_path) or "the top"
    return f"{where} is not as JSON Schema has it"


def _require_fields(schema: Schema) -> None:
    fields = schema.get("properties")
    if schema.get("type", "object") != "object" or not isinstance(fields, dict) or not fields:
        raise SchemaInvalid(reason="at the top it must be an object with properties")
    if len(fields) > _MOST_FIELDS:
        raise SchemaInvalid(reason=f"it has {len(fields):,} fields, the limit is {_MOST_FIELDS}")


def _nearest(error: jsonschema_rs.ValidationError) -> jsonschema_rs.ValidationError:
    """Of alternatives, what is wrong with the only one that is for this type of value."""
    branches = getattr(error.kind, "context", ())
    near = [
        faults[0]
        for faults in branches
        if faults
        and not any(
            inner.kind.name == "type" and inner.instance_path == error.instance_path
            for inner in faults
        )
    ]
    return _nearest(near[0]) if len(near) == 1 else error


def _in_schema_words(error: jsonschema_rs.ValidationError, schema: Schema) -> str:
    """The field and the rule. Never the error's own message, which has the value in it."""
    path = iter(error.evaluation_path)
    names = [str(next(path)) for part in path if part == "properties"]
    keyword, rule = error.kind.name, ""
    if isinstance(error.kind, jsonschema_rs.ValidationErrorKind.Required):
        names.append(error.kind.property)
    elif error.schema_path and error.schema_path[-1] == keyword:
        rule = _rule(schema, error.schema_path)
    return f"{'.'.join(names) or 'the object'}: {keyword}{rule}"


def _rule(schema: Schema, path: Sequence[str | int]) -> str:
    """What stands in the schema at a path, cut short; nothing when it leads elsewhere."""
    found: Any = schema
    try:
        for part in path:
            found = found[part]
    except (KeyError, IndexError, TypeError):
        return ""
    return f" {json.dumps(found)[:_MOST_RULE_CHARS]}"


def _depth(value: object) -> int:
    """How deep lists and objects are nested; stops above the limit."""
    level, depth = [value], 0
    while level and depth <= MOST_DEPTH:
        level = [part for outer in level for part in _parts(outer)]
        depth += 1
    return depth


def _parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
