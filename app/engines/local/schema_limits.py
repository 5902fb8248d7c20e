"""What a schema may be before anything native reads it."""

import json

from app.domain.errors import ConstraintTooLarge, SchemaUnsupported

_MOST_BYTES = 1_000_000
_MOST_DEPTH = 100


def require_bearable(schema: object) -> None:
    """Refuse a schema that is huge, or nested deeper than any parser should follow.

    Raises:
        ConstraintTooLarge, SchemaUnsupported.
    """
    if _depth(schema) > _MOST_DEPTH:
        raise SchemaUnsupported(reason=f"nested more than {_MOST_DEPTH} deep")
    size = len(json.dumps(schema))
    if size > _MOST_BYTES:
        raise ConstraintTooLarge(size_kb=size // 1000, limit_kb=_MOST_BYTES // 1000)


def _depth(value: object) -> int:
    """How deep lists and objects are nested, counted level by level; stops above the limit."""
    level, depth = [value], 0
    while level and depth <= _MOST_DEPTH:
        level = [part for outer in level for part in _parts(outer)]
        depth += 1
    return depth


def _parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
