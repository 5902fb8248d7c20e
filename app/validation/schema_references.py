"""How often a schema looks at one value, by its references and alternatives. Pure."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from app.domain.errors import SchemaInvalid
from app.domain.schema_parts import Schema

# An alternative of alternatives doubles the work and the memory of a failing check at each level:
# 20 levels took a validator gigabytes. The widest of 80 real schemas looks 73 times.
_MOST_LOOKS = 2_000
# Keywords whose schemas are about the same value: a reference that comes back through them alone
# never ends.
_LISTS = ("allOf", "anyOf", "oneOf")
_NAMED = ("dependentSchemas", "dependencies")
_SINGLE = ("not", "if", "then", "else")
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_ANCHORS = ("$anchor", "$dynamicAnchor")


def require_bearable_references(schema: Schema) -> None:
    """No reference comes back to itself, and no value is looked at without end.

    Raises:
        SchemaInvalid: says which.
    """
    looks = _Looks(schema)
    try:
        most = max(looks.count(part) for part in _objects(schema))
    except RecursionError:
        raise SchemaInvalid(reason="its references are too deep") from None
    if most > _MOST_LOOKS:
        raise SchemaInvalid(reason="its alternatives refer to each other too often")


class _Looks:
    """Counts how many schemas are laid on one value, each counted once a way that leads to it."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._counted: dict[int, int] = {}
        self._anchors = {
            part[key]: part
            for part in _objects(schema)
            for key in _ANCHORS
            if isinstance(part.get(key), str)
        }

    def count(self, part: object, above: tuple[int, ...] = ()) -> int:
        if not isinstance(part, dict):
            return 0
        if id(part) in above:
            raise SchemaInvalid(reason="it refers to itself without end")
        if id(part) not in self._counted:
            below = (*above, id(part))
            inner = sum(self.count(other, below) for other in self._same_value(part))
            self._counted[id(part)] = 1 + inner
        return self._counted[id(part)]

    def _same_value(self, part: dict[str, Any]) -> Iterator[object]:
        for keyword in _REFERENCES:
            if isinstance(part.get(keyword), str):
                yield self._target(part[keyword])
        yield from (part.get(keyword) for keyword in _SINGLE)
        for keyword in (*_LISTS, *_NAMED):
            yield from _parts(part.get(keyword))

    def _target(self, reference: str) -> object:
        """What a path or an anchor within the schema leads to; None: the validator will say."""
        if not reference.startswith("#"):
            return None
        if reference != "#" and not reference.startswith("#/"):
            return self._anchors.get(reference[1:])
        found: Any = self._schema
        for name in unquote(reference).split("/")[1:]:
            key = name.replace("~1", "/").replace("~0", "~")
            if isinstance(found, list):
                found = found[int(key)] if key.isdecimal() and int(key) < len(found) else None
            else:
                found = found.get(key) if isinstance(found, dict) else None
        return found


def _objects(schema: object) -> Iterator[dict[str, Any]]:
    """All objects in a schema."""
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
        waiting += _parts(part)


def _parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
