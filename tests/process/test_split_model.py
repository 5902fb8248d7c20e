"""A real model in three files: added, tried, used, packed and removed, as llama.cpp takes it."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import build
from app.domain.errors.models import ModelQuarantined
from app.domain.model import ModelState, TemplateState
from app.domain.ports.models import no_progress
from app.domain.prompt import Message, Prompt
from app.engines.local.runner import model_hash
from app.pipeline.house import House
from app.pipeline.models import use_model
from tests.gguf_files import BRINGS_LLAMA_DOWN, split_gguf, write_gguf

pytestmark = pytest.mark.real_model

# Of the starter's 272.
MOST_TENSORS = 100


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(tmp_path / "home")
    yield made
    made.close()


def test_it_writes_the_same_as_the_whole_model(
    house: House, starter_model: Path, tmp_path: Path
) -> None:
    paths = split_gguf(starter_model, tmp_path / "parts", "smol", MOST_TENSORS)
    assert len(paths) == 3
    added = house.shelf.add(paths[1], no_progress)
    assert (added.state, added.template.state) == (ModelState.READY, TemplateState.WORKS)
    starter = house.shelf.find(starter_model.name)
    assert added.facts is not None
    assert starter.facts is not None
    assert added.facts == starter.facts.model_copy(update={"parts": 3})
    engine = house.ports.engine
    prompt = Prompt(id="1", messages=(Message(role="user", content="Name a colour."),))
    prompt = prompt.model_copy(update={"max_tokens": 8})
    whole = engine.generate(prompt, lambda _: None)
    use_model(house, "smol", no_progress)
    assert engine.is_outdated()
    engine.close()
    assert engine.generate(prompt, lambda _: None).text == whole.text
    assert engine.facts().model == "smol-00001-of-00003.gguf"


def test_it_goes_to_another_machine_and_is_removed(
    house: House, starter_model: Path, tmp_path: Path
) -> None:
    paths = split_gguf(starter_model, tmp_path / "parts", "smol", MOST_TENSORS)
    house.shelf.add(paths[0], no_progress, is_moved=True)
    pack = house.shelf.export("smol", tmp_path / "smol.tar", no_progress)
    folder = house.shelf.remove("smol").path.parent
    assert list(folder.glob("*.gguf")) == []
    back = house.shelf.import_pack(pack, no_progress)
    assert back.state is ModelState.READY
    assert len(list(folder.glob("smol-*.gguf"))) == 3


def test_one_that_brings_llama_cpp_down_in_parts_is_set_aside(house: House, tmp_path: Path) -> None:
    whole = write_gguf(tmp_path / "deadly.gguf", BRINGS_LLAMA_DOWN)
    paths = split_gguf(whole, tmp_path / "parts", "deadly", 1)
    with pytest.raises(ModelQuarantined):
        house.shelf.add(paths[0], no_progress)


def test_what_is_kept_of_documents_is_for_all_files_of_a_model(tmp_path: Path) -> None:
    """The first may hold no weights, and be the same for two models."""
    paths = split_gguf(write_gguf(tmp_path / "m.gguf"), tmp_path, "m", 1)
    before = model_hash(paths[0])
    paths[1].write_bytes(paths[1].read_bytes() + b"\0")
    assert model_hash(paths[0]) != before
    whole = tmp_path / "m.gguf"
    assert model_hash(whole) == hashlib.sha256(whole.read_bytes()).hexdigest()
