"""Pages that are pictures: by text recognition where it is installed, else named as unread."""

from collections.abc import Iterator
from typing import Any

from app.domain.errors import DocumentDamaged, DocumentTooLarge
from app.domain.installed import what_helps
from app.ingest import ocr
from app.ingest.source import Section, Source

SCAN = (
    "a picture without text (a scan?): text recognition (OCR) reads it after "
    "pip install 'homeport[ocr]'"
)
SCAN_IN_BUNDLE = (
    "a picture without text (a scan?): this package of Homeport has no text recognition (OCR); "
    "run the file through an OCR program first"
)
TOO_LARGE = "a picture too large for text recognition (OCR)"
NOTHING_FOUND = "a picture in which text recognition (OCR) found no text"
PICTURE_ONLY = "a picture without text: save the file as PDF to have it read by OCR"
MOST_PIXELS = 200_000_000  # an A0 plan at 300 dots per inch has 140 million
_MOST_FRAMES = 20_000


def scan_problem() -> str:
    """Why a scan is not read where text recognition is not installed, and what helps here."""
    return what_helps(with_python=SCAN, in_bundle=SCAN_IN_BUNDLE)


def read_sections(source: Source) -> Iterator[Section]:
    """A PNG, a JPEG, or the pages of a TIFF.

    Raises:
        DocumentDamaged, DocumentTooLarge.
    """
    if not ocr.is_installed():
        yield Section("", problem=scan_problem())
        return
    from PIL import Image, ImageSequence, UnidentifiedImageError  # noqa: PLC0415 - comes with OCR

    Image.MAX_IMAGE_PIXELS = None  # the limit here is our own
    try:
        with source.open() as file, Image.open(file) as image:
            for _, frame in zip(range(_MOST_FRAMES), ImageSequence.Iterator(image), strict=False):
                yield read_picture(_pixels(frame, source.name))
    except (UnidentifiedImageError, OSError, SyntaxError):
        raise DocumentDamaged(name=source.name) from None


def read_picture(pixels: Any) -> Section:  # noqa: ANN401 - a numpy array
    """The page that a picture shows."""
    text = ocr.recognize(pixels)
    return Section(f"{text}\n\n") if text.strip() else Section("", problem=NOTHING_FOUND)


def _pixels(frame: Any, name: str) -> Any:  # noqa: ANN401
    """Blue, green and red, small enough to be looked at whole."""
    import numpy  # noqa: PLC0415

    width, height = frame.size
    if width * height > MOST_PIXELS:
        size_mb, limit_mb = width * height // 1_000_000, MOST_PIXELS // 1_000_000
        raise DocumentTooLarge(name=name, size_mb=size_mb, limit_mb=limit_mb)
    picture = frame.convert("RGB")
    picture.thumbnail((ocr.MOST_SIDE_PX, ocr.MOST_SIDE_PX))
    return numpy.ascontiguousarray(numpy.asarray(picture)[:, :, ::-1])
