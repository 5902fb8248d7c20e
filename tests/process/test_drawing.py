"""Drawing pages in a child process: bounds, deaths, hostile files, and a folder of real ones."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
import pytest
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import (
    AppError,
    DocumentDamaged,
    DocumentEncrypted,
    PageNotDrawable,
    ReadingTookTooLong,
)
from app.domain.page_picture import Box, PagePicture, PassageOnPage, letters
from app.ingest import drawing as drawing_module
from app.ingest.confinement import Limits
from app.ingest.drawing import DRAWING_LIMITS, LimitedDrawer, LimitedPages
from app.ingest.page_messages import MOST_PIXELS
from app.ingest.reader import LimitedReader
from tests.fakes.pages import sha256_of
from tests.process import odd_children
from tests.unit.ingest.pdfs import lines, make_pdf

pytestmark = pytest.mark.usefixtures("alone")

WIDTH = 400


def open_pages(path: Path, limits: Limits = DRAWING_LIMITS) -> LimitedPages:
    return LimitedDrawer(limits).open(path, sha256_of(path.read_bytes()))


def refusal(path: Path) -> AppError:
    with pytest.raises(AppError) as refusal:
        open_pages(path)
    assert multiprocessing.active_children() == []
    return refusal.value


# --- pictures and places ------------------------------------------------------------------


def test_where_a_passage_is_said_to_stand_there_is_ink(sample_document: Path) -> None:
    """On a real page: the boxes hold dark pixels, and those of the same words are told apart."""
    reading = LimitedReader().read(sample_document)
    page = reading.pages[0]
    start = page.text.index("Skellvik, its")
    pages = open_pages(sample_document)
    boxes = pages.find(
        1, PassageOnPage("Skellvik, its islands, its\nferries", len(letters(page.text[:start])))
    )
    picture = pages.draw(1, WIDTH)
    pages.close()
    assert boxes
    for box in boxes:
        assert darkest(picture.pixels, picture.width, picture.height, box) < 120


def darkest(pixels: bytes, width: int, height: int, box: Box) -> int:
    """The darkest green value within a box."""
    rows = range(int(box.top * height), max(int(box.bottom * height), int(box.top * height) + 1))
    columns = range(int(box.left * width), int(box.right * width) + 1)
    return min(pixels[(row * width + column) * 4 + 1] for row in rows for column in columns)


def test_of_the_same_words_twice_the_right_ones_are_found(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lines("It is due.", "Not now.", "It is due.")])
    pages = open_pages(path)
    [first] = pages.find(1, PassageOnPage("It is due.", 0))
    [second] = pages.find(1, PassageOnPage("It is due.", 13))
    pages.close()
    assert first.top < second.top


@pytest.mark.parametrize("turn", [90, 180])
def test_on_a_turned_page_the_box_is_turned_too(tmp_path: Path, turn: int) -> None:
    path = tmp_path / "turned.pdf"
    canvas = Canvas(str(path), invariant=True)
    canvas.setPageRotation(turn)
    canvas.drawString(72, 500, "Up and down")
    canvas.save()
    pages = open_pages(path)
    [box] = pages.find(1, PassageOnPage("Up and down"))
    picture = pages.draw(1, WIDTH)
    pages.close()
    assert darkest(picture.pixels, picture.width, picture.height, box) < 120
    corner = {90: (1, 0), 180: (1, 1)}[turn]
    assert (round(box.left), round(box.top)) == corner


# --- bounds -------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(14_400, 14_400), (3, 14_400)])
def test_a_giant_page_gives_a_picture_of_bounded_size(
    tmp_path: Path, size: tuple[float, float]
) -> None:
    path = tmp_path / "giant.pdf"
    canvas = Canvas(str(path), pagesize=size, invariant=True)
    canvas.rect(0, 0, size[0] / 2, size[1] / 2, fill=1)
    canvas.save()
    pages = open_pages(path)
    for width_px in (1, 1000, 1_000_000):
        picture = pages.draw(1, width_px)
        assert picture.width * picture.height <= MOST_PIXELS
    pages.close()


def endless_pdf(path: Path) -> Path:
    """One page that draws a form that draws a form…: ten to the eighth strokes in 2 kB."""
    bodies = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    names = "<</XObject<</F %d 0 R>>>>"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Contents 4 0 R/Resources{names % 5}>>"
    bodies.append(page)
    bodies.append(stream("", "/F Do"))
    for depth in range(8):
        form = f"/Type/XObject/Subtype/Form/BBox[0 0 600 600]/Resources{names % (6 + depth)}"
        bodies.append(stream(form, "/F Do " * 10))
    strokes = "0 0 m 600 600 l 0 600 l 600 0 l b* " * 4
    bodies.append(stream("/Type/XObject/Subtype/Form/BBox[0 0 600 600]", strokes))
    parts = [f"{number} 0 obj\n{body}\nendobj\n" for number, body in enumerate(bodies, start=1)]
    path.write_text("%PDF-1.4\n" + "".join(parts) + "trailer<</Root 1 0 R>>\n", encoding="ascii")
    return path


def stream(facts: str, content: str) -> str:
    return f"<<{facts}/Length {len(content)}>>stream\n{content}\nendstream"


def test_a_page_that_takes_for_ever_is_given_up_and_said_in_a_sentence(tmp_path: Path) -> None:
    path = endless_pdf(tmp_path / "endless.pdf")
    limits = DRAWING_LIMITS._replace(page_cpu_s=1, silence_s=2.0)
    pages = open_pages(path, limits)
    with pytest.raises(PageNotDrawable) as refusal:
        pages.draw(1, WIDTH)
    pages.close()
    assert refusal.value.info.title == "Page 1 of endless.pdf cannot be drawn"
    assert multiprocessing.active_children() == []


def bomb_pdf(path: Path) -> Path:
    """A page with one picture of 60,000 by 60,000 dots in a few bytes of fax code."""
    image = (
        "/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray"
        "/BitsPerComponent 1/Filter/CCITTFaxDecode"
        "/DecodeParms<</K -1/Columns 60000/Rows 60000>>"
    )
    names = "<</XObject<</F 5 0 R>>>>"
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Contents 4 0 R/Resources{names}>>",
        stream("", "600 0 0 600 0 0 cm /F Do"),
        stream(image, "&" * 4000),
    ]
    parts = [f"{number} 0 obj\n{body}\nendobj\n" for number, body in enumerate(bodies, start=1)]
    path.write_text("%PDF-1.4\n" + "".join(parts) + "trailer<</Root 1 0 R>>\n", encoding="ascii")
    return path


def test_a_picture_that_would_fill_the_memory_is_drawn_within_it_or_named(tmp_path: Path) -> None:
    path = bomb_pdf(tmp_path / "bomb.pdf")
    limits = DRAWING_LIMITS._replace(memory_bytes=500_000_000, page_cpu_s=1)
    pages = open_pages(path, limits)
    outcome: PagePicture | str
    try:
        outcome = pages.draw(1, WIDTH)
    except PageNotDrawable as refusal:
        outcome = refusal.info.title
    is_drawn = isinstance(outcome, PagePicture) and outcome.width == WIDTH
    assert is_drawn or outcome == "Page 1 of bomb.pdf cannot be drawn"
    pages.close()
    assert multiprocessing.active_children() == []


def test_a_page_is_drawn_within_little_memory(tmp_path: Path, sample_document: Path) -> None:
    """The limit holds for real: with too little of it nothing is drawn, and it is said."""
    pages = open_pages(sample_document)
    assert pages.draw(1, WIDTH).width == WIDTH
    [child] = multiprocessing.active_children()
    if hasattr(psutil.Process, "rlimit"):
        held, _ = psutil.Process(child.pid).rlimit(psutil.RLIMIT_AS)
        assert held == DRAWING_LIMITS.memory_bytes
    pages.close()
    assert multiprocessing.active_children() == []


# --- files that are not what they should be -----------------------------------------------


def test_what_cannot_be_opened_is_told_by_its_own_name(tmp_path: Path) -> None:
    locked = make_pdf(tmp_path / "locked.pdf", [lines("One")], password="secret")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    assert isinstance(refusal(locked), DocumentEncrypted)
    assert isinstance(refusal(broken), DocumentDamaged)


def test_flipped_bytes_end_in_pictures_or_sentences(tmp_path: Path) -> None:
    """A small fuzz of one file: whatever the bytes are, there is a picture or an AppError."""
    good = make_pdf(tmp_path / "good.pdf", [lines("One", "Two"), lines("Three")]).read_bytes()
    path = tmp_path / "bad.pdf"
    for seed in range(3):
        data = bytearray(good)
        for at in range(seed * 7 + 20, len(data), 61 + seed * 13):
            data[at] = (data[at] * 31 + seed) % 256
        path.write_bytes(bytes(data))
        look_at_all(path)
    assert multiprocessing.active_children() == []


def look_at_all(path: Path) -> int:
    """Draw the first pages of a file; how many there were. Nothing but AppError may come."""
    drawn = 0
    try:
        pages = open_pages(path)
    except AppError:
        return 0
    for number in range(1, min(3, len(pages.sizes)) + 1):
        try:
            picture = pages.draw(number, WIDTH)
            pages.find(number, PassageOnPage("the"))
        except AppError:
            continue
        assert len(picture.pixels) == picture.width * picture.height * 4
        drawn += 1
    pages.close()
    return drawn


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("multicolumn", 3),
        ("hugemono", 1),
        ("378014596", 0),
        ("actually_text", 0),
        ("testPDF_bad_page_303226", 3),
    ],
)
def test_real_and_broken_files_end_in_pictures_or_sentences(
    shared_data: Path, name: str, drawn: int
) -> None:
    assert look_at_all(shared_data / "documents" / "files" / f"{name}.pdf") == drawn


@pytest.mark.heavy
def test_all_real_and_broken_files_end_in_pictures_or_sentences(shared_data: Path) -> None:
    files = sorted((shared_data / "documents" / "files").glob("*.pdf"))
    assert sum(look_at_all(path) for path in files) > 30
    assert multiprocessing.active_children() == []


# --- whatever the child does --------------------------------------------------------------


@pytest.mark.parametrize(
    "child",
    [
        odd_children.dying,
        pytest.param(odd_children.out_of_memory, marks=pytest.mark.heavy),
        odd_children.silent,
        odd_children.babbling,
        odd_children.lying,
        pytest.param(odd_children.boasting, marks=pytest.mark.heavy),
        odd_children.flooding,
        pytest.param(odd_children.mistaken, marks=pytest.mark.heavy),
    ],
)
def test_whatever_the_child_does_the_page_is_named(
    sample_document: Path,
    monkeypatch: pytest.MonkeyPatch,
    child: Callable[[Connection, Path, str, Limits], None],
) -> None:
    monkeypatch.setattr(drawing_module, "serve_pages", child)
    pages = open_pages(sample_document, DRAWING_LIMITS._replace(silence_s=2.0))
    with pytest.raises(PageNotDrawable) as refusal:
        pages.draw(1, WIDTH)
    assert refusal.value.facts == {"name": sample_document.name, "page": 1}
    assert multiprocessing.active_children() == []


def test_after_a_death_the_next_page_gets_another_child(sample_document: Path) -> None:
    pages = open_pages(sample_document)
    [child] = multiprocessing.active_children()
    child.kill()
    child.join()
    with pytest.raises(PageNotDrawable):
        pages.draw(1, WIDTH)
    assert pages.draw(2, WIDTH).width == WIDTH
    pages.close()
    assert multiprocessing.active_children() == []


def test_a_child_that_dies_at_once_is_told(
    sample_document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing_module, "serve_pages", odd_children.killed_at_once)
    assert isinstance(refusal(sample_document), ReadingTookTooLong)


def test_closed_while_a_child_is_started_it_is_left_over_by_nobody(
    sample_document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window goes while a page gets another child, that nobody else knows of yet."""
    pages = open_pages(sample_document)
    [child] = multiprocessing.active_children()
    child.kill()
    child.join()
    with pytest.raises(PageNotDrawable):
        pages.draw(1, WIDTH)
    start = multiprocessing.context.SpawnProcess.start

    def close_and_start(process: multiprocessing.context.SpawnProcess) -> None:
        pages.close()
        start(process)

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", close_and_start)
    with pytest.raises(AppError):
        pages.draw(1, WIDTH)
    assert multiprocessing.active_children() == []
