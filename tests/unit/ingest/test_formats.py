"""Formats are told by content, not by name."""

from pathlib import Path

import pytest

from app.domain.errors import DocumentEmpty, DocumentFormatUnknown, DocumentTooLarge
from app.ingest import formats
from app.ingest.formats import PDF, TEXT, detect_format, read_pages
from tests.unit.ingest.pdfs import lines, make_pdf


def detected(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return detect_format(path, len(data))


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.pdf", b"%PDF-1.7\n", PDF),
        ("a.txt", b"%PDF-1.7\n", PDF),
        ("scanner.pdf", b"\n" * 1000 + b"%PDF-1.3\n", PDF),
        ("mail.txt", b"\n" * 2000 + b"%PDF-1.3\n", TEXT),
        ("a.pdf", b"Only called so.", TEXT),
        ("a.csv", b"name;price\n", TEXT),
        ("no extension", "Größe".encode(), TEXT),
        ("a.txt", b"P", TEXT),
    ],
)
def test_the_content_tells_the_format(
    tmp_path: Path, name: str, data: bytes, media_type: str
) -> None:
    assert detected(tmp_path / name, data) == media_type


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0",
        b"{\\rtf1",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
    ],
)
def test_a_known_format_that_cannot_be_read_is_refused_by_its_content(
    tmp_path: Path, data: bytes
) -> None:
    with pytest.raises(DocumentFormatUnknown) as refusal:
        detected(tmp_path / "letter.txt", data + b" and text")
    assert refusal.value.facts == {"name": "letter.txt"}


@pytest.mark.parametrize(
    ("data", "limit"),
    [(b"text", formats.MOST_TEXT_BYTES), (b"%PDF-1.7", formats.MOST_PDF_BYTES)],
    ids=["text", "pdf"],
)
def test_a_file_over_the_limit_is_refused_with_both_figures(
    tmp_path: Path, data: bytes, limit: int
) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(data)
    detect_format(path, limit)
    with pytest.raises(DocumentTooLarge) as refusal:
        detect_format(path, limit + 1)
    mb = limit // 1_000_000
    assert refusal.value.facts == {"name": "long.txt", "size_mb": mb + 1, "limit_mb": mb}


def test_each_format_has_its_reader(tmp_path: Path) -> None:
    text, pdf = tmp_path / "a.txt", make_pdf(tmp_path / "a.pdf", [lines("A page")])
    text.write_bytes(b"A line\r\n\fAnd another")
    assert [page.text for page in read_pages(text, TEXT)] == ["A line\n\f", "And another"]
    assert [page.text for page in read_pages(pdf, PDF)] == ["A page\n\n"]


def test_a_text_error_carries_the_file_name(tmp_path: Path) -> None:
    path = tmp_path / "blank.txt"
    path.write_bytes(b" \n")
    with pytest.raises(DocumentEmpty) as refusal:
        list(read_pages(path, TEXT))
    assert refusal.value.facts == {"name": "blank.txt"}
