"""Bringing a file to this version's form: whole or not at all, and never without a copy."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect

from app.domain.errors import HomeNotWritable, StoreTooNew
from app.domain.options import Options
from app.domain.search import Hit
from app.store import (  # noqa: F401 - tables that the code knows
    migrate,
    tables_consent,
    tables_egress,
    tables_pii,
    tables_sync,
    tables_watched,
)
from app.store.database import FILE_NAME, open_database
from app.store.tables import metadata
from app.store.task_store import SqlTaskStore
from tests.contract.samples import START, add, make_reading, make_task, moment

HEAD = str(ScriptDirectory(str(migrate.MIGRATIONS)).get_current_head())
SECOND = '''"""A test's second step."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "HEAD"


def upgrade() -> None:
    op.add_column("tasks", sa.Column("note", sa.Text()))
    op.create_index("ix_tasks_note", "tasks", ["note"])
    op.execute("UPDATE tasks SET note = 'seen', instruction = 'changed'")
'''
REBUILDS = '''"""A test's second step: SQLite drops a table that it rebuilds."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "HEAD"


def upgrade() -> None:
    for table in ("tasks", "documents"):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("note", sa.Text()))
'''
LEAVES_ORPHANS = SECOND + '    op.execute("DELETE FROM documents")\n'
FAILS_AT_ITS_END = SECOND + '    op.execute("INSERT INTO nowhere VALUES (1)")\n'
FIRST_ROWS = """
INSERT INTO documents (id, path, name) VALUES ('d', '/x.txt', 'x.txt');
INSERT INTO pages VALUES ('d', 1, 0, 4, 'Text', NULL);
INSERT INTO tasks (id, kind, category, privacy, priority, instruction, state, created_at)
  VALUES ('t', 'summarize', 'routine', 'local_only', 'background', '', 'succeeded',
  '2026-03-02T09:00:00.000000+00:00');
INSERT INTO task_documents VALUES ('t', 0, 'd');
INSERT INTO steps VALUES ('s', 't', 0, 'single', 'done', 9, '[]', 'd', 1, 1, 0, 4, 1, 'Noted.');
INSERT INTO attempts (id, task_id, step_id, number, is_repair, engine, model, started_at)
  VALUES ('a', 't', 's', 1, 0, 'local', 'm', '2026-03-02T09:00:00.000000+00:00');
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose file is in this version's form and holds a task."""
    home = tmp_path / "home"
    home.mkdir()
    store = SqlTaskStore(open_database(home, START))
    add(store, make_task("a", words="short"))
    store.close()
    return home


def use_second_revision(monkeypatch: pytest.MonkeyPatch, folder: Path, source: str) -> None:
    """Make the app one version newer."""
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    source = source.replace("HEAD", HEAD)
    (folder / "versions" / "9999_second.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)


def ask(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def form(file: Path) -> list[tuple[object, ...]]:
    return ask(file, "SELECT name, sql FROM sqlite_master ORDER BY name")


def files(home: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()
    }


def is_ours(name: str | None, kind: str, parents: object) -> bool:
    """The indexes of words have tables that are SQLite's own business."""
    return kind != "table" or not str(name).startswith(("page_words", "task_words"))


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    database = open_database(tmp_path, START)
    with database.read() as connection:
        options = {"compare_type": True, "include_name": is_ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    database.close()


def test_the_checks_allow_the_words_that_the_code_knows(tmp_path: Path) -> None:
    """Alembic does not compare these."""
    database = open_database(tmp_path, START)
    with database.read() as connection:
        for table in metadata.sorted_tables:
            known = {
                (str(check.name), str(check.sqltext))
                for check in table.constraints
                if isinstance(check, CheckConstraint)
            }
            migrated = inspect(connection).get_check_constraints(table.name)
            assert {(check["name"], check["sqltext"]) for check in migrated} == known
    database.close()


def test_a_new_file_needs_no_backup(home: Path) -> None:
    assert set(files(home)) == {FILE_NAME}


def test_a_file_in_this_form_is_opened_as_it_is(home: Path) -> None:
    before = files(home)
    open_database(home, moment(60)).close()
    assert files(home) == before


def test_a_file_of_a_newer_app_is_refused_and_not_touched(home: Path) -> None:
    with closing(sqlite3.connect(home / FILE_NAME)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    before = files(home)
    with pytest.raises(StoreTooNew):
        open_database(home, moment(60))
    assert files(home) == before


def test_an_older_file_is_copied_before_it_is_changed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_form = form(home / FILE_NAME)
    use_second_revision(monkeypatch, tmp_path / "newer", SECOND)
    store = SqlTaskStore(open_database(home, moment(60)))
    assert store.task("a").instruction == "changed"
    store.close()
    assert ask(home / FILE_NAME, "SELECT id, note FROM tasks") == [("a", "seen")]
    backup = home / "backups" / f"homeport-{HEAD}-20260302T090100.db"
    assert set(files(home)) == {FILE_NAME, str(backup.relative_to(home))}
    assert form(backup) == old_form
    assert ask(backup, "SELECT id, instruction FROM tasks") == [("a", "short")]
    assert ask(backup, "PRAGMA integrity_check") == [("ok",)]


def test_the_backup_is_a_store_of_its_own(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        use_second_revision(newer, tmp_path / "newer", SECOND)
        open_database(home, moment(60)).close()
    with pytest.raises(StoreTooNew):
        open_database(home, moment(70))
    [backup] = (home / "backups").iterdir()
    backup.replace(home / FILE_NAME)
    store = SqlTaskStore(open_database(home, moment(80)))
    assert store.task("a").instruction == "short"
    store.close()


def test_a_migration_that_fails_leaves_nothing_behind_but_the_copy(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_form = form(home / FILE_NAME)
    with monkeypatch.context() as newer:
        use_second_revision(newer, tmp_path / "newer", FAILS_AT_ITS_END)
        with pytest.raises(RuntimeError, match="no such table: nowhere"):
            open_database(home, moment(60))
    assert form(home / FILE_NAME) == old_form
    assert ask(home / FILE_NAME, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert len(list((home / "backups").iterdir())) == 1
    store = SqlTaskStore(open_database(home, moment(70)))
    assert store.task("a").instruction == "short"
    store.close()


def test_a_table_that_is_rebuilt_keeps_what_belongs_to_it(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqlTaskStore(open_database(home, START))
    store.save_reading("a-document", make_reading(["Kept."]))
    store.close()
    use_second_revision(monkeypatch, tmp_path / "newer", REBUILDS)
    database = open_database(home, moment(60))
    store = SqlTaskStore(database)
    assert store.text("a-document", 0, 9) == "Kept."
    assert store.task("a").document_ids == ("a-document",)
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    store.close()


def test_a_migration_that_leaves_orphans_changes_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_form = form(home / FILE_NAME)
    use_second_revision(monkeypatch, tmp_path / "newer", LEAVES_ORPHANS)
    with pytest.raises(RuntimeError, match="belong to no row"):
        open_database(home, moment(60))
    assert form(home / FILE_NAME) == old_form
    assert ask(home / FILE_NAME, "SELECT id FROM documents") == [("a-document",)]


def test_where_no_copy_can_be_made_nothing_is_changed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "backups").write_bytes(b"mine")
    before = files(home)
    use_second_revision(monkeypatch, tmp_path / "newer", SECOND)
    with pytest.raises(HomeNotWritable) as fault:
        open_database(home, moment(60))
    assert fault.value.facts == {"path": home}
    assert files(home) == before


def test_a_copy_that_was_broken_off_is_cleared_away(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "backups").mkdir()
    (home / "backups" / f"homeport-{HEAD}-20260101T000000.partial").write_bytes(b"half a copy")
    use_second_revision(monkeypatch, tmp_path / "newer", SECOND)
    open_database(home, moment(60)).close()
    [backup] = (home / "backups").iterdir()
    assert backup.name == f"homeport-{HEAD}-20260302T090100.db"


def test_a_newer_file_whose_app_was_killed_is_not_touched(home: Path) -> None:
    """Its log still holds what it wrote last; to close the file would write it into it."""
    kill_after = (
        "import os, sys, sqlite3; connection = sqlite3.connect(sys.argv[1]);"
        "connection.execute('PRAGMA journal_mode = WAL');"
        "connection.execute(\"UPDATE alembic_version SET version_num = '0999'\");"
        "connection.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", kill_after, str(home / FILE_NAME)], check=True)
    before = files(home)
    assert f"{FILE_NAME}-wal" in before
    with pytest.raises(StoreTooNew):
        open_database(home, moment(60))
    after = files(home)
    shared = f"{FILE_NAME}-shm"  # the log's index; every reader writes its mark there
    assert {**after, shared: b""} == {**before, shared: b""}


def test_the_app_may_lie_in_a_folder_with_a_percent_sign(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_second_revision(monkeypatch, tmp_path / "50%(here)s", SECOND)
    open_database(home, moment(60)).close()
    assert ask(home / FILE_NAME, "SELECT version_num FROM alembic_version") == [("9999",)]


def test_a_home_of_the_first_version_keeps_its_steps_and_attempts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as first:
        folder = tmp_path / "first"
        newer = shutil.ignore_patterns("__pycache__", "000[2-9]*", "00[1-9]*")
        shutil.copytree(migrate.MIGRATIONS, folder, ignore=newer)
        first.setattr(migrate, "MIGRATIONS", folder)
        open_database(tmp_path, START).close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection, connection:
        connection.executescript(FIRST_ROWS)
    store = SqlTaskStore(open_database(tmp_path, moment(60)))
    task = store.task("t")
    assert (task.options, task.set_id) == (Options(), None)
    [step] = store.steps("t")
    assert (step.id, step.result, step.chunk and step.chunk.overlap_chars) == ("s", "Noted.", 0)
    assert [attempt.id for attempt in store.attempts("t")] == ["a"]
    assert [page.label for page in store.pages("d")] == [""]
    assert store.search(["d"], "TEXT", 5) == [Hit("d", 1)]
    store.close()


def test_each_script_is_named_by_its_revision_and_the_last_is_the_head() -> None:
    """What is known without Alembic, which takes long to load, is what Alembic knows."""
    scripts = list(ScriptDirectory(str(migrate.MIGRATIONS)).walk_revisions())
    assert {script.revision for script in scripts} == migrate.known_revisions()
    assert max(migrate.known_revisions()) == HEAD


def test_a_store_of_this_form_is_opened_without_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime;"
        "from app.store.database import open_database;"
        "open_database(Path(sys.argv[1]), datetime.now(UTC)).close();"
        "print('alembic' in sys.modules)"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert said == ["True\n", "False\n"]
