"""Formats are told by content, not by name."""

import os
from pathlib import Path

import pytest

from app.domain.document import Page
from app.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentFormatUnknown,
    DocumentTooLarge,
)
from app.ingest import formats
from app.ingest import text as text_module
from app.ingest.formats import CSV, EML, HTML, JSON, MARKDOWN, PDF, RTF, TEXT, detect_format
from app.ingest.source import Source
from tests.unit.ingest.pdfs import lines, make_pdf


def detected(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return detect_format(Source(path.name, path))


def read_pages(path: Path, media_type: str) -> list[Page]:
    return list(formats.read_pages(Source(path.name, path), media_type))


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.pdf", b"%PDF-1.7\n", PDF),
        ("a.txt", b"%PDF-1.7\n", PDF),
        ("scanner.pdf", b"\n" * 1000 + b"%PDF-1.3\n", PDF),
        ("mail.txt", b"\n" * 2000 + b"%PDF-1.3\n", TEXT),
        ("a.pdf", b"Only called so.", TEXT),
        ("a.csv", b"name;price\n", CSV),
        ("a.TSV", b"name\tprice\n", CSV),
        ("a.md", b"# Notes\n", MARKDOWN),
        ("a.json", b"7", JSON),
        ("notes.txt", b' [{"a": 1}]', JSON),
        ("notes.txt", b"[1] see below", TEXT),
        ("notes.txt", b"{what a day}", TEXT),
        ("a.txt", b"<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE html>", HTML),
        ("a.txt", "\ufeff<html lang=de>".encode("utf-16-le"), HTML),
        ("part.html", b"<p>A part", HTML),
        ("note.html", b"No tag at all", TEXT),
        ("book.txt", b"<htmlish>", TEXT),
        ("a.txt", b"Subject: Hi\r\nFrom: me\r\n\r\nHello", EML),
        ("a.txt", b"Subject: Hi\n\nHello", TEXT),
        ("a.eml", b"From: me\nand you\nSubject: x\n\n", TEXT),
        ("a.doc", b"{\\rtf1 Hello}", RTF),
        ("no extension", "Größe".encode(), TEXT),
        ("a.txt", b"P", TEXT),
    ],
)
def test_the_content_tells_the_format(
    tmp_path: Path, name: str, data: bytes, media_type: str
) -> None:
    assert detected(tmp_path / name, data) == media_type


@pytest.mark.parametrize("data", [b"GIF89a", b"RIFF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"])
def test_a_known_format_that_cannot_be_read_is_refused_by_its_content(
    tmp_path: Path, data: bytes
) -> None:
    with pytest.raises(DocumentFormatUnknown) as refusal:
        detected(tmp_path / "letter.txt", data + b" and text")
    assert refusal.value.facts == {"name": "letter.txt"}


@pytest.mark.parametrize("data", [b"PK\x03\x04 and more", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and"])
def test_a_broken_container_is_damaged(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(DocumentDamaged):
        detected(tmp_path / "a.docx", data)


@pytest.mark.parametrize(
    ("head", "limit"),
    [(b"text", formats.MOST_TEXT_BYTES), (b"%PDF-1.7", formats.MOST_FILE_BYTES)],
    ids=["text", "pdf"],
)
def test_a_file_over_the_limit_is_refused_with_both_figures(
    tmp_path: Path, head: bytes, limit: int
) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(head)
    os.truncate(path, limit)
    detect_format(Source(path.name, path))
    os.truncate(path, limit + 1)
    with pytest.raises(DocumentTooLarge) as refusal:
        detect_format(Source(path.name, path))
    mb = limit // 1_000_000
    assert refusal.value.facts == {"name": "long.txt", "size_mb": mb + 1, "limit_mb": mb}


def test_text_over_the_limit_is_refused_whatever_it_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "MOST_CHARS", 4000)
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 1000)
    with pytest.raises(DocumentTooLarge):
        read_pages(path, TEXT)


def test_whatever_a_library_raises_is_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: Source) -> None:
        raise RecursionError

    monkeypatch.setattr(text_module, "read_sections", fail)
    with pytest.raises(DocumentDamaged) as refusal:
        read_pages(tmp_path / "a.txt", TEXT)
    assert refusal.value.facts == {"name": "a.txt"}


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
