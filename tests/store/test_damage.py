"""Damage is told, moved aside and mended from a backup; a crash at any point costs nothing."""

import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.errors import (
    AppError,
    BackupUnknown,
    DiskFull,
    NoBackup,
    StoreDamaged,
    VaultInUse,
)
from app.store import checking
from app.store import database as database_module
from app.store.backups import KEPT
from app.store.chores import back_up_daily, check_weekly
from app.store.log_file import is_broken
from app.store.task_store import SqlTaskStore
from tests.contract.samples import add, make_task
from tests.fakes.shelf import FakeShelf
from tests.store.conftest import CANARY, Home

_KILLED = 77
_PAGE = 4096


def flip(path: Path, place: int) -> None:
    """Turn one bit; a place below 0 counts from the end."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


@pytest.fixture(params=["plain", "encrypted"])
def either(request: pytest.FixtureRequest) -> Home:
    """A home with a task and a backup, encrypted or not."""
    home: Home = request.getfixturevalue(request.param)
    home.vault().back_up()
    return home


@pytest.mark.parametrize("place", [3, 40, _PAGE + 9, -100])
def test_a_flipped_bit_is_damage(encrypted: Home, place: int) -> None:
    """In the salt, the header, a page, the last page: each page of an encrypted store is sealed."""
    flip(encrypted.db, place)
    with pytest.raises(StoreDamaged) as told:
        encrypted.vault().open()
    assert "homeport vault restore" in told.value.info.hint


def test_a_flipped_bit_in_the_salt_of_a_passphrase_is_damage(
    encrypted: Home, quick_passphrases: None
) -> None:
    encrypted.vault().encrypt("a few words of my own")
    encrypted.given = "a few words of my own"
    flip(encrypted.db, 3)
    with pytest.raises(StoreDamaged):
        encrypted.vault().open()


@pytest.mark.parametrize("size", [0, 1, 3 * _PAGE + 7])
def test_a_store_that_was_cut_off_is_mended_from_the_backup(either: Home, size: int) -> None:
    either.add("later")
    content = either.db.read_bytes()
    either.db.write_bytes(content[:size])
    with pytest.raises(StoreDamaged):
        either.vault().open()
    restored = either.vault().restore(None)
    assert restored.moved_to is not None
    assert (Path(restored.moved_to) / "homeport.db").read_bytes() == content[:size]
    assert either.tasks() == {"a"}
    assert either.vault().state().damaged_folders == (Path(restored.moved_to).name,)


def test_what_is_lost_by_a_restore_is_told(either: Home) -> None:
    """The damaged store can still be read in part: the tasks since the backup are counted."""
    either.add("b", "c")
    flip(either.db, 12 * _PAGE + 50)
    restored = either.vault().restore(None)
    assert restored.tasks == 1
    assert restored.tasks_lost in {2, None}
    assert f"{restored.backup.made_at:%Y-%m-%d}" in restored.in_words()
    assert "lost" in restored.in_words()


def test_a_backup_that_is_damaged_too_is_passed_over(either: Home) -> None:
    first = either.vault().back_up()
    either.clock.advance(60)
    second = either.vault().back_up()
    (either.folder / "backups" / second.name).write_bytes(b"no store")
    with pytest.raises(BackupUnknown):
        either.vault().restore(second.name)
    assert either.vault().restore(None).backup.name == first.name
    with pytest.raises(BackupUnknown):
        either.vault().restore("../homeport.db")


def test_without_a_backup_nothing_is_moved(encrypted: Home) -> None:
    flip(encrypted.db, 40)
    before = encrypted.files()
    with pytest.raises(NoBackup):
        encrypted.vault().restore(None)
    assert encrypted.files() == before


def test_a_store_that_somebody_has_open_is_not_restored(either: Home) -> None:
    database = either.vault().open()
    with database.write(), pytest.raises(VaultInUse):
        either.vault().restore(None)
    database.close()
    assert either.tasks() == {"a"}


def test_a_large_store_is_read_whole_once_a_day_or_when_it_was_not_closed(
    plain: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []
    monkeypatch.setattr(checking, "_LARGE_BYTES", 1000)
    monkeypatch.setattr(database_module, "look_quickly", lambda path, _: looks.append(path))
    for _ in range(3):
        plain.tasks()
    assert len(looks) == 1
    plain.clock.advance(timedelta(days=1).total_seconds())
    plain.tasks()
    assert len(looks) == 2
    write_and_die(plain, "b")
    plain.tasks()
    assert len(looks) == 3


# --- the log ------------------------------------------------------------------------------


def write_and_die(home: Home, *task_ids: str) -> None:
    """A process that adds tasks and is killed, so that its log stays."""

    def work() -> None:
        store = SqlTaskStore(home.vault().open())
        for task_id in task_ids:
            add(store, make_task(task_id, words=CANARY))
        os._exit(_KILLED)

    assert forked(work) == _KILLED


def forked(work: Callable[[], object]) -> int:
    """Do the work in a child; its exit code, 0 when it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - the child must not go on as a test
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


needs_fork = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")


@needs_fork
def test_a_log_is_read_again_whatever_is_gone_with_it(either: Home) -> None:
    write_and_die(either, "b", "c")
    log = either.folder / "homeport.db-wal"
    assert log.stat().st_size > 0
    assert not is_broken(log)
    (either.folder / "homeport.db-shm").unlink()
    assert either.tasks() == {"a", "b", "c"}


@needs_fork
def test_without_its_log_a_store_is_whole_and_older(either: Home) -> None:
    write_and_die(either, "b")
    (either.folder / "homeport.db-wal").unlink()
    (either.folder / "homeport.db-shm").unlink()
    assert either.tasks() == {"a"}
    assert either.vault().check() == ()


@needs_fork
@pytest.mark.parametrize("place", [4, 40, 32 + 24 + 99])
def test_a_broken_log_is_kept_aside_and_read_as_far_as_it_is_whole(
    either: Home, place: int
) -> None:
    """In its header, in a frame's header, in a page of the first transaction."""
    write_and_die(either, "b", "c", "d")
    log = either.folder / "homeport.db-wal"
    flip(log, place)
    broken = log.read_bytes()
    assert is_broken(log)
    assert either.tasks() == {"a"}
    [folder] = either.vault().state().damaged_folders
    assert (either.folder / "damaged" / folder / log.name).read_bytes() == broken


@needs_fork
def test_half_a_transaction_at_the_end_of_a_log_is_no_damage(either: Home) -> None:
    write_and_die(either, "b", "c")
    log = either.folder / "homeport.db-wal"
    log.write_bytes(log.read_bytes()[:-50])
    assert not is_broken(log)
    assert either.tasks() == {"a", "b"}


@needs_fork
def test_a_log_without_its_store_is_not_thrown_away(either: Home) -> None:
    write_and_die(either, "b")
    log = (either.folder / "homeport.db-wal").read_bytes()
    either.db.unlink()
    with pytest.raises(StoreDamaged):
        either.vault().open()
    restored = either.vault().restore(None)
    assert restored.moved_to is not None
    assert (Path(restored.moved_to) / "homeport.db-wal").read_bytes() == log
    assert either.tasks() == {"a"}


# --- killed on the way --------------------------------------------------------------------


def die_at(event: int) -> None:
    """Kill this process at its n-th change of a file's name or existence."""
    left = [event]

    def hook(name: str, _arguments: tuple[object, ...]) -> None:
        if name in {"os.rename", "os.remove", "os.mkdir", "shutil.rmtree"}:
            left[0] -= 1
            if left[0] == 0:
                os._exit(_KILLED)

    sys.addaudithook(hook)


def killed_at_each_point(
    home: Home, work: Callable[[], object], prepare: Callable[[], None]
) -> int:
    """Kill the work at its first point, its second and so on, until it comes to its end.

    After each kill a new process finds all that was there. The number of points.
    """
    for point in range(1, 100):
        prepare()

        def die_at_point(point: int = point) -> None:
            die_at(point)
            work()

        code = forked(die_at_point)
        assert code in {0, _KILLED}
        assert home.tasks() == {"a"}
        assert home.vault().check() == ()
        if code == 0:
            return point
    raise AssertionError


@needs_fork
@pytest.mark.parametrize(
    ("before", "change"),
    [
        ("plain", "encrypt"),
        ("encrypted", "decrypt"),
        pytest.param("encrypted", "encrypt", marks=pytest.mark.heavy),
    ],
)
def test_a_change_that_is_killed_at_any_point_loses_nothing(
    before: str, change: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    either: Home = request.getfixturevalue(before)
    either.vault().back_up()
    shelf = KeptOnDisk(tmp_path / "shelf", either.shelf.kept)
    either.shelf = shelf
    whole = either.files()

    def prepare() -> None:
        put_back(either, whole)
        shelf.put_back()

    def work() -> None:
        vault = either.vault()
        vault.encrypt(None) if change == "encrypt" else vault.decrypt()

    points = killed_at_each_point(either, work, prepare)
    assert points > 5
    is_encrypted = change == "encrypt"
    assert either.vault().state().is_encrypted is is_encrypted
    assert bool(either.with_canary()) is not is_encrypted
    assert either.vault().restore(None).tasks == 1


@needs_fork
def test_a_restore_that_is_killed_at_any_point_ends_with_the_backup_or_the_damage(
    encrypted: Home,
) -> None:
    encrypted.vault().back_up()
    flip(encrypted.db, 40)
    whole = encrypted.files()
    for point in range(1, 100):
        put_back(encrypted, whole)

        def work(point: int = point) -> None:
            die_at(point)
            encrypted.vault().restore(None)

        code = forked(work)
        try:
            found = encrypted.tasks()
        except StoreDamaged:  # it was not decided yet: the damaged store is as it was
            assert encrypted.db.read_bytes() == whole["homeport.db"]
        else:
            assert found == {"a"}
            [folder] = encrypted.vault().state().damaged_folders
            aside = encrypted.folder / "damaged" / folder / "homeport.db"
            assert aside.read_bytes() == whole["homeport.db"]
        if code == 0:
            assert found == {"a"}
            break
    assert point > 4


class KeptOnDisk(FakeShelf):
    """A KeyShelf that outlives a killed process, as a keyring does."""

    def __init__(self, folder: Path, kept: dict[str, str]) -> None:
        super().__init__()
        folder.mkdir()
        self._folder, self._first = folder, dict(kept)

    def get(self, key_id: str) -> str | None:
        path = self._folder / key_id
        return path.read_text() if path.exists() else None

    def put(self, key_id: str, key: str) -> None:
        (self._folder / key_id).write_text(key)

    def remove(self, key_id: str) -> None:
        (self._folder / key_id).unlink(missing_ok=True)

    def put_back(self) -> None:
        for path in self._folder.iterdir():
            path.unlink()
        for key_id, key in self._first.items():
            self.put(key_id, key)


def put_back(home: Home, files: dict[str, bytes]) -> None:
    for path in sorted(home.folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    for name, content in files.items():
        (home.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (home.folder / name).write_bytes(content)


# --- backups and checks -------------------------------------------------------------------


def test_one_backup_a_day_and_seven_are_kept(either: Home) -> None:
    database = either.vault().open()
    assert back_up_daily(database, either.clock.now()) is None  # there is one of today
    for _ in range(9):
        either.clock.advance(timedelta(hours=23).total_seconds())
        back_up_daily(database, either.clock.now())
    database.close()
    made = [backup.made_at for backup in either.vault().state().backups]
    assert len(made) == KEPT == len({at.date() for at in made})
    assert made == sorted(made, reverse=True)


def test_a_damaged_store_pushes_no_sound_backup_out(plain: Home) -> None:
    vault = plain.vault()
    vault.back_up()
    before = vault.state().backups
    size = plain.db.stat().st_size
    with plain.db.open("r+b") as file:
        file.seek(_PAGE)
        file.write(os.urandom(size - _PAGE))
    plain.clock.advance(86_400)
    with pytest.raises(StoreDamaged):
        vault.back_up_daily()
    assert vault.state().backups == before


def test_the_thorough_check_comes_once_a_week(either: Home) -> None:
    database = either.vault().open()
    assert check_weekly(database, either.clock.now()) == ()
    either.clock.advance(timedelta(days=6).total_seconds())
    assert check_weekly(database, either.clock.now()) is None
    either.clock.advance(timedelta(days=1).total_seconds())
    assert check_weekly(database, either.clock.now()) == ()
    either.clock.advance(-timedelta(days=30).total_seconds())  # a clock that was set back
    assert check_weekly(database, either.clock.now()) == ()
    database.close()
    assert either.vault().state().is_sound


def test_the_thorough_check_names_the_page(encrypted: Home) -> None:
    database = encrypted.vault().open()
    flip(encrypted.db, 5 * _PAGE + 9)
    vault = encrypted.vault()
    problems = check_weekly(database, encrypted.clock.now())
    database.close()
    assert problems
    assert any("page 6" in problem for problem in problems)
    assert vault.state().is_sound is False


# --- no room ------------------------------------------------------------------------------


def test_a_disk_without_room_for_the_change_keeps_the_store(small_disk: Path) -> None:
    home = Home(small_disk)
    home.is_plain = True
    home.add(*"abcdefgh")
    with pytest.raises(OSError, match="No space"), (small_disk / "other").open("wb") as file:
        file.write(bytes(6_000_000))
    (small_disk / "other").write_bytes(bytes((small_disk / "other").stat().st_size - 40_000))
    for change in (lambda: home.vault().encrypt(None), home.vault().back_up):
        with pytest.raises(AppError) as told:
            change()
        assert type(told.value) is DiskFull
    (small_disk / "other").unlink()
    assert home.shelf.kept == {}
    assert home.tasks() == set("abcdefgh")
