"""From what was typed to options."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from pydantic import JsonValue

from app.domain.errors import LabelsInvalid, OptionNotForKind, SchemaInvalid
from app.domain.given import labels_of, schema_of
from app.domain.options import Label
from app.domain.task import Kind

_MOST_BYTES = 1_000_000
_KINDS_OF: Mapping[str, tuple[Kind, ...]] = {
    "labels": (Kind.CLASSIFY,),
    "by_row": (Kind.CLASSIFY,),
    "schema": (Kind.EXTRACT,),
    "to": (Kind.TRANSLATE, Kind.SUMMARIZE),
    "length": (Kind.SUMMARIZE,),
    "style": (Kind.SUMMARIZE,),
    "full": (Kind.ASK,),
    "verify": (Kind.SUMMARIZE, Kind.ASK),
}


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
    except ValueError as fault:
        raise LabelsInvalid(reason=fault) from None
    return labels_of(found)


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
    return schema_of(found)


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
