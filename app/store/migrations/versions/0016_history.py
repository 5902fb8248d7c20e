"""The history: an index of tasks, one of pages from which a word can be taken out; deletions.

Indexing anew takes minutes in a large home, so nothing is indexed here: what is there is written
down as wanted, and a chore does it in small bites.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

# Not `contentless_delete`: there a deleted row's words stay in the index until it is merged.
_FTS = "content='', tokenize='unicode61 remove_diacritics 2'"
_INDEXES = {"page_words": "text", "task_words": "names, asked, result"}
_TRIGGERS = (
    # `cut_signs` is the store's own function; a page that was never indexed is not taken out.
    """
CREATE TRIGGER pages_unindexed BEFORE DELETE ON pages
WHEN OLD.id NOT IN (SELECT page_id FROM pages_wanted)
BEGIN
  INSERT INTO page_words (page_words, rowid, text) VALUES ('delete', OLD.id, cut_signs(OLD.text));
END
""",
    """
CREATE TRIGGER task_texts_indexed AFTER INSERT ON task_texts
BEGIN
  INSERT INTO task_words (rowid, names, asked, result)
  VALUES (NEW.id, cut_signs(NEW.names), cut_signs(NEW.asked), cut_signs(NEW.result));
END
""",
    """
CREATE TRIGGER task_texts_unindexed BEFORE DELETE ON task_texts
BEGIN
  INSERT INTO task_words (task_words, rowid, names, asked, result)
  VALUES ('delete', OLD.id, cut_signs(OLD.names), cut_signs(OLD.asked), cut_signs(OLD.result));
END
""",
    """
CREATE TRIGGER task_texts_are_not_changed BEFORE UPDATE ON task_texts
BEGIN SELECT RAISE(ABORT, 'indexed texts are replaced, not changed'); END
""",
    """
CREATE TRIGGER tasks_want_an_index AFTER INSERT ON tasks
BEGIN INSERT OR IGNORE INTO texts_wanted (task_id) VALUES (NEW.id); END
""",
    """
CREATE TRIGGER ended_tasks_want_an_index AFTER UPDATE OF state ON tasks
WHEN NEW.state IS NOT OLD.state AND NEW.state IN ('succeeded', 'failed', 'cancelled')
BEGIN INSERT OR IGNORE INTO texts_wanted (task_id) VALUES (NEW.id); END
""",
    # An attempt outlives its task, for figures are counted from it; so its keys are watched here.
    """
CREATE TRIGGER attempts_have_a_task BEFORE INSERT ON attempts
WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND task_id = NEW.task_id)
BEGIN SELECT RAISE(ABORT, 'an attempt is at a step of its task'); END
""",
    """
CREATE TRIGGER deleted_text_stays_away BEFORE UPDATE OF raw_text ON attempts
WHEN NEW.raw_text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM tasks WHERE id = NEW.task_id)
BEGIN SELECT RAISE(ABORT, 'the task is deleted'); END
""",
)
# As migration 0001 has it, but that a refused answer's text goes with its task.
_CLOSED_STAY = """
CREATE TRIGGER closed_attempts_stay BEFORE UPDATE ON attempts
WHEN OLD.outcome IS NOT NULL AND NOT (
  OLD.raw_text IS NOT NULL AND NEW.raw_text IS NULL AND NEW.outcome = OLD.outcome
  AND NEW.error_code IS OLD.error_code AND NEW.cost_usd IS OLD.cost_usd
  AND NEW.prompt_tokens IS OLD.prompt_tokens AND NEW.completion_tokens IS OLD.completion_tokens
  AND NOT EXISTS (SELECT 1 FROM tasks WHERE id = OLD.task_id))
BEGIN SELECT RAISE(ABORT, 'a closed attempt is never changed'); END
"""
_OF_TASK = re.compile(
    r",\s*CONSTRAINT fk_attempts_(task|step)_id FOREIGN KEY[^,]*?ON DELETE CASCADE"
)


def upgrade() -> None:
    """Add the tables, make the indexes, and let attempts outlive their tasks."""
    _tables()
    op.execute("DROP TRIGGER IF EXISTS pages_unindexed")
    op.execute("DROP TABLE page_words")
    for name, columns in _INDEXES.items():
        op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, {_FTS})")
        op.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('secure-delete', 1)")  # noqa: S608 - our own words
    op.execute("INSERT INTO pages_wanted (page_id) SELECT id FROM pages")
    op.execute("INSERT INTO texts_wanted (task_id) SELECT id FROM tasks")
    _free_attempts()
    for trigger in (*_TRIGGERS, _CLOSED_STAY):
        op.execute(trigger)


def _tables() -> None:
    op.create_table(
        "task_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("names", "asked", "result")),
        _foreign("task_texts", "task_id", "tasks"),
        sa.PrimaryKeyConstraint("id", name="pk_task_texts"),
        sa.UniqueConstraint("task_id", name="uq_task_texts_task_id"),
    )
    op.create_table(
        "texts_wanted",
        sa.Column("task_id", sa.Text(), nullable=False),
        _foreign("texts_wanted", "task_id", "tasks"),
        sa.PrimaryKeyConstraint("task_id", name="pk_texts_wanted"),
    )
    op.create_table(
        "pages_wanted",
        sa.Column("page_id", sa.Integer(), nullable=False),
        _foreign("pages_wanted", "page_id", "pages"),
        sa.PrimaryKeyConstraint("page_id", name="pk_pages_wanted"),
    )
    for name, column in (("kept_tasks", "kept_at"), ("doomed_tasks", "due_at")):
        op.create_table(
            name,
            sa.Column("task_id", sa.Text(), nullable=False),
            sa.Column(column, sa.Text(), nullable=False),
            _foreign(name, "task_id", "tasks"),
            sa.PrimaryKeyConstraint("task_id", name=f"pk_{name}"),
        )
    op.create_table(
        "gone_tasks",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("task_id", "kind", "gone_at")),
        sa.PrimaryKeyConstraint("task_id", name="pk_gone_tasks"),
    )
    op.create_index("ix_gone_tasks_gone_at", "gone_tasks", ["gone_at"], unique=False)
    op.create_table(
        "cleanings",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("what", "key", name="pk_cleanings"),
    )


def _foreign(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )


def _free_attempts() -> None:
    """Take two foreign keys off `attempts` without copying it: no row is stored otherwise for them.

    SQLite's own way for what changes no content (https://www.sqlite.org/lang_altertable.html#otheralter).
    """
    connection = op.get_bind()
    where = "WHERE type = 'table' AND name = 'attempts'"
    old = connection.exec_driver_sql(f"SELECT sql FROM sqlite_master {where}").scalar_one()  # noqa: S608
    new, count = _OF_TASK.subn("", old)
    if count != 2:  # noqa: PLR2004 - that of the task and that of the step
        raise RuntimeError("the attempts are not of the form that was expected")
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.execute(sa.text(f"UPDATE sqlite_master SET sql = :sql {where}"), {"sql": new})  # noqa: S608
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
