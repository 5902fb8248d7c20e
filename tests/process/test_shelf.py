"""The shelf in a real house: a model is tried, used and given up while the engine is at work."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import build
from app.domain.errors.models import ModelQuarantined, ModelTemplateRefused
from app.domain.model import ModelState
from app.domain.ports.models import no_progress
from app.pipeline.house import House
from app.pipeline.models import use_model
from tests.gguf_files import BRINGS_LLAMA_DOWN, LLAMA, write_gguf

pytestmark = pytest.mark.real_model


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(tmp_path / "home")
    yield made
    made.close()


def test_another_model_is_loaded_at_the_next_call(
    house: House, starter_model: Path, tmp_path: Path
) -> None:
    """The starter under another title: another content, the same weights."""
    content = starter_model.read_bytes()
    other = tmp_path / "other.gguf"
    other.write_bytes(content.replace(b"Smollm2 135M 8k", b"Another model x", 1))
    added = house.shelf.add(other, no_progress)
    assert added.state is ModelState.READY
    assert added.facts is not None
    assert added.facts.title.startswith("Another model")
    engine = house.ports.engine
    assert engine.facts().model == starter_model.name
    use_model(house, "other", no_progress)
    assert engine.is_outdated()
    engine.close()
    assert engine.facts().model == "other.gguf"
    assert not engine.is_outdated()


def test_what_brings_llama_cpp_down_is_never_loaded(house: House, tmp_path: Path) -> None:
    deadly = write_gguf(tmp_path / "deadly.gguf", BRINGS_LLAMA_DOWN)
    with pytest.raises(ModelQuarantined):
        house.shelf.add(deadly, no_progress)
    house.settings_keeper.set("local_engine.model", str(deadly))
    with pytest.raises(ModelQuarantined):
        house.ports.engine.facts()
    with pytest.raises(ModelQuarantined):
        use_model(house, "deadly", no_progress)


def test_a_poisoned_template_is_refused(house: House, tmp_path: Path) -> None:
    template = "{{ cycler.__init__.__globals__.os.system('id') }}"
    metadata = {**LLAMA, "tokenizer.chat_template": template}
    with pytest.raises(ModelTemplateRefused):
        house.shelf.add(write_gguf(tmp_path / "poisoned.gguf", metadata), no_progress)
    assert [entry.is_starter for entry in house.shelf.entries()] == [True]
