"""Results that go to the user's own place: what is delivered where. And the guard."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

# Whatever the code does: no local-only result to a target that the user has not named as trusted.
_NEVER_UNTRUSTED = """
CREATE TRIGGER deliveries_never_untrusted BEFORE INSERT ON deliveries
WHEN NEW.is_trusted <> 1
 AND (SELECT privacy FROM tasks WHERE id = NEW.task_id) IS NOT 'cloud_allowed'
BEGIN SELECT RAISE(ABORT, 'a local-only result goes to a trusted target only'); END
"""


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "installations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_installations_id"),
        sa.PrimaryKeyConstraint("id", name="pk_installations"),
    )
    errors = ("error_code", "error_title", "error_hint")
    op.create_table(
        "sync_targets",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        *(sa.Column(column, sa.Text(), nullable=True) for column in errors),
        sa.Column("error_is_retryable", sa.Integer(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("retry_at", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_sync_targets"),
    )
    op.create_table(
        "deliveries",
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("is_trusted", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('begun', 'delivered', 'refused')", name="ck_deliveries_state"
        ),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name="fk_deliveries_task_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("task_id", "target", "finished_at", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_target", "deliveries", ["target", "state"], unique=False)
    op.execute(_NEVER_UNTRUSTED)
