"""JSON and JSON Lines. A list of records is a table; what is no JSON is read as text."""

import json
from collections.abc import Iterator
from typing import Any

from app.ingest.markdown import Block, Kind, write_table
from app.ingest.paging import fill_pages
from app.ingest.source import Section, Source
from app.ingest.text import decode_text

_MOST_FIELDS = 200  # records with more are too unlike each other for a table


def read_sections(source: Source) -> Iterator[Section]:
    """The values, laid out with two blanks for each depth.

    Raises:
        DocumentEmpty, DocumentFormatUnknown.
    """
    text = decode_text(source.read(), source.name)
    try:
        value = _parse(text)
    except (ValueError, RecursionError):
        yield from fill_pages(_lines(text))
        return
    if fields := _record_fields(value):
        rows = ([_cell(record.get(field)) for field in fields] for record in value)
        yield from fill_pages(write_table(_with_header(fields, rows), len(fields)))
    else:
        yield from fill_pages(_lines(json.dumps(value, ensure_ascii=False, indent=2)))


def _parse(text: str) -> Any:  # noqa: ANN401 - JSON may be anything
    """The value; a list of them if each line has its own.

    Raises:
        ValueError: not JSON, or a name is given twice, so that a value would be lost.
    """
    try:
        return json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError:
        lines = [line for line in text.split("\n") if line.strip()]
        return [json.loads(line, object_pairs_hook=_unique) for line in lines]


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a name is given twice")
    return record


def _record_fields(value: Any) -> list[str]:  # noqa: ANN401
    """The names in records without depth, in order; none if it is something else."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        return []
    if any(isinstance(cell, dict | list) for record in value for cell in record.values()):
        return []
    fields = list(dict.fromkeys(field for record in value for field in record))
    return fields if 1 < len(fields) <= _MOST_FIELDS else []


def _cell(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _with_header(fields: list[str], rows: Iterator[list[str]]) -> Iterator[list[str]]:
    yield fields
    yield from rows


def _lines(text: str) -> Iterator[Block]:
    for line in text.splitlines(keepends=True):
        yield Block(line, Kind.TEXT)
