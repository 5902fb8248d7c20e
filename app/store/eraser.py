"""The Eraser port on SQLite: marks, the deletion itself, the files after it, and the proof."""

import json
import logging
import re
from collections.abc import Collection, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import Any

from sqlalchemy import delete, select, text
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlcipher3 import dbapi2

from app.domain.deleting import Cleaned, Doomed, Erased, Proof
from app.domain.errors import AppError
from app.store.backups import backups
from app.store.chores import back_up_now
from app.store.cipher import connect
from app.store.claiming import named
from app.store.database import Database, translated
from app.store.durable import overwrite
from app.store.erasing import erase, look_at
from app.store.pasted import old_pasted, pasted_names, remove_pasted, remove_unused
from app.store.restore import damaged_folders
from app.store.rows import time_to_text
from app.store.separators import tidy
from app.store.tables import tasks
from app.store.tables_history import cleanings, doomed_tasks
from app.store.traces import chosen, index_is_clean, search, still_stored, store_files, told
from app.store.vault_file import BACKUPS

_TRIES, _WAIT_S = 10, 0.3
_WORD = re.compile(r"\b[^\W_]{6,}\b")
_MOST_WORDS = 100
LOG_IN_USE = (
    "the store's log could not be emptied: another program has the store open. It is tried again "
    "by itself"
)
PASTED_LEFT = "a pasted text could not be deleted from the home. It is tried again by itself"
NO_BACKUP = "backups still hold it: no fresh one could be made. It is tried again by itself"
_log = logging.getLogger(__name__)


class SqlEraser:
    """See `domain.ports.history.Eraser`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def _home(self) -> Path:
        return self._database.path.parent

    def look(self, task_ids: Collection[str]) -> Doomed:
        """What would go with these."""
        with self._database.read() as connection:
            seen = look_at(connection, task_ids, self._home)
        holding = len(self._holding(seen.task_ids))
        folders = tuple(damaged_folders(self._home))
        return seen.model_copy(update={"backups": holding, "damaged": folders})

    def mark(self, task_ids: Collection[str], due: datetime) -> None:
        """Have tasks deleted from then on."""
        with self._database.write() as connection:
            there = select(tasks.c.id).where(tasks.c.id.in_(named(task_ids)))
            rows = [
                {"task_id": key, "due_at": time_to_text(due)}
                for key in connection.execute(there).scalars()
            ]
            if rows:
                connection.execute(upsert(doomed_tasks).on_conflict_do_nothing(), rows)

    def unmark(self, task_ids: Collection[str]) -> None:
        """Take it back."""
        saved = delete(doomed_tasks).where(doomed_tasks.c.task_id.in_(named(task_ids)))
        with self._database.write() as connection:
            connection.execute(saved)

    def marked(self, at: datetime | None) -> list[str]:
        """The tasks that are to be deleted by then."""
        query = select(doomed_tasks.c.task_id)
        if at is not None:
            query = query.where(doomed_tasks.c.due_at <= time_to_text(at))
        with self._database.read() as connection:
            return list(connection.execute(query).scalars())

    def erase(self, task_ids: Collection[str], at: datetime) -> tuple[Erased, list[bytes]]:
        """Take tasks out of the store, in one transaction."""
        with self._database.write() as connection:
            return erase(connection, task_ids, at, self._home)

    def forgotten(self) -> list[str]:
        """Documents that are gone, and that other keepers have yet to be told of."""
        query = select(cleanings.c.key).where(cleanings.c.what == "document")
        with self._database.read() as connection:
            return list(connection.execute(query).scalars())

    def told(self, document_ids: Collection[str]) -> None:
        """They have been."""
        is_told = cleanings.c.key.in_(named(document_ids))
        with self._database.write() as connection:
            connection.execute(delete(cleanings).where(cleanings.c.what == "document", is_told))

    def is_clean(self) -> bool:
        """Whether there is nothing left to do."""
        with self._database.read() as connection:
            return connection.execute(select(cleanings.c.what)).first() is None

    def clean(self, at: datetime) -> Cleaned:
        """Empty the log, and put a fresh backup in place of those that hold what was deleted."""
        with self._database.write() as connection:
            tidy(connection)
            pasted, failed = remove_pasted(connection, self._home)
        open_still = [PASTED_LEFT] if failed else []
        open_still += [] if self._empty_log() else [LOG_IN_USE]
        made, removed = None, 0
        holding = self._holding(self._gone())
        if holding:
            try:
                made = back_up_now(self._database, at).name
                removed = self._remove(path for path in holding if path.name != made)
            except AppError as error:
                _log.warning("backups are not replaced: %s", error.code)
                open_still.append(NO_BACKUP)
        if not open_still:
            done = delete(cleanings).where(cleanings.c.what == "files")
            with self._database.write() as connection:
                connection.execute(done)
            self._empty_log()
        return Cleaned(
            backups_removed=removed,
            backup_made=made,
            pasted_removed=pasted,
            open_still=tuple(open_still),
        )

    def put_away_pasted(self, paths: Collection[Path]) -> int:
        """Delete what was pasted and then given up."""
        names = pasted_names(self._home, map(str, paths))
        if not names:
            return 0
        with self._database.write() as connection:
            return remove_unused(connection, self._home, names)

    def sweep_pasted(self, before: datetime) -> int:
        """Delete what was pasted before then and is of no task."""
        if damaged_folders(self._home):
            return 0
        return self.put_away_pasted(old_pasted(self._home, before))

    def prove(self, passages: Sequence[bytes]) -> Proof:
        """Look through all files; what is found in free pages is written over first."""
        with translated(self._database.path):
            files = store_files(self._home)
            wanted = chosen(passages, files)
            shared: set[bytes] = set()
            found = self._found(files, wanted)
            if any(found.values()):
                shared = self._still_stored(set().union(*found.values()))
                found = {path: left - shared for path, left in found.items()}
            if any(left for path, left in found.items() if path.parent == self._home):
                self._vacuum()
                files = store_files(self._home)
                found = {path: left - shared for path, left in self._found(files, wanted).items()}
            words = _words(passage for passage in wanted if passage not in shared)
            return Proof(
                looked_for=len(wanted) - len(shared),
                shared=len(shared),
                files=tuple(told(self._home, path, left) for path, left in found.items()),
                index_clean=index_is_clean(self._database.path, self._database.key, words),
                open_still=() if self._empty_log() else (LOG_IN_USE,),
            )

    def _found(self, files: Sequence[Path], wanted: Sequence[bytes]) -> dict[Path, set[bytes]]:
        key = self._database.key
        return {path: search(path, key, wanted) for path in files if path.exists()}

    def _still_stored(self, passages: Collection[bytes]) -> set[bytes]:
        with self._database.driver() as connection:
            return still_stored(connection, passages)

    def _vacuum(self) -> None:
        """Write the store anew without its free pages; not while another is at work in it."""
        try:
            with self._database.driver() as connection:
                connection.execute("VACUUM")
        except AppError as error:
            _log.warning("the store is not written anew: %s", error.code)
        self._empty_log()

    def _empty_log(self) -> bool:
        """Write the log into the store and cut it off; False: another has the store in use."""
        for _ in range(_TRIES):
            with self._database.driver() as connection:
                connection.execute("PRAGMA busy_timeout = 0")
                try:
                    row = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                finally:
                    connection.execute("PRAGMA busy_timeout = 5000")
            if row[0] == 0:
                return True
            sleep(_WAIT_S)
        return False

    def _gone(self) -> list[str]:
        with self._database.read() as connection:
            return list(connection.execute(text("SELECT task_id FROM gone_tasks")).scalars())

    def _holding(self, task_ids: Collection[str]) -> list[Path]:
        """The backups in which one of the tasks is; what cannot be read may hold it too."""
        if not task_ids:
            return []
        query = "SELECT 1 FROM tasks WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1"
        asked, found = json.dumps(list(task_ids)), []
        for backup in backups(self._home):
            path = self._home / BACKUPS / backup.name
            try:
                with closing(connect(path, self._database.key, "ro")) as connection:
                    holds = connection.execute(query, (asked,)).fetchone() is not None
            except dbapi2.DatabaseError:
                holds = True
            if holds:
                found.append(path)
        return found

    def _remove(self, paths: Any) -> int:  # noqa: ANN401 - any iterable of paths
        """Write over backups and delete them."""
        count = 0
        with translated(self._database.path):
            for path in list(paths):
                overwrite(path)
                path.unlink()
                count += 1
        return count


def _words(passages: Any) -> list[str]:  # noqa: ANN401
    """Whole words of the passages."""
    found: dict[str, None] = {}
    for passage in passages:
        words = _WORD.findall(passage.decode(errors="ignore"))[1:-1]
        found.update(dict.fromkeys(words))
    return list(found)[:_MOST_WORDS]
