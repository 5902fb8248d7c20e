"""A result in the parts that a person reads: what kind of work it is decides. Without a widget."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import JsonValue
from PySide6.QtCore import QCoreApplication

from app.domain.json_words import in_words
from app.domain.result import Citation, TaskReport
from app.domain.task import Kind
from app.ui.figures import filled, share
from app.ui.result.passages import citations_of_field

_MOST_PASSAGES = 3
_MOST_ROWS = 200  # a person reads no more, and the window stays quick
_HAVE_PASSAGES = {Kind.ASK, Kind.SUMMARIZE}
# The notes on parts of these are the result again, or steps on the way to it.
_WITHOUT_NOTES = {Kind.TRANSLATE, Kind.REWRITE, Kind.CLASSIFY}


class Part(NamedTuple):
    """A heading, and below it Markdown, a table, items, a text; a table's first row are its titles.

    `cited` are the passages of each row of the table, or of each item. Only `markdown` is Markdown.
    """

    heading: str = ""
    markdown: str = ""
    table: Sequence[Sequence[str]] = ()
    items: Sequence[str] = ()
    text: str = ""
    cited: Sequence[tuple[Citation, ...]] = ()


def result_parts(report: TaskReport) -> list[Part]:
    """The result with its passages, places or probabilities, without its notes."""
    value = report.result
    if isinstance(value, dict) and report.kind is Kind.CLASSIFY:
        return [Part(heading=str(value["label"])), Part(table=_probabilities(value))]
    if isinstance(value, dict):
        cited = [(), *(citations_of_field(name, report) for name in value)]
        return [Part(table=_fields(value, cited[1:]), cited=cited)]
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        more = len(value) - _MOST_ROWS
        told = QCoreApplication.translate(
            "Result", "… and {n:,} more rows: the export has them all"
        )
        words = filled(told, n=more) if more > 0 else ""
        return [Part(text=words, table=_rows(value[:_MOST_ROWS]))]
    passages = _passages(report) if report.kind in _HAVE_PASSAGES else []
    return [Part(markdown=report.text), *passages]


def shows_notes(kind: Kind) -> bool:
    """Whether what the steps gave tells more than the result does."""
    return kind not in _WITHOUT_NOTES


def _probabilities(value: dict[str, JsonValue]) -> list[tuple[str, str]]:
    found = value["probabilities"]
    known = found.items() if isinstance(found, dict) else ()
    pairs = [(name, p) for name, p in known if isinstance(p, int | float)]
    pairs.sort(key=lambda pair: -pair[1])
    label = QCoreApplication.translate("Result", "Label")
    probability = QCoreApplication.translate("Result", "Probability")
    return [(label, probability), *((name, share(p)) for name, p in pairs)]


def _fields(
    value: dict[str, JsonValue], cited: Sequence[Sequence[Citation]]
) -> list[tuple[str, str, str]]:
    field = QCoreApplication.translate("Result", "Field")
    title = QCoreApplication.translate("Result", "Value")
    rows = [(field, title, QCoreApplication.translate("Result", "Where it stands"))]
    for (name, part), own in zip(value.items(), cited, strict=True):
        rows.append((name, _cell(part), _some(own)))
    return rows


def _some(citations: Sequence[Citation]) -> str:
    places = list(dict.fromkeys(_place(citation) for citation in citations))
    more = len(places) - _MOST_PASSAGES
    told = filled(QCoreApplication.translate("Result", "and {n:,} more"), n=more)
    return "\n".join([*places[:_MOST_PASSAGES], told] if more > 0 else places)


def _place(citation: Citation) -> str:
    words = QCoreApplication.translate("Result", "page {n:,}: “{quote}”")
    return filled(words, n=citation.page, quote=citation.quote.strip())


def _rows(value: Sequence[JsonValue]) -> list[list[str]]:
    """A line for each object, a column for each name that any of them has."""
    flat = [dict(_flat(row)) for row in value if isinstance(row, dict)]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    return [columns, *([row.get(name, "") for name in columns] for row in flat)]


def _flat(row: dict[str, JsonValue]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if name == "probability" and isinstance(value, float):
            yield name, share(value)
        else:
            yield name, _cell(value)


def _passages(report: TaskReport) -> list[Part]:
    names = {citation.document for citation in report.citations}
    lines = {
        (f"{c.document}, " if len(names) > 1 else "") + _place(c): c
        for c in reversed(report.citations)
    }
    if not lines:
        return []
    shown = list(reversed(lines.items()))
    items = [line for line, _ in shown]
    title = QCoreApplication.translate("Result", "Passages it rests on")
    return [Part(title, items=items, cited=[(c,) for _, c in shown])]


def _cell(value: JsonValue) -> str:
    if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
        return ", ".join(str(part) for part in value)
    return in_words(value)
