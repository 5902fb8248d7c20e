"""What every PageDrawer promises; the fake and the real one keep the same promises."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import (
    DocumentMissing,
    PageNotDrawable,
    PagesNotDrawable,
    SourceChanged,
)
from app.domain.page_picture import PassageOnPage
from app.domain.ports import OpenPages, PageDrawer
from app.ingest.drawing import LimitedDrawer
from tests.fakes.pages import DrawnFile, FakeDrawer, sha256_of
from tests.unit.ingest.pdfs import lines, make_pdf

PAGES = [["First line", "The deed is signed"], ["Another page", "Nothing is signed here"]]
WIDTH = 300


@pytest.fixture
def deed(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "deed.pdf", [lines(*page) for page in PAGES])


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"Dear all")
    return path


@pytest.fixture(params=["fake", "limited"])
def drawer(request: pytest.FixtureRequest, deed: Path, letter: Path) -> PageDrawer:
    if request.param == "limited":
        return LimitedDrawer()
    fake = FakeDrawer()
    fake.files = {deed: DrawnFile(sha256_of(deed.read_bytes()), PAGES), letter: None}
    return fake


@pytest.fixture
def change(drawer: PageDrawer, deed: Path) -> Callable[[], None]:
    """What gives the file other contents."""

    def change() -> None:
        deed.write_bytes(b"%PDF-1.4 something else")
        if isinstance(drawer, FakeDrawer):
            drawer.files[deed] = DrawnFile("other", PAGES)

    return change


@pytest.fixture
def pages(drawer: PageDrawer, deed: Path) -> OpenPages:
    return drawer.open(deed, sha256_of(deed.read_bytes()))


def test_each_page_has_a_size_and_a_picture_of_the_width_that_was_asked_for(
    pages: OpenPages,
) -> None:
    assert len(pages.sizes) == len(PAGES)
    size = pages.sizes[0]
    for number in (1, 2):
        picture = pages.draw(number, WIDTH)
        assert picture.width == WIDTH
        assert picture.height == pytest.approx(WIDTH * size.height / size.width, abs=1)
        assert len(picture.pixels) == picture.width * picture.height * 4
    pages.close()


def test_a_passage_is_found_on_its_page_and_nowhere_else(pages: OpenPages) -> None:
    [box] = pages.find(1, PassageOnPage("The deed\nis signed"))
    assert 0 <= box.left < box.right <= 1
    assert 0 <= box.top < box.bottom < 0.5
    assert pages.find(2, PassageOnPage("The deed is signed")) in ([], ())
    assert pages.find(1, PassageOnPage(" … ")) in ([], ())
    pages.close()


@pytest.mark.parametrize("number", [0, 3])
def test_there_is_no_such_page(pages: OpenPages, number: int) -> None:
    with pytest.raises(PageNotDrawable):
        pages.draw(number, WIDTH)
    assert pages.draw(1, WIDTH).width == WIDTH  # the others may be drawn all the same
    pages.close()


def test_a_file_that_is_another_one_now_is_not_opened(drawer: PageDrawer, deed: Path) -> None:
    with pytest.raises(SourceChanged) as refusal:
        drawer.open(deed, "0" * 64)
    assert refusal.value.facts == {"name": "deed.pdf"}


def test_a_file_that_changes_while_it_is_looked_at_is_not_drawn(
    pages: OpenPages, change: Callable[[], None]
) -> None:
    change()
    with pytest.raises(SourceChanged):
        pages.draw(1, WIDTH)
    with pytest.raises(SourceChanged):
        pages.find(1, PassageOnPage("The deed"))
    pages.close()


def test_a_file_that_is_gone_is_missing(drawer: PageDrawer, tmp_path: Path) -> None:
    with pytest.raises(DocumentMissing):
        drawer.open(tmp_path / "gone.pdf", "0" * 64)


def test_pages_of_other_formats_are_not_drawn(drawer: PageDrawer, letter: Path) -> None:
    with pytest.raises(PagesNotDrawable):
        drawer.open(letter, sha256_of(letter.read_bytes()))
