"""The egress ledger. No foreign keys: its rows outlive the tasks that they name."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from app.domain.egress import EgressOutcome, Purpose
from app.store.tables import metadata


def _one_of(column: str, words: type[Purpose] | type[EgressOutcome]) -> CheckConstraint:
    allowed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({allowed})", name=column)


egress = Table(
    "egress",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("port", Integer, nullable=False),
    Column("via", Text, nullable=False),
    Column("is_staying", Integer, nullable=False),
    Column("task_id", Text),
    Column("attempt_id", Text),
    Column("process", Text, nullable=False),
    Column("ended_at", Text),
    Column("outcome", Text),
    Column("address", Text, nullable=False, server_default=""),
    Column("bytes_out", Integer),
    Column("bytes_in", Integer),
    _one_of("purpose", Purpose),
    _one_of("outcome", EgressOutcome),
    Index("ix_egress_at", "at"),
    sqlite_autoincrement=True,  # a row's number is never used again
)
