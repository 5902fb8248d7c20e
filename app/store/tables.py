"""The tables. Times are UTC in ISO 8601 text, which sorts as time does."""

import os

from sqlalchemy import (
    CheckConstraint,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from app.domain.attempt import AttemptOutcome
from app.domain.plan import StepRole, StepState
from app.domain.task import Category, Kind, Priority, Privacy, TaskState

# Names by rule, so that migrations can refer to constraints (SQLAlchemy's naming_convention).
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _one_of(
    column: str,
    words: type[Kind | Category | Privacy | Priority | TaskState]
    | type[StepRole | StepState | AttemptOutcome],
) -> CheckConstraint:
    allowed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({allowed})", name=column)


class PathText(TypeDecorator[str]):
    """A file's path. A name that is no text (bytes that are not UTF-8) is stored as its bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | bytes | None:  # noqa: ARG002
        """To the file: SQLite keeps bytes as they are in a text column."""
        if value is None:
            return None
        try:
            value.encode()
        except UnicodeEncodeError:
            return os.fsencode(value)
        return value

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """From the file, as Python names such files."""
        return os.fsdecode(value) if isinstance(value, bytes) else value


documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("path", PathText, nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", Text),
    Column("sha256", Text),
    Column("size_bytes", Integer),
    Column("pages_total", Integer),
    Column("char_count", Integer),
    Index("ix_documents_path", "path"),
    Index("ix_documents_sha256", "sha256"),
)

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("char_start", Integer, nullable=False),
    Column("char_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("problem", Text),
    Column("label", Text, nullable=False, server_default=""),
    UniqueConstraint("document_id", "number"),
    Index("ix_pages_range", "document_id", "char_start", "char_end"),
)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("privacy", Text, nullable=False),
    Column("priority", Text, nullable=False),
    Column("instruction", Text, nullable=False),
    Column("options", Text, nullable=False, server_default="{}"),
    Column("set_id", Text),
    Column("is_again", Integer, nullable=False, server_default="0"),
    Column("reused_from", Text),
    Column("follows", Text),
    Column("conversation", Text),
    Column("preset", Text),
    Column("terms", Text, nullable=False, server_default="{}"),
    Column("waits_reason", Text),
    Column("waits_until", Text),
    Column("state", Text, nullable=False),
    Column("route", Text),
    Column("route_reason", Text),
    Column("error_code", Text),
    Column("error_title", Text),
    Column("error_hint", Text),
    Column("error_is_retryable", Integer),
    Column("created_at", Text, nullable=False),
    Column("started_at", Text),
    Column("finished_at", Text),
    Column("refines", Text),
    Column("place", Float, nullable=False, server_default="0"),
    Column("fence", Integer, nullable=False, server_default="0"),
    Column("retried_fence", Integer, nullable=False, server_default="0"),
    Column("interruptions", Integer, nullable=False, server_default="0"),
    Column("lease_owner", Text),
    Column("lease_until", Text),
    Column("names", Text, nullable=False, server_default=""),
    _one_of("kind", Kind),
    _one_of("category", Category),
    _one_of("privacy", Privacy),
    _one_of("priority", Priority),
    _one_of("state", TaskState),
    Index("ix_tasks_turn", "state", "priority", "place", "id"),
    Index("ix_tasks_follows", "follows", sqlite_where=text("follows IS NOT NULL")),
    Index("ix_tasks_refines", "refines", sqlite_where=text("refines IS NOT NULL")),
    Index("ix_tasks_reused_from", "reused_from", sqlite_where=text("reused_from IS NOT NULL")),
    Index("ix_tasks_created_at", "created_at", "id"),
    Index("ix_tasks_set_id", "set_id"),
    Index(
        "ix_tasks_finished_at",
        *("finished_at", "state"),
        sqlite_where=text("finished_at IS NOT NULL"),
    ),
)

task_documents = Table(
    "task_documents",
    metadata,
    Column("task_id", Text, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Index("ix_task_documents_document_id", "document_id"),
)

steps = Table(
    "steps",
    metadata,
    Column("id", Text, primary_key=True),
    Column("task_id", Text, ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("max_tokens", Integer, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("document_id", Text, ForeignKey("documents.id")),
    Column("page_first", Integer),
    Column("page_last", Integer),
    Column("char_start", Integer),
    Column("char_end", Integer),
    Column("chunk_tokens", Integer),
    Column("overlap_chars", Integer),
    Column("result", Text),
    _one_of("role", StepRole),
    _one_of("state", StepState),
    UniqueConstraint("task_id", "position"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Text, primary_key=True),
    # No foreign keys: figures outlive the tasks that they are of.
    Column("task_id", Text, nullable=False),
    Column("step_id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("is_repair", Integer, nullable=False),
    Column("engine", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("model_fingerprint", Text, nullable=False, server_default=""),
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text),
    Column("outcome", Text),
    Column("error_code", Text),
    Column("prompt_tokens", Integer),
    Column("completion_tokens", Integer),
    Column("first_token_s", Float),
    Column("seconds", Float),
    Column("queue_s", Float),
    Column("prompt_tokens_reused", Integer),
    Column("batch_size", Float),
    Column("kv_share", Float),
    Column("route", Text, nullable=False, server_default="local"),
    Column("bytes_out", Integer),
    Column("bytes_in", Integer),
    Column("tokens_estimated", Integer),
    Column("cost_estimate_usd", Float),
    Column("cost_usd", Float),
    Column("retry_at", Text),
    Column("raw_text", Text),
    Column("fence", Integer, nullable=False, server_default="0"),
    Column("batch_id", Text),
    _one_of("outcome", AttemptOutcome),
    UniqueConstraint("step_id", "number"),
    Index("ix_attempts_task_id", "task_id"),
    # All that the sums by day are made of, so that they read this index alone.
    Index(
        "ix_attempts_started_at",
        *("started_at", "route", "outcome", "error_code", "task_id", "finished_at", "seconds"),
        *("prompt_tokens", "prompt_tokens_reused", "completion_tokens", "cost_usd"),
    ),
    Index("ix_attempts_batch_id", "batch_id"),
)

# One row: the breaker over local JSON.
breakers = Table(
    "breakers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", Text, nullable=False),
    Column("since", Text, nullable=False),
    CheckConstraint("id = 1", name="id"),
)

paused_providers = Table(
    "paused_providers",
    metadata,
    Column("name", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("paused_at", Text, nullable=False),
)
