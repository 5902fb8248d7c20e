"""Text recognition for real, where the extra `ocr` is installed; in a child without a network."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from app.ingest import ocr
from app.ingest.reader import LimitedReader
from tests.unit.ingest.pdfs import lines, make_pdf

pytestmark = pytest.mark.skipif(not ocr.is_installed(), reason="the extra 'ocr' is not installed")

WORDS = "The harbour was dredged\nInvoice 4711, total 99.50"


def typed(text: str) -> Image.Image:
    """A page as a scanner gives it."""
    image = Image.new("RGB", (1240, 1754), "white")
    font: Any = ImageFont.load_default(40)
    ImageDraw.Draw(image).text((100, 100), text, fill="black", font=font)
    return image


@pytest.mark.parametrize("suffix", ["png", "jpg", "tiff"])
def test_a_picture_of_a_page_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"scan.{suffix}"
    typed(WORDS).save(path)
    assert LimitedReader().read(path).text == f"{WORDS}\n\n"


def test_a_pdf_of_typed_and_scanned_pages_is_read_page_by_page(tmp_path: Path) -> None:
    def scan(canvas: Any) -> None:
        canvas.drawInlineImage(typed(WORDS), 0, 0, 595, 842)

    path = make_pdf(tmp_path / "mixed.pdf", [lines("Typed"), scan])
    pages = LimitedReader().read(path).pages
    assert [page.text for page in pages] == ["Typed\n\n", f"{WORDS}\n\n"]


def test_no_model_is_looked_for_anywhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    import rapidocr.inference_engine.onnxruntime.main as engine

    monkeypatch.setattr(engine.DownloadFile, "run", None)
    ocr._engine.cache_clear()
    assert "4711" in ocr.recognize(_pixels(typed(WORDS)))


def _pixels(image: Image.Image) -> Any:
    import numpy

    return numpy.asarray(image)
