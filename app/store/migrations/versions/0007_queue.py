"""Leases and fences, places in the queue, a history of each task; and what no statement may do."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# The moment a task was added, in seconds with its microseconds: its place until it is moved.
_PLACE = "CAST(strftime('%s', created_at) AS REAL) + CAST(substr(created_at, 20, 7) AS REAL)"
_SOURCE_IS_LOCAL = (
    "NEW.privacy <> 'local_only' AND EXISTS (SELECT 1 FROM tasks WHERE privacy = 'local_only' "
    "AND id IN (NEW.follows, NEW.reused_from, NEW.refines, json_extract(NEW.terms, '$.refines')))"
)


def _trigger(name: str, when: str, condition: str, says: str) -> str:
    abort = f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
    return f"CREATE TRIGGER {name} BEFORE {when} WHEN {condition} {abort}"


_TRIGGERS = (
    # REPLACE deletes a row without a word to the triggers of DELETE and UPDATE: it is met here.
    _trigger(
        "tasks_are_not_replaced",
        "INSERT ON tasks",
        "EXISTS (SELECT 1 FROM tasks WHERE id = NEW.id)",
        "a task is there once",
    ),
    _trigger(
        "tasks_inherit_privacy",
        "INSERT ON tasks",
        _SOURCE_IS_LOCAL,
        "what comes from local-only work is local only",
    ),
    _trigger(
        "tasks_go_on_to_inherit",
        "UPDATE OF privacy, follows, reused_from, refines, terms ON tasks",
        _SOURCE_IS_LOCAL,
        "what comes from local-only work is local only",
    ),
    _trigger(
        "steps_stay_done",
        "UPDATE OF state, result, task_id ON steps",
        "OLD.state = 'done' AND (NEW.state <> 'done' OR NEW.result IS NOT OLD.result "
        "OR NEW.task_id <> OLD.task_id)",
        "a step that is done stays so",
    ),
    _trigger(
        "attempts_are_not_replaced",
        "INSERT ON attempts",
        "EXISTS (SELECT 1 FROM attempts WHERE id = NEW.id "
        "OR (step_id = NEW.step_id AND number = NEW.number))",
        "an attempt is there once",
    ),
    # Figures of tasks that have ended are kept for a while only: see the setting retention_days.
    _trigger(
        "attempts_are_kept",
        "DELETE ON attempts",
        "EXISTS (SELECT 1 FROM tasks WHERE id = OLD.task_id "
        "AND state NOT IN ('succeeded', 'failed', 'cancelled'))",
        "attempts are only added",
    ),
    _trigger(
        "events_are_not_replaced",
        "INSERT ON task_events",
        "EXISTS (SELECT 1 FROM task_events WHERE id = NEW.id)",
        "history is only added to",
    ),
    _trigger("events_are_not_changed", "UPDATE ON task_events", "1", "history is only added to"),
    _trigger(
        "events_are_kept",
        "DELETE ON task_events",
        "EXISTS (SELECT 1 FROM tasks WHERE id = OLD.task_id)",
        "history is only added to",
    ),
)
# Raised privacy goes on to all that rests on the task, by whichever statement it was raised.
_RAISE_ALL = """
CREATE TRIGGER tasks_hand_privacy_on AFTER UPDATE OF privacy ON tasks
WHEN NEW.privacy = 'local_only' AND OLD.privacy <> 'local_only'
BEGIN
  UPDATE tasks SET privacy = 'local_only'
  WHERE privacy <> 'local_only' AND id IN (
    WITH RECURSIVE derived (id) AS (
      VALUES (NEW.id)
      UNION SELECT t.id FROM derived JOIN tasks t ON t.follows = derived.id
      UNION SELECT t.id FROM derived JOIN tasks t ON t.refines = derived.id
      UNION SELECT t.id FROM derived JOIN tasks t ON t.reused_from = derived.id
    )
    SELECT id FROM derived
  );
END
"""


def upgrade() -> None:
    """Add the columns, tables and triggers; tasks keep their order."""
    _columns()
    op.create_table(
        "task_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name="fk_task_events_task_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_task_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_task_events_task_id", "task_events", ["task_id"])
    op.create_table(
        "queue_pauses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paused_at", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_queue_pauses_id"),
        sa.PrimaryKeyConstraint("id", name="pk_queue_pauses"),
    )
    for trigger in (*_TRIGGERS, _RAISE_ALL):
        op.execute(trigger)


def _columns() -> None:
    op.add_column("tasks", sa.Column("refines", sa.Text(), nullable=True))
    op.add_column(
        "tasks", sa.Column("place", sa.Float(), nullable=False, server_default=sa.text("0"))
    )
    for name in ("fence", "retried_fence", "interruptions"):
        op.add_column(
            "tasks", sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))
        )
    for name in ("lease_owner", "lease_until"):
        op.add_column("tasks", sa.Column(name, sa.Text(), nullable=True))
    op.add_column(
        "attempts", sa.Column("fence", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    op.execute(f"UPDATE tasks SET place = {_PLACE}, refines = json_extract(terms, '$.refines')")  # noqa: S608 - our own words
    op.drop_index("ix_tasks_claim", "tasks")
    op.create_index("ix_tasks_turn", "tasks", ["state", "priority", "place", "id"])
    op.drop_index("ix_tasks_created_at", "tasks")
    op.create_index("ix_tasks_created_at", "tasks", ["created_at", "id"])
    for name in ("follows", "refines", "reused_from"):
        op.create_index(
            f"ix_tasks_{name}", "tasks", [name], sqlite_where=sa.text(f"{name} IS NOT NULL")
        )
