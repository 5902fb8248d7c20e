"""Options that a user has written or has in a file: labels, and a schema or an example row."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import JsonValue, TypeAdapter, ValidationError

from app.domain.errors import LabelsInvalid, SchemaInvalid
from app.domain.example_row import is_schema, schema_of_example
from app.domain.options import Label

_LABELS = TypeAdapter(tuple[Label, ...])


def labels_of(value: JsonValue) -> tuple[Label, ...]:
    """Labels from JSON: a list of names, or of objects of `Label`.

    Raises:
        LabelsInvalid: it is something else.
    """
    if isinstance(value, list):
        value = [{"name": label} if isinstance(label, str) else label for label in value]
    try:
        return _LABELS.validate_python(value)
    except ValidationError:
        reason = "it is no list of names, or of objects with name, description and examples"
        raise LabelsInvalid(reason=reason) from None


def schema_of(value: JsonValue) -> dict[str, Any]:
    """The JSON Schema that a JSON object is, or one made from it as an example row.

    Raises:
        SchemaInvalid: it is no object.
    """
    if not isinstance(value, dict):
        raise SchemaInvalid(reason="it is no JSON object")
    return value if is_schema(value) else schema_of_example(value)


def written_labels(text: str) -> tuple[Label, ...]:
    """Labels as one types them: a line each, "name: what it means", or in one line with commas.

    What begins with a bracket is JSON.

    Raises:
        LabelsInvalid: it begins as JSON and is none.
    """
    text = text.strip()
    if text.startswith("["):
        return labels_of(_json(text, LabelsInvalid))
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1:
        parts = [line.partition(":") for line in lines]
        return tuple(Label(name=name.strip(), description=told.strip()) for name, _, told in parts)
    return tuple(Label(name=name.strip()) for name in text.split(",") if name.strip())


def labels_as_written(labels: Sequence[Label]) -> str:
    """Labels as `written_labels` reads them: lines, or JSON where lines cannot say it."""
    is_plain = len(labels) > 1 and not any(
        label.examples or ":" in label.name or "\n" in label.name + label.description
        for label in labels
    )
    if is_plain:
        lines = (f"{one.name}: {one.description}".removesuffix(": ") for one in labels)
        return "\n".join(lines)
    parts = [label.model_dump(exclude_defaults=True) for label in labels]
    return json.dumps(parts, ensure_ascii=False, indent=1) if parts else ""


def written_schema(text: str) -> dict[str, Any] | None:
    """A schema or an example row as JSON text; None: nothing is written.

    Raises:
        SchemaInvalid: it is no JSON, or no object.
    """
    return schema_of(_json(text, SchemaInvalid)) if text.strip() else None


def _json(text: str, refusal: type[LabelsInvalid | SchemaInvalid]) -> JsonValue:
    try:
        value: JsonValue = json.loads(text)
    except (ValueError, RecursionError):
        raise refusal(reason="it is not JSON") from None
    return value
