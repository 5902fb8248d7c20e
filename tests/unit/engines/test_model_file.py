"""Files that cannot be GGUF models are refused before anything native opens them."""

from pathlib import Path

import pytest

from app.domain.errors import AppError, ModelDamaged, ModelMissing, ModelNotGguf, ModelUnsupported
from app.engines.local.model_file import check_model_file, model_fingerprint
from tests.gguf_files import write_gguf


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", ModelNotGguf),
        (b"PK\x03\x04 a zip", ModelNotGguf),
        (b"<html>not found</html>", ModelNotGguf),
        (b"GGUF", ModelDamaged),
        (b"GGUF\x03\x00\x00\x00" + b"\0" * 8, ModelDamaged),
        (b"GGUF\x01\x00\x00\x00" + b"\0" * 16, ModelUnsupported),
        (b"GGUF\x00\x00\x00\x03" + b"\0" * 16, ModelUnsupported),
    ],
)
def test_refused(tmp_path: Path, content: bytes, error: type[AppError]) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(content)
    with pytest.raises(error):
        check_model_file(path)


def test_missing_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.gguf", tmp_path):
        with pytest.raises(ModelMissing):
            check_model_file(path)


def test_a_sound_file_passes(tmp_path: Path) -> None:
    check_model_file(write_gguf(tmp_path / "model.gguf"))


def test_a_fingerprint_tells_files_apart_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(b"GGUF")
    first = model_fingerprint(path)
    assert model_fingerprint(path) == first
    path.write_bytes(b"GGUF, longer")
    assert model_fingerprint(path) != first
    with pytest.raises(ModelMissing):
        model_fingerprint(tmp_path / "none.gguf")
