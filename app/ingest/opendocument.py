"""ODT, ODS and ODP (OpenDocument 1.3, part 3): their content as tags named like HTML's."""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from app.domain.errors import DocumentDamaged, DocumentEncrypted, DocumentTooLarge
from app.ingest.markdown import Block, MarkdownWriter
from app.ingest.outline import Outline
from app.ingest.package import MOST_BYTES, Element, check_xml, open_package, parse_xml
from app.ingest.paging import fill_pages
from app.ingest.picture import PICTURE_ONLY
from app.ingest.source import Section, Source
from app.ingest.workbook import sheet_blocks

_FEED_BYTES = 1 << 16
_MOST_COLUMNS = 16_384
_TAGS = {
    "p": "p",
    "list": "ul",
    "list-item": "li",
    "list-header": "li",
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "line-break": "br",
    "tracked-changes": "skip",  # what was deleted
    "creator": "skip",
    "date": "skip",
    "desc": "skip",
}
_CLASS = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}class"
_PLACEHOLDERS = frozenset(("<header>", "<footer>"))
_ASIDE = frozenset(("note", "annotation"))  # they stand in the middle of a paragraph


def read_sections(source: Source) -> Iterator[Section]:
    """A text in pages, a presentation by slides, a spreadsheet by sheets.

    Raises:
        DocumentDamaged, DocumentEncrypted, DocumentTooLarge, DocumentUnsafe.
    """
    with open_package(source) as archive:
        parts = set(archive.namelist())
        manifest = "META-INF/manifest.xml"
        if manifest in parts and b"encryption-data" in archive.read(manifest):
            raise DocumentEncrypted(name=source.name)
        if "content.xml" not in parts:
            raise DocumentDamaged(name=source.name)
        data = check_xml(archive.read("content.xml"), source.name)
        styles = archive.read("styles.xml") if "styles.xml" in parts else b""
    content = _Content(source.name)
    parser = etree.XMLParser(target=content, resolve_entities=False, no_network=True)
    yield from fill_pages(_flow(parser, content, data))
    yield from content.sections
    if styles:
        yield from fill_pages(_repeated(parse_xml(styles, source.name)))


def _flow(parser: Any, content: "_Content", data: bytes) -> Iterator[Block]:  # noqa: ANN401
    """What stands on no slide and no sheet; those are kept aside."""
    for start in range(0, len(data), _FEED_BYTES):
        parser.feed(data[start : start + _FEED_BYTES])
        yield from content.outline.writer.take()
    parser.close()
    yield from content.outline.close()


def _repeated(styles: Element) -> Iterator[Block]:
    """Headers and footers, which stand on each page: once each."""
    writer = MarkdownWriter()
    texts = (
        "".join(paragraph.itertext())
        for part in styles.iter("{*}header", "{*}footer", "{*}frame")
        if _local(part.tag) != "frame" or part.get(_CLASS) in {"header", "footer"}
        for paragraph in part.iter("{*}p")
    )
    for text in dict.fromkeys(texts):
        if text not in _PLACEHOLDERS:
            writer.paragraph(text)
    yield from writer.finish()


class _Content:
    """The target of the parser."""

    def __init__(self, name: str) -> None:
        self.outline = Outline()
        self.sections: list[Section] = []
        self._name = name
        self._is_body = False  # before it, only styles
        self._aside = 0
        self._is_title = False
        self._slide = ""
        self._has_picture = False
        self._sheet: _Sheet | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name, own = _local(tag), {_local(key): value for key, value in attributes.items()}
        if not self._is_body:
            self._is_body = name == "body"
        elif name == "spreadsheet":
            self._sheet = _Sheet(self._name)
        elif self._sheet is not None:
            self._sheet.start(name, own)
        elif name == "page":
            self._start_slide(own)
        elif name in _ASIDE:
            self._aside += 1
            self.outline.data(" (")
        elif name in {"s", "tab"}:
            self.outline.data(" ")
        else:
            self._start_block(name, own)

    def data(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet.data(text)
        elif self._is_body:
            self.outline.data(text)

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name == "spreadsheet" and self._sheet is not None:
            self.sections, self._sheet = self._sheet.sections, None
        elif self._sheet is not None:
            self._sheet.end(name)
        elif name == "page":
            self._end_slide()
        elif name in _ASIDE:
            self._aside -= 1
            self.outline.data(") ")
        else:
            self._end_block(name)

    def close(self) -> None:
        pass

    def _start_slide(self, own: Mapping[str, str]) -> None:
        self.outline = Outline()
        self._slide = own.get("name", "")
        self._has_picture = False

    def _end_slide(self) -> None:
        text = "".join(block.text for block in self.outline.close())
        problem = PICTURE_ONLY if self._has_picture and not text.strip() else None
        self.sections.append(Section(text, self._slide, problem))
        self.outline = Outline()

    def _start_block(self, name: str, own: Mapping[str, str]) -> None:
        self._is_title = self._is_title or (name == "frame" and own.get("class") == "title")
        self._has_picture = self._has_picture or name in {"image", "object"}
        if tag := self._html(name, own.get("outline-level", "1")):
            self.outline.start(tag, {"colspan": own.get("number-columns-spanned", "1")})

    def _end_block(self, name: str) -> None:
        if tag := self._html(name, "1"):
            self.outline.end(tag)
        if name == "frame":
            self._is_title = False

    def _html(self, name: str, level: str) -> str | None:
        tag = _TAGS.get(name)
        if self._aside and tag != "skip":
            return None
        if name == "h" or (name == "p" and self._is_title):
            return f"h{level}" if level in set("123456") else "h6"
        return tag


class _Sheet:
    """The sheets of a spreadsheet, whose rows and cells may be repeated."""

    def __init__(self, name: str) -> None:
        self.sections: list[Section] = []
        self._name = name
        self._title = ""
        self._rows: list[list[str]] = []
        self._row: list[str] = []
        self._text: list[str] = []
        self._repeats = {"table-row": 1, "cell": 1}
        self._chars = 0
        self._hidden = 0

    def start(self, name: str, own: Mapping[str, str]) -> None:
        if self._hidden or name in {"annotation", "shapes", "tracked-changes"}:
            self._hidden += 1
        elif name == "table":
            self._title, self._rows = own.get("name", ""), []
        elif name == "table-row":
            self._row = []
            self._repeats[name] = _count(own, "number-rows-repeated")
        elif name in {"table-cell", "covered-table-cell"}:
            self._text = []
            self._repeats["cell"] = _count(own, "number-columns-repeated")
        elif name in {"p", "s", "tab", "line-break"}:
            self._text.append(" ")

    def data(self, text: str) -> None:
        if not self._hidden:
            self._text.append(text)

    def end(self, name: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif name in {"table-cell", "covered-table-cell"}:
            count = min(self._repeats["cell"], _MOST_COLUMNS - len(self._row))
            self._row += ["".join(self._text).strip()] * count
        elif name == "table-row":
            self._end_row(self._repeats["table-row"])
        elif name == "table":
            blocks = sheet_blocks(self._title, iter(self._rows))
            self.sections += fill_pages(blocks, self._title)

    def _end_row(self, count: int) -> None:
        if not any(self._row):
            return
        self._chars += sum(len(cell) + 3 for cell in self._row) * count
        if self._chars > MOST_BYTES:
            limit_mb = MOST_BYTES // 1_000_000
            raise DocumentTooLarge(
                name=self._name, size_mb=-(-self._chars // 1_000_000), limit_mb=limit_mb
            )
        self._rows += [self._row] * count


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _count(own: Mapping[str, str], name: str) -> int:
    count = own.get(name, "1")
    return int(count[:9]) if count.isdecimal() else 1
