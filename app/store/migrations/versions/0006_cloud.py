"""Requests to providers: what they cost, when the next may go, what was refused. And the guards."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_OLD_COLUMNS = (
    "id, task_id, step_id, number, is_repair, engine, model, model_fingerprint, started_at, "
    "finished_at, outcome, error_code, prompt_tokens, completion_tokens, first_token_s, seconds, "
    "queue_s, prompt_tokens_reused, batch_size, kv_share"
)
_OUTCOMES = (
    "'done', 'validation_failed', 'engine_died', 'failed', 'cancelled', 'interrupted', "
    "'outcome_unknown'"
)
# Whatever the code does: no request for a local-only task, no task that gets less private.
_NEVER_LEAVES = """
CREATE TRIGGER attempts_never_leave BEFORE INSERT ON attempts
WHEN NEW.route <> 'local'
 AND (SELECT privacy FROM tasks WHERE id = NEW.task_id) IS NOT 'cloud_allowed'
BEGIN SELECT RAISE(ABORT, 'a local-only task never leaves'); END
"""
_NEVER_MOVES = """
CREATE TRIGGER attempts_never_move BEFORE UPDATE OF route, task_id, step_id ON attempts
BEGIN SELECT RAISE(ABORT, 'an attempt stays where it ran'); END
"""
_NEVER_LOOSENS = """
CREATE TRIGGER tasks_never_loosen BEFORE UPDATE OF privacy ON tasks
WHEN OLD.privacy = 'local_only' AND NEW.privacy <> 'local_only'
BEGIN SELECT RAISE(ABORT, 'privacy may only be raised'); END
"""


def upgrade() -> None:
    """Add the columns and tables, and make `attempts` anew: SQLite cannot change a check."""
    op.add_column("tasks", sa.Column("preset", sa.Text(), nullable=True))
    op.add_column(
        "tasks", sa.Column("terms", sa.Text(), nullable=False, server_default=sa.text("'{}'"))
    )
    op.add_column("tasks", sa.Column("waits_reason", sa.Text(), nullable=True))
    op.add_column("tasks", sa.Column("waits_until", sa.Text(), nullable=True))
    _attempts("new_attempts")
    op.execute(f"INSERT INTO new_attempts ({_OLD_COLUMNS}) SELECT {_OLD_COLUMNS} FROM attempts")  # noqa: S608 - our own words
    op.drop_table("attempts")
    op.rename_table("new_attempts", "attempts")
    op.create_index("ix_attempts_task_id", "attempts", ["task_id"], unique=False)
    op.create_index("ix_attempts_started_at", "attempts", ["started_at"], unique=False)
    op.create_table(
        "breakers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_breakers_id"),
        sa.PrimaryKeyConstraint("id", name="pk_breakers"),
    )
    op.create_table(
        "paused_providers",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("paused_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_paused_providers"),
    )
    for trigger in (_NEVER_LEAVES, _NEVER_MOVES, _NEVER_LOOSENS):
        op.execute(trigger)


def _attempts(name: str) -> None:
    texts = ("finished_at", "outcome", "error_code")
    counts = ("prompt_tokens", "completion_tokens")
    shares = ("first_token_s", "seconds", "queue_s")
    op.create_table(
        name,
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_repair", sa.Integer(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("model_fingerprint", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("started_at", sa.Text(), nullable=False),
        *(sa.Column(column, sa.Text(), nullable=True) for column in texts),
        *(sa.Column(column, sa.Integer(), nullable=True) for column in counts),
        *(sa.Column(column, sa.Float(), nullable=True) for column in shares),
        sa.Column("prompt_tokens_reused", sa.Integer(), nullable=True),
        sa.Column("batch_size", sa.Float(), nullable=True),
        sa.Column("kv_share", sa.Float(), nullable=True),
        sa.Column("route", sa.Text(), nullable=False, server_default=sa.text("'local'")),
        sa.Column("bytes_out", sa.Integer(), nullable=True),
        sa.Column("bytes_in", sa.Integer(), nullable=True),
        sa.Column("tokens_estimated", sa.Integer(), nullable=True),
        sa.Column("cost_estimate_usd", sa.Float(), nullable=True),
        sa.Column("cost_usd", sa.Float(), nullable=True),
        sa.Column("retry_at", sa.Text(), nullable=True),
        sa.Column("raw_text", sa.Text(), nullable=True),
        sa.CheckConstraint(f"outcome IN ({_OUTCOMES})", name="ck_attempts_outcome"),
        sa.ForeignKeyConstraint(
            ["step_id"], ["steps.id"], name="fk_attempts_step_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name="fk_attempts_task_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
        sa.UniqueConstraint("step_id", "number", name="uq_attempts_step_id"),
    )
