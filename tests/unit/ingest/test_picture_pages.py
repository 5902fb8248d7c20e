"""Pictures as pages: colours, frames, turns, and what is clear; the child is tested elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageFile, PngImagePlugin, TiffImagePlugin

from app.domain.page_picture import PagePicture, PassageOnPage
from app.ingest import picture_pages
from app.ingest.picture_pages import Picture, draw, find, open_file, page_sizes

RED, BLUE = (200, 30, 20), (10, 40, 220)


@contextmanager
def opened(path: Path) -> Iterator[Picture]:
    with path.open("rb") as file:
        yield open_file(file, path.name)


def halves(size: tuple[int, int] = (300, 200), mode: str = "RGB") -> Image.Image:
    """Red above, blue below."""
    picture = Image.new("RGB", size, RED)
    picture.paste(BLUE, (0, size[1] // 2, *size))
    return picture.convert(mode)


def colour(picture: PagePicture, across: float, down: float) -> tuple[int, int, int]:
    at = (int(down * picture.height) * picture.width + int(across * picture.width)) * 4
    blue, green, red = picture.pixels[at : at + 3]
    return red, green, blue


def is_like(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 25 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        *(("a.png", "RGB"), ("b.png", "P"), ("c.png", "RGBA"), ("d.jpg", "RGB")),
        *(("e.jpg", "CMYK"), ("f.tiff", "RGB"), ("g.tif", "CMYK")),
    ],
)
def test_a_picture_is_a_page(tmp_path: Path, name: str, mode: str) -> None:
    path = tmp_path / name
    halves(mode=mode).save(path)
    with opened(path) as pages:
        [size] = page_sizes(pages)
        assert size.width / size.height == pytest.approx(1.5, abs=0.02)
        drawn = draw(pages, 1, 150)
        assert (drawn.width, drawn.height) == (150, 100)
        assert len(drawn.pixels) == 150 * 100 * 4
        assert is_like(colour(drawn, 0.5, 0.2), RED)
        assert is_like(colour(drawn, 0.5, 0.8), BLUE)
        assert draw(pages, 1, 100_000).width == 300  # no larger than it is
        assert list(find(pages, 1, PassageOnPage("words"))) == []


def test_the_frames_of_a_tiff_are_its_pages_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "three.tiff"
    first, *others = (Image.new("RGB", (60 + 10 * n, 40), (60 * n, 0, 0)) for n in range(3))
    first.save(path, save_all=True, append_images=others)
    with opened(path) as pages:
        assert len(page_sizes(pages)) == 3
        for number in (3, 1, 2):
            drawn = draw(pages, number, 1000)
            assert drawn.width == 50 + 10 * number
            assert is_like(colour(drawn, 0.5, 0.5), (60 * (number - 1), 0, 0))


def decodings(monkeypatch: pytest.MonkeyPatch, kind: type[ImageFile.ImageFile]) -> list[object]:
    """The size of each picture of a kind that is decoded from now on."""
    load, decoded = kind.load, list[object]()

    def count(image: ImageFile.ImageFile) -> object:
        decoded.append(image.size)
        return load(image)

    monkeypatch.setattr(kind, "load", count)
    return decoded


def test_an_animation_of_too_many_pixels_is_not_decoded_to_get_at_its_frames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "giant.png"
    halves().save(path, save_all=True, append_images=[Image.new("RGB", (300, 200), BLUE)])
    with opened(path) as pages:
        assert len(page_sizes(pages)) == 2
    monkeypatch.setattr(picture_pages, "_MOST_DECODED", 300 * 200 - 1)
    decoded = decodings(monkeypatch, PngImagePlugin.PngImageFile)
    with opened(path) as pages:
        assert len(page_sizes(pages)) == 1
        for number in (1, 2):
            with pytest.raises(ValueError, match="too many pixels"):
                draw(pages, number, 100)
    assert decoded == []


def test_a_giant_frame_of_a_tiff_hides_no_other_and_is_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each stands by itself there: to get at one, no other is decoded."""
    path = tmp_path / "giant.tiff"
    halves().save(path, save_all=True, append_images=[Image.new("RGB", (30, 20), BLUE)])
    monkeypatch.setattr(picture_pages, "_MOST_DECODED", 300 * 200 - 1)
    decoded = decodings(monkeypatch, TiffImagePlugin.TiffImageFile)
    with opened(path) as pages:
        assert len(page_sizes(pages)) == 2
        with pytest.raises(ValueError, match="too many pixels"):
            draw(pages, 1, 100)
        assert decoded == []
        assert is_like(colour(draw(pages, 2, 100), 0.5, 0.5), BLUE)
    assert set(decoded) == {(30, 20)}


@pytest.mark.parametrize(("held", "top"), [(1, RED), (3, BLUE), (6, RED), (8, RED)])
@pytest.mark.parametrize("suffix", ["jpg", "png", "tiff"])
def test_a_picture_is_put_up_as_it_was_held(
    tmp_path: Path, held: int, top: tuple[int, int, int], suffix: str
) -> None:
    path = tmp_path / f"held.{suffix}"
    exif = Image.Exif()
    exif[0x0112] = held
    halves().save(path, exif=exif.tobytes())
    with opened(path) as pages:
        drawn = draw(pages, 1, 1000)
        [size] = page_sizes(pages)
    is_turned = held > 4
    assert (drawn.width, drawn.height) == ((200, 300) if is_turned else (300, 200))
    assert (size.width < size.height) is is_turned
    if is_turned:
        left = BLUE if held == 6 else RED
        assert is_like(colour(drawn, 0.2, 0.5), left)
    else:
        assert is_like(colour(drawn, 0.5, 0.2), top)


def test_what_is_clear_is_white(tmp_path: Path) -> None:
    path = tmp_path / "clear.png"
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(path)
    with opened(path) as pages:
        assert colour(draw(pages, 1, 40), 0.5, 0.5) == (255, 255, 255)
