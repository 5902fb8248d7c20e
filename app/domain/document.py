"""A document: what was dropped, with its extracted text, pages and SHA-256."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict


class Page(BaseModel):
    """One page of a document (a section of at most a few thousand characters in a text file).

    `text` is exactly what the model will read; the document's text is its pages' texts joined
    with nothing between. `problem` says why a page could not be read; then `text` is empty, or the
    few words that stood beside the picture. `label` is what the file itself calls the page: a
    sheet, a slide, a chapter, an attachment; empty when it only has its number.
    """

    model_config = ConfigDict(frozen=True)

    number: int
    text: str
    problem: str | None = None
    label: str = ""


class Document(BaseModel):
    """A dropped file. The figures are None until it has been read."""

    model_config = ConfigDict(frozen=True)

    id: str
    path: str
    name: str
    media_type: str | None = None
    sha256: str | None = None
    size_bytes: int | None = None
    pages_total: int | None = None
    pages_unreadable: tuple[int, ...] = ()
    char_count: int | None = None

    @property
    def as_path(self) -> Path:
        """Where it lies."""
        return Path(self.path)

    def after(self, reading: "Reading") -> "Document":
        """The document with the facts that reading it gave."""
        facts = reading.model_dump(exclude={"pages"})
        facts["pages_total"] = len(reading.pages)
        facts["char_count"] = sum(len(page.text) for page in reading.pages)
        facts["pages_unreadable"] = tuple(p.number for p in reading.pages if p.problem)
        return self.model_copy(update=facts)


class Reading(BaseModel):
    """What reading a file gave: its facts and its pages in order."""

    model_config = ConfigDict(frozen=True)

    media_type: str
    sha256: str
    size_bytes: int
    pages: tuple[Page, ...]

    @property
    def text(self) -> str:
        """The document's whole text."""
        return "".join(page.text for page in self.pages)
