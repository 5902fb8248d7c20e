"""The promise 'it reads all of it', checked before any work."""

from collections.abc import Sequence

from app.domain.document import Document
from app.domain.errors import Bug
from app.domain.plan import Chunk


def require_whole(chunks: Sequence[Chunk], document: Document) -> None:
    """Raise unless the chunks, without their overlaps, tile the document's text."""
    ends = [0, *(chunk.char_end for chunk in chunks)]
    starts = [*(chunk.char_start + chunk.overlap_chars for chunk in chunks), document.char_count]
    if ends != starts:
        raise Bug(kind="chunks do not cover the document")
