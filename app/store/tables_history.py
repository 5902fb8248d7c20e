"""What the history is found by, and what is deleted or is to be.

The indexes `page_words` and `task_words` are FTS5's own tables: see migration 0016.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from app.store.tables import metadata

# What is indexed of a task; the index itself holds no text, only where each word stands.
task_texts = Table(
    "task_texts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "task_id", Text, ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False, unique=True
    ),
    Column("names", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("result", Text, nullable=False),
)

# Tasks whose texts are to be indexed: triggers put them here when they are added and when they end.
texts_wanted = Table(
    "texts_wanted",
    metadata,
    Column("task_id", Text, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
)

# Pages that are not in the index yet.
pages_wanted = Table(
    "pages_wanted",
    metadata,
    Column("page_id", Integer, ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
)

# Tasks that are never deleted by their age.
kept_tasks = Table(
    "kept_tasks",
    metadata,
    Column("task_id", Text, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("kept_at", Text, nullable=False),
)

# Tasks that are to be deleted, and from when on.
doomed_tasks = Table(
    "doomed_tasks",
    metadata,
    Column("task_id", Text, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("due_at", Text, nullable=False),
)

# Tasks that were deleted: what figures need to know of them, and which backups hold them.
gone_tasks = Table(
    "gone_tasks",
    metadata,
    Column("task_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("gone_at", Text, nullable=False),
    Index("ix_gone_tasks_gone_at", "gone_at"),
)

# What is left to do after a deletion: `document` to be forgotten by other keepers, `files` to be
# cleaned. A crash does not lose it.
cleanings = Table(
    "cleanings",
    metadata,
    Column("what", Text, primary_key=True),
    Column("key", Text, primary_key=True),
)
