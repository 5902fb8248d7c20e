"""Text recognition by rapidocr, where the extra `ocr` is installed. It never asks the network.

Its models are named file by file: only a model that is not named is looked for, and fetched.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

MOST_SIDE_PX = 4000
_MODELS = {"Det": "*det*.onnx", "Cls": "*cls*.onnx", "Rec": "*rec*.onnx"}
# Two pieces stand in one line if their middles are less than half a line apart.
_SAME_LINE = 0.5


@cache
def is_installed() -> bool:
    """Whether pictures can be read, with the models that came in the package."""
    return find_spec("onnxruntime") is not None and len(_models()) == len(_MODELS)


def recognize(image: Any) -> str:  # noqa: ANN401 - a numpy array
    """The lines on a picture, an array of rows of blue, green and red; "" if there are none."""
    found = _engine()(image)
    if found.boxes is None or found.txts is None:
        return ""
    pieces = [
        (
            float(box[:, 1].mean()),
            float(box[:, 0].min()),
            float(box[:, 1].max() - box[:, 1].min()),
            text,
        )
        for box, text in zip(found.boxes, found.txts, strict=True)
    ]
    return "\n".join(_lines(sorted(pieces)))


def _lines(pieces: list[tuple[float, float, float, str]]) -> list[str]:
    """Pieces as (middle, left, height, text), from the top, to lines from left to right."""
    rows: list[list[tuple[float, float, float, str]]] = []
    for piece in pieces:
        middle, _, height, _ = piece
        if rows and middle - rows[-1][0][0] < height * _SAME_LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [" ".join(text for _, _, _, text in sorted(row, key=_left)) for row in rows]


def _left(piece: tuple[float, float, float, str]) -> float:
    return piece[1]


def _models() -> dict[str, Path]:
    """The model files in the package, one of each kind; fewer if it came without."""
    package = find_spec("rapidocr")
    if package is None or package.origin is None:
        return {}
    folder = Path(package.origin).parent / "models"
    return {
        kind: files[0] for kind, name in _MODELS.items() if (files := sorted(folder.glob(name)))
    }


@cache
def _engine() -> Any:  # noqa: ANN401 - rapidocr is optional, so it has no types here
    from onnxruntime import disable_telemetry_events  # noqa: PLC0415 - it takes seconds to load
    from rapidocr import RapidOCR  # noqa: PLC0415

    disable_telemetry_events()  # its Windows builds report to Microsoft unless told not to
    params = {f"{kind}.model_path": str(path) for kind, path in _models().items()}
    return RapidOCR(params=params | {"Global.log_level": "critical"})
