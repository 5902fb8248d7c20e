"""Pictures drawn as pages in the confined child: bounds and hostile files."""

import multiprocessing
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from app.domain.errors import AppError, DocumentDamaged, PageNotDrawable, PagesNotDrawable
from app.domain.page_picture import PassageOnPage
from app.ingest.drawing import LimitedDrawer, LimitedPages
from app.ingest.page_messages import MOST_PIXELS
from tests.fakes.pages import sha256_of

pytestmark = pytest.mark.usefixtures("alone")

RED, BLUE = (200, 30, 20), (10, 40, 220)


def open_pages(path: Path) -> LimitedPages:
    return LimitedDrawer().open(path, sha256_of(path.read_bytes()))


def halves(size: tuple[int, int] = (300, 200), mode: str = "RGB") -> Image.Image:
    """Red above, blue below."""
    picture = Image.new("RGB", size, RED)
    picture.paste(BLUE, (0, size[1] // 2, *size))
    return picture.convert(mode)


def test_a_picture_is_drawn_in_a_child(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    halves((9_000, 1_500)).save(path, compress_level=1)
    pages = open_pages(path)
    drawn = pages.draw(1, 600)
    assert (drawn.width, drawn.height) == (600, 100)
    assert drawn.pixels[:3] == bytes(RED[::-1])
    assert drawn.pixels[-4:-1] == bytes(BLUE[::-1])
    most = pages.draw(1, 100_000)
    assert most.width * most.height <= MOST_PIXELS
    assert list(pages.find(1, PassageOnPage("words"))) == []
    pages.close()
    assert multiprocessing.active_children() == []


def huge_png(path: Path, width: int, height: int) -> Path:
    """Some bytes that say they are a picture of so many pixels, and are, black."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(1)
    rows = packer.compress(bytes(1 << 20)) + packer.flush()
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))
    return path


@pytest.mark.parametrize("size", [(60_000, 60_000), (1, 2_000_000_000)])
def test_a_picture_that_says_it_is_giant_is_refused_before_it_is_decoded(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    pages = open_pages(huge_png(tmp_path / "giant.png", *size))
    [shown] = pages.sizes
    assert 1 <= shown.width <= 842
    assert 1 <= shown.height <= 842
    with pytest.raises(PageNotDrawable):
        pages.draw(1, 500)
    pages.close()
    assert multiprocessing.active_children() == []


def test_a_broken_picture_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    halves().save(path)
    path.write_bytes(path.read_bytes()[:300])
    pages = open_pages(path)
    with pytest.raises(PageNotDrawable):
        pages.draw(1, 100)
    pages.close()


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n", b"II*\0"])
def test_what_only_begins_like_a_picture_is_refused(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "odd"
    path.write_bytes(head + bytes(range(200)) * 3)
    with pytest.raises(AppError) as refused:
        open_pages(path)
    assert isinstance(refused.value, DocumentDamaged | PagesNotDrawable)
    assert multiprocessing.active_children() == []
