"""Does an answer fit its schema? Knows the few words of JSON Schema that the workloads use."""

import json
from typing import Any

from tests.benchmarks.workloads import BenchTask

_TYPES: dict[str, type] = {"string": str, "integer": int, "array": list, "object": dict}


def valid_share(tasks: list[BenchTask], outputs: dict[str, str]) -> float | None:
    """The share of answers that fit; nothing where no task has a schema."""
    fits = [answer_fits(outputs[t["id"]], t["schema"]) for t in tasks if t["schema"] is not None]
    return sum(fits) / len(fits) if fits else None


def answer_fits(text: str, schema: dict[str, Any]) -> bool:
    """Whether the text is one JSON value of the schema, and nothing else."""
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return _fits(value, schema)


def _fits(value: Any, schema: dict[str, Any]) -> bool:
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "type" in schema and not isinstance(value, _TYPES[schema["type"]]):
        return False
    if isinstance(value, bool):  # Python's True is an int; no schema here asks for one
        return False
    if isinstance(value, dict):
        return _object_fits(value, schema)
    if isinstance(value, list):
        few = len(value) <= schema.get("maxItems", len(value))
        return few and all(_fits(item, schema["items"]) for item in value)
    return True


def _object_fits(value: dict[str, Any], schema: dict[str, Any]) -> bool:
    known = schema["properties"]
    complete = set(schema["required"]) <= set(value)
    return complete and all(key in known and _fits(v, known[key]) for key, v in value.items())
