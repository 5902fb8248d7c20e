"""New stores for tests, copied: to make one from its first migration on takes a tenth of a second.

What makes one is tested in `tests/store/test_migrations.py` and `test_database.py`.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.store.database import FILE_NAME, Database, open_database
from tests.contract.samples import START


def made_database(folder: Path, at: datetime = START) -> Database:
    """Open the store of a folder; where there is none, it is as `open_database` would make it."""
    file = folder / FILE_NAME
    if not file.exists():
        file.write_bytes(_new_file())
    return open_database(folder, at)


@cache
def _new_file() -> bytes:
    """A file without a task, once for each process."""
    with TemporaryDirectory() as folder:
        open_database(Path(folder), START).close()
        return (Path(folder) / FILE_NAME).read_bytes()
