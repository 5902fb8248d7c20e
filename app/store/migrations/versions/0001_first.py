"""Tasks, documents, steps, attempts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_CLOSED_ATTEMPTS_STAY = """
CREATE TRIGGER closed_attempts_stay BEFORE UPDATE ON attempts
WHEN OLD.outcome IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a closed attempt is never changed'); END
"""


def upgrade() -> None:
    """Make the tables, and keep attempts append-only."""
    _documents()
    _tasks()
    _pages()
    _steps()
    _task_documents()
    _attempts()
    op.execute(_CLOSED_ATTEMPTS_STAY)


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("size_bytes", sa.Integer(), nullable=True),
        sa.Column("pages_total", sa.Integer(), nullable=True),
        sa.Column("char_count", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("privacy", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("instruction", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=True),
        sa.Column("route_reason", sa.Text(), nullable=True),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("error_title", sa.Text(), nullable=True),
        sa.Column("error_hint", sa.Text(), nullable=True),
        sa.Column("error_is_retryable", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=True),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "category IN ('routine', 'complex', 'safety_critical')", name="ck_tasks_category"
        ),
        sa.CheckConstraint(
            "kind IN ('summarize', 'classify', 'extract', 'translate', 'ask', 'rewrite')",
            name="ck_tasks_kind",
        ),
        sa.CheckConstraint("priority IN ('interactive', 'background')", name="ck_tasks_priority"),
        sa.CheckConstraint("privacy IN ('local_only', 'cloud_allowed')", name="ck_tasks_privacy"),
        sa.CheckConstraint(
            "state IN ('queued', 'running', 'waiting_for_network', 'paused', 'succeeded', "
            "'failed', 'cancelled')",
            name="ck_tasks_state",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_tasks"),
    )
    op.create_index("ix_tasks_claim", "tasks", ["state", "priority", "created_at"], unique=False)
    op.create_index("ix_tasks_created_at", "tasks", ["created_at"], unique=False)


def _pages() -> None:
    op.create_table(
        "pages",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("char_start", sa.Integer(), nullable=False),
        sa.Column("char_end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_pages_document_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "number", name="pk_pages"),
    )
    op.create_index(
        "ix_pages_range", "pages", ["document_id", "char_start", "char_end"], unique=False
    )


def _steps() -> None:
    op.create_table(
        "steps",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("max_tokens", sa.Integer(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=True),
        sa.Column("page_first", sa.Integer(), nullable=True),
        sa.Column("page_last", sa.Integer(), nullable=True),
        sa.Column("char_start", sa.Integer(), nullable=True),
        sa.Column("char_end", sa.Integer(), nullable=True),
        sa.Column("chunk_tokens", sa.Integer(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.CheckConstraint("role IN ('map', 'merge', 'single')", name="ck_steps_role"),
        sa.CheckConstraint(
            "state IN ('pending', 'running', 'waiting_for_network', 'done', 'failed', 'cancelled')",
            name="ck_steps_state",
        ),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_steps_document_id"),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name="fk_steps_task_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_steps"),
        sa.UniqueConstraint("task_id", "position", name="uq_steps_task_id"),
    )


def _task_documents() -> None:
    op.create_table(
        "task_documents",
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_task_documents_document_id"
        ),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name="fk_task_documents_task_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("task_id", "position", name="pk_task_documents"),
    )
    op.create_index(
        "ix_task_documents_document_id", "task_documents", ["document_id"], unique=False
    )


def _attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_repair", sa.Integer(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("prompt_tokens", sa.Integer(), nullable=True),
        sa.Column("completion_tokens", sa.Integer(), nullable=True),
        sa.Column("first_token_s", sa.Float(), nullable=True),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("queue_s", sa.Float(), nullable=True),
        sa.Column("prompt_tokens_reused", sa.Integer(), nullable=True),
        sa.Column("batch_size", sa.Float(), nullable=True),
        sa.Column("kv_share", sa.Float(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('done', 'validation_failed', 'engine_died', 'failed', 'cancelled', "
            "'interrupted')",
            name="ck_attempts_outcome",
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["steps.id"], name="fk_attempts_step_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name="fk_attempts_task_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
        sa.UniqueConstraint("step_id", "number", name="uq_attempts_step_id"),
    )
    op.create_index("ix_attempts_task_id", "attempts", ["task_id"], unique=False)
