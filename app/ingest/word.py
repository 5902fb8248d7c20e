"""DOCX (WordprocessingML, ECMA-376 part 1, chapter 17): all text, with all changes accepted.

Names are compared without their namespace: the strict and the transitional form differ in it only.
The text is read from the XML itself, because the libraries for it leave out inserted text, content
controls, text boxes and notes, and refuse templates and files with macros.
"""

from collections.abc import Iterator
from typing import NamedTuple

from app.ingest.markdown import Block, MarkdownWriter
from app.ingest.package import Element, Package, local_name, open_package
from app.ingest.paging import fill_pages
from app.ingest.source import Section, Source

_NO_LEVEL = 9  # of an outline: body text
_MOST_COLUMNS = 63  # of a table in Word
# Deleted or moved text, codes of fields, the second form of what is there already.
_UNSEEN = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr"))
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_NOTES = (("footnotes", "Footnotes"), ("endnotes", "Endnotes"), ("comments", "Comments"))


class _Style(NamedTuple):
    """How a paragraph is meant: a heading's level, a list's number and depth."""

    heading: int = 0
    number: str | None = None
    depth: int = 0


def read_sections(source: Source) -> Iterator[Section]:
    """The document's header, text, notes, comments and footer.

    Raises:
        DocumentDamaged, DocumentEncrypted, DocumentTooLarge, DocumentUnsafe.
    """
    with open_package(source) as archive:
        package = Package(archive, source.name)
        yield from fill_pages(_blocks(package))


def _blocks(package: Package) -> Iterator[Block]:
    main = package.main_part()
    parts: dict[str, list[str]] = {}
    for relation in package.relations(main).values():
        parts.setdefault(relation.kind, []).append(relation.target)
    story = _Story(package, parts)
    yield from story.read_once(parts.get("header", []))
    yield from story.read(main)
    for kind, title in _NOTES:
        for part in parts.get(kind, []):
            yield from story.read(part, title)
    yield from story.read_once(parts.get("footer", []))


class _Story:
    """Reads parts with the styles and lists of their document."""

    def __init__(self, package: Package, parts: dict[str, list[str]]) -> None:
        self._package = package
        self._styles = _styles(_optional(package, parts, "styles"))
        self._bullets = _bullets(_optional(package, parts, "numbering"))
        self._counts: dict[tuple[str, int], int] = {}
        self._writer = MarkdownWriter()

    def read(self, part: str, title: str = "") -> Iterator[Block]:
        """The part's blocks, under a title if there are any."""
        root = self._package.parse(part)
        body = next(root.iterchildren("{*}body"), root)
        for element in body:
            if title and _text(element).strip():
                self._writer.heading(1, title)
                title = ""
            self._add(element)
            yield from self._writer.take()
        yield from self._writer.finish()

    def read_once(self, parts: list[str]) -> Iterator[Block]:
        """Headers or footers: the same one may stand in many sections."""
        seen = set()
        for part in sorted(parts):
            blocks = list(self.read(part))
            text = "".join(block.text for block in blocks)
            if text not in seen:
                seen.add(text)
                yield from blocks

    def _add(self, element: Element) -> None:
        match local_name(element):
            case "p":
                self._add_paragraph(element)
            case "tbl":
                self._writer.table(_rows(element))
            case name if name not in _UNSEEN:
                for child in element:
                    self._add(child)

    def _add_paragraph(self, paragraph: Element) -> None:
        text = _text(paragraph)
        style = self._style(paragraph)
        if style.heading:
            self._writer.heading(style.heading, text)
        elif style.number is not None and text.strip():
            self._writer.item(text, style.depth, self._marker(style.number, style.depth))
        else:
            self._writer.paragraph(text)
        for box in paragraph.iter("{*}txbxContent"):
            if not _is_second(box):
                for child in box:
                    self._add(child)

    def _style(self, paragraph: Element) -> _Style:
        style = _Style()
        for properties in paragraph.iterchildren("{*}pPr"):
            style = self._styles.get(_value(properties, "pStyle"), style)
            style = _direct_style(properties, style)
        return style

    def _marker(self, number: str, depth: int) -> str:
        if (number, depth) in self._bullets:
            return "-"
        for other in [key for key in self._counts if key[0] == number and key[1] > depth]:
            del self._counts[other]
        count = self._counts[number, depth] = self._counts.get((number, depth), 0) + 1
        return f"{count}."


def _value(parent: Element, child: str) -> str:
    """The `val` of a child element, or ""."""
    for element in parent.iterchildren(f"{{*}}{child}"):
        for key, value in element.attrib.items():
            if str(key).rpartition("}")[2] == "val":
                return str(value)
    return ""


def _attribute(element: Element, name: str) -> str:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def _text(element: Element) -> str:
    """What is read in it; text boxes are blocks of their own, so they are left out."""
    parts: list[str] = []
    for child in element:
        name = local_name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in _MARKS:
            parts.append(_MARKS[name])
        elif name in {"footnoteReference", "endnoteReference"}:
            parts.append(f"[{_attribute(child, 'id')}]")
        elif name not in _UNSEEN and name != "txbxContent":
            parts.append(_text(child))
            if name == "p":
                parts.append("\n")
    return "".join(parts)


def _rows(table: Element) -> list[list[str]]:
    """The cells' texts; a table in a cell is text of that cell."""
    rows = []
    for row in _inside(table, "tr"):
        cells: list[str] = []
        for cell in _inside(row, "tc"):
            span = _value(next(cell.iterchildren("{*}tcPr"), cell), "gridSpan")
            width = min(int(span), _MOST_COLUMNS) if span.isdecimal() else 1
            boxes = [_text(box) for box in cell.iter("{*}txbxContent") if not _is_second(box)]
            cells += [" ".join([_text(cell), *boxes]), *[""] * (width - 1)]
        rows.append(cells)
    return rows


def _is_second(box: Element) -> bool:
    return any(local_name(above) in {"Fallback", "txbxContent"} for above in box.iterancestors())


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """The children of this name, also those in content controls and marks of change."""
    for child in parent:
        if local_name(child) == name:
            yield child
        elif local_name(child) in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _inside(child, name)


# --- styles and lists ---------------------------------------------------------------------


def _optional(package: Package, parts: dict[str, list[str]], kind: str) -> Element | None:
    return package.parse(parts[kind][0]) if parts.get(kind) else None


def _direct_style(properties: Element, style: _Style) -> _Style:
    """The style with what the properties themselves say of it."""
    level = _value(properties, "outlineLvl")
    if level.isdecimal():
        style = style._replace(heading=int(level) + 1 if int(level) < _NO_LEVEL else 0)
    for number in properties.iterchildren("{*}numPr"):
        depth = _value(number, "ilvl")
        name = _value(number, "numId") or style.number
        style = style._replace(
            number=None if name == "0" else name,
            depth=min(int(depth), 8) if depth.isdecimal() else style.depth,
        )
    return style


def _styles(root: Element | None) -> dict[str, _Style]:
    """The paragraph styles by id, each with what it inherits."""
    elements = (
        {}
        if root is None
        else {_attribute(style, "styleId"): style for style in root.iterchildren("{*}style")}
    )
    found: dict[str, _Style] = {}
    for key in elements:
        chain, at = [], key
        while at in elements and at not in found and at not in chain:
            chain.append(at)
            at = _value(elements[at], "basedOn")
        style = found.get(at, _Style())
        for one in reversed(chain):
            found[one] = style = _own_style(elements[one], style)
    return found


def _own_style(element: Element, style: _Style) -> _Style:
    name, _, level = _value(element, "name").lower().partition(" ")
    if name == "heading" and level.isdecimal():
        style = style._replace(heading=int(level))
    elif name == "title":
        style = style._replace(heading=1)
    for properties in element.iterchildren("{*}pPr"):
        style = _direct_style(properties, style)
    return style


def _bullets(root: Element | None) -> set[tuple[str, int]]:
    """The lists and depths that have a bullet where others have a number."""
    if root is None:
        return set()
    forms = {
        (_attribute(form, "abstractNumId"), int(depth))
        for form in root.iterchildren("{*}abstractNum")
        for level in form.iterchildren("{*}lvl")
        if (depth := _attribute(level, "ilvl")).isdecimal()
        if _value(level, "numFmt") in {"bullet", "none"}
    }
    return {
        (_attribute(number, "numId"), depth)
        for number in root.iterchildren("{*}num")
        for form, depth in forms
        if form == _value(number, "abstractNumId")
    }
