"""Whatever the code does: nothing private leaves, privacy is only raised, history is only added."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.errors import LeavesNot
from app.domain.route import Route
from app.domain.task import Privacy, TaskState
from app.store.database import Database
from app.store.register import SqlRegister
from app.store.task_store import SqlTaskStore
from tests.contract.samples import (
    COMPLETION,
    add,
    make_attempt,
    make_task,
    moment,
    running_task,
)
from tests.made_store import made_database

_TASK = "id, kind, category, privacy, priority, instruction, state, created_at"
_ATTEMPT = "id, task_id, step_id, number, is_repair, engine, model, started_at, route"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A local-only task that runs, with a step done and an attempt under way; and an open task."""
    database = made_database(tmp_path)
    store = SqlTaskStore(database)
    running_task(store)
    store.begin_attempt(make_attempt("a"))
    store.finish_attempt("a-0-try1", AttemptOutcome.DONE, moment(3), COMPLETION, "kept")
    store.begin_attempt(make_attempt("a", position=1))
    add(store, make_task("open").model_copy(update={"privacy": Privacy.CLOUD_ALLOWED}))
    yield database
    database.close()


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE tasks SET privacy = 'cloud_allowed'", "only be raised"),
        (
            f"REPLACE INTO tasks ({_TASK}) SELECT id, kind, category, 'cloud_allowed', priority, "
            "instruction, state, created_at FROM tasks WHERE id = 'a'",
            "there once",
        ),
        ("UPDATE attempts SET route = 'cloud' WHERE outcome IS NULL", "stays where it ran"),
        (
            "UPDATE OR REPLACE attempts SET task_id = 'open' WHERE outcome IS NULL",
            "stays where it ran",
        ),
        (
            f"INSERT INTO attempts ({_ATTEMPT}) "
            "VALUES ('x', 'a', 'a-1', 2, 0, 'e', 'm', '', 'cloud')",
            "never leaves",
        ),
        (
            f"REPLACE INTO attempts ({_ATTEMPT}) "
            "VALUES ('a-1-try1', 'a', 'a-1', 1, 0, 'e', 'm', '', 'cloud')",
            "never leaves|there once",
        ),
        (
            f"REPLACE INTO attempts ({_ATTEMPT}) "
            "VALUES ('new', 'a', 'a-0', 1, 0, 'e', 'm', '', 'local')",
            "there once",
        ),
        ("UPDATE attempts SET outcome = 'failed' WHERE outcome = 'done'", "closed attempt"),
        ("DELETE FROM attempts", "only added"),
        ("UPDATE steps SET state = 'pending' WHERE state = 'done'", "stays so"),
        ("UPDATE steps SET result = 'other' WHERE state = 'done'", "stays so"),
        ("UPDATE task_events SET at = ''", "only added"),
        ("DELETE FROM task_events", "only added"),
        ("REPLACE INTO task_events (id, task_id, at, what) VALUES (1, 'a', '', 'x')", "only added"),
        (
            f"INSERT INTO tasks ({_TASK}, follows) VALUES "
            "('b', 'ask', 'routine', 'cloud_allowed', 'background', '', 'queued', '', 'a')",
            "local only",
        ),
        (
            f"INSERT INTO tasks ({_TASK}, terms) VALUES ('b', 'ask', 'routine', 'cloud_allowed', "
            """'background', '', 'queued', '', '{"refines":"a"}')""",
            "local only",
        ),
        ("UPDATE tasks SET follows = 'a' WHERE id = 'open'", "local only"),
        ("UPDATE tasks SET reused_from = 'a' WHERE id = 'open'", "local only"),
        ("UPDATE tasks SET refines = 'a' WHERE id = 'open'", "local only"),
    ],
)
def test_no_statement_can(database: Database, statement: str, says: str) -> None:
    before = everything(database)
    with pytest.raises(RuntimeError, match=says), database.write() as connection:
        connection.exec_driver_sql(statement)
    assert everything(database) == before


def everything(database: Database) -> list[object]:
    tables = ("tasks", "steps", "attempts", "task_events")
    with database.read() as connection:
        return [
            connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1").all()
            for table in tables
        ]


def test_a_local_only_task_cannot_have_a_request(database: Database) -> None:
    store = SqlTaskStore(database)
    with pytest.raises(LeavesNot):
        store.begin_attempt(make_attempt("a", 1).model_copy(update={"route": Route.CLOUD}))
    assert {attempt.route for attempt in store.attempts("a")} == {Route.LOCAL}


def test_privacy_that_a_statement_raises_goes_on_to_what_was_derived(database: Database) -> None:
    store = SqlTaskStore(database)
    for task_id, follows in (("b", "open"), ("c", "b")):
        facts = {"privacy": Privacy.CLOUD_ALLOWED, "follows": follows}
        add(store, make_task(task_id).model_copy(update=facts))
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE tasks SET privacy = 'local_only' WHERE id = 'open'")
    assert {task.privacy for task in store.tasks()} == {Privacy.LOCAL_ONLY}


def test_old_figures_can_be_forgotten_and_a_task_deleted_whole(database: Database) -> None:
    store = SqlTaskStore(database)
    register = SqlRegister(database, frozenset())
    assert register.forget_figures(moment(1000), 500) == 0  # it still runs
    store.end_task("a", TaskState.SUCCEEDED, moment(9))
    assert register.forget_figures(moment(1000), 500) == 2
    with database.write() as connection:
        connection.exec_driver_sql("DELETE FROM tasks WHERE id = 'a'")
        left = connection.exec_driver_sql("SELECT DISTINCT task_id FROM task_events").scalars()
        assert list(left) == ["open"]
