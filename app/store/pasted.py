"""Files that Homeport made of what was pasted: they go with the last task that uses them.

What a person put there by another name, a link, a folder: all of that is theirs and stays.
"""

import stat
from collections.abc import Collection
from pathlib import Path

from sqlalchemy import Connection, delete, select, text

from app.domain.files import PASTED_FOLDER, is_pasted_name
from app.store.durable import overwrite
from app.store.tables_history import cleanings

_WHAT = "pasted"
# The paths of documents of which no other one is left.
_LAST = """
SELECT DISTINCT path FROM documents WHERE id IN (SELECT value FROM json_each(:documents))
AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.path = documents.path
AND d.id NOT IN (SELECT value FROM json_each(:documents)))"""


def last_pasted(connection: Connection, home: Path, documents: str) -> list[str]:
    """The pasted files that only these documents (a JSON list of ids) are of."""
    paths = connection.execute(text(_LAST), {"documents": documents}).scalars()
    return [path for path in paths if _is_pasted(home, path)]


def note_pasted(connection: Connection, paths: Collection[str]) -> None:
    """Have them deleted once the transaction is through; a crash does not lose it."""
    for path in paths:
        put = text("INSERT OR IGNORE INTO cleanings VALUES (:what, :path)")
        connection.execute(put, {"what": _WHAT, "path": path})


def remove_pasted(connection: Connection, home: Path) -> tuple[int, int]:
    """Write over and delete them, unless a task uses them again; how many went, and could not.

    In a transaction that writes, so that no task is added meanwhile.
    """
    wanted = connection.execute(select(cleanings.c.key).where(cleanings.c.what == _WHAT)).scalars()
    gone = failed = 0
    for path in list(wanted):
        used = text("SELECT 1 FROM documents WHERE path = :path LIMIT 1")
        if connection.execute(used, {"path": path}).first() is None and _is_pasted(home, path):
            try:
                gone += _remove(Path(path))
            except OSError:
                failed += 1
                continue
        done = delete(cleanings).where(cleanings.c.what == _WHAT, cleanings.c.key == path)
        connection.execute(done)
    return gone, failed


def _is_pasted(home: Path, path: str) -> bool:
    """Whether it is, by its place and its name, a file that Homeport made."""
    folder, given = home / PASTED_FOLDER, Path(path)
    return given.parent in {folder, folder.resolve()} and is_pasted_name(given.name)


def _remove(path: Path) -> bool:
    """False: it was not there any more, or is something else by now."""
    try:
        is_file = stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False
    if is_file:
        overwrite(path)
        path.unlink()
    return is_file
