"""What was found of personal data, by kind and number, and what the user has confirmed about it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the tables. Every task is looked at when it is next taken up, so nothing is filled in."""
    op.create_table(
        "pii_scans",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("looked_for", sa.Integer(), nullable=False),
        _of("pii_scans", "document_id", "documents.id"),
        sa.PrimaryKeyConstraint("document_id", name="pk_pii_scans"),
    )
    op.create_table("pii_findings", *_counts("pii_findings", "document_id", "documents.id"))
    op.create_table(
        "pii_confirmations",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("confirmed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "kind", name="pk_pii_confirmations"),
    )
    op.create_table("pii_raises", *_counts("pii_raises", "task_id", "tasks.id"))


def _counts(table: str, owner: str, key: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column(owner, sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count > 0", name=f"ck_{table}_count"),
        _of(table, owner, key),
        sa.PrimaryKeyConstraint(owner, "kind", name=f"pk_{table}"),
    )


def _of(table: str, owner: str, key: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([owner], [key], name=f"fk_{table}_{owner}", ondelete="CASCADE")
