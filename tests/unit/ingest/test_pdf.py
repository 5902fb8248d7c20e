"""PDF pages: which are read, which are named as unreadable, and what their text becomes."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import DocumentDamaged, DocumentEncrypted, DocumentTooLong
from app.ingest import ocr, pdf
from app.ingest.pdf import DAMAGED, _tidy, read_sections
from app.ingest.picture import NOTHING_FOUND, SCAN, TOO_LARGE
from app.ingest.source import Section, Source
from tests.unit.ingest.pdfs import Draw, blank, lines, make_pdf, picture, strokes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


@pytest.fixture(autouse=True)
def _without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)


def read(path: Path) -> list[Section]:
    return list(read_sections(Source(path.name, path)))


def test_pages_come_in_order_with_their_lines(path: Path) -> None:
    make_pdf(path, [lines("The first line", "and the second."), lines("Page two, 20 %.")])
    assert read(path) == [
        Section("The first line\nand the second.\n\n"),
        Section("Page two, 20 %.\n\n"),
    ]


def test_a_blank_page_is_no_problem(path: Path) -> None:
    make_pdf(path, [lines("one"), blank, lines("three")])
    assert read(path)[1] == Section("")


@pytest.mark.parametrize("draw", [picture, strokes])
def test_a_page_with_something_but_text_on_it_is_named(path: Path, draw: Draw) -> None:
    make_pdf(path, [lines("one"), draw])
    assert read(path)[1] == Section("", problem=SCAN)


def test_a_picture_beside_text_is_no_problem(path: Path) -> None:
    def both(canvas: Any) -> None:
        picture(canvas)
        lines("A caption")(canvas)

    make_pdf(path, [both])
    assert read(path) == [Section("A caption\n\n")]


def scan(canvas: Any) -> None:
    """A scanned page with a stamp."""
    canvas.drawInlineImage(Image.new("L", (20, 20), 128), 0, 0, 600, 780)
    lines("page 7")(canvas)


def test_a_scan_with_a_stamp_is_named_and_the_stamp_is_kept(path: Path) -> None:
    make_pdf(path, [scan])
    assert read(path) == [Section("page 7\n\n", problem=SCAN)]


def test_with_text_recognition_each_scanned_page_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = iter(["the picture's text", "", "more\npage 7"])
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "recognize", lambda pixels: next(found))
    make_pdf(path, [picture, lines("typed"), picture, scan, blank])
    assert read(path) == [
        Section("the picture's text\n\n"),
        Section("typed\n\n"),
        Section("", problem=NOTHING_FOUND),
        Section("more\npage 7\n\n"),
        Section(""),
    ]


def test_a_picture_of_too_many_pixels_is_not_drawn(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(pdf, "MOST_PIXELS", 100)
    make_pdf(path, [picture])
    assert read(path) == [Section("", problem=TOO_LARGE)]


def test_a_book_of_too_many_pages_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    make_pdf(path, [blank] * 3)
    with pytest.raises(DocumentTooLong) as refusal:
        read(path)
    assert refusal.value.facts == {"name": "report.pdf", "pages": 3, "limit": 2}


@pytest.mark.parametrize("kids", ["2 0 R", "3 0 R 2 0 R 3 0 R", "9 0 R"])
def test_a_page_tree_that_bites_its_tail_ends(path: Path, kids: str) -> None:
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 9/Kids[{kids}]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    data, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        starts.append(len(data))
        data += f"{number} 0 obj{content}endobj\n".encode()
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    xref = f"xref\n0 4\n0000000000 65535 f \n{table}trailer<</Size 4/Root 1 0 R>>\n"
    path.write_bytes(data + f"{xref}startxref\n{len(data)}\n%%EOF".encode())
    with suppress(DocumentDamaged):
        assert all(not section.text for section in read(path))


@pytest.mark.parametrize("password", ["secret", "ü"])
def test_a_password_is_told(path: Path, password: str) -> None:
    make_pdf(path, [lines("one")], password=password)
    with pytest.raises(DocumentEncrypted) as refusal:
        read(path)
    assert refusal.value.facts == {"name": "report.pdf"}


def test_a_file_that_only_its_owner_may_change_is_read(path: Path) -> None:
    canvas = Canvas(str(path), encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0))
    canvas.drawString(72, 720, "Do not print")
    canvas.save()
    assert read(path) == [Section("Do not print\n\n")]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\nnothing of a PDF follows\n%%EOF"])
def test_a_broken_file_is_damaged(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(DocumentDamaged) as refusal:
        read(path)
    assert refusal.value.facts == {"name": "report.pdf"}


def test_a_damaged_page_is_named_and_the_others_are_read(path: Path) -> None:
    make_pdf(path, [lines("one"), lines("two"), lines("three")])
    data = path.read_bytes()
    pages = [at for at in range(len(data)) if data.startswith(b"/Type /Page\n", at)]
    assert len(pages) == 3
    path.write_bytes(data[: pages[1]] + b"/Type /Nope\n" + data[pages[1] + 12 :])
    read_pages = read(path)
    assert [page.text for page in read_pages] == ["one\n\n", "", "three\n\n"]
    assert read_pages[1].problem == DAMAGED


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("  one\r\ntwo\rthree \n", "one\ntwo\nthree"),
        ("a bro\x02\nken word", "a broken word"),
        ("a bro\ufffeken and a so\u00ad\nft one", "a broken and a soft one"),
        ("null\0 and bell\x07", "null and bell"),
        ("tab\tstays", "tab\tstays"),
        ("• – .", ""),
        ("7", "7"),
        ("", ""),
    ],
)
def test_what_pdfium_gives_becomes_plain_lines(raw: str, tidy: str) -> None:
    assert _tidy(raw) == tidy
