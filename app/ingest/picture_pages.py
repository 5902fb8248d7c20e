"""Pictures as pages: a PNG, a JPEG, or the frames of a TIFF, decoded small enough to be held.

By Pillow, which comes with text recognition: without that no picture is read, and none shown.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from math import sqrt
from typing import Any, BinaryIO

from app.domain.errors import DocumentDamaged, PagesNotDrawable
from app.domain.page_picture import Box, PagePicture, PageSize, PassageOnPage
from app.ingest.page_messages import MOST_PIXELS

_MOST_FRAMES = 2_000
_MOST_DECODED = 100_000_000  # pixels: 400 MB at four bytes each, of the 1 GB that the child has
_LONGEST, _POINTS_PER_PIXEL, _SMALLEST = 842.0, 0.75, 1.0  # A4's height; 96 dots to the inch
# How Exif says that a picture lies, and what puts it up; from 5 on its sides are exchanged.
_ORIENTATION, _FIRST_TURNED = 0x0112, 5
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
_FORMATS = ("PNG", "JPEG", "TIFF")
_PLAIN = {"RGB", "RGBA", "L", "LA", "CMYK", "YCbCr"}


class Picture:
    """A file that is opened anew for each frame: a decoder that was used may be in any state."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name

    def opened(self, number: int = 1) -> Any:  # noqa: ANN401 - Pillow is not always there
        """A frame of it; nothing of it is decoded yet, but the frames before it in an animation.

        Raises:
            DocumentDamaged; EOFError: there is no such frame; ValueError: what is before it is too
            large to be decoded.
        """
        from PIL import Image  # noqa: PLC0415 - comes with text recognition

        Image.MAX_IMAGE_PIXELS = None  # the limit here is our own
        self._file.seek(0)
        try:
            image = Image.open(self._file, formats=_FORMATS)
            is_out_of_reach = number > 1 and _is_seeking_too_much(image)
            if not is_out_of_reach:
                image.seek(number - 1)
        except EOFError:
            raise
        except (OSError, SyntaxError, ValueError):
            raise DocumentDamaged(name=self._name) from None
        if is_out_of_reach:
            raise ValueError("too many pixels")
        return image

    def close(self) -> None:
        """The file is its owner's."""


def open_file(file: BinaryIO, name: str) -> Picture:
    """The picture in an open file.

    Raises:
        PagesNotDrawable, DocumentDamaged.
    """
    if find_spec("PIL") is None:
        raise PagesNotDrawable(name=name)
    picture = Picture(file, name)
    picture.opened()
    return picture


def page_sizes(picture: Picture) -> tuple[PageSize, ...]:
    """The size of each frame, as large as it would be on a sheet; a giant animation has one."""
    sizes, image = [], picture.opened()
    for number in range(1 if _is_seeking_too_much(image) else _MOST_FRAMES):
        try:
            image.seek(number)
        except (EOFError, OSError, SyntaxError, ValueError):
            break
        sizes.append(_size(*_shown(image)))
    return tuple(sizes)


def draw(picture: Picture, number: int, width_px: int) -> PagePicture:
    """A frame as wide as asked for; never wider than it is, nor of more pixels than are allowed.

    Raises:
        ValueError: it is too large to be decoded, or broken.
    """
    image = picture.opened(number)
    if _is_too_large(image):
        raise ValueError("too many pixels")
    wide, high = _shown(image)
    scale = min(1.0, width_px / wide, sqrt(MOST_PIXELS / (wide * high)))
    size = max(1, int(wide * scale)), max(1, int(high * scale))
    if size[0] * size[1] > MOST_PIXELS:  # a strip of a line
        raise ValueError("too narrow")
    try:
        return _drawn(image, size)
    except (OSError, SyntaxError):
        raise ValueError("broken") from None


def find(_picture: Picture, _number: int, _passage: PassageOnPage) -> Sequence[Box]:
    """Nowhere: where its words stand is not stored."""
    return ()


def _is_too_large(image: Any) -> bool:  # noqa: ANN401
    return bool(image.width * image.height > _MOST_DECODED)


def _is_seeking_too_much(image: Any) -> bool:  # noqa: ANN401
    """A frame of a PNG is painted on the one before it: to get there decodes all of them.

    The frames of a TIFF stand each by itself.
    """
    return image.format == "PNG" and _is_too_large(image)


def _shown(image: Any) -> tuple[int, int]:  # noqa: ANN401
    """Width and height as a person holds it."""
    wide, high = image.size
    return (high, wide) if _orientation(image) >= _FIRST_TURNED else (wide, high)


def _orientation(image: Any) -> int:  # noqa: ANN401
    """How a camera was held, as far as it is known without decoding; a TIFF is turned by Pillow."""
    from PIL import Image  # noqa: PLC0415

    exif = Image.Exif()
    if image.format != "TIFF":
        exif.load(image.info.get("exif", b""))
    held = exif.get(_ORIENTATION, 1)
    return held if isinstance(held, int) and held in _TURNS else 1


def _size(wide: int, high: int) -> PageSize:
    scale = min(_POINTS_PER_PIXEL, _LONGEST / max(wide, high, 1))
    return PageSize(round(max(wide * scale, _SMALLEST), 1), round(max(high * scale, _SMALLEST), 1))


def _drawn(image: Any, size: tuple[int, int]) -> PagePicture:  # noqa: ANN401
    from PIL import Image  # noqa: PLC0415

    turn = _TURNS.get(_orientation(image))
    wanted = size[::-1] if _shown(image) != image.size else size
    image.draft("RGB", wanted)  # a JPEG is decoded to no more than is needed
    frame = image if image.mode in _PLAIN else image.convert("RGBA" if _is_clear(image) else "RGB")
    small = frame.resize(wanted, reducing_gap=2.0)
    if turn is not None:
        small = small.transpose(Image.Transpose[turn])
    if small.mode in {"RGBA", "LA"}:
        ground = Image.new("RGBA", small.size, "white")
        small = Image.alpha_composite(ground, small.convert("RGBA"))
    plain = small.convert("RGB")
    return PagePicture(plain.width, plain.height, plain.tobytes("raw", "BGRX"))


def _is_clear(image: Any) -> bool:  # noqa: ANN401
    return "transparency" in image.info
