"""Tasks of a file from before there were places keep their order, and their tries count on."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.store import migrate
from app.store.database import FILE_NAME, open_database
from app.store.queue import SqlQueue
from app.store.task_store import SqlTaskStore
from tests.contract.samples import START, moment

OLD_TASKS = """
INSERT INTO documents (id, path, name) VALUES ('d', '/x.txt', 'x.txt');
INSERT INTO tasks (id, kind, category, privacy, priority, instruction, state, created_at, terms)
VALUES
  ('b', 'ask', 'routine', 'cloud_allowed', 'background', '', 'queued',
   '2026-03-02T09:00:00.000002+00:00', '{}'),
  ('a', 'ask', 'routine', 'cloud_allowed', 'background', '', 'queued',
   '2026-03-02T09:00:00.000007+00:00', '{"refines":"b"}'),
  ('c', 'ask', 'routine', 'local_only', 'background', '', 'queued',
   '2026-03-02T09:00:01.000000+00:00', '{}');
INSERT INTO task_documents VALUES ('a', 0, 'd'), ('b', 0, 'd'), ('c', 0, 'd');
"""


def test_tasks_keep_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = tmp_path / "earlier"
    newer = shutil.ignore_patterns("__pycache__", "000[7-9]_*", "00[1-9]?_*")
    shutil.copytree(migrate.MIGRATIONS, earlier, ignore=newer)
    home = tmp_path / "home"
    home.mkdir()
    with monkeypatch.context() as before:
        before.setattr(migrate, "MIGRATIONS", earlier)
        open_database(home, START).close()
    with closing(sqlite3.connect(home / FILE_NAME)) as connection:
        connection.executescript(OLD_TASKS)
    database = open_database(home, moment(60))
    store, queue = SqlTaskStore(database), SqlQueue(database)
    assert [queue.turn(task_id) for task_id in "bac"] == [1, 2, 3]
    assert store.task("a").fence == 0
    assert queue.history("a") == []
    assert queue.make_local_only(["b"], moment(61)) == ["b", "a"]  # what refines it comes along
    store.close()
