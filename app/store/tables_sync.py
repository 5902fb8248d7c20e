"""The tables of sync: who this Homeport is, its targets, and what is delivered where."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from app.store.tables import metadata

# One row: what tells this Homeport from others that deliver to the same place.
installations = Table(
    "installations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    CheckConstraint("id = 1", name="id"),
)

# By place: the target that was there last, and why it could not be used.
sync_targets = Table(
    "sync_targets",
    metadata,
    Column("place", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("error_code", Text),
    Column("error_title", Text),
    Column("error_hint", Text),
    Column("error_is_retryable", Integer),
    Column("failures", Integer, nullable=False),
    Column("retry_at", Text),
    Column("changed_at", Text, nullable=False),
)

# One row for each revision of a task and target; which revision is told by when the task ended.
deliveries = Table(
    "deliveries",
    metadata,
    Column("task_id", Text, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("target", Text, primary_key=True),
    Column("finished_at", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("is_trusted", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("error_code", Text),
    Column("changed_at", Text, nullable=False),
    CheckConstraint("state IN ('begun', 'delivered', 'refused')", name="state"),
    Index("ix_deliveries_target", "target", "state"),
)
