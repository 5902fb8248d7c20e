"""Sets of thousands of files are queued and found quickly; results that are used again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns, and indexes to find a file or its content by."""
    op.add_column(
        "tasks", sa.Column("is_again", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    op.add_column("tasks", sa.Column("reused_from", sa.Text(), nullable=True))
    op.add_column(
        "attempts",
        sa.Column("model_fingerprint", sa.Text(), nullable=False, server_default=sa.text("''")),
    )
    op.create_index("ix_documents_path", "documents", ["path"], unique=False)
    op.create_index("ix_documents_sha256", "documents", ["sha256"], unique=False)
