"""From what was typed to orders."""

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import JsonValue, TypeAdapter, ValidationError

from app.domain.errors import LabelsInvalid, OptionNotForKind, SchemaInvalid
from app.domain.example_row import is_schema, schema_of_example
from app.domain.options import Label
from app.domain.task import Kind
from app.pipeline.submit import Order

_MOST_BYTES = 1_000_000
_KINDS_OF: Mapping[str, tuple[Kind, ...]] = {
    "labels": (Kind.CLASSIFY,),
    "by_row": (Kind.CLASSIFY,),
    "schema": (Kind.EXTRACT,),
    "to": (Kind.TRANSLATE, Kind.SUMMARIZE),
    "length": (Kind.SUMMARIZE,),
    "style": (Kind.SUMMARIZE,),
    "full": (Kind.ASK,),
}
_LABELS = TypeAdapter(tuple[Label, ...])


def make_orders(order: Order, files: Sequence[Path]) -> list[Order]:
    """The same order for each file; `ask` is one question to all of them."""
    if order.kind is Kind.ASK:
        return [order._replace(path=files[0], more_paths=tuple(files[1:]))]
    return [order._replace(path=path) for path in files]


def require_fitting(given: Collection[str], kind: Kind) -> None:
    """Refuse what would be ignored.

    Args:
        given: the names of the parameters that were typed.

    Raises:
        OptionNotForKind: one of them is for other kinds only.
    """
    for name, kinds in _KINDS_OF.items():
        if name in given and kind not in kinds:
            option = f"--{name.replace('_', '-')}"
            raise OptionNotForKind(option=option, kind=kind.value, kinds=", ".join(kinds))


def read_labels(words: str) -> tuple[Label, ...]:
    """Labels with commas between them, or those of a JSON file: names, or objects of `Label`.

    Raises:
        LabelsInvalid: the file cannot be read, or has something else in it.
    """
    if not words.strip().casefold().endswith(".json"):
        names = [name.strip() for name in words.split(",")] if words.strip() else []
        return tuple(Label(name=name) for name in names)
    try:
        found = _read_json(Path(words.strip()))
        if isinstance(found, list):
            found = [{"name": label} if isinstance(label, str) else label for label in found]
        return _LABELS.validate_python(found)
    except ValidationError:
        reason = "the file is no list of names, or of objects with name, description and examples"
        raise LabelsInvalid(reason=reason) from None
    except ValueError as fault:
        raise LabelsInvalid(reason=fault) from None


def read_schema(path: Path | None) -> dict[str, Any] | None:
    """The JSON Schema in a file, or one made from the example row in it.

    Raises:
        SchemaInvalid: the file cannot be read, or holds no JSON object.
    """
    if path is None:
        return None
    try:
        found = _read_json(path)
    except ValueError as fault:
        raise SchemaInvalid(reason=fault) from None
    if not isinstance(found, dict):
        raise SchemaInvalid(reason="the file holds no JSON object")
    return found if is_schema(found) else schema_of_example(found)


def _read_json(path: Path) -> JsonValue:
    """What a JSON file holds.

    Raises:
        ValueError: it cannot be read; says why in words for a user.
    """
    try:
        with path.expanduser().open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError:
        raise ValueError(f"{path} cannot be opened") from None
    if len(content) > _MOST_BYTES:
        raise ValueError(f"{path.name} is larger than {_MOST_BYTES // 1_000_000} MB")
    try:
        value: JsonValue = json.loads(content)
    except (ValueError, RecursionError):
        raise ValueError(f"{path.name} is not JSON") from None
    return value
