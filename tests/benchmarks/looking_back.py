"""How long it takes to look back over 100,000 tasks: figures by day, and the history's search.

`python -m tests.benchmarks.looking_back --tasks 100000` needs no model. `--home` keeps the store
that it makes, or takes the one that is there. Times are by the clock and of the processor.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import insert, text

from app.bootstrap import build
from app.domain.history_words import search_terms
from app.domain.ports.history import HistoryFilter, TaskTexts
from app.domain.task import Privacy
from app.pipeline.house import House
from app.pipeline.insights import local_days
from app.store.database import Database
from app.store.days import SqlDayBook
from app.store.search import index_pages
from app.store.tables import attempts, pages
from tests.benchmarks.queue_tasks import fill

_DAYS, _BITE = 90, 2000
_PAGE_WORDS, _RESULT_WORDS = 120, 40
# One page in so many has the word; a common one stands in every page and result.
_SHARES = {"common": 1, "frequent": 10, "usual": 30, "seldom": 300, "rare": 10_000}
_PLAIN = [f"word{number}" for number in range(5000)]
_SEARCHES = (
    *_SHARES, "common frequent", "frequent usual", "com*", '"common word1"', "old", "nowhere",
)  # fmt: skip


def main() -> None:
    """Fill a store, look at it, print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=100_000)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--times", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        house = build(given.home or Path(place))
        database = house.ports.store._database  # type: ignore[attr-defined]
        if not _is_filled(database):
            begun = time.perf_counter()
            _fill(house, database, given.tasks)
            _tell(f"{given.tasks:,} tasks made: {time.perf_counter() - begun:.0f} s")
        _look_at_days(house, database, given.times)
        _search(house, given.times)
        house.close()


def _is_filled(database: Database) -> bool:
    with database.read() as connection:
        return connection.execute(text("SELECT 1 FROM tasks LIMIT 1")).first() is not None


def _fill(house: House, database: Database, count: int) -> None:
    ids = fill(house.ports, count, Privacy.CLOUD_ALLOWED)
    chance, now = random.Random(5), house.ports.clock.now()
    for start in range(0, count, _BITE):
        some = list(enumerate(ids))[start : start + _BITE]
        ended = {key: now - timedelta(days=_DAYS * (1 - at / count)) for at, key in some}
        _put_texts(house, some, count, chance)
        with database.write() as connection:
            connection.execute(
                text(
                    "UPDATE tasks SET state = 'succeeded', finished_at = :at, started_at = :at, "
                    "created_at = :at, route = 'local', route_reason = 'routine' WHERE id = :id"
                ),
                [{"id": key, "at": at.isoformat()} for key, at in ended.items()],
            )
            connection.execute(text("DELETE FROM texts_wanted"))
            steps = [{"id": f"s{key}", "task": key} for key in ended]
            connection.execute(
                text(
                    "INSERT INTO steps (id, task_id, position, role, inputs, max_tokens, state) "
                    "VALUES (:id, :task, 0, 'single', '[]', 320, 'done')"
                ),
                steps,
            )
            connection.execute(insert(attempts), [_attempt(*one, chance) for one in ended.items()])
            connection.execute(
                insert(pages),
                [
                    {
                        "document_id": f"d{at}", "number": 1, "char_start": 0,
                        "char_end": 10, "text": _words(at, count, _PAGE_WORDS, chance),
                    }
                    for at, _ in some
                ],
            )  # fmt: skip
            for at, _ in some:
                index_pages(connection, f"d{at}")


def _put_texts(
    house: House, some: list[tuple[int, str]], count: int, chance: random.Random
) -> None:
    texts = [
        TaskTexts(key, f"{key}.txt", "", _words(at, count, _RESULT_WORDS, chance))
        for at, key in some
    ]
    house.ports.history.put_texts(texts)


def _words(at: int, count: int, number: int, chance: random.Random) -> str:
    words = chance.choices(_PLAIN, k=number)
    words += [word for word, share in _SHARES.items() if at % share == 0]
    if at < count // 30:
        words.append("old")  # in the oldest tasks only
    chance.shuffle(words)
    return " ".join(words)


def _attempt(task_id: str, at: datetime, chance: random.Random) -> dict[str, object]:
    seconds = chance.uniform(2, 20)
    is_sent = chance.random() < 0.1
    return {
        "id": f"a{task_id}", "task_id": task_id, "step_id": f"s{task_id}", "number": 1,
        "is_repair": 0, "engine": "openai" if is_sent else "local", "model": "starter",
        "started_at": at.isoformat(), "finished_at": (at + timedelta(seconds=seconds)).isoformat(),
        "outcome": chance.choices(["done", "validation_failed"], [30, 1])[0],
        "prompt_tokens": chance.randint(100, 2000), "completion_tokens": chance.randint(10, 400),
        "prompt_tokens_reused": chance.randint(0, 99), "seconds": seconds, "queue_s": 0.1,
        "route": "cloud" if is_sent else "local", "cost_usd": 0.001 if is_sent else None,
    }  # fmt: skip


def _look_at_days(house: House, database: Database, times: int) -> None:
    for days in (30, _DAYS):
        bounds = local_days(house.ports.clock.now(), days)
        _repeat(f"{days} days, first look", partial(_first_look, database, bounds), times)
        book = SqlDayBook(database)
        book.look(bounds)
        _repeat(f"{days} days, next look", partial(book.look, bounds), times)


def _first_look(database: Database, bounds: list[datetime]) -> object:
    return SqlDayBook(database).look(bounds)


def _search(house: House, times: int) -> None:
    everything: list[tuple[float, float]] = []
    for typed in _SEARCHES:
        wanted = HistoryFilter(terms=search_terms(typed))
        everything += _repeat(
            f"search {typed!r}", partial(house.ports.history.find, wanted, None, 50), times
        )
    _tell_times("all searches", everything)


def _repeat(what: str, work: Callable[[], object], times: int) -> list[tuple[float, float]]:
    taken = list(_taken(work, times))
    _tell_times(what, taken)
    return taken


def _taken(work: Callable[[], object], times: int) -> Iterator[tuple[float, float]]:
    for _ in range(times):
        begun, own = time.perf_counter(), time.process_time()
        work()
        yield (time.perf_counter() - begun) * 1000, (time.process_time() - own) * 1000


def _tell_times(what: str, taken: list[tuple[float, float]]) -> None:
    told = []
    for name, column in zip(("wall", "cpu"), zip(*taken, strict=True), strict=True):
        p50, p95 = statistics.median(column), statistics.quantiles(column, n=20)[-1]
        told.append(f"{name} p50 {p50:.1f}, p95 {p95:.1f} ms")
    _tell(f"{what}: {'; '.join(told)}")


def _tell(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
