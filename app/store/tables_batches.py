"""The table of batches; an attempt in one has its id."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from app.domain.batch import BatchState
from app.store.tables import metadata

_STATES = ", ".join(f"'{state.value}'" for state in BatchState)

batches = Table(
    "batches",
    metadata,
    Column("id", Text, primary_key=True),
    Column("provider", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("base_url", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("remote_id", Text, nullable=False),
    Column("items", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("submitted_at", Text),
    Column("ended_at", Text),
    Column("next_poll_at", Text, nullable=False),
    Column("error_code", Text),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    Index("ix_batches_opened_at", "opened_at"),
)
