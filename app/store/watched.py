"""The WatchedFolders port on SQLite."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.watched import Asked, TakenFile, WatchedFolder
from app.store.database import Database
from app.store.rows import time_to_text
from app.store.tables_watched import taken_files, watched_folders


class SqlWatchedFolders:
    """Watched folders and what was taken up of them; see `domain.ports.WatchedFolders`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, folder: WatchedFolder) -> None:
        """Watch a folder from now on."""
        row = {
            "id": folder.id,
            "path": folder.path,
            "asked": folder.asked.as_json(),
            "since": time_to_text(folder.since),
        }
        with self._database.write() as connection:
            connection.execute(insert(watched_folders), row)

    def all(self) -> list[WatchedFolder]:
        """Those that are watched, the oldest first."""
        query = select(watched_folders).order_by(watched_folders.c.since, watched_folders.c.id)
        with self._database.read() as connection:
            return [
                WatchedFolder(
                    id=row.id,
                    path=row.path,
                    asked=Asked.model_validate_json(row.asked),
                    since=datetime.fromisoformat(row.since),
                )
                for row in connection.execute(query)
            ]

    def forget(self, folder_id: str) -> bool:
        """Watch a folder no more."""
        gone = delete(watched_folders).where(watched_folders.c.id == folder_id)
        with self._database.write() as connection:
            return connection.execute(gone).rowcount > 0

    def taken(self, folder_id: str) -> list[TakenFile]:
        """What was taken up of a folder."""
        columns = [taken_files.c[name] for name in TakenFile._fields]
        query = select(*columns).where(taken_files.c.folder_id == folder_id)
        with self._database.read() as connection:
            return [TakenFile(*row) for row in connection.execute(query.order_by(columns[0]))]

    def add_taken(self, folder_id: str, files: Sequence[TakenFile]) -> None:
        """Remember what was taken up."""
        if not files:
            return
        rows = [{"folder_id": folder_id, **file._asdict()} for file in files]
        put = upsert(taken_files)
        facts = {name: put.excluded[name] for name in ("size_bytes", "changed_ns", "sha256")}
        put = put.on_conflict_do_update(index_elements=["folder_id", "path"], set_=facts)
        is_watched = select(exists().where(watched_folders.c.id == folder_id))
        with self._database.write() as connection:
            if connection.execute(is_watched).scalar_one():
                connection.execute(put, rows)
