"""Options and sets of tasks; labels of pages; overlaps of chunks; the roles of all kinds' steps."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_OLD_COLUMNS = (
    "id, task_id, position, role, state, max_tokens, inputs, document_id, page_first, page_last, "
    "char_start, char_end, chunk_tokens, result"
)


def upgrade() -> None:
    """Add the columns, and make `steps` anew: SQLite cannot change a check in place."""
    op.add_column(
        "tasks", sa.Column("options", sa.Text(), nullable=False, server_default=sa.text("'{}'"))
    )
    op.add_column("tasks", sa.Column("set_id", sa.Text(), nullable=True))
    op.create_index("ix_tasks_set_id", "tasks", ["set_id"], unique=False)
    op.add_column(
        "pages", sa.Column("label", sa.Text(), nullable=False, server_default=sa.text("''"))
    )
    _steps("new_steps")
    op.execute(f"INSERT INTO new_steps ({_OLD_COLUMNS}) SELECT {_OLD_COLUMNS} FROM steps")  # noqa: S608 - our own words
    op.drop_table("steps")
    op.rename_table("new_steps", "steps")


def _steps(name: str) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("max_tokens", sa.Integer(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=True),
        sa.Column("page_first", sa.Integer(), nullable=True),
        sa.Column("page_last", sa.Integer(), nullable=True),
        sa.Column("char_start", sa.Integer(), nullable=True),
        sa.Column("char_end", sa.Integer(), nullable=True),
        sa.Column("chunk_tokens", sa.Integer(), nullable=True),
        sa.Column("overlap_chars", sa.Integer(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "role IN ('map', 'merge', 'single', 'repair', 'refine', 'verify')",
            name="ck_steps_role",
        ),
        sa.CheckConstraint(
            "state IN ('pending', 'running', 'waiting_for_network', 'done', 'failed', 'cancelled')",
            name="ck_steps_state",
        ),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_steps_document_id"),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name="fk_steps_task_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_steps"),
        sa.UniqueConstraint("task_id", "position", name="uq_steps_task_id"),
    )
