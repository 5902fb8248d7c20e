"""PDF files for tests, made by reportlab."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Any], None]  # reportlab has no types


def lines(*texts: str) -> Draw:
    """A page of lines."""

    def draw(canvas: Any) -> None:
        for number, text in enumerate(texts):
            canvas.drawString(72, 720 - 20 * number, text)

    return draw


def blank(canvas: Any) -> None:
    """A page with nothing on it."""


def picture(canvas: Any) -> None:
    """A page that is a picture, as a scanner makes it."""
    canvas.drawInlineImage(Image.new("L", (20, 20), 128), 72, 500, 400, 200)


def strokes(canvas: Any) -> None:
    """A page whose text was turned into lines."""
    canvas.line(72, 500, 300, 500)


def make_pdf(path: Path, pages: Sequence[Draw], password: str | None = None) -> Path:
    encryption = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(str(path), encrypt=encryption, invariant=True)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path
