"""Folders that the app watches by itself: from one start to the next, each content once."""

from pathlib import Path

import pytest

from app.domain.errors import DiskFull, FolderMissing, FolderUnwatched, LanguageMissing
from app.domain.options import Options
from app.domain.settings import Settings
from app.domain.task import Category, Kind, Privacy, Task, TaskState
from app.pipeline.kept_folders import KeptFolders, forget_folder, keep_folder
from app.pipeline.submit import Order, cancel_task
from app.system.listing import list_folder
from tests.fakes.house import FakeHouse, fake_house
from tests.unit.pipeline.test_sets import run_one


@pytest.fixture
def house() -> FakeHouse:
    return fake_house({})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def put(house: FakeHouse, path: Path, text: str = "") -> Path:
    text = text or f"Text of {path.name}. " * 9
    path.write_text(text)
    house.reader.pages[path] = [text]
    return path


def look(house: FakeHouse, kept: KeptFolders, times: int = 2) -> list[Task]:
    """Look often enough for files to have rested; all tasks by then, the oldest first."""
    for _ in range(times):
        kept.look()
        house.clock.advance(2.0)
    return house.store.tasks()[::-1]


def started(house: FakeHouse) -> KeptFolders:
    return KeptFolders(house.ports, list_folder)


def test_what_comes_is_taken_up_as_it_was_asked(house: FakeHouse, folder: Path) -> None:
    order = Order(Kind.SUMMARIZE, folder, "the dates", Category.COMPLEX, Privacy.CLOUD_ALLOWED)
    kept_folder = keep_folder(house.ports, order)
    kept = started(house)
    assert look(house, kept) == []
    put(house, folder / "a.txt")
    [task] = look(house, kept)
    assert (task.kind, task.category, task.instruction) == (*order[:1], order.category, "the dates")
    assert (task.privacy, task.set_id) == (Privacy.CLOUD_ALLOWED, kept_folder.id)
    assert len(look(house, kept, 5)) == 1


def test_a_restart_takes_nothing_up_again_not_even_after_another_model_came(
    house: FakeHouse, folder: Path
) -> None:
    keep_folder(house.ports, Order(Kind.SUMMARIZE, folder))
    put(house, folder / "a.txt")
    put(house, folder / "b.txt")
    first, second = look(house, started(house))
    run_one(house, first.id)
    cancel_task(house.ports, second.id)
    house.engine.model_fingerprint = "another"
    assert house.store.task(first.id).state is TaskState.SUCCEEDED
    kept = started(house)
    assert len(look(house, kept, 3)) == 2
    put(house, folder / "copy.txt", (folder / "a.txt").read_text())
    put(house, folder / "new.txt")
    assert len(look(house, kept, 3)) == 3


def test_what_could_not_be_stored_is_taken_up_later(
    house: FakeHouse, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = folder.parent / "other"
    other.mkdir()
    keep_folder(house.ports, Order(Kind.SUMMARIZE, folder))
    house.clock.advance(1)
    keep_folder(house.ports, Order(Kind.SUMMARIZE, other))
    put(house, folder / "a.txt")
    put(house, folder / "b.txt")
    put(house, other / "c.txt")
    kept = started(house)
    look(house, kept, 1)
    real, faults = house.store.add_tasks, [DiskFull(path="/x")]

    def add(entries: object) -> None:
        if faults:
            raise faults.pop()
        real(entries)  # type: ignore[arg-type]

    monkeypatch.setattr(house.store, "add_tasks", add)
    with pytest.raises(DiskFull):
        kept.look()
    assert len(house.store.tasks()) == 1  # the other folder's
    assert len(look(house, kept, 3)) == 3


def test_a_folder_that_is_forgotten_is_not_looked_at(house: FakeHouse, folder: Path) -> None:
    kept, kept_folder = started(house), keep_folder(house.ports, Order(Kind.SUMMARIZE, folder))
    look(house, kept)
    assert forget_folder(house.ports, str(folder)) == [kept_folder]
    put(house, folder / "a.txt")
    assert look(house, kept) == []
    with pytest.raises(FolderUnwatched):
        forget_folder(house.ports, kept_folder.id)


def test_the_same_is_kept_once_and_named_by_the_beginning_of_its_id(
    house: FakeHouse, folder: Path
) -> None:
    first = keep_folder(house.ports, Order(Kind.SUMMARIZE, folder))
    assert keep_folder(house.ports, Order(Kind.SUMMARIZE, folder)) == first
    second = keep_folder(house.ports, Order(Kind.SUMMARIZE, folder, "the dates"))
    assert house.watched.all() == [first, second]
    with pytest.raises(FolderUnwatched):
        forget_folder(house.ports, "id")  # both begin so
    with pytest.raises(FolderUnwatched):
        forget_folder(house.ports, "")
    assert forget_folder(house.ports, second.id[:6]) == [second]


def test_privacy_is_as_it_was_when_it_was_asked(house: FakeHouse, folder: Path) -> None:
    kept_folder = keep_folder(house.ports, Order(Kind.SUMMARIZE, folder))
    house.settings = Settings.model_validate({"privacy": {"default": "cloud_allowed"}})
    put(house, folder / "a.txt")
    [task] = look(house, started(house))
    assert kept_folder.asked.privacy is task.privacy is Privacy.LOCAL_ONLY


def test_what_cannot_be_asked_is_told_at_once(house: FakeHouse, folder: Path) -> None:
    with pytest.raises(FolderMissing):
        keep_folder(house.ports, Order(Kind.SUMMARIZE, folder / "nowhere"))
    with pytest.raises(LanguageMissing):
        keep_folder(house.ports, Order(Kind.TRANSLATE, folder, options=Options()))
    assert house.watched.all() == []
