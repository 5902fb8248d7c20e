"""Indexes from which sums by day are made without reading the rows themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

_SUMMED = (
    *("started_at", "route", "outcome", "error_code", "task_id", "finished_at", "seconds"),
    *("prompt_tokens", "prompt_tokens_reused", "completion_tokens", "cost_usd"),
)


def upgrade() -> None:
    """Widen the attempts' index, and add one of ended tasks only: so claims do not write it."""
    op.drop_index("ix_attempts_started_at", table_name="attempts")
    op.create_index("ix_attempts_started_at", "attempts", list(_SUMMED), unique=False)
    op.create_index(
        "ix_tasks_finished_at",
        "tasks",
        ["finished_at", "state"],
        unique=False,
        sqlite_where=sa.text("finished_at IS NOT NULL"),
    )
