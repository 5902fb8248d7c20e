"""EPUB (3.3 and older): a zip file of XHTML, read in the order of its spine."""

import posixpath
from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote
from zipfile import ZipFile

from app.domain.errors import DocumentDamaged, DocumentEmpty, DocumentEncrypted
from app.ingest.hypertext import decode_html, html_blocks
from app.ingest.markdown import Block, Kind
from app.ingest.outline import Outline
from app.ingest.package import open_package, parse_xml
from app.ingest.paging import fill_pages
from app.ingest.source import Section, Source

_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/encryption.xml"
_FONT_ALGORITHMS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")


def read_sections(source: Source) -> Iterator[Section]:
    """The chapters; each begins a page and is named by its first heading or its title.

    Raises:
        DocumentDamaged, DocumentEncrypted, DocumentTooLarge, DocumentUnsafe.
    """
    with open_package(source) as archive:
        parts = set(archive.namelist())
        if _RIGHTS in parts and _is_locked(archive.read(_RIGHTS)):
            raise DocumentEncrypted(name=source.name)
        if _CONTAINER not in parts:
            raise DocumentDamaged(name=source.name)
        for part in _spine(archive, source.name):
            if part in parts:
                yield from _chapter(archive.read(part), source.name)


def _is_locked(rights: bytes) -> bool:
    """Whether anything but fonts is encrypted."""
    methods = rights.count(b"EncryptionMethod ")
    return methods > sum(rights.count(algorithm) for algorithm in _FONT_ALGORITHMS)


def _spine(archive: ZipFile, name: str) -> Iterator[str]:
    """The names of the chapters' parts, in order."""
    container = parse_xml(archive.read(_CONTAINER), name)
    root = next(container.iter("{*}rootfile"), container).get("full-path", "")
    if root not in archive.namelist():
        raise DocumentDamaged(name=name)
    package = parse_xml(archive.read(root), name)
    targets = {
        item.get("id", ""): posixpath.normpath(
            posixpath.join(posixpath.dirname(root), unquote(item.get("href", "")))
        )
        for item in package.iter("{*}item")
    }
    for reference in package.iter("{*}itemref"):
        yield targets.get(reference.get("idref", ""), "")


def _chapter(data: bytes, name: str) -> Iterator[Section]:
    try:
        text = decode_html(data, name)
    except DocumentEmpty:
        return
    outline = Outline()
    blocks = list(html_blocks(text, outline))
    yield from fill_pages(chain(blocks), _first_heading(blocks) or outline.title)


def _first_heading(blocks: list[Block]) -> str:
    headings = (block.text for block in blocks if block.kind is Kind.LEAD)
    return next((text.strip("# \n") for text in headings if text.startswith("#")), "")
