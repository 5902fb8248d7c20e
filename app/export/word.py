"""DOCX: a report to read for one result, a table for many."""

import re
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT

from app.domain.export import Export, Grid
from app.domain.result import TaskReport
from app.export.cells import cell_text, clean

_MOST_COLUMNS = 63  # Word's own limit
_HEADING = re.compile(r"(#{1,6}) +(.+)")
_BULLET = re.compile(r"[-*] +(.+)")
_DEEPEST = 4


def write(export: Export, path: Path) -> Sequence[str]:
    """The report, or the table; one too wide for Word is a report for each file."""
    document = docx.Document()
    if len(export.reports) == 1 or len(export.grid.columns) > _MOST_COLUMNS:
        for report in export.reports:
            _add_report(document, report)
    else:
        _add_table(document, export.grid)
    document.save(str(path))
    return ()


def _add_report(document: WordDocument, report: TaskReport) -> None:
    document.add_heading(clean(report.document), level=1)
    if report.error is not None:
        document.add_paragraph(clean(f"{report.error.title}. {report.error.hint}"))
    _add_text(document, clean(report.text))
    if report.citations:
        document.add_heading("Passages", level=2)
    for at in report.citations:
        document.add_paragraph(clean(at.statement), style="List Bullet")
        quote = " ".join(at.quote.split())
        source = f"“{quote}” ({at.document}, page {at.page})"
        document.add_paragraph(clean(source), style="Intense Quote")
    for note in report.notes:
        document.add_paragraph(clean(f"Note: {note}"))
    document.add_paragraph(clean(report.receipt.in_words()), style="Caption")


def _add_text(document: WordDocument, text: str) -> None:
    """Markdown's headings, bullets and paragraphs; all else as it is written."""
    for block in re.split(r"\n{2,}", text):
        lines: list[str] = []
        for line in block.split("\n"):
            heading, bullet = _HEADING.fullmatch(line), _BULLET.fullmatch(line)
            if heading is None and bullet is None:
                lines.append(line)
                continue
            _add_lines(document, lines)
            lines = []
            if heading is not None:
                level = min(_DEEPEST, 1 + len(heading[1]))
                document.add_heading(heading[2], level=level)
            elif bullet is not None:
                document.add_paragraph(bullet[1], style="List Bullet")
        _add_lines(document, lines)


def _add_lines(document: WordDocument, lines: Sequence[str]) -> None:
    if any(line.strip() for line in lines):
        document.add_paragraph("\n".join(lines))


def _add_table(document: WordDocument, grid: Grid) -> None:
    """On a page that lies on its side: there are many columns."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.columns))
    table.style = "Table Grid"
    for row, values in zip(table.rows, [grid.columns, *grid.rows], strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = cell_text(value)
