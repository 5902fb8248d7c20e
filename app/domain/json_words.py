"""JSON as a person reads it."""

import json

from pydantic import JsonValue


def in_words(value: JsonValue) -> str:
    """JSON as Markdown: text as it is, objects as lists, lists of objects as tables."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "\n".join(f"- {key}: {_cell(part)}" for key, part in value.items())
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, dict)]
        return _table(rows) if rows and len(rows) == len(value) else _bullets(value)
    return value if isinstance(value, str) else json.dumps(value)


def _bullets(values: list[JsonValue]) -> str:
    return "\n".join(f"- {_cell(value)}" for value in values)


def _table(rows: list[dict[str, JsonValue]]) -> str:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    lines = [columns, ["---"] * len(columns)]
    lines += [[_cell(row.get(column)).replace("|", "\\|") for column in columns] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: JsonValue) -> str:
    """A value in one line."""
    if value is None:
        return ""
    if isinstance(value, str):
        return " ".join(value.split())
    return json.dumps(value, ensure_ascii=False)
