"""Files that are no models, or broken ones: a typed error each, and the parent lives on."""

import json
from pathlib import Path

import pytest

from app.domain.errors import AppError, ModelDamaged, ModelNotGguf
from app.engines.local.supervisor import LocalEngine

pytestmark = pytest.mark.real_model


def load(model: Path, tmp_path: Path) -> None:
    engine = LocalEngine(lambda: model, 1024, tmp_path / "engine.log", stall_s=60)
    try:
        engine.facts()
    finally:
        engine.close()


@pytest.mark.parametrize("share", [0.999, 0.5, 0.01])
def test_a_truncated_model_is_damaged(starter_model: Path, tmp_path: Path, share: float) -> None:
    whole = starter_model.read_bytes()
    cut = tmp_path / "cut.gguf"
    cut.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ModelDamaged):
        load(cut, tmp_path)


def test_a_zip_named_gguf_is_not_a_model(tmp_path: Path) -> None:
    fake = tmp_path / "fake.gguf"
    fake.write_bytes(b"PK\x03\x04" + b"\0" * 1000)
    with pytest.raises(ModelNotGguf):
        load(fake, tmp_path)


def test_every_malformed_model_ends_in_an_error_for_the_user(
    shared_data: Path, tmp_path: Path
) -> None:
    """A spread of the malformed files; `make fuzz` will take them all."""
    files = sorted((shared_data / "gguf").glob("*/*.gguf"))
    lines = (shared_data / "gguf" / "manifest.jsonl").read_text().splitlines()
    assert all(json.loads(line) for line in lines)
    for path in files[::8]:
        with pytest.raises(AppError) as refused:
            load(path, tmp_path)
        assert refused.value.code.startswith(("model_", "engine_", "template_")), path.name
