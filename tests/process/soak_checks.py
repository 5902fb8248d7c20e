"""What must hold at the end of each day, as store, ledger, share and process have it."""

import ctypes
import gc
import sys
import threading
import zlib
from datetime import timedelta
from typing import NamedTuple

import psutil
from sqlalchemy import text

from app.domain.egress import EgressOutcome, LedgerRow, Purpose
from app.domain.task import TaskState
from app.pipeline.sync import sync_once
from app.store.backups import KEPT
from tests.process.soak import Town
from tests.process.soak_life import Life

_MOST_ROWS = 100_000
_LEGAL = {state.value for state in TaskState}
_RESTING = _LEGAL - {TaskState.RUNNING.value}
# Each finds rows that must not be there while nothing runs.
_WRONG = {
    "a task runs and nobody works on it": "SELECT id FROM tasks WHERE state = 'running'",
    "a lease is left": "SELECT id FROM tasks WHERE lease_owner IS NOT NULL AND state != 'cancelled'"
    " AND state != 'paused'",
    "a step runs": "SELECT id FROM steps WHERE state = 'running'",
    "an attempt is open": "SELECT id FROM attempts WHERE outcome IS NULL",
    "a done step has no result": "SELECT id FROM steps WHERE state = 'done' AND result IS NULL",
    "a finished task has an open step": "SELECT steps.id FROM steps JOIN tasks ON"
    " tasks.id = steps.task_id WHERE tasks.state = 'succeeded' AND position >= 0"
    " AND steps.state != 'done'",
    "a task has ended at no time": "SELECT id FROM tasks WHERE (finished_at IS NULL) ="
    " (state IN ('succeeded', 'failed', 'cancelled'))",
    "claims are not told": "SELECT id FROM tasks WHERE fence != (SELECT count(*) FROM task_events"
    " WHERE task_id = tasks.id AND what IN ('claimed', 'retried'))",
    "an end is not told": "SELECT id FROM tasks WHERE state IN ('succeeded', 'failed', 'cancelled')"
    " AND state != (SELECT what FROM task_events WHERE task_id = tasks.id AND what IN"
    " ('succeeded', 'failed', 'cancelled', 'retried') ORDER BY id DESC LIMIT 1)",
    "an attempt is of a claim to come": "SELECT attempts.id FROM attempts JOIN tasks ON"
    " tasks.id = attempts.task_id WHERE attempts.fence > tasks.fence",
    "a step's attempts are not numbered through": "SELECT step_id FROM attempts GROUP BY step_id"
    " HAVING count(*) != max(number) OR min(number) != 1",
    "a step was done and nobody told": "SELECT id FROM tasks WHERE state = 'succeeded'"
    " AND reused_from IS NULL AND (SELECT count(*) FROM task_events WHERE task_id = tasks.id"
    " AND what = 'step_done') < (SELECT count(*) FROM steps WHERE task_id = tasks.id"
    " AND position >= 0)",
    "a request is under way": "SELECT id FROM egress WHERE outcome IS NULL",
}


class Figures(NamedTuple):
    """What the process holds. Memory is after a collection, in bytes."""

    rss: int
    fds: int
    threads: int


class Checks:
    """Looks at a town at the end of each of its days."""

    def __init__(self, town: Town, life: Life) -> None:
        self._town, self._life = town, life
        self._last_row = 0
        self._results: dict[str, int] = {}

    def end_of_day(self) -> Figures:
        """Everything that was promised holds; what the process holds now."""
        self._town.settle()
        self._nothing_is_lost()
        self._nothing_is_wrong()
        self._results_stay()
        self._nothing_leaks()
        self._all_that_left_is_written_down()
        self._share_has_what_may_be_there()
        self._chores_were_done()
        assert self._town.halts == []
        return self._figures()

    def _nothing_is_lost(self) -> None:
        with self._town.database.read() as connection:
            states = dict(connection.execute(text("SELECT id, state FROM tasks")).tuples().all())
        assert states.keys() == self._life.marks.keys()
        assert set(states.values()) <= _RESTING

    def _nothing_is_wrong(self) -> None:
        with self._town.database.read() as connection:
            found = {name: connection.execute(text(query)).all() for name, query in _WRONG.items()}
        wrong = {name: rows[:5] for name, rows in found.items() if rows}
        assert not wrong, wrong

    def _results_stay(self) -> None:
        """Of a finished task for good; of another, as long as it is not decided anew."""
        query = (
            "SELECT steps.id, result, steps.task_id, tasks.state FROM steps JOIN tasks"
            " ON tasks.id = task_id WHERE steps.state = 'done'"
        )
        with self._town.database.read() as connection:
            rows = connection.execute(text(query)).all()
        now = {row.id: zlib.crc32(row.result.encode()) for row in rows}
        lost = [key for key, known in self._results.items() if now.get(key) != known]
        assert lost == []
        safe = {
            row.id
            for row in rows
            if row.state == "succeeded" or row.task_id not in self._life.rerouted
        }
        self._results = {key: value for key, value in now.items() if key in safe}

    def _nothing_leaks(self) -> None:
        assert self._town.provider.leaks == []

    def _all_that_left_is_written_down(self) -> None:
        """Each request that got there has its row, and each row its one attempt at its task."""
        town, provider = self._town, self._town.provider
        rows = [row for row in self._new_rows() if row.purpose is Purpose.GENERATE]
        sent = [row for row in rows if row.bytes_out]
        answered = sum(row.outcome is EgressOutcome.ANSWERED for row in rows)
        assert answered <= provider.asked <= len(sent)
        by_mark: dict[int, int] = {}
        for row in sent:
            mark = self._life.marks[row.task_id or ""]
            by_mark[mark] = by_mark.get(mark, 0) + 1
        assert all(count <= by_mark.get(mark, 0) for mark, count in provider.of.items())
        tried = {one.id for row in rows for one in town.ports.store.attempts(row.task_id or "")}
        named = [row.attempt_id for row in rows]
        assert len(named) == len(set(named))
        assert set(named) <= tried
        provider.begin_anew()

    def _new_rows(self) -> list[LedgerRow]:
        since = self._town.clock.now() - timedelta(days=3)
        rows = [row for row in self._town.ledger.rows(since, _MOST_ROWS) if row.id > self._last_row]
        self._last_row = max((row.id for row in rows), default=self._last_row)
        return rows

    def _share_has_what_may_be_there(self) -> None:
        town = self._town
        if town.hidden.exists():
            town.hidden.rename(town.share)
        sync_once(town.ports, is_asked=True)
        query = "SELECT id FROM tasks WHERE state = 'succeeded' AND privacy = 'cloud_allowed'"
        with town.database.read() as connection:
            may = set(connection.execute(text(query)).scalars())
        names = [path.stem.split()[-1] for path in town.share.glob("2*/*.json")]
        assert len(names) == len(set(names))
        assert set(names) == may

    def _chores_were_done(self) -> None:
        """Figures that are old enough are gone, the backups are rotated, the store is sound."""
        now, state = self._town.clock.now(), self._town.house.vault.state()
        old = "SELECT attempts.id FROM attempts JOIN tasks ON tasks.id = task_id WHERE" + (
            " tasks.state IN ('succeeded', 'failed', 'cancelled') AND tasks.finished_at < :before"
        )
        before = now - self._town.retention - timedelta(hours=3)
        with self._town.database.read() as connection:
            left = connection.execute(text(old), {"before": before.isoformat()}).all()
        assert not left, left
        assert 1 <= len(state.backups) <= KEPT
        assert state.is_sound
        assert state.damaged_folders == ()

    def _figures(self) -> Figures:
        self._town.settle_threads()
        self._town.database._engine.dispose()  # how many connections are kept is chance
        gc.collect()
        if sys.platform == "linux":  # what is free is given back: it is not held by anybody
            ctypes.CDLL(None).malloc_trim(0)
        process = psutil.Process()
        return Figures(process.memory_info().rss, process.num_fds(), threading.active_count())
