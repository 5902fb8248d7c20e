"""Models in several files on the shelf: one model, stored once, gone as a whole."""

from pathlib import Path

import pytest

from app.domain.errors import ModelMissing
from app.domain.errors.models import ModelPartMissing, ModelQuarantined
from app.domain.model import ModelEntry, ModelProgress, ModelState
from app.domain.model_parts import whole_sha256
from app.domain.ports.models import no_progress
from app.engines.shelf.copying import file_sha256
from tests.contract.test_model_shelf import Bench, folder_bench
from tests.gguf_files import LLAMA, split_gguf, write_gguf


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return folder_bench(tmp_path)


def split(tmp_path: Path, stem: str = "big", title: str = "big") -> list[Path]:
    whole = write_gguf(tmp_path / f"{title}-whole.gguf", {**LLAMA, "general.name": title})
    return split_gguf(
        whole, tmp_path / title, stem, 1
    )  # links stay behind: no file is written twice


def kept(bench: Bench) -> list[str]:
    return sorted(path.name for path in bench.folder.glob("*.gguf"))


@pytest.fixture
def added(bench: Bench, tmp_path: Path) -> ModelEntry:
    return bench.shelf.add(split(tmp_path)[0], no_progress)


NAMES = ["big-00001-of-00002.gguf", "big-00002-of-00002.gguf"]


@pytest.mark.parametrize("which", [0, 1])
def test_any_of_its_files_brings_all_of_it(bench: Bench, tmp_path: Path, which: int) -> None:
    paths, told = split(tmp_path), list[ModelProgress]()
    entry = bench.shelf.add(paths[which], told.append)
    assert (entry.name, entry.state, entry.is_kept) == (NAMES[0][:-5], ModelState.READY, True)
    assert entry.facts is not None
    assert entry.facts.parts == 2
    assert kept(bench) == NAMES
    size = sum(path.stat().st_size for path in paths)
    hashes = [file_sha256(path, no_progress) for path in paths]
    assert (entry.size_bytes, entry.sha256) == (size, whole_sha256(hashes))
    done = [one.done_bytes for one in told if one.total_bytes]
    assert {one.total_bytes for one in told} == {size, 0}  # told of the whole, never of a file
    assert done == sorted(done)
    assert done[-1] == size
    assert [path.name for path in bench.trials] == NAMES[:1]


def test_it_is_found_by_its_names(bench: Bench, added: ModelEntry) -> None:
    for name in ("big", "big-00001-of-00002", "big-00001-of-00002.gguf"):
        assert bench.shelf.find(name) == added
    assert bench.shelf.ready("big", no_progress) == added
    assert [one.name for one in bench.shelf.entries()] == ["starter", added.name]


def test_it_is_stored_once_whatever_it_is_called(
    bench: Bench, added: ModelEntry, tmp_path: Path
) -> None:
    again = split_gguf(tmp_path / "big-whole.gguf", tmp_path / "far", "other-name", 1)
    for path in again:
        assert bench.shelf.add(path, no_progress).path == added.path
    assert kept(bench) == NAMES
    assert added.sha256 in bench.shelf.held_sha256s()


def test_another_one_of_its_name_gets_a_number_in_all_of_its_names(
    bench: Bench, added: ModelEntry, tmp_path: Path
) -> None:
    other = bench.shelf.add(split(tmp_path, "big", "another")[0], no_progress)
    assert other.name == "big-2-00001-of-00002"
    assert other.state is ModelState.READY
    assert kept(bench) == sorted([*NAMES, *(name.replace("big", "big-2") for name in NAMES)])


def test_it_is_removed_as_a_whole(bench: Bench, added: ModelEntry) -> None:
    assert bench.shelf.remove("big").name == added.name
    assert kept(bench) == []
    assert len(bench.shelf.entries()) == 1


def test_what_lacks_a_part_is_not_taken_in(bench: Bench, tmp_path: Path) -> None:
    paths = split(tmp_path)
    paths[1].unlink()
    for act in (bench.shelf.add, bench.shelf.check):
        with pytest.raises(ModelPartMissing) as refused:
            act(paths[0], no_progress)
        assert refused.value.info.title.startswith(NAMES[1])
    paths[0].unlink()
    with pytest.raises(ModelMissing):
        bench.shelf.add(paths[1], no_progress)
    assert len(bench.shelf.entries()) == 1
    assert not (bench.folder / ".homeport" / "incoming").exists()


def test_a_part_that_goes_or_changes_later_is_noticed(bench: Bench, added: ModelEntry) -> None:
    second = bench.folder / NAMES[1]
    content = second.read_bytes()
    second.write_bytes(content[:-1] + b"\1")
    assert bench.shelf.find("big").state is ModelState.UNCHECKED
    changed = bench.shelf.check(bench.folder / NAMES[0], no_progress)
    assert changed.problem is not None
    assert changed.problem.code == "model_changed"
    second.unlink()
    gone = bench.shelf.find("big")
    assert gone.state is ModelState.REFUSED
    assert gone.problem is not None
    assert gone.problem.code == "model_part_missing"
    with pytest.raises(ModelPartMissing):
        bench.shelf.ready("big", no_progress)
    with pytest.raises(ModelPartMissing):
        bench.shelf.require_usable(bench.folder / NAMES[0])
    bench.shelf.remove("big")
    assert kept(bench) == []


def test_files_of_a_download_need_not_stay(bench: Bench, tmp_path: Path) -> None:
    paths = split(tmp_path)
    bench.shelf.add(paths[0], no_progress, is_moved=True)
    assert [path for path in paths if path.exists()] == []


def test_a_deadly_one_is_known_by_its_content(bench: Bench, tmp_path: Path) -> None:
    deadly = split(tmp_path, "deadly", "one")
    with pytest.raises(ModelQuarantined):
        bench.shelf.add(deadly[0], no_progress)
    tame = split_gguf(tmp_path / "one-whole.gguf", tmp_path / "far", "tame", 1)
    with pytest.raises(ModelQuarantined):
        bench.shelf.require_usable(tame[0])
    assert len(bench.trials) == 1
    assert kept(bench) == []


@pytest.mark.parametrize("name", ["pack.tar", "pack"])
def test_a_pack_takes_all_of_it_along(
    bench: Bench, added: ModelEntry, tmp_path: Path, name: str
) -> None:
    before = [(bench.folder / one).read_bytes() for one in NAMES]
    told: list[ModelProgress] = []
    pack = bench.shelf.export("big", tmp_path / name, told.append)
    assert told[-1].done_bytes == told[-1].total_bytes == added.size_bytes
    bench.shelf.remove("big")
    back = bench.shelf.import_pack(pack, no_progress)
    assert (back.name, back.sha256, back.state) == (added.name, added.sha256, ModelState.READY)
    assert back.origin.kind == "pack"
    assert [(bench.folder / one).read_bytes() for one in NAMES] == before
    assert kept(bench) == NAMES
    assert bench.shelf.import_pack(pack, no_progress).path == back.path
    assert kept(bench) == NAMES
