"""What the user has agreed to be sent, and what is to be done here after all."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

# Whatever the code does: a word that was given stays as it was given, and taken back is taken back.
_STAYS = """
CREATE TRIGGER consents_stay BEFORE UPDATE OF id, task_id, category, provider, host, given_at
ON consents BEGIN SELECT RAISE(ABORT, 'a consent stays as it was given'); END
"""
_ENDS_ONCE = """
CREATE TRIGGER consents_end_once BEFORE UPDATE OF withdrawn_at ON consents
WHEN OLD.withdrawn_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a consent that was withdrawn stays so'); END
"""


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "consents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("given_at", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.CheckConstraint("(task_id IS NULL) <> (category IS NULL)", name="ck_consents_subject"),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name="fk_consents_task_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("ix_consents_task_id", "consents", ["task_id"], unique=False)
    op.create_table(
        "reroutes",
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("is_kept", sa.Integer(), nullable=False),
        sa.Column("is_open", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name="fk_reroutes_task_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("task_id", name="pk_reroutes"),
    )
    op.execute(_STAYS)
    op.execute(_ENDS_ONCE)
