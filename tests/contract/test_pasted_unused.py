"""Pasted files that no task came to use go; of the fake and of SQLite over real files the same."""

import os
from pathlib import Path

import pytest

from app.domain.files import PASTED_FOLDER
from app.domain.ports import Eraser, PasteKeeper, TaskStore
from app.store.eraser import SqlEraser
from app.store.restore import DAMAGED
from app.store.task_store import SqlTaskStore
from app.system.pasted import PastedFolder
from tests.contract.samples import add, make_task, moment
from tests.fakes.clock import FakeClock
from tests.fakes.history import FakeEraser
from tests.fakes.incoming import FakePasted
from tests.fakes.store import FakeTaskStore

NOW, BEFORE, OLD = moment(100_000), moment(13_600), moment(10_000)


class Place:
    """A keeper of pastes and the eraser of the same home."""

    def __init__(self, store: TaskStore) -> None:
        self.pasted: PasteKeeper
        self.eraser: Eraser
        if isinstance(store, FakeTaskStore):
            self.pasted = self._fake = FakePasted()
            self.eraser = FakeEraser(store, self._fake)
        else:
            assert isinstance(store, SqlTaskStore)
            home = store._database.path.parent
            self.pasted = PastedFolder(home / PASTED_FOLDER, FakeClock())
            self.eraser = SqlEraser(store._database)

    def text(self, *, is_old: bool) -> Path:
        """One that was pasted then."""
        path, at = self.pasted.keep_text("The ferry left."), OLD if is_old else NOW
        if isinstance(self.pasted, FakePasted):
            self._fake.made_at[path] = at
        else:
            os.utime(path, (at.timestamp(), at.timestamp()))
        return path

    def is_there(self, path: Path) -> bool:
        return path in self._fake.kept if isinstance(self.pasted, FakePasted) else path.exists()


@pytest.fixture
def place(store: TaskStore) -> Place:
    return Place(store)


def test_what_was_given_up_goes_unless_a_task_uses_it(place: Place, store: TaskStore) -> None:
    used, given_up, other = (place.text(is_old=False) for _ in range(3))
    add(store, make_task("a"), str(used))
    assert place.eraser.put_away_pasted([used, given_up, Path("/home/me/letter.txt")]) == 1
    assert place.eraser.put_away_pasted([given_up]) == 0
    assert [place.is_there(path) for path in (used, given_up, other)] == [True, False, True]


def test_only_what_was_left_long_ago_is_swept(place: Place, store: TaskStore) -> None:
    assert place.eraser.sweep_pasted(BEFORE) == 0
    old, used, new = (place.text(is_old=is_old) for is_old in (True, True, False))
    add(store, make_task("a"), str(used))
    assert place.eraser.sweep_pasted(BEFORE) == 1
    assert [place.is_there(path) for path in (old, used, new)] == [False, True, True]


@pytest.mark.parametrize("store", ["sql"], indirect=True)
def test_files_of_the_user_stay(place: Place, store: TaskStore, tmp_path: Path) -> None:
    made = place.text(is_old=True)
    own = [
        made.with_name(f"{made.stem}.summarize.md"),
        made.with_name("notes.txt"),
        tmp_path / made.name,
        made.with_name("Pasted text 2020-01-01 10.00.00.txt"),
    ]
    for path in own[:3]:
        path.write_text("The ferry left.")
    own[3].symlink_to(own[1])
    for path in own[:3]:
        os.utime(path, (OLD.timestamp(), OLD.timestamp()))
    assert place.eraser.put_away_pasted(own) == 0
    assert place.eraser.sweep_pasted(BEFORE) == 1
    assert [path.read_text() for path in own] == ["The ferry left."] * 4
    assert not made.exists()


@pytest.mark.parametrize("store", ["sql"], indirect=True)
def test_nothing_is_swept_where_a_store_that_was_moved_aside_may_use_it(
    place: Place, store: TaskStore
) -> None:
    old = place.text(is_old=True)
    home = old.parent.parent
    (home / DAMAGED / "20260101T000000").mkdir(parents=True)
    assert place.eraser.sweep_pasted(BEFORE) == 0
    assert old.exists()


@pytest.mark.parametrize("store", ["sql"], indirect=True)
def test_what_goes_is_written_over_first(place: Place, store: TaskStore) -> None:
    path = place.text(is_old=False)
    held = path.open("rb")  # its bytes, whatever becomes of its name
    assert place.eraser.put_away_pasted([path]) == 1
    with held:
        assert set(held.read()) == {0}


@pytest.mark.parametrize("store", ["sql"], indirect=True)
def test_what_cannot_be_deleted_stays_and_is_no_error(
    place: Place, store: TaskStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place.text(is_old=False)

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        assert place.eraser.put_away_pasted([path]) == 0
    assert place.eraser.put_away_pasted([path]) == 1
