"""The documents that a task is about, as whoever looks at its result sees them."""

from collections.abc import Sequence
from typing import NamedTuple

from app.domain.document import Document, Page
from app.domain.errors import AppError
from app.domain.page_picture import PassageOnPage, letters
from app.domain.ports import OpenPages, Ports
from app.domain.result import Citation
from app.pipeline.house import House


class Source(NamedTuple):
    """A document, its stored pages, and its drawn ones.

    Without `drawn`, `refusal` says why there are none.
    """

    document: Document
    pages: Sequence[Page]
    drawn: OpenPages | None = None
    refusal: AppError | None = None


class PagePart(NamedTuple):
    """What of a passage stands on a page (from 1): [start, end) of the page's text."""

    number: int
    start: int
    end: int
    passage: PassageOnPage


class Spot(NamedTuple):
    """Where a passage stands: in which document, and on which of its pages."""

    document_id: str
    parts: Sequence[PagePart]


def sources(ports: Ports, task_id: str) -> list[Document]:
    """The documents of a task.

    Raises:
        TaskUnknown: there is none with this id.
    """
    return [ports.store.document(key) for key in ports.store.task(task_id).document_ids]


def open_source(house: House, document_id: str) -> Source:
    """A document with its pages as they look, or as text where they cannot be drawn."""
    document = house.ports.store.document(document_id)
    pages = house.ports.store.pages(document_id)
    if document.sha256 is None:
        return Source(document, pages)
    try:
        return Source(document, pages, house.page_drawer.open(document.as_path, document.sha256))
    except AppError as error:
        return Source(document, pages, refusal=error)


def spot_of(ports: Ports, documents: Sequence[Document], citation: Citation) -> Spot | None:
    """Where a citation's passage stands; None: its document is none of these."""
    named = [one for one in documents if one.name == citation.document]
    if len(named) > 1:  # files of one name from different folders
        named = [one for one in named if _has(ports, one, citation)] or named
    if not named:
        return None
    pages = ports.store.pages(named[0].id)
    return Spot(named[0].id, passages_on_pages(pages, citation.start, citation.end))


def passages_on_pages(pages: Sequence[Page], start: int, end: int) -> list[PagePart]:
    """What of a range of a document's text stands on which of its pages."""
    found = []
    page_start = 0
    for page in pages:
        page_end = page_start + len(page.text)
        if page_start < end and page_end > start:
            first, last = max(start - page_start, 0), min(end, page_end) - page_start
            text = page.text[first:last]
            if text.strip():
                before = len(letters(page.text[:first]))
                found.append(PagePart(page.number, first, last, PassageOnPage(text, before)))
        page_start = page_end
    return found


def _has(ports: Ports, document: Document, citation: Citation) -> bool:
    text = ports.store.text(document.id, citation.start, citation.end)
    return letters(text) == letters(citation.quote)
