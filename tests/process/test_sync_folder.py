"""Results in a folder: whole or not at all, beside what is there, and only where it is marked."""

import os
import signal
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.errors.sync import (
    SyncFolderFull,
    SyncFolderGone,
    SyncFolderProtected,
    SyncFolderUnprepared,
    SyncMarkDamaged,
    SyncRefused,
    SyncTargetTooNew,
)
from app.domain.sync import Parcel
from app.export import shelf
from app.export.result_folder import MARK, ResultFolder
from tests.fakes.parcels import ANY, ENDED, make_parcel

NAME = "report summarize 0123456789ab"


def folder(path: Path) -> ResultFolder:
    return ResultFolder(path, lambda: "f00dfeed")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that is ready for results."""
    path = tmp_path / "share"
    path.mkdir()
    folder(path).prepare(ANY)
    return path


def send(path: Path, *parcels: Parcel) -> list[int]:
    with folder(path).open(ANY) as opened:
        return [opened.deliver(one) for one in parcels]


def files(path: Path) -> dict[str, bytes]:
    found = {str(one.relative_to(path)): one for one in path.rglob("*") if one.is_file()}
    return {name: one.read_bytes() for name, one in found.items() if name != MARK}


@pytest.fixture(params=["held open", "by path"])
def _each_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Linux, and as where no folder can be held open."""
    if request.param == "by path":
        monkeypatch.setattr(shelf, "_CAN_HOLD", False)


@pytest.mark.usefixtures("_each_way")
def test_a_result_is_there_to_read_and_for_programs(place: Path) -> None:
    parcel = make_parcel()
    assert send(place, parcel) == [1]
    found = files(place)
    assert set(found) == {f"2026-11/{NAME}.md", f"2026-11/{NAME}.json"}
    assert b"The ferry runs." in found[f"2026-11/{NAME}.md"]
    assert Parcel.model_validate_json(found[f"2026-11/{NAME}.json"]) == parcel


@pytest.mark.usefixtures("_each_way")
def test_the_same_result_twice_is_there_once(place: Path) -> None:
    send(place, make_parcel())
    before = files(place)
    assert send(place, make_parcel(), make_parcel(revision=1)) == [1, 1]
    assert files(place) == before


@pytest.mark.usefixtures("_each_way")
def test_what_somebody_has_edited_or_put_there_is_never_overwritten(place: Path) -> None:
    send(place, make_parcel())
    edited = place / "2026-11" / f"{NAME}.json"
    edited.write_text(edited.read_text().replace("ferry", "fairy"))
    foreign = place / "2026-11" / f"{NAME} r2.md"
    foreign.write_text("mine")
    before = files(place)
    assert send(place, make_parcel()) == [3]
    after = files(place)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {f"2026-11/{NAME} r3.md", f"2026-11/{NAME} r3.json"}
    assert send(place, make_parcel()) == [3]


def test_a_note_added_to_the_text_does_not_make_it_another_result(place: Path) -> None:
    send(place, make_parcel())
    text = place / "2026-11" / f"{NAME}.md"
    text.write_text(text.read_text() + "\nMy own note")
    assert send(place, make_parcel()) == [1]
    assert "My own note" in text.read_text()


def test_the_next_revision_stands_beside_the_first(place: Path) -> None:
    anew = make_parcel(text="Better.", revision=2, ended=ENDED + timedelta(minutes=1))
    assert send(place, make_parcel(), anew) == [1, 2]
    assert len(files(place)) == 4


def test_a_folder_that_is_not_there_is_never_made(tmp_path: Path) -> None:
    gone = tmp_path / "media" / "stick"
    with pytest.raises(SyncFolderGone):
        send(gone, make_parcel())
    with pytest.raises(SyncFolderGone):
        folder(gone).prepare(ANY)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_its_mark_gets_nothing(tmp_path: Path) -> None:
    with pytest.raises(SyncFolderUnprepared):
        send(tmp_path, make_parcel())
    assert list(tmp_path.iterdir()) == []


def test_a_mark_that_is_damaged_or_newer_is_left_alone(place: Path) -> None:
    for text, error in (
        ("{", SyncMarkDamaged),
        ('{"homeport_sync": 2, "id": "f00dfeed"}', SyncTargetTooNew),
        ('{"homeport_sync": 1, "id": "../x"}', SyncMarkDamaged),
    ):
        (place / MARK).write_text(text)
        with pytest.raises(error):
            send(place, make_parcel())
        with pytest.raises(error):
            folder(place).prepare(ANY)
        assert (place / MARK).read_text() == text


def test_to_prepare_twice_keeps_the_mark(place: Path) -> None:
    before = (place / MARK).read_bytes()
    other = ResultFolder(place, lambda: "0" * 8)
    assert other.prepare(ANY) == "folder:f00dfeed"
    assert (place / MARK).read_bytes() == before


def test_links_that_somebody_has_put_there_are_not_followed(place: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (place / "2026-11").symlink_to(away)
    with pytest.raises(SyncRefused):
        send(place, make_parcel())
    assert list(away.iterdir()) == []
    (place / "2026-11").unlink()
    (place / "2026-11").mkdir()
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (place / "2026-11" / f"{NAME}.md").symlink_to(victim)
    (place / "2026-11" / ".homeport-0123456789ab.partial").hardlink_to(victim)
    os.mkfifo(place / "2026-11" / f"{NAME} r2.json")
    assert send(place, make_parcel()) == [3]
    assert victim.read_text() == "precious"


def test_where_there_are_no_hard_links(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*words: object, **more: object) -> None:
        raise PermissionError(1, "not on this file system")

    monkeypatch.setattr(os, "link", refuse)
    assert send(place, make_parcel(), make_parcel(text="Other.")) == [1, 2]
    assert len(files(place)) == 4


def test_a_disk_that_runs_full_loses_and_spoils_nothing(small_disk: Path) -> None:
    folder(small_disk).prepare(ANY)
    parcels = [make_parcel(f"{number:012d}", text="word " * 8000) for number in range(50)]
    sent: list[Parcel] = []
    with folder(small_disk).open(ANY) as opened, pytest.raises(SyncFolderFull):
        sent.extend(parcel for parcel in parcels if opened.deliver(parcel))
    assert 5 < len(sent) < 50
    assert not [name for name in files(small_disk) if "partial" in name]
    assert send(small_disk, *sent) == [1] * len(sent)  # all whole
    for one in list((small_disk / "2026-11").glob("*000000000000.*")):
        one.unlink()
    assert send(small_disk, parcels[len(sent)]) == [1]


def test_a_disk_that_is_unmounted_and_read_only(small_disk: Path) -> None:
    folder(small_disk).prepare(ANY)
    with folder(small_disk).open(ANY) as opened:
        opened.deliver(make_parcel())
        subprocess.run(["umount", "-l", str(small_disk)], check=True)
        try:
            opened.deliver(make_parcel("b" * 12))  # goes to the disk, wherever that is now
            assert list(small_disk.iterdir()) == []
            with pytest.raises(SyncFolderUnprepared):
                send(small_disk, make_parcel("c" * 12))
            assert list(small_disk.iterdir()) == []
        finally:
            subprocess.run(["mount", "-t", "tmpfs", "none", str(small_disk)], check=True)
    folder(small_disk).prepare(ANY)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(SyncFolderProtected):
        send(small_disk, make_parcel())


def test_a_process_that_is_killed_at_any_call(tmp_path: Path) -> None:
    """Forks of one interpreter, each killed at another call; then it is sent again."""
    whole = _killed_at(place_of(tmp_path, 0), 10**9)
    assert whole > 15
    for call in range(1, whole + 1):
        path = place_of(tmp_path, call)
        assert _killed_at(path, call) == -signal.SIGKILL
        assert send(path, make_parcel()) == [1]
        assert set(files(path)) == {f"2026-11/{NAME}.md", f"2026-11/{NAME}.json"}


def place_of(tmp_path: Path, number: int) -> Path:
    path = tmp_path / f"share {number}"
    path.mkdir()
    folder(path).prepare(ANY)
    return path


def _killed_at(path: Path, call: int) -> int:
    """How a child ended that sends and is killed before that call; without: its calls."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        count = _die_at(call)
        send(path, make_parcel())
        os.write(writer, str(count[0]).encode())
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(child, 0)
    told = os.read(reader, 20)
    os.close(reader)
    return int(told) if told else os.waitstatus_to_exitcode(status)


def _die_at(call: int) -> list[int]:
    """In a child only: count the calls that change a disk, and die before one."""
    count = [0]

    def dies(name: str) -> None:
        real = getattr(os, name)

        def counted(*words: object, **more: object) -> object:
            count[0] += 1
            if count[0] == call:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*words, **more)

        setattr(os, name, counted)

    for name in ("open", "mkdir", "link", "unlink", "fsync"):
        dies(name)
    return count
