"""Make the sample document: the Markdown parts in resources/sample/report into one PDF.

It knows as much Markdown as the report needs: headings, paragraphs, bullets and pipe tables. The
same text always gives the same bytes. reportlab (BSD) is a development dependency.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

_SAMPLE = Path(__file__).parent.parent / "resources" / "sample"
_PDF = _SAMPLE / "harbour-report.pdf"
_TITLE = "The Skellvik Ferry Electrification Programme: final evaluation report"

_BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=12, leading=19, spaceAfter=10)
_BULLET = ParagraphStyle("bullet", parent=_BODY, leftIndent=16, bulletIndent=4, spaceAfter=4)
_ENTRY = ParagraphStyle("entry", parent=_BULLET, leading=14, spaceAfter=0)
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
    document = SimpleDocTemplate(
        str(_PDF),
        pagesize=A4,
        leftMargin=27 * mm,
        rightMargin=27 * mm,
        topMargin=24 * mm,
        bottomMargin=26 * mm,
        title=_TITLE,
        author="Homeport sample",
        invariant=1,
    )
    document.build(story, onLaterPages=_number_page)


def _contents(texts: list[str]) -> Iterator[Flowable]:
    """The headings of all parts, without page numbers: they are for reading, not for finding."""
    yield Paragraph("Contents", _HEADINGS["# "])
    for line in (line for text in texts for line in text.splitlines()):
        if line.startswith("# "):
            yield Paragraph(line[2:], _CELL)
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
        yield KeepTogether(_table(lines))
        yield Spacer(1, 8)
    elif lines[0].startswith("- "):
        for item in "\n".join(lines).removeprefix("- ").split("\n- "):
            yield Paragraph(" ".join(item.split()), _BULLET, bulletText="•")
    else:
        yield Paragraph(" ".join(lines), _BODY)


def _table(lines: list[str]) -> Table:
    """A pipe table; its second line only says that the first one is the head."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    cells = [[Paragraph(cell, _CELL) for cell in row] for row in [rows[0], *rows[2:]]]
    table = Table(cells, hAlign="LEFT", repeatRows=1)
    table.setStyle(_GRID)
    return table


def _number_page(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(A4[0] / 2, 14 * mm, str(document.page))


if __name__ == "__main__":
    main()
