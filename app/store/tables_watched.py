"""The tables of the watched folders."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from app.store.tables import PathText, metadata

watched_folders = Table(
    "watched_folders",
    metadata,
    Column("id", Text, primary_key=True),
    Column("path", PathText, nullable=False),
    Column("asked", Text, nullable=False),
    Column("since", Text, nullable=False),
)

taken_files = Table(
    "taken_files",
    metadata,
    Column(
        "folder_id",
        Text,
        ForeignKey("watched_folders.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("path", PathText, primary_key=True),
    Column("size_bytes", Integer, nullable=False),
    Column("changed_ns", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
)
