"""DOCX, PPTX, XLSX, OpenDocument, EPUB, made part by part."""

import datetime as dt
import io

import openpyxl
import pytest

from app.domain.errors import DocumentDamaged, DocumentEncrypted
from app.ingest.picture import PICTURE_ONLY
from app.ingest.source import Section
from tests.unit.ingest.reading import relations, sections, text_of, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Mine"><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def docx(body: str, space: str = W, **parts: str) -> bytes:
    kinds = {"styles": STYLES, "numbering": NUMBERING} | parts
    entries = [(f"r{kind}", kind.rstrip("0123456789"), f"{kind}.xml") for kind in kinds]
    return zipped(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "/word/document.xml")),
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(*entries),
        }
        | {f"word/{kind}.xml": part for kind, part in kinds.items()}
    )


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


SPAN = '<w:gridSpan w:val="2"/>'
BULLET = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("Head", style("Mine")) + p("text", style("Loop")), "## Head\n\ntext\n\n"),
        (p("Head", '<w:outlineLvl w:val="0"/>'), "# Head\n\n"),
        (
            p("a", style("L")) + p("b", style("L") + BULLET) + p("c", style("L")),
            "1. a\n  - b\n2. c\n\n",
        ),
        (
            "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
            "new\n\n",
        ),
        (f"<w:sdt><w:sdtContent>{p('control')}</w:sdtContent></w:sdt>", "control\n\n"),
        (
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
            "a\tb\nc\n\n",
        ),
        (
            f"<w:p><w:r><w:t>a</w:t><w:txbxContent>{p('box')}</w:txbxContent></w:r></w:p>",
            "a\n\nbox\n\n",
        ),
        (
            f"<w:tbl><w:tr>{cell('a')}{cell('b|c')}</w:tr><w:tr>{cell('d', SPAN)}</w:tr></w:tbl>",
            "| a | b\\|c |\n| --- | --- |\n| d |  |\n\n",
        ),
    ],
)
@pytest.mark.parametrize("space", [W, STRICT], ids=["transitional", "strict"])
def test_docx_is_read(body: str, text: str, space: str) -> None:
    assert text_of(docx(body, space)) == text


def test_docx_headers_notes_and_comments_are_read_once() -> None:
    def part(text: str) -> str:
        return f"<w:x {W}>{p(text)}</w:x>"

    data = docx(
        p("Body"),
        header1=part("Letterhead"),
        header2=part("Letterhead"),
        footnotes=f'<w:x {W}><w:footnote w:id="1">{p("A note")}</w:footnote></w:x>',
        comments=part("A remark"),
        footer1=part("Page"),
    )
    assert text_of(data) == (
        "Letterhead\n\nBody\n\n# Footnotes\n\nA note\n\n# Comments\n\nA remark\n\nPage\n\n"
    )


def test_docx_without_its_main_part_is_damaged() -> None:
    for parts in ({"word/x.xml": "<a/>"}, {"word/x": "", "_rels/.rels": "<a"}):
        with pytest.raises(DocumentDamaged):
            sections(zipped(parts))


# --- presentations ------------------------------------------------------------------------

SPACES = (
    'xmlns:p="http://p" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://x/officeDocument/2006/relationships" xmlns:c="http://c"'
)


def shape(*texts: str, kind: str = "") -> str:
    holder = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>' if kind else ""
    lines = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in texts)
    return f"<p:sp>{holder}<p:txBody>{lines}</p:txBody></p:sp>"


def pptx(*slides: str, notes: str = "", chart: str = "") -> bytes:
    listed = "".join(f'<p:sldId r:id="s{at}"/>' for at in range(len(slides)))
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(("r1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {SPACES}>{listed}</p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            *[(f"s{at}", "slide", f"slides/{at}.xml") for at in range(len(slides))]
        ),
        "ppt/slides/_rels/0.xml.rels": relations(
            ("n", "notesSlide", "../notes.xml"), ("c", "chart", "../chart.xml")
        ),
    }
    for at, slide in enumerate(slides):
        parts[f"ppt/slides/{at}.xml"] = f"<p:sld {SPACES}><p:spTree>{slide}</p:spTree></p:sld>"
    if notes:
        parts["ppt/notes.xml"] = f"<p:notes {SPACES}><p:spTree>{notes}</p:spTree></p:notes>"
    if chart:
        parts["ppt/chart.xml"] = f"<c:chartSpace {SPACES}>{chart}</c:chartSpace>"
    return zipped(parts)


def test_pptx_has_a_page_for_each_slide() -> None:
    slide = shape("text") + shape("Title", kind="title") + shape("one", "two", kind="body")
    grouped = f"<p:grpSp>{shape('in a group')}</p:grpSp>"
    data = pptx(slide, grouped, "<p:pic/>", "", notes=shape("Say this", kind="body"))
    assert sections(data) == [
        Section("# Title\n\ntext\n\n- one\n- two\n\n## Notes\n\nSay this\n\n", "Title"),
        Section("in a group\n\n"),
        Section("", problem=PICTURE_ONLY),
        Section(""),
    ]


def test_pptx_tables_and_charts_are_tables() -> None:
    def row(*texts: str) -> str:
        cells = "".join(f"<a:tc><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:tc>" for text in texts)
        return f"<a:tr>{cells}</a:tr>"

    table = f"<p:graphicFrame><a:tbl>{row('a', 'b')}{row('c', 'd')}</a:tbl></p:graphicFrame>"
    frame = '<p:graphicFrame><c:chart r:id="c"/></p:graphicFrame>'
    series = "".join(
        f"<c:ser><c:tx><c:v>{name}</c:v></c:tx><c:cat><c:v>2001</c:v></c:cat>"
        f"<c:val><c:v>{value}</c:v></c:val></c:ser>"
        for name, value in (("North", 1), ("South", 2))
    )
    assert text_of(pptx(table + frame, chart=series)) == (
        "| a | b |\n| --- | --- |\n| c | d |\n\n"
        "|  | North | South |\n| --- | --- | --- |\n| 2001 | 1 | 2 |\n\n"
    )


# --- spreadsheets -------------------------------------------------------------------------


def test_xlsx_sheets_are_tables_under_their_names() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Prices | 2026"
    for row in (["item", "price"], [None, None], ["a\nb", 1.0], [True, dt.date(2026, 1, 2)]):
        sheet.append(row)
    sheet["D9"] = 0.25
    book.create_sheet("Empty")
    hidden = book.create_sheet("Hidden")
    hidden.append(["x", "y"])
    hidden.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    assert sections(file.getvalue()) == [
        Section(
            "# Prices | 2026\n\n| item | price |  |  |\n| --- | --- | --- | --- |\n"
            "| a b | 1 |  |  |\n| TRUE | 2026-01-02 |  |  |\n|  |  |  | 0.25 |\n\n",
            "Prices | 2026",
        ),
        Section("# Hidden\n\n| x | y |\n| --- | --- |\n\n", "Hidden"),
    ]


# --- OpenDocument -------------------------------------------------------------------------

ODF = (
    'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:draw="urn:d" '
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"'
)


def odf(kind: str, body: str, **parts: str) -> bytes:
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<x {ODF}><y>style</y><office:body>{body}</office:body></x>",
        }
        | {f"{name}.xml": part for name, part in parts.items()}
    )


def test_odt_is_read() -> None:
    body = """<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>
    <text:h text:outline-level="2">Head</text:h><text:p>a<text:s/>b<text:line-break/>c<text:note>
    <text:note-citation>1</text:note-citation><text:note-body><text:p>aside</text:p></text:note-body>
    </text:note></text:p><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>
    <table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>
    <table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>"""
    styles = f"<s {ODF}><footer><text:p>Foot</text:p></footer></s>"
    assert text_of(odf("text", body, styles=styles)) == (
        "## Head\n\na b\nc ( 1aside )\n\n- one\n\n| x | y |\n| --- | --- |\n\nFoot\n\n"
    )


def test_ods_repeats_what_is_repeated_but_not_what_is_blank() -> None:
    def row(cells: str, more: str = "") -> str:
        return f"<table:table-row {more}>{cells}</table:table-row>"

    def one(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    many = 'table:number-columns-repeated="16000"'
    body = (
        '<office:spreadsheet><table:table table:name="S">'
        + row(one("a") + one("b", 'table:number-columns-repeated="2"') + one("", many))
        + row(one("", many), 'table:number-rows-repeated="1000000"')
        + row(one("c"), 'table:number-rows-repeated="2"')
        + "</table:table></office:spreadsheet>"
    )
    assert sections(odf("spreadsheet", body)) == [
        Section("# S\n\n| a | b | b |\n| --- | --- | --- |\n| c |  |  |\n| c |  |  |\n\n", "S")
    ]


def test_odp_has_a_page_for_each_slide() -> None:
    body = """<office:presentation><draw:page draw:name="One">
    <draw:frame presentation:class="title">
    <draw:text-box><text:p>Title</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box>
    <text:p>text</text:p></draw:text-box></draw:frame></draw:page><draw:page draw:name="Two">
    <draw:frame><draw:image/></draw:frame></draw:page></office:presentation>"""
    assert sections(odf("presentation", body)) == [
        Section("# Title\n\ntext\n\n", "One"),
        Section("", "Two", PICTURE_ONLY),
    ]


def test_encrypted_odf_is_told() -> None:
    manifest = {"META-INF/manifest": "<m><encryption-data/></m>"}
    with pytest.raises(DocumentEncrypted):
        sections(odf("text", "", **manifest))


# --- books --------------------------------------------------------------------------------

CONTAINER = '<c xmlns="urn:c"><rootfile full-path="OPS/book.opf"/></c>'
BOOK = """<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="a" href="one%20.xhtml"/><item id="b" href="../two.xhtml"/><item id="c" href="gone.xhtml"/>
</manifest><spine><itemref idref="b"/><itemref idref="a"/><itemref idref="c"/></spine></package>"""
RIGHTS = '<e><EncryptionMethod Algorithm="{}"/></e>'


def epub(**parts: str) -> bytes:
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": BOOK,
            "OPS/one .xhtml": "<!DOCTYPE html><html><title>T</title><body>No head</body></html>",
            "two.xhtml": "<html><body><h1>Two</h1><p>x</p></body></html>",
        }
        | {f"META-INF/{name}.xml": part for name, part in parts.items()}
    )


def test_epub_chapters_come_in_the_order_of_the_spine() -> None:
    chapters = [Section("# Two\n\nx\n\n", "Two"), Section("No head\n\n", "T")]
    assert sections(epub()) == chapters
    assert (
        sections(epub(encryption=RIGHTS.format("http://www.idpf.org/2008/embedding"))) == chapters
    )


def test_a_locked_epub_is_told() -> None:
    with pytest.raises(DocumentEncrypted):
        sections(epub(encryption=RIGHTS.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")))
