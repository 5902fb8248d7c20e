"""What the user has said of work that could leave."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from app.store.tables import metadata

consents = Table(
    "consents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("task_id", Text, ForeignKey("tasks.id", ondelete="CASCADE")),
    Column("category", Text),
    Column("provider", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("given_at", Text, nullable=False),
    Column("withdrawn_at", Text),
    CheckConstraint("(task_id IS NULL) <> (category IS NULL)", name="subject"),
    Index("ix_consents_task_id", "task_id"),
)

reroutes = Table(
    "reroutes",
    metadata,
    Column("task_id", Text, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("is_kept", Integer, nullable=False),
    Column("is_open", Integer, nullable=False),
    Column("asked_at", Text, nullable=False),
)
