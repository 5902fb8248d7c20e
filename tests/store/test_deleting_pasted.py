"""What was pasted goes with the last task that uses it; what the user owns is never touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.files import PASTED_FOLDER
from app.store.database import Database
from app.store.eraser import PASTED_LEFT, SqlEraser
from app.store.task_store import SqlTaskStore
from app.system.pasted import PastedFolder
from tests.contract.samples import add, make_reading, make_task, moment
from tests.fakes.clock import FakeClock
from tests.store.conftest import Home

_TEXT = "Zwölf quaggas graze behind the lighthouse."


@pytest.fixture(params=["plain", "encrypted"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    home: Home = request.getfixturevalue(request.param)
    database = home.vault().open()
    yield database
    database.close()


def folder_of(database: Database) -> Path:
    return database.path.parent / PASTED_FOLDER


def put(database: Database, task_id: str, path: Path) -> None:
    store = SqlTaskStore(database)
    add(store, make_task(task_id), str(path))
    store.save_reading(f"{task_id}-document", make_reading([_TEXT]))


def delete(database: Database, *task_ids: str) -> tuple[int, tuple[str, ...]]:
    eraser = SqlEraser(database)
    eraser.erase(task_ids, moment(10))
    eraser.told(eraser.forgotten())
    done = eraser.clean(moment(11))
    return done.pasted_removed, done.open_still


def test_a_pasted_text_goes_with_its_last_task(database: Database) -> None:
    folder = PastedFolder(folder_of(database), FakeClock())
    text, picture = folder.keep_text(_TEXT), folder.keep_picture(b"png")
    put(database, "pasted-a", text)
    put(database, "pasted-b", text)
    put(database, "pasted-c", picture)
    assert SqlEraser(database).look(["pasted-a"]).pasted == 0
    assert SqlEraser(database).look(["pasted-a", "pasted-b", "pasted-c"]).pasted == 2
    assert delete(database, "pasted-a") == (0, ())
    assert text.read_text("utf-8") == _TEXT
    assert delete(database, "pasted-b", "pasted-c") == (2, ())
    assert list(folder_of(database).iterdir()) == []
    for file in database.path.parent.rglob("*"):
        assert not file.is_file() or b"quagga" not in file.read_bytes()


def test_files_of_the_user_stay_wherever_they_lie(database: Database, tmp_path: Path) -> None:
    folder = folder_of(database)
    folder.mkdir()
    (tmp_path / "elsewhere").mkdir()
    own = [
        tmp_path / "elsewhere" / "Pasted text 2026-01-01 10.00.00.txt",
        folder / "my own notes.txt",
        database.path.parent / "Pasted text.txt",
        folder / "Pasted text 2026-01-01 10.00.00.summarize.md",
        folder / "Pasted text 2026-01-01 10.00.00 copy.txt",
        folder / "Pasted text.txt",
    ]
    link = folder / "Pasted text 2026-01-01 10.00.01.txt"
    for number, path in enumerate([*own, link]):
        if path == link:
            link.symlink_to(own[0])
        else:
            path.write_text(_TEXT)
        put(database, f"t{number}", path)
    put(database, "around", folder / ".." / own[2].name)
    assert SqlEraser(database).look(["t0", "t3", "t4", "t5"]).pasted == 0
    delete(database, *(f"t{number}" for number in range(7)), "around")
    assert [path.read_text() for path in own] == [_TEXT] * len(own)
    assert link.is_symlink()


def test_one_that_is_ordered_again_meanwhile_stays(database: Database) -> None:
    text = PastedFolder(folder_of(database), FakeClock()).keep_text(_TEXT)
    put(database, "pasted-a", text)
    SqlEraser(database).erase(["pasted-a"], moment(10))
    put(database, "again", text)
    assert SqlEraser(database).clean(moment(11)).pasted_removed == 0
    assert text.exists()
    assert delete(database, "again") == (1, ())


def test_a_task_that_names_it_by_another_way_to_the_home_keeps_it(
    database: Database, tmp_path: Path
) -> None:
    text = PastedFolder(folder_of(database), FakeClock()).keep_text(_TEXT)
    (tmp_path / "way").symlink_to(database.path.parent, target_is_directory=True)
    by_link = tmp_path / "way" / PASTED_FOLDER / text.name
    put(database, "by-link", by_link)
    put(database, "straight", text)
    assert SqlEraser(database).look(["straight"]).pasted == 0
    assert SqlEraser(database).look(["by-link"]).pasted == 0
    assert SqlEraser(database).look(["by-link", "straight"]).pasted == 1
    SqlEraser(database).erase(["by-link", "straight"], moment(10))
    put(database, "again", by_link)
    assert SqlEraser(database).clean(moment(11)).pasted_removed == 0
    assert text.read_text("utf-8") == _TEXT
    assert delete(database, "again") == (1, ())
    assert not text.exists()


def test_what_also_has_another_name_keeps_its_words_there(
    database: Database, tmp_path: Path
) -> None:
    text = PastedFolder(folder_of(database), FakeClock()).keep_text(_TEXT)
    kept = tmp_path / "kept.txt"
    kept.hardlink_to(text)
    put(database, "pasted-a", text)
    assert delete(database, "pasted-a") == (1, ())
    assert not text.exists()
    assert kept.read_text("utf-8") == _TEXT


def test_one_that_cannot_be_deleted_is_told_and_tried_again(
    plain: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = plain.vault().open()
    text = PastedFolder(folder_of(database), FakeClock()).keep_text(_TEXT)
    put(database, "pasted-a", text)

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        assert delete(database, "pasted-a") == (0, (PASTED_LEFT,))
    assert not SqlEraser(database).is_clean()
    assert SqlEraser(database).clean(moment(12)).pasted_removed == 1
    assert SqlEraser(database).is_clean()
    assert not text.exists()
    database.close()
