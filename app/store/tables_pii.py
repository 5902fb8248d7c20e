"""The tables of the PII floor: kinds and numbers, never what was found."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text

from app.store.tables import metadata

# Which documents were looked through, and by which version of the detectors.
pii_scans = Table(
    "pii_scans",
    metadata,
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("looked_for", Integer, nullable=False),
)

pii_findings = Table(
    "pii_findings",
    metadata,
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    CheckConstraint("count > 0", name="count"),
)

# By content and kind: what a newer version finds besides is not confirmed.
pii_confirmations = Table(
    "pii_confirmations",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("confirmed_at", Text, nullable=False),
)

# Why a task was made local only.
pii_raises = Table(
    "pii_raises",
    metadata,
    Column("task_id", Text, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    CheckConstraint("count > 0", name="count"),
)
