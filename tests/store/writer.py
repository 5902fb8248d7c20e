"""A process that adds tasks and says each id once it is committed: python -m ... HOME NAME COUNT.

It begins when it reads a line, so that several can begin at once.
"""

import sys
from pathlib import Path

from app.store.database import open_database
from app.store.task_store import SqlTaskStore
from tests.contract.samples import START, add, make_task


def main(home: str, name: str, count: str) -> None:
    sys.stdin.readline()
    store = SqlTaskStore(open_database(Path(home), START))
    for number in range(int(count)):
        task = add(store, make_task(f"{name}{number:05}", created=number))
        print(task.id, flush=True)  # noqa: T201 - the parent reads it
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
