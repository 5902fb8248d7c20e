"""Documents and their pages' text."""

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from app.domain.document import Document, Page, Reading
from app.store.rows import document_from_row
from app.store.search import index_pages
from app.store.tables import documents, pages

# Made once, as in `finding`.
_DOCUMENT = select(documents).where(documents.c.id == bindparam("document_id"))
_UNREADABLE = (
    select(pages.c.number)
    .where(pages.c.document_id == bindparam("document_id"), pages.c.problem.is_not(None))
    .order_by(pages.c.number)
)


def select_document(connection: Connection, document_id: str) -> Document:
    """One document.

    Raises:
        KeyError: there is none.
    """
    of_document = {"document_id": document_id}
    row = connection.execute(_DOCUMENT, of_document).mappings().one_or_none()
    if row is None:
        raise KeyError(document_id)
    unreadable = connection.execute(_UNREADABLE, of_document).scalars()
    return document_from_row(row, tuple(unreadable))


def replace_reading(connection: Connection, document_id: str, reading: Reading) -> None:
    """Write a document's facts, pages and their words over what was there.

    Raises:
        KeyError: there is no such document.
    """
    rows = []
    char_start = 0
    for page in reading.pages:
        char_end = char_start + len(page.text)
        rows.append(
            {
                "document_id": document_id,
                "char_start": char_start,
                "char_end": char_end,
                **page.model_dump(),
            }
        )
        char_start = char_end
    facts = reading.model_dump(exclude={"pages"})
    facts |= {"pages_total": len(rows), "char_count": char_start}
    of_document = update(documents).where(documents.c.id == document_id)
    if connection.execute(of_document.values(facts)).rowcount == 0:
        raise KeyError(document_id)
    connection.execute(delete(pages).where(pages.c.document_id == document_id))
    if rows:
        connection.execute(insert(pages), rows)
        index_pages(connection, document_id)


def select_pages(connection: Connection, document_id: str) -> list[Page]:
    """All pages in order."""
    query = select(pages.c.number, pages.c.text, pages.c.problem, pages.c.label)
    query = query.where(pages.c.document_id == document_id).order_by(pages.c.number)
    return [Page.model_validate(dict(row)) for row in connection.execute(query).mappings()]


def select_text(connection: Connection, document_id: str, char_start: int, char_end: int) -> str:
    """The characters of a range; only the pages it touches are read."""
    query = (
        select(pages.c.char_start, pages.c.text)
        .where(
            pages.c.document_id == document_id,
            pages.c.char_end > char_start,
            pages.c.char_start < char_end,
        )
        .order_by(pages.c.number)
    )
    return "".join(
        row.text[max(0, char_start - row.char_start) : char_end - row.char_start]
        for row in connection.execute(query)
    )
