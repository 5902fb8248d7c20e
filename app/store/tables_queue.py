"""What happened to tasks, and whether the whole queue is paused."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from app.store.tables import metadata

# Append-only: triggers of migration 0007 see to it. Ids grow, so the newest says what is new.
task_events = Table(
    "task_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("task_id", Text, ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("detail", Text, nullable=False, server_default=""),
    Index("ix_task_events_task_id", "task_id"),
    sqlite_autoincrement=True,
)

# One row while the whole queue is paused.
queue_pauses = Table(
    "queue_pauses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paused_at", Text, nullable=False),
    CheckConstraint("id = 1", name="id"),
)
