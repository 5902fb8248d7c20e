"""Bring a file to this version's form: back up first, all or nothing, never a newer file."""

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from app.domain.errors import StoreTooNew

WRITING = "homeport_writing"
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, path: Path, at: datetime) -> None:
    """Run the migrations that the file lacks, in one transaction.

    Raises:
        StoreTooNew: the file was written by a newer app; it was not touched.
    """
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    head = ScriptDirectory.from_config(config).get_current_head()
    revision = _revision(engine, config)
    if revision == head:
        return
    if revision is not None:
        _back_up(engine, path, revision, at)
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def writing(engine: Engine) -> Engine:
    """The engine, with transactions that hold the write lock from their start."""
    return engine.execution_options(**{WRITING: True})


def _revision(engine: Engine, config: Config) -> str | None:
    with engine.begin() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise StoreTooNew
    return revision


def _back_up(engine: Engine, path: Path, revision: str, at: datetime) -> None:
    """A copy of the file as it was, whole or not at all."""
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    target = folder / f"{path.stem}-{revision}-{at:%Y%m%dT%H%M%S}{path.suffix}"
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    with closing(engine.raw_connection()) as connection:  # VACUUM runs outside transactions
        connection.cursor().execute("VACUUM INTO ?", (str(partial),))
    with partial.open("rb") as copy:
        os.fsync(copy.fileno())
    partial.replace(target)
