"""The shelf of models: the same cases on the fake and on the folder, its trials by a script."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.domain.errors import AppError, ModelMissing
from app.domain.errors.models import (
    ModelInUse,
    ModelMalformed,
    ModelPackInvalid,
    ModelQuarantined,
    ModelUnknown,
    StarterStays,
)
from app.domain.model import (
    ModelOrigin,
    ModelProgress,
    ModelStage,
    ModelState,
    TemplateState,
    TemplateVerdict,
)
from app.domain.ports import ModelShelf
from app.domain.ports.models import no_progress
from app.engines.local.trial import Outcome
from app.engines.shelf import FolderShelf
from tests.fakes.clock import FakeClock
from tests.fakes.model_shelf import FakeShelf, entry
from tests.gguf_files import LLAMA, write_gguf


@dataclass
class Bench:
    """A shelf with its starter, and a way to make files, sound or not."""

    shelf: ModelShelf
    folder: Path
    make: Callable[[str], Path]
    make_bad: Callable[[str], Path]
    use: Callable[[str], None]
    trials: list[Path] = field(default_factory=list)


@pytest.fixture(params=["fake", "folder"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    return fake_bench(tmp_path) if request.param == "fake" else folder_bench(tmp_path)


def fake_bench(tmp_path: Path) -> Bench:
    shelf = FakeShelf()

    def make(name: str) -> Path:
        path = tmp_path / f"{name}.gguf"
        shelf.outside[path] = entry(name, path=path, is_kept=False)
        return path

    def make_bad(name: str) -> Path:
        path = tmp_path / f"{name}.gguf"
        shelf.outside[path] = ModelMalformed(name=path.name, reason="it ends early")
        return path

    def use(name: str) -> None:
        shelf.used = name

    return Bench(shelf, tmp_path, make, make_bad, use)


def folder_bench(tmp_path: Path) -> Bench:
    starter = write_gguf(tmp_path / "package" / "starter.gguf", {**LLAMA, "general.name": "S"})
    folder, in_use = tmp_path / "models", [starter]
    trials: list[Path] = []

    def attempt(path: Path, *_given: object, **_named: object) -> Outcome:
        trials.append(path)
        death = "it was too much" if "deadly" in path.name else ""
        return Outcome(TemplateVerdict(state=TemplateState.NONE), death=death)

    shelf = FolderShelf(
        folder, lambda: starter, lambda: in_use[0], FakeClock().now, attempt=attempt
    )

    def make(name: str) -> Path:
        return write_gguf(tmp_path / "elsewhere" / f"{name}.gguf", {**LLAMA, "general.name": name})

    def make_bad(name: str) -> Path:
        path = make(name)
        path.write_bytes(path.read_bytes()[:-1])
        return path

    def use(name: str) -> None:
        in_use[0] = shelf.find(name).path

    return Bench(shelf, folder, make, make_bad, use, trials)


def test_at_first_there_is_the_starter(bench: Bench) -> None:
    [starter] = bench.shelf.entries()
    assert (starter.name, starter.is_starter, starter.is_in_use) == ("starter", True, True)
    with pytest.raises(StarterStays):
        bench.shelf.remove("starter")


def test_what_is_added_is_there_and_ready(bench: Bench) -> None:
    told: list[ModelProgress] = []
    added = bench.shelf.add(bench.make("one"), told.append, origin=ModelOrigin(kind="download"))
    assert (added.name, added.state, added.is_kept) == ("one", ModelState.READY, True)
    assert added.origin.kind == "download"
    assert told
    assert [one.name for one in bench.shelf.entries()] == ["starter", "one"]
    assert bench.shelf.find("one.gguf") == bench.shelf.find("one")
    assert bench.shelf.ready("one", no_progress).name == "one"
    assert added.sha256 in bench.shelf.held_sha256s()


def test_the_same_content_is_stored_once(bench: Bench) -> None:
    path = bench.make("one")
    bench.shelf.add(path, no_progress)
    assert bench.shelf.add(path, no_progress).name == "one"
    assert len(bench.shelf.entries()) == 2


def test_what_is_unsound_is_not_taken_in(bench: Bench) -> None:
    bad = bench.make_bad("bad")
    with pytest.raises(ModelMalformed):
        bench.shelf.add(bad, no_progress)
    assert bench.shelf.check(bad, no_progress).state is ModelState.REFUSED
    assert len(bench.shelf.entries()) == 1


def test_what_is_not_there(bench: Bench) -> None:
    for act in (bench.shelf.add, bench.shelf.check):
        with pytest.raises(ModelMissing):
            act(bench.folder / "none.gguf", no_progress)
    for ask in (bench.shelf.find, bench.shelf.remove):
        with pytest.raises(ModelUnknown):
            ask("none")
    with pytest.raises(ModelPackInvalid):
        bench.shelf.import_pack(bench.folder / "none.tar", no_progress)


def test_what_is_in_use_stays(bench: Bench) -> None:
    bench.shelf.add(bench.make("one"), no_progress)
    bench.use("one")
    assert bench.shelf.find("one").is_in_use
    with pytest.raises(ModelInUse):
        bench.shelf.remove("one")
    bench.use("starter")
    assert bench.shelf.remove("one").name == "one"
    assert [one.name for one in bench.shelf.entries()] == ["starter"]


def test_a_pack_takes_a_model_to_another_machine(bench: Bench, tmp_path: Path) -> None:
    bench.shelf.add(bench.make("one"), no_progress)
    packs = [bench.shelf.export("one", tmp_path / name, no_progress) for name in ("p.tar", "p")]
    for pack in packs:
        bench.shelf.remove("one")
        back = bench.shelf.import_pack(pack, no_progress)
        assert (back.name, back.origin.kind, back.state) == ("one", "pack", ModelState.READY)


def test_who_stops_it_leaves_nothing_behind(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(_progress: ModelProgress) -> None:
        raise Stopped

    bench = folder_bench(tmp_path)
    with pytest.raises(Stopped):
        bench.shelf.add(bench.make("one"), stop)
    assert [one.name for one in bench.shelf.entries()] == ["starter"]
    assert list((bench.folder / ".homeport" / "incoming").iterdir()) == []


def test_a_hash_is_learnt_without_a_trial(tmp_path: Path) -> None:
    bench = folder_bench(tmp_path)
    write_gguf(bench.folder / "by-hand.gguf")
    told: list[ModelProgress] = []
    assert bench.shelf.find("by-hand").sha256 is None
    assert bench.shelf.hash("by-hand", told.append).sha256 is not None
    assert told
    told.clear()
    bench.shelf.hash("by-hand", told.append)
    assert (told, bench.trials) == ([], [])


def test_the_starters_own_content_is_not_stored_again(tmp_path: Path) -> None:
    bench = folder_bench(tmp_path)
    again = write_gguf(tmp_path / "far" / "another.gguf", {**LLAMA, "general.name": "S"})
    assert bench.shelf.add(again, no_progress).is_starter
    assert len(bench.shelf.entries()) == 1


def test_a_deadly_file_goes_to_quarantine_by_its_content(tmp_path: Path) -> None:
    bench = folder_bench(tmp_path)
    deadly = bench.make("deadly")
    with pytest.raises(ModelQuarantined):
        bench.shelf.add(deadly, no_progress)
    assert len(bench.shelf.entries()) == 1
    tame = deadly.rename(deadly.with_name("tame.gguf"))  # the same content by another name
    with pytest.raises(ModelQuarantined):
        bench.shelf.add(tame, no_progress)
    assert len(bench.trials) == 1
    assert bench.shelf.check(tame, no_progress).state is ModelState.QUARANTINED
    with pytest.raises(ModelQuarantined):
        bench.shelf.require_usable(tame)
    bench.shelf.require_usable(bench.make("another"))
    assert bench.shelf.check(tame, no_progress, is_again=True).state is ModelState.READY
    assert len(bench.trials) == 2
    bench.shelf.require_usable(tame)


def test_a_trial_is_not_done_twice_and_outlives_the_shelf(tmp_path: Path) -> None:
    bench = folder_bench(tmp_path)
    bench.shelf.add(bench.make("one"), no_progress)
    bench.shelf.check(bench.shelf.find("one").path, no_progress)
    assert len(bench.trials) == 1
    later = folder_bench(tmp_path)
    assert later.shelf.find("one").state is ModelState.READY


def test_a_file_put_there_by_hand_is_untried_until_it_is_used(tmp_path: Path) -> None:
    bench = folder_bench(tmp_path)
    write_gguf(bench.folder / "by-hand.gguf")
    assert bench.shelf.find("by-hand").state is ModelState.UNCHECKED
    assert bench.shelf.ready("by-hand", no_progress).state is ModelState.READY


def test_a_kept_file_that_has_changed_is_told(tmp_path: Path) -> None:
    bench = folder_bench(tmp_path)
    path = bench.shelf.add(bench.make("one"), no_progress).path
    write_gguf(path, {**LLAMA, "general.name": "not the same"})
    changed = bench.shelf.check(path, no_progress)
    assert changed.problem is not None
    assert changed.problem.code == "model_changed"
    assert bench.shelf.check(path, no_progress, is_again=True).state is ModelState.READY


def test_another_model_of_the_same_name_gets_a_number(tmp_path: Path) -> None:
    bench = folder_bench(tmp_path)
    bench.shelf.add(bench.make("one"), no_progress)
    other = write_gguf(tmp_path / "far" / "one.gguf", {**LLAMA, "general.name": "other"})
    assert bench.shelf.add(other, no_progress).name == "one-2"


def test_a_moved_file_need_not_stay(tmp_path: Path) -> None:
    bench = folder_bench(tmp_path)
    path = bench.make("one")
    bench.shelf.add(path, no_progress, is_moved=True)
    assert not path.exists()


def test_what_is_refused_or_stopped_is_still_where_it_was(tmp_path: Path) -> None:
    """A download of gigabytes is not got again because its trial was ended with the window."""

    def stop(progress: ModelProgress) -> None:
        if progress.stage is ModelStage.TRIAL:
            raise KeyboardInterrupt

    bench = folder_bench(tmp_path)
    path = bench.make("one")
    with pytest.raises(KeyboardInterrupt):
        bench.shelf.add(path, stop, is_moved=True)
    assert path.exists()
    deadly = bench.make("deadly")
    with pytest.raises(ModelQuarantined):
        bench.shelf.add(deadly, no_progress, is_moved=True)
    assert deadly.exists()


def test_memory_that_is_short_refuses_the_use_but_not_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = folder_bench(tmp_path)
    monkeypatch.setattr("app.engines.shelf.judging._need_bytes", lambda _headers: 1 << 60)
    assert bench.shelf.add(bench.make("one"), no_progress).state is ModelState.UNCHECKED
    with pytest.raises(AppError) as refused:
        bench.shelf.ready("one", no_progress)
    assert refused.value.code == "model_too_large"
    assert bench.trials == []
