"""Batches: steps sent to a provider together. And the guard of who never gets in."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_STATES = "'submitting', 'submitted', 'cancelling', 'ended', 'refused'"
# Whatever the code does: nothing local-only, safety-critical or interactive in a batch.
_NEVER_BATCHED = """
CREATE TRIGGER attempts_never_batched BEFORE INSERT ON attempts
WHEN NEW.batch_id IS NOT NULL
 AND (NEW.route <> 'cloud' OR NOT EXISTS (
   SELECT 1 FROM tasks WHERE id = NEW.task_id AND privacy = 'cloud_allowed'
    AND category <> 'safety_critical' AND priority = 'background'))
BEGIN SELECT RAISE(ABORT, 'such work is never in a batch'); END
"""
_STAYS_BATCHED = """
CREATE TRIGGER attempts_stay_batched BEFORE UPDATE OF batch_id ON attempts
BEGIN SELECT RAISE(ABORT, 'an attempt stays in its batch'); END
"""


def upgrade() -> None:
    """Add the table, the attempts' column and the triggers."""
    op.create_table(
        "batches",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "provider", "model")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("base_url", "state")),
        sa.Column("remote_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("items", "done", "failed")),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("next_poll_at", sa.Text(), nullable=False),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.CheckConstraint(f"state IN ({_STATES})", name="ck_batches_state"),
        sa.PrimaryKeyConstraint("id", name="pk_batches"),
    )
    op.create_index("ix_batches_opened_at", "batches", ["opened_at"], unique=False)
    op.add_column("attempts", sa.Column("batch_id", sa.Text(), nullable=True))
    op.create_index("ix_attempts_batch_id", "attempts", ["batch_id"], unique=False)
    for trigger in (_NEVER_BATCHED, _STAYS_BATCHED):
        op.execute(trigger)
