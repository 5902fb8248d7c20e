"""Markdown: a report to read for one result, a table for many."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import JsonValue

from app.domain.export import Export, Grid
from app.domain.result import TaskReport
from app.export.cells import cell_text, clean


def write(export: Export, path: Path) -> Sequence[str]:
    """The report, or the table."""
    is_one = len(export.reports) == 1
    text = report_text(export.reports[0]) if is_one else clean(_table(export.grid))
    path.write_text(text, encoding="utf-8", newline="\n")
    return ()


def report_text(report: TaskReport) -> str:
    """One result to read: what it says, the passages it rests on, its receipt."""
    parts = [f"# {report.document}", report.text, *_passages(report), "---"]
    parts += [f"Note: {note}" for note in report.notes]
    return clean("\n\n".join([*parts, report.receipt.in_words()]) + "\n")


def _passages(report: TaskReport) -> Iterator[str]:
    if report.citations:
        yield "## Passages"
    for at in report.citations:
        quote = " ".join(at.quote.split())
        yield f"- {at.statement}\n  > “{quote}” ({at.document}, page {at.page})"


def _table(grid: Grid) -> str:
    lines = [_line(grid.columns), _line(["---"] * len(grid.columns)), *map(_line, grid.rows)]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[JsonValue]) -> str:
    return f"| {' | '.join(_cell(value) for value in cells)} |"


def _cell(value: JsonValue) -> str:
    return cell_text(value).replace("\\", "\\\\").replace("|", "\\|").replace("\n", "<br>")
