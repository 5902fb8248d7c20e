"""Make the sample document: the Markdown parts in resources/sample/report into one PDF.

It knows as much Markdown as the report needs: headings, paragraphs, bullets and pipe tables. It
adds up every table that has a total. The same text always gives the same bytes. reportlab (BSD) is
a development dependency.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

_SAMPLE = Path(__file__).parent.parent / "resources" / "sample"
_PDF = _SAMPLE / "harbour-report.pdf"
_TITLE = "The Skellvik Ferry Electrification Programme: final evaluation report"

_BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=12, leading=19, spaceAfter=10)
_BULLET = ParagraphStyle("bullet", parent=_BODY, leftIndent=16, bulletIndent=4, spaceAfter=4)
_CHAPTER = ParagraphStyle("chapter", parent=_BODY, fontSize=10.5, leading=12, spaceAfter=0)
_ENTRY = ParagraphStyle("entry", parent=_CHAPTER, fontSize=9, leading=10.3, leftIndent=16)
_CELL = ParagraphStyle("cell", parent=_BODY, fontSize=11, leading=14, spaceAfter=0)
_HEADING = ParagraphStyle("heading", fontName="Helvetica-Bold", spaceBefore=12, keepWithNext=True)
_HEADINGS = {
    "# ": ParagraphStyle("one", parent=_HEADING, fontSize=20, leading=26, spaceAfter=14),
    "## ": ParagraphStyle("two", parent=_HEADING, fontSize=13.5, leading=18, spaceAfter=7),
}
_GRID = TableStyle(
    [
        ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, colors.grey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)


def main() -> None:
    """Write the PDF."""
    parts = sorted((_SAMPLE / "report").glob("*.md"))
    texts = [part.read_text(encoding="utf-8") for part in parts]
    story: list[Flowable] = [Spacer(1, 60 * mm)]
    story += [*_flowables(texts[0]), PageBreak(), *_contents(texts[1:])]
    for text in texts[1:]:
        story += [PageBreak(), *_flowables(text)]
    frame = Frame(27 * mm, 26 * mm, A4[0] - 54 * mm, A4[1] - 50 * mm)
    # At a page's end, so that a reader of the text meets the number after the text.
    page = PageTemplate(frames=[frame], onPageEnd=_number_page)
    document = BaseDocTemplate(
        str(_PDF),
        pagesize=A4,
        pageTemplates=[page],
        title=_TITLE,
        author="Homeport sample",
        invariant=1,
    )
    document.build(story)


def _contents(texts: list[str]) -> Iterator[Flowable]:
    """The headings of all parts, without page numbers: they are for reading, not for finding."""
    yield Paragraph("Contents", _HEADINGS["# "])
    for line in (line for text in texts for line in text.splitlines()):
        if line.startswith("# "):
            yield Paragraph(line[2:], _CHAPTER)
        elif line.startswith("## "):
            yield Paragraph(line[3:], _ENTRY)


def _flowables(text: str) -> Iterator[Flowable]:
    """The blocks of a part, in order."""
    lines = text.splitlines()
    for is_blank, group in groupby(lines, key=lambda line: not line.strip()):
        if not is_blank:
            yield from _block(list(group))


def _block(lines: list[str]) -> Iterator[Flowable]:
    """One block: lines between blank ones."""
    mark = lines[0].split(" ")[0] + " "
    if mark in _HEADINGS:
        yield Paragraph(lines[0][len(mark) :], _HEADINGS[mark])
    elif lines[0].startswith("|"):
        yield _table(lines)
    elif lines[0].startswith("- "):
        for item in "\n".join(lines).removeprefix("- ").split("\n- "):
            yield Paragraph(" ".join(item.split()), _BULLET, bulletText="•")
    else:
        yield Paragraph(" ".join(lines), _BODY)


def _table(lines: list[str]) -> Table:
    """A pipe table; its second line only says that the first one is the head."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    _check_total(rows[2:])
    cells = [[Paragraph(cell, _CELL) for cell in row] for row in [rows[0], *rows[2:]]]
    table = Table(cells, colWidths=_widths(rows), hAlign="LEFT", spaceAfter=8)
    table.setStyle(_GRID)
    table.keepWithNext = True  # with its caption, or with the next table's heading
    return table


def _widths(rows: list[list[str]]) -> list[str]:
    """Of each column, by its longest cell; a short one counts as 20 letters."""
    longest = [max(20, *map(len, column)) for column in zip(*rows, strict=True)]
    return [f"{100 * length / sum(longest):.2f}%" for length in longest]


def _check_total(rows: list[list[str]]) -> None:
    """Add up a table whose last row is called "Total"."""
    if rows[-1][0] != "Total":
        return
    for *parts, total in zip(*(row[1:] for row in rows), strict=True):
        if sum(map(Decimal, parts)) != Decimal(total):
            raise ValueError(f"{parts} do not add up to {total}")


def _number_page(canvas: Canvas, document: BaseDocTemplate) -> None:
    """The page's number, except on the title page."""
    if document.page > 1:
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(A4[0] / 2, 14 * mm, str(document.page))


if __name__ == "__main__":
    main()
