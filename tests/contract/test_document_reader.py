"""What every DocumentReader promises; the fake and the real one keep the same promises."""

import hashlib
from pathlib import Path

import pytest

from app.domain.errors import DocumentHasNoText, DocumentMissing
from app.domain.ports import DocumentReader
from app.ingest.reader import LimitedReader
from tests.fakes.reader import FakeReader

PAGES = ["First part, with “quotes”.\n\f", "Second part.\n"]
DATA = "".join(PAGES).encode()


@pytest.fixture(params=["fake", "limited"])
def reader(request: pytest.FixtureRequest, letter: Path, blank: Path) -> DocumentReader:
    if request.param == "fake":
        return FakeReader({letter: PAGES, blank: ["", ""]})
    return LimitedReader()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_bytes(DATA)
    return path


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """A PDF of two blank pages."""
    import pypdfium2

    path = tmp_path / "blank.pdf"
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(2):
            document.new_page(100, 100).close()
        document.save(path)
    return path


def test_a_reading_holds_the_whole_text_in_numbered_pages(
    reader: DocumentReader, letter: Path
) -> None:
    reading = reader.read(letter)
    assert [page.text for page in reading.pages] == PAGES
    assert [page.number for page in reading.pages] == [1, 2]
    assert reading.text.encode() == DATA
    assert (reading.media_type, reading.size_bytes) == ("text/plain", len(DATA))


def test_the_fingerprint_is_the_sha256_of_the_file(reader: DocumentReader, letter: Path) -> None:
    assert reader.fingerprint(letter) == hashlib.sha256(DATA).hexdigest()
    assert reader.read(letter).sha256 == reader.fingerprint(letter)


def test_a_missing_file_is_named(reader: DocumentReader, tmp_path: Path) -> None:
    missing = tmp_path / "gone.pdf"
    for refused in (reader.read, reader.fingerprint):
        with pytest.raises(DocumentMissing) as refusal:
            refused(missing)
        assert refusal.value.facts == {"name": "gone.pdf"}


def test_pages_without_text_are_no_reading(reader: DocumentReader, blank: Path) -> None:
    with pytest.raises(DocumentHasNoText) as refusal:
        reader.read(blank)
    assert refusal.value.facts == {"name": "blank.pdf", "pages": 2}
