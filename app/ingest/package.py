"""Zip files and XML of strangers: looked at before they are unpacked or parsed.

Office files are packages (ECMA-376, part 2): parts, and relations between them.
"""

import posixpath
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from app.domain.errors import (
    DocumentDamaged,
    DocumentEncrypted,
    DocumentTooLarge,
    DocumentUnsafe,
)
from app.ingest.source import Source

Element = Any  # of lxml, which has no types

MOST_BYTES = 100_000_000  # unpacked, of all parts that may be read
MOST_PARTS = 10_000
MOST_RATIO = 100
_BIG_BYTES = 10_000_000  # a smaller part may be packed as tightly as it likes
_BLOCK_BYTES = 1 << 16
# Pictures, films, sounds and fonts stay packed, so their sizes do not count.
_NEVER_READ = (
    *(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp", ".webp"),
    *(".mp4", ".m4v", ".mov", ".avi", ".wmv", ".mp3", ".m4a", ".wav"),
    *(".ttf", ".otf", ".odttf", ".woff", ".woff2"),
)
_ENCRYPTED = 0x1  # bit 0 of a member's flags (APPNOTE.TXT 4.4.4)
_RELATION = "{*}Relationship"


@contextmanager
def open_package(source: Source) -> Iterator[ZipFile]:
    """The zip file, once it is known to be harmless to unpack.

    Raises:
        DocumentDamaged, DocumentEncrypted, DocumentTooLarge, DocumentUnsafe.
    """
    with source.open() as file:
        try:
            archive = ZipFile(file)
        except (BadZipFile, NotImplementedError, ValueError):
            raise DocumentDamaged(name=source.name) from None
        with archive:
            _check(archive.infolist(), source.name)
            yield archive


def _check(members: list[ZipInfo], name: str) -> None:
    if len(members) > MOST_PARTS:
        raise DocumentUnsafe(name=name, reason=f"it has more than {MOST_PARTS} parts")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise DocumentEncrypted(name=name)
    read = [member for member in members if not member.filename.lower().endswith(_NEVER_READ)]
    size_bytes = sum(member.file_size for member in read)
    if size_bytes > MOST_BYTES:
        size_mb = -(-size_bytes // 1_000_000)
        raise DocumentTooLarge(name=name, size_mb=size_mb, limit_mb=MOST_BYTES // 1_000_000)
    for member in read:
        packed = max(member.compress_size, 1)
        if member.file_size > _BIG_BYTES and member.file_size > MOST_RATIO * packed:
            raise DocumentUnsafe(name=name, reason="it unpacks to far more than it should")


def refuse_doctypes(archive: ZipFile, name: str) -> None:
    """For libraries that parse the parts themselves. What is no XML is none of our business."""
    for member in archive.infolist():
        if member.filename.lower().endswith(_NEVER_READ):
            continue
        with archive.open(member) as part:
            _find_root(iter(lambda part=part: part.read(_BLOCK_BYTES), b""), name)  # type: ignore[misc]


def check_xml(data: bytes, name: str) -> bytes:
    """The same bytes, if they are XML without a document type.

    Raises:
        DocumentDamaged, DocumentUnsafe.
    """
    if not _find_root([data], name):
        raise DocumentDamaged(name=name)
    return data


def parse_xml(data: bytes, name: str) -> Element:
    """The root element. Nothing is fetched and no entity is replaced.

    Raises:
        DocumentDamaged, DocumentUnsafe.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(check_xml(data, name), parser)
    except etree.XMLSyntaxError:
        raise DocumentDamaged(name=name) from None


class _RootFound(Exception):
    pass


def _find_root(blocks: Iterable[bytes], name: str) -> bool:
    """Whether XML's first element is reached; a document type can only stand before it.

    The parser decodes as XML does, so that a DOCTYPE in UTF-16 is seen as well.
    """
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise DocumentUnsafe(name=name, reason="it declares entities (a DOCTYPE in its XML)")

    def element(*_: object) -> None:
        raise _RootFound

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        for block in blocks:
            parser.Parse(block)
        # Expat 2.6 and newer put off a long token until they see its end, or are told of the end.
        parser.Parse(b"", True)  # noqa: FBT003
    except _RootFound:
        return True
    except expat.ExpatError:
        return False
    return False


def local_name(element: Element) -> str:
    """The name without its namespace; "" of what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class Relation(NamedTuple):
    """Where a part points: the last word of the relation's type, and a part's name."""

    kind: str
    target: str


class Package:
    """The parts of an Office file by name; names differ in case only by mistake."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._members = {info.filename.lower(): info for info in archive.infolist()}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._members

    def parse(self, part: str) -> Element:
        """The part's root element; see `parse_xml`. A missing part is damage."""
        member = self._members.get(part.lower())
        if member is None:
            raise DocumentDamaged(name=self._name)
        return parse_xml(self._archive.read(member), self._name)

    def relations(self, part: str = "") -> dict[str, Relation]:
        """The part's relations to parts that exist, by id; of the package itself for ""."""
        folder, file = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        if listing not in self:
            return {}
        found: dict[str, Relation] = {}
        for relation in self.parse(listing).iter(_RELATION):
            target = posixpath.normpath(
                posixpath.join("/", folder, unquote(relation.get("Target", "")))
            ).lstrip("/")
            kind = relation.get("Type", "").rpartition("/")[2]
            if relation.get("TargetMode") != "External" and target in self:
                found[relation.get("Id", "")] = Relation(kind, target)
        return found

    def main_part(self) -> str:
        """The name of the part that holds the document."""
        for relation in self.relations().values():
            if relation.kind == "officeDocument":
                return relation.target
        raise DocumentDamaged(name=self._name)
