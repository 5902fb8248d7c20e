"""`homeport` with kill points: `python -m tests.e2e.kill_points WORDS…`, the real app otherwise.

Each write of the store is one transaction, so the moments just before and just after one are the
points between two commits. HOMEPORT_TEST_KILL="finish_attempt:after:3" kills the process at the
third return of that method, by a signal that nothing can catch.
"""

import itertools
import os
import signal
from collections.abc import Callable
from typing import Any

from app.store.task_store import SqlTaskStore

VARIABLE = "HOMEPORT_TEST_KILL"
# The writes in the order of a task's life.
POINTS = (
    "recover",
    "wake_waiting",
    "claim_task",
    "save_reading",
    "save_plan",
    "begin_attempt",
    "finish_attempt",
    "end_task",
)


def _arm(name: str, moment: str, turn: int) -> None:
    """Make the store's method kill at its `turn`-th call."""
    method: Callable[..., Any] = getattr(SqlTaskStore, name)
    turns = itertools.count(1)  # its next() is atomic: many threads write

    def killing(*arguments: Any, **named: Any) -> Any:
        is_turn = next(turns) == turn
        if is_turn and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = method(*arguments, **named)
        if is_turn and moment == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(SqlTaskStore, name, killing)


if __name__ == "__main__":
    if VARIABLE in os.environ:
        point, when, number = os.environ[VARIABLE].split(":")
        _arm(point, when, int(number))
    from app.__main__ import main

    main()
