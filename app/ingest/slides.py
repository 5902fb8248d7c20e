"""PPTX (PresentationML and DrawingML, ECMA-376 part 1, chapters 19 to 21): a page for each slide.

Shapes come in the order of the file, which is the order in which they are read aloud.
"""

from collections.abc import Iterator

from app.ingest.markdown import MarkdownWriter
from app.ingest.package import Element, Package, Relation, local_name, open_package
from app.ingest.picture import PICTURE_ONLY
from app.ingest.source import Section, Source

_TITLES = frozenset(("title", "ctrTitle"))
_UNREAD = frozenset(
    ("dt", "sldNum", "ftr", "hdr", "sldImg")
)  # date, number: the same on each slide
_PICTURES = ("{*}pic", "{*}blip", "{*}oleObj")


def read_sections(source: Source) -> Iterator[Section]:
    """The slides in order, hidden ones too, each with its notes.

    Raises:
        DocumentDamaged, DocumentEncrypted, DocumentTooLarge, DocumentUnsafe.
    """
    with open_package(source) as archive:
        package = Package(archive, source.name)
        main = package.main_part()
        relations = package.relations(main)
        for entry in package.parse(main).iter("{*}sldId"):
            slide = relations.get(_reference(entry))
            if slide is not None:
                yield _slide(package, slide.target)


def _slide(package: Package, part: str) -> Section:
    root = package.parse(part)
    relations = package.relations(part)
    slide = _Slide(package, relations)
    slide.read(root)
    for relation in relations.values():
        if relation.kind == "notesSlide":
            slide.read_notes(package.parse(relation.target))
    text = "".join(block.text for block in slide.writer.finish())
    problem = None if text.strip() or not _has_picture(root) else PICTURE_ONLY
    return Section(text, slide.title, problem)


class _Slide:
    """What has been read of one slide."""

    def __init__(self, package: Package, relations: dict[str, Relation]) -> None:
        self.writer = MarkdownWriter()
        self.title = ""
        self._package = package
        self._relations = relations

    def read(self, root: Element) -> None:
        """The shapes, the title first."""
        shapes = [one for tree in root.iter("{*}spTree") for one in _shapes(tree)]
        for shape in sorted(shapes, key=lambda shape: _placeholder(shape) not in _TITLES):
            kind = _placeholder(shape)
            if kind in _TITLES:
                text = " ".join(_paragraph_texts(shape))
                self.title = self.title or " ".join(text.split())
                self.writer.heading(1, text)
            elif kind not in _UNREAD:
                self._read_shape(shape, is_list=kind in {"body", "obj"})

    def read_notes(self, root: Element) -> None:
        """What the speaker means to say."""
        notes = [shape for shape in root.iter("{*}sp") if _placeholder(shape) not in _UNREAD]
        texts = [text for shape in notes for text in _paragraph_texts(shape) if text.strip()]
        if texts:
            self.writer.heading(2, "Notes")
        for text in texts:
            self.writer.paragraph(text)

    def _read_shape(self, shape: Element, *, is_list: bool) -> None:
        for table in shape.iter("{*}tbl"):
            self.writer.table(
                [
                    ["\n".join(_paragraph_texts(cell)) for cell in row.iterchildren("{*}tc")]
                    for row in table.iterchildren("{*}tr")
                ]
            )
            return
        for data in shape.iter("{*}chart", "{*}relIds"):
            self._read_graphic(data)
        paragraphs = [one for one in shape.iter("{*}p") if one.tag != "p"]
        for paragraph in paragraphs:
            if is_list and len(paragraphs) > 1:
                self.writer.item(_text(paragraph), _depth(paragraph))
            else:
                self.writer.paragraph(_text(paragraph))

    def _read_graphic(self, data: Element) -> None:
        """A chart or a diagram is a part of its own."""
        relation = self._relations.get(_reference(data, "dm") or _reference(data))
        if relation is None:
            return
        root = self._package.parse(relation.target)
        if relation.kind == "chart":
            for paragraph in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
                self.writer.paragraph(_text(paragraph))
            self.writer.table(_chart_rows(root))
        else:
            for point in root.iter("{*}pt"):
                for text in _paragraph_texts(point):
                    self.writer.item(text)


def _shapes(tree: Element) -> Iterator[Element]:
    for child in tree:
        name = local_name(child)
        if name in {"grpSp", "AlternateContent", "Choice"}:
            yield from _shapes(child)
        elif name in {"sp", "graphicFrame", "cxnSp", "pic"}:
            yield child


def _placeholder(shape: Element) -> str:
    for placeholder in shape.iter("{*}ph"):
        return str(placeholder.get("type", "obj"))
    return ""


def _paragraph_texts(shape: Element) -> list[str]:
    return [_text(paragraph) for paragraph in shape.iter("{*}p")]


def _text(paragraph: Element) -> str:
    return "".join(
        (element.text or "") if local_name(element) == "t" else "\n"
        for element in paragraph.iter("{*}t", "{*}br", "{*}tab")
    )


def _depth(paragraph: Element) -> int:
    for properties in paragraph.iterchildren("{*}pPr"):
        level = properties.get("lvl", "0")
        return min(int(level), 8) if level.isdecimal() else 0
    return 0


def _chart_rows(root: Element) -> list[list[str]]:
    """A column for each series, a row for each category."""
    columns: list[list[str]] = []
    for series in root.iter("{*}ser"):
        if not columns:
            columns.append(["", *_cached(series, "cat", "xVal")])
        name = " ".join(_cached(series, "tx"))
        columns.append([name, *_cached(series, "val", "yVal")])
    height = max(map(len, columns), default=0)
    return [[column[at] if at < len(column) else "" for column in columns] for at in range(height)]


def _cached(series: Element, *names: str) -> list[str]:
    return [
        value.text or ""
        for name in names
        for part in series.iterchildren(f"{{*}}{name}")
        for value in part.iter("{*}v")
    ]


def _has_picture(root: Element) -> bool:
    return next(root.iter(*_PICTURES), None) is not None


def _reference(element: Element, name: str = "id") -> str:
    """An attribute of the namespace of relations: `r:id`, in a diagram `r:dm`."""
    for key, value in element.attrib.items():
        space, _, local = str(key).rpartition("}")
        if local == name and space.endswith("relationships"):
            return str(value)
    return ""
