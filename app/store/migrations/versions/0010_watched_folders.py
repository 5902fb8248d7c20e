"""Folders that are watched by the app itself, and what was taken up of them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "watched_folders",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_watched_folders"),
    )
    op.create_table(
        "taken_files",
        sa.Column("folder_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("changed_ns", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"],
            ["watched_folders.id"],
            name="fk_taken_files_folder_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("folder_id", "path", name="pk_taken_files"),
    )
