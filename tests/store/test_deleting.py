"""Deleted means gone: from the store, its log, its index and its backups, encrypted or not."""

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.domain.ports.history import TaskTexts
from app.store.chores import back_up_now
from app.store.cipher import connect
from app.store.database import Database
from app.store.eraser import LOG_IN_USE, SqlEraser
from app.store.history import SqlHistory
from app.store.pages_at_rest import stretches
from app.store.queue import SqlQueue
from app.store.register import SqlRegister
from app.store.task_store import SqlTaskStore
from app.store.traces import store_files
from tests.contract.samples import add, make_reading, make_task, moment
from tests.store.conftest import Home

SECRET = [f"Zwölf quagga{number:03} graze behind the lighthouse." for number in range(20)]
KEPT = [f"The ferry{number:03} leaves at noon." for number in range(20)]


@pytest.fixture(params=["plain", "encrypted"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    home: Home = request.getfixturevalue(request.param)
    database = home.vault().open()
    yield database
    database.close()


@pytest.fixture
def one(plain: Home) -> Iterator[Database]:
    """For what goes the same way with a key."""
    database = plain.vault().open()
    yield database
    database.close()


def fill(database: Database) -> None:
    """Two tasks with documents and texts in the index, and two backups that hold them."""
    store, history = SqlTaskStore(database), SqlHistory(database)
    for task_id, pages in (("secret", SECRET), ("kept", KEPT)):
        add(store, make_task(task_id, words=pages[0]), f"/home/me/{task_id}-file.txt")
        store.save_reading(f"{task_id}-document", make_reading(pages))
        result = f"In short: {pages[-1]}"
        history.put_texts([TaskTexts(task_id, f"{task_id}-file.txt", pages[0], result)])
    for seconds in (100, 200):
        back_up_now(database, moment(seconds))


def clear(database: Database) -> bytes:
    """All that whoever has the key can read in the home."""
    files = store_files(database.path.parent)
    no_key = {path for path in files if path.name.endswith("-shm")}
    return b"".join(
        piece
        for path in files
        for piece in stretches(path, None if path in no_key else database.key)
    )


def test_nothing_is_left_and_the_rest_is_whole(database: Database) -> None:
    fill(database)
    held = clear(database)
    for text in (b"quagga013", "Zwölf".encode(), b"secret-file", b"ferry013"):
        assert text in held
    eraser = SqlEraser(database)
    assert eraser.look(["secret"]).backups == 2
    erased, passages = eraser.erase(["secret"], moment(300))
    assert (erased.tasks, erased.documents, erased.pages) == (1, 1, 20)
    cleaned = eraser.clean(moment(301))
    assert (cleaned.backups_removed, cleaned.open_still) == (2, ())
    left = clear(database)
    # Of the words of the index, too, which stand there without what they have in common.
    for text in (b"quagga", b"uagga0", b"lighthouse", "Zwölf".encode(), b"zwolf", b"secret-file"):
        assert text not in left
    assert b"ferry013" in left
    proof = eraser.prove(passages)
    assert proof.is_clean
    assert proof.looked_for > 20
    assert proof.backups == 1
    assert not database.path.with_name("homeport.db-wal").stat().st_size
    assert SqlTaskStore(database).search(["kept-document"], "ferry013", 5)
    with closing(connect(database.path, database.key)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("page_words", "task_words"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")


def test_with_another_key_it_goes_on(plain: Home) -> None:
    """The index is copied with its settings."""
    database = plain.vault().open()
    fill(database)
    database.close()
    plain.vault().encrypt(None)
    database = plain.vault().open()
    eraser = SqlEraser(database)
    _, passages = eraser.erase(["secret"], moment(300))
    eraser.clean(moment(301))
    assert eraser.prove(passages).is_clean
    left = clear(database)
    assert b"uagga0" not in left
    assert b"ferry013" in left
    database.close()


def test_the_proof_finds_what_was_left(database: Database) -> None:
    """In the store, where it is then written over, and in a backup."""
    fill(database)
    eraser = SqlEraser(database)
    _, passages = eraser.erase(["secret"], moment(300))
    # Not cleaned: the backups hold it.
    proof = eraser.prove(passages)
    assert not proof.is_clean
    found = {file.file: file.found for file in proof.files}
    assert found["homeport.db"] == 0
    assert sum(count > 0 for name, count in found.items() if name.startswith("backups/")) == 2


def test_what_an_older_version_left_in_free_pages_is_written_over(database: Database) -> None:
    fill(database)
    with database.driver() as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("CREATE TABLE leavings (text)")
        connection.executemany("INSERT INTO leavings VALUES (?)", [(text,) for text in SECRET * 9])
        connection.execute("DROP TABLE leavings")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    eraser = SqlEraser(database)
    _, passages = eraser.erase(["secret"], moment(300))
    eraser.clean(moment(301))
    assert b"quagga013" in clear(database)
    assert eraser.prove(passages).is_clean
    assert b"quagga013" not in clear(database)


def test_text_that_another_task_keeps_proves_nothing_and_is_told(one: Database) -> None:
    fill(one)
    store = SqlTaskStore(one)
    add(store, make_task("twin"), "/home/me/copy.txt")
    store.save_reading("twin-document", make_reading(SECRET))
    eraser = SqlEraser(one)
    _, passages = eraser.erase(["secret"], moment(300))
    eraser.clean(moment(301))
    proof = eraser.prove(passages)
    assert proof.is_clean
    assert proof.shared >= 20
    assert proof.looked_for > 0  # its name, its question


def test_a_reader_keeps_the_log_and_that_is_told(
    one: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.eraser._WAIT_S", 0.01)
    fill(one)
    eraser = SqlEraser(one)
    with closing(connect(one.path, one.key)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM tasks").fetchall()
        eraser.erase(["secret"], moment(300))
        assert eraser.clean(moment(301)).open_still == (LOG_IN_USE,)
        assert not eraser.is_clean()
        other.execute("COMMIT")
        assert eraser.clean(moment(302)).open_still == ()
    eraser.told(eraser.forgotten())
    assert eraser.is_clean()
    assert b"quagga" not in clear(one)


def test_a_backup_that_cannot_be_read_goes_too(one: Database) -> None:
    fill(one)
    eraser = SqlEraser(one)
    folder = one.path.parent / "backups"
    broken = min(folder.glob("*.db"))
    broken.write_bytes(b"SECRET" * 2000)
    eraser.erase(["secret"], moment(300))
    assert eraser.clean(moment(301)).backups_removed == 2
    assert not broken.exists()


def test_figures_stay_without_text_and_no_text_comes_back(one: Database) -> None:
    fill(one)
    with one.driver() as connection:
        connection.execute(
            "INSERT INTO steps (id, task_id, position, role, state, max_tokens, inputs) "
            "VALUES ('s', 'secret', 0, 'single', 'failed', 9, '[]')"
        )
        connection.execute(
            "INSERT INTO attempts (id, task_id, step_id, number, is_repair, engine, model, "
            "started_at, outcome, raw_text, prompt_tokens) VALUES "
            "('a', 'secret', 's', 1, 0, 'local', 'm', '2026', 'validation_failed', 'quagga', 7)"
        )
    SqlEraser(one).erase(["secret"], moment(300))
    with one.driver() as connection:
        row = connection.execute("SELECT raw_text, prompt_tokens, model FROM attempts").fetchone()
        assert row == (None, 7, "m")
        for statement in (
            "UPDATE attempts SET raw_text = 'quagga'",
            "UPDATE attempts SET prompt_tokens = 8",
            "INSERT INTO attempts (id, task_id, step_id, number, is_repair, engine, model, "
            "started_at) VALUES ('b', 'secret', 's', 2, 0, 'local', 'm', '2026')",
        ):
            with pytest.raises(dbapi2.IntegrityError):
                connection.execute(statement)


KILLED = """
import os, signal, sys
from pathlib import Path
from app.store import erasing, eraser
from app.store.database import open_database
from tests.contract.samples import moment

point = sys.argv[2]
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if point == "in the transaction":
    erasing._STATEMENTS = (*erasing._STATEMENTS[:5], "SELECT die()")
elif point == "after it":
    eraser.tidy = die
elif point == "with the backup made":
    eraser.SqlEraser._remove = die
database = open_database(Path(sys.argv[1]), moment(0))
if point == "in the transaction":
    from sqlalchemy import event
    @event.listens_for(database._engine, "checkout")
    def _(connection, *_rest):
        connection.create_function("die", 0, die)
doer = eraser.SqlEraser(database)
doer.erase(["secret"], moment(300))
doer.clean(moment(301))
"""


@pytest.mark.parametrize("point", ["in the transaction", "after it", "with the backup made"])
def test_a_kill_leaves_it_whole_or_undone_and_the_next_finishes_it(plain: Home, point: str) -> None:
    database = plain.vault().open()
    fill(database)
    database.close()
    words = [sys.executable, "-c", KILLED, str(plain.folder), point]
    assert subprocess.run(words, check=False).returncode == -9
    database = plain.vault().open()
    there = {task.id for task in SqlTaskStore(database).tasks()}
    eraser = SqlEraser(database)
    if point == "in the transaction":
        assert "secret" in there
        assert SqlTaskStore(database).search(["secret-document"], "quagga013", 5)
        assert eraser.is_clean()
        eraser.erase(["secret"], moment(310))
    else:
        assert "secret" not in there
    assert not eraser.is_clean()
    assert eraser.clean(moment(311)).open_still == ()
    eraser.told(eraser.forgotten())
    assert eraser.is_clean()
    assert b"quagga" not in clear(database)
    database.close()


HOLDER = """
import sys
from pathlib import Path
from app.store.database import open_database
from app.store.task_store import SqlTaskStore
from tests.contract.samples import moment

store = SqlTaskStore(open_database(Path(sys.argv[1]), moment(0)))
print(len(store.tasks()), flush=True)
sys.stdin.readline()
print(len(store.tasks()), flush=True)
"""


def test_with_a_second_process_that_has_the_store_open(plain: Home) -> None:
    database = plain.vault().open()
    fill(database)
    words = [sys.executable, "-c", HOLDER, str(plain.folder)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "3\n"
        eraser = SqlEraser(database)
        _, passages = eraser.erase(["secret"], moment(300))
        assert eraser.clean(moment(301)).open_still == ()
        assert eraser.prove(passages).is_clean
        assert b"quagga" not in clear(database)
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "2\n"
    database.close()


def test_pages_of_an_older_version_are_indexed_in_bites_and_when_asked(plain: Home) -> None:
    database = plain.vault().open()
    fill(database)
    store, history = SqlTaskStore(database), SqlHistory(database)
    with database.driver() as connection:  # as the migration leaves them
        connection.execute("BEGIN")
        for row in connection.execute("SELECT id, text FROM pages").fetchall():
            connection.execute(
                "INSERT INTO page_words (page_words, rowid, text) VALUES ('delete', ?, ?)", row
            )
        connection.execute("INSERT INTO pages_wanted SELECT id FROM pages")
        connection.execute("COMMIT")
    assert history.behind() == 42  # with the page, and the texts, of the home's first task
    assert store.search(["kept-document"], "ferry013", 5)
    assert history.behind() == 22
    _, passages = SqlEraser(database).erase(["secret"], moment(300))
    assert history.index_pages(500) == 1
    assert SqlEraser(database).prove(passages).index_clean
    with closing(connect(Path(database.path), None)) as connection:
        connection.execute("INSERT INTO page_words (page_words) VALUES ('integrity-check')")
    database.close()


@pytest.mark.parametrize("seed", range(2))
def test_the_words_between_the_leaves_of_an_index_go_too(plain: Home, seed: int) -> None:
    """FTS5 leaves them behind; what is put in their place parts the leaves as well."""
    chance = random.Random(seed)
    words = [f"w{number:05}" for number in range(3000)]
    texts = [chance.sample(words, 150) for _ in range(120)]
    secret = [f"v{chance.randrange(10**9):09}y" for _ in range(600)]
    texts[60] += secret
    database = plain.vault().open()
    store = SqlTaskStore(database)
    for task_id, some in (("kept", texts[:60] + texts[61:]), ("gone", [texts[60]])):
        add(store, make_task(task_id), f"/home/me/{task_id}.txt")
        pages = make_reading([" ".join(text) for text in some])
        store.save_reading(f"{task_id}-document", pages)
    with database.driver() as connection:  # as FTS5 does by itself, now and then
        for _ in range(5):
            connection.execute("INSERT INTO page_words (page_words, rank) VALUES ('merge', -500)")
    del texts[60]
    kept = {word for text in texts for word in text}
    eraser = SqlEraser(database)
    eraser.erase(["gone"], moment(300))
    assert orphans(database, kept)  # what this is for
    eraser.clean(moment(301))
    assert not orphans(database, kept)
    with database.driver() as connection:
        connection.execute("INSERT INTO page_words (page_words) VALUES ('integrity-check')")
        for word in chance.sample(sorted(kept), 300):
            query = "SELECT count(*) FROM page_words WHERE page_words MATCH ?"
            stands = sum(word in text for text in texts)
            assert connection.execute(query, (f'"{word}"',)).fetchone()[0] == stands
    database.close()


def orphans(database: Database, kept: set[str]) -> set[bytes]:
    """What stands between the leaves and begins no word that is still there."""
    with database.driver() as connection:
        rows = connection.execute("SELECT term FROM page_words_idx").fetchall()
    known = [word.encode() for word in kept | {"page", "with", "quokka", "seven", "lantern"}]
    terms = {bytes(term)[1:] for (term,) in rows if not bytes(term)[1:].startswith(b"\xff")}
    return {term for term in terms if not any(word.startswith(term) for word in known)}


def test_what_is_gone_is_told_also_after_it_was_forgotten(one: Database) -> None:
    fill(one)
    eraser, queue = SqlEraser(one), SqlQueue(one)
    eraser.erase(["secret"], moment(300))
    mark = queue.gone(0, 10).mark
    SqlRegister(one, frozenset()).forget_figures(moment(400), 100)
    mark = queue.gone(mark, 10).mark
    eraser.erase(["kept"], moment(500))
    assert queue.gone(mark, 10).task_ids == ("kept",)
