"""Files that Homeport made of what was pasted: they go with the last task that uses them.

What no task came to use goes when it is given up, or is swept later.

What a person put there by another name, a link, a folder: all of that is theirs and stays.
"""

import stat
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, select, text

from app.domain.files import PASTED_FOLDER, is_pasted_name
from app.store.durable import overwrite
from app.store.tables_history import cleanings

_WHAT = "pasted"
# Of the documents but for these (a JSON list of ids), what may be a pasted file; and of these.
_OTHERS = """
SELECT path FROM documents WHERE instr(lower(path), 'pasted ')
AND id NOT IN (SELECT value FROM json_each(:documents))"""
_THESE = "SELECT path FROM documents WHERE id IN (SELECT value FROM json_each(:documents))"


def last_pasted(connection: Connection, home: Path, documents: str) -> list[str]:
    """The pasted files that only these documents (a JSON list of ids) are of."""
    paths = connection.execute(text(_THESE), {"documents": documents}).scalars()
    folder = home / PASTED_FOLDER
    names = pasted_names(home, paths)
    return [str(folder / name) for name in sorted(_unused(connection, folder, names, documents))]


def note_pasted(connection: Connection, paths: Collection[str]) -> None:
    """Have them deleted once the transaction is through; a crash does not lose it."""
    for path in paths:
        put = text("INSERT OR IGNORE INTO cleanings VALUES (:what, :path)")
        connection.execute(put, {"what": _WHAT, "path": path})


def remove_pasted(connection: Connection, home: Path) -> tuple[int, int]:
    """Write over and delete them, unless a task uses them again; how many went, and could not.

    In a transaction that writes, so that no task is added meanwhile.
    """
    query = select(cleanings.c.key).where(cleanings.c.what == _WHAT)
    wanted = list(connection.execute(query).scalars())
    folder = home / PASTED_FOLDER
    unused = _unused(connection, folder, pasted_names(home, wanted))
    gone = failed = 0
    for path in wanted:
        if Path(path).name in unused:
            try:
                gone += _remove(folder / Path(path).name)
            except OSError:
                failed += 1
                continue
        done = delete(cleanings).where(cleanings.c.what == _WHAT, cleanings.c.key == path)
        connection.execute(done)
    return gone, failed


def remove_unused(connection: Connection, home: Path, names: Collection[str]) -> int:
    """Write over and delete those of the pasted files that no task uses; how many went.

    In a transaction that writes. What cannot be deleted now stays.
    """
    gone = 0
    for name in _unused(connection, home / PASTED_FOLDER, names):
        with suppress(OSError):
            gone += _remove(home / PASTED_FOLDER / name)
    return gone


def pasted_names(home: Path, paths: Iterable[str]) -> set[str]:
    """The names of those that are, by place and name, files that Homeport made."""
    named = (path for path in paths if is_pasted_name(Path(path).name))
    return {Path(path).name for path in named if _is_in(home / PASTED_FOLDER, path)}


def old_pasted(home: Path, before: datetime) -> list[Path]:
    """The pasted files that were made before then."""
    try:
        named = [p for p in (home / PASTED_FOLDER).iterdir() if is_pasted_name(p.name)]
        return [path for path in named if path.lstat().st_mtime < before.timestamp()]
    except OSError:  # it is not there yet, or another took a file away: at the next start
        return []


def _unused(
    connection: Connection, folder: Path, names: Collection[str], besides: str = "[]"
) -> set[str]:
    """Those of the names of pasted files that no document has, whichever way its path goes there.

    A document may name its file by a link to the home, or in other letters where these are one.
    """
    unused = {name.casefold(): name for name in names}
    if unused:
        for path in connection.execute(text(_OTHERS), {"documents": besides}).scalars():
            name = Path(path).name.casefold()
            if name in unused and _is_in(folder, path):
                del unused[name]
    return set(unused.values())


def _is_in(folder: Path, path: str) -> bool:
    parent = Path(path).parent
    try:
        return parent == folder or parent.resolve() == folder.resolve()
    except (OSError, RuntimeError, ValueError):  # a ring of links, a name that cannot be
        return False


def _remove(path: Path) -> bool:
    """False: it was not there any more, or is something else by now."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(found.st_mode):
        return False
    if found.st_nlink == 1:  # under another name it is the user's, and the same bytes
        overwrite(path)
    path.unlink()
    return True
