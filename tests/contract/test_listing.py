"""Every Queue filters and orders all tasks alike, and as the window does with rows it has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest

from app.domain.attempt import AttemptOutcome, Remarks
from app.domain.document import Document
from app.domain.errors import EmptyResult
from app.domain.listing import Listing, Position, TaskFilter, TaskSort, in_order, position
from app.domain.ports import Queue, TaskOverview, TaskStore
from app.domain.route import Decision, Route
from app.domain.task import Kind, TaskState
from app.store.database import open_database
from app.store.task_store import SqlTaskStore
from tests.contract.conftest import queue_of
from tests.contract.samples import (
    COMPLETION,
    START,
    add,
    make_attempt,
    make_plan,
    make_task,
    moment,
)
from tests.fakes.store import FakeTaskStore

NAMES = ("Über Brücken.pdf", "uber.txt", "zebra.txt", "Äpfel.pdf", "bericht.txt", "Bericht 2.txt")


@dataclass(frozen=True)
class Row:
    """A row as the window has it."""

    id: str
    names: tuple[str, ...]
    kind: Kind
    state: TaskState
    route: Route | None
    cost_usd: float
    set_id: str | None
    created_at: datetime
    finished_at: datetime | None

    @classmethod
    def of(cls, one: TaskOverview) -> "Row":
        task = one.task
        route = task.decision.route if task.decision else None
        facts = (task.id, one.names, task.kind, task.state, route, one.cost_usd)
        return cls(*facts, task.set_id, task.created_at, task.finished_at)


@pytest.fixture(scope="module", params=["fake", "sql"])
def queue(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Queue]:
    """A dozen tasks, for many tests that only look at them."""
    store: TaskStore = FakeTaskStore()
    if request.param == "sql":
        store = SqlTaskStore(open_database(tmp_path_factory.mktemp("home"), START))
    fill(store)
    yield queue_of(store)
    store.close()


def fill(store: TaskStore) -> None:
    """Tasks in all states; some were added at the same moment."""
    kinds = (Kind.SUMMARIZE, Kind.EXTRACT, Kind.ASK)
    for number in range(12):
        task = make_task(f"t{number:02d}", created=number // 3).model_copy(
            update={"kind": kinds[number % 3], "set_id": "set" if number % 4 == 0 else None}
        )
        name = NAMES[number % len(NAMES)]
        store.add_task(task, [Document(id=task.document_ids[0], path=f"/{name}", name=name)])
    for number in range(9):
        run(store, f"t{number:02d}", number)
    store.cancel_task("t09", moment(70))


def run(store: TaskStore, task_id: str, number: int) -> None:
    """Take a task up, let it cost something, and end it in one of five ways."""
    task = store.claim_task(moment(20), only=[task_id])
    assert task is not None
    route = (Route.LOCAL, Route.CLOUD, Route.LOCAL_WITH_FALLBACK)[number % 3]
    assert store.save_plan(task_id, make_plan(task), Decision(route=route, reason="so"))
    attempt = make_attempt(task_id, at=30)
    assert store.begin_attempt(attempt)
    spent = Remarks(cost_usd=(number % 4) / 10)
    done = AttemptOutcome.DONE
    store.finish_attempt(attempt.id, done, moment(40), COMPLETION, "Done.", spent)
    ends = (TaskState.SUCCEEDED, TaskState.FAILED, TaskState.WAITING_FOR_NETWORK, None)
    state = ends[number % 4]
    if state is not None:
        error = EmptyResult(stage="x").info if state is TaskState.FAILED else None
        store.end_task(task_id, state, moment(60 - number), error)


def all_pages(queue: Queue, listing: Listing, most: int) -> list[Row]:
    rows: list[Row] = []
    while True:
        after = position(rows[-1], listing.sort) if rows else None
        page = queue.page(listing, after, most)
        if not page:
            return rows
        assert len(page) <= most
        rows += map(Row.of, page)


@pytest.mark.parametrize("is_descending", [False, True], ids=["up", "down"])
@pytest.mark.parametrize("sort", list(TaskSort))
def test_pages_hold_every_task_once_in_the_order_that_the_window_keeps(
    queue: Queue, sort: TaskSort, is_descending: bool
) -> None:
    listing = Listing(sort=sort, is_descending=is_descending)
    rows = all_pages(queue, listing, 5)
    assert len({row.id for row in rows}) == len(rows) == 12
    assert rows == sorted(rows, key=lambda row: in_order(listing, position(row, sort)))
    keys = [position(row, sort).key for row in rows]
    assert keys == sorted(keys, reverse=is_descending)
    assert len(set(keys)) > 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("UBER", {"Über Brücken.pdf", "uber.txt"}),
        ("über brücken", {"Über Brücken.pdf"}),
        ("u\u0308ber pdf", {"Über Brücken.pdf"}),  # as macOS writes it
        ("bericht 2", {"Bericht 2.txt"}),
        ("apfel", {"Äpfel.pdf"}),
        ("%", set()),
        ("b_r", set()),
        ("   ", set(NAMES)),
    ],
)
def test_words_are_found_in_names_without_case_and_accents(
    queue: Queue, words: str, found: set[str]
) -> None:
    listing = Listing(TaskFilter(words=words))
    assert {row.names[0] for row in all_pages(queue, listing, 4)} == found
    assert queue.count(listing.filter) == 2 * len(found)


@pytest.mark.parametrize("sort", [TaskSort.FILE, TaskSort.COST, TaskSort.ADDED])
def test_filters_go_together(queue: Queue, sort: TaskSort) -> None:
    wanted = TaskFilter(
        states=frozenset({TaskState.SUCCEEDED, TaskState.RUNNING}),
        kinds=frozenset({Kind.SUMMARIZE, Kind.EXTRACT}),
        routes=frozenset({Route.LOCAL, Route.CLOUD}),
    )
    rows = all_pages(queue, Listing(wanted, sort), 1)
    assert sorted(row.id for row in rows) == ["t00", "t03", "t04", "t07"]
    assert queue.count(wanted) == 4
    of_set = wanted._replace(set_id="set")
    assert sorted(row.id for row in all_pages(queue, Listing(of_set, sort), 3)) == ["t00", "t04"]
    assert queue.count(TaskFilter()) == 12


def test_a_page_goes_on_behind_a_task_that_has_changed_meanwhile(store: TaskStore) -> None:
    for number in range(3):
        add(store, make_task(f"t{number}", created=number))
    listing = Listing(TaskFilter(states=frozenset({TaskState.QUEUED})), is_descending=False)
    queue = queue_of(store)
    first = Row.of(queue.page(listing, None, 1)[0])
    store.cancel_task(first.id, moment(80))
    [second] = queue.page(listing, position(first, TaskSort.ADDED), 1)
    assert (first.id, second.task.id) == ("t0", "t1")


def test_a_page_goes_on_behind_what_is_not_there(queue: Queue) -> None:
    listing = Listing(sort=TaskSort.FILE, is_descending=False)
    behind_m = queue.page(listing, Position("m", moment(0), "x"), 99)
    assert {one.names[0] for one in behind_m} == {"Über Brücken.pdf", "uber.txt", "zebra.txt"}


def test_the_cost_of_a_task_is_that_of_its_attempts(queue: Queue) -> None:
    rows = all_pages(queue, Listing(sort=TaskSort.COST), 12)
    assert [round(row.cost_usd, 2) for row in rows] == [0.3, 0.3, 0.2, 0.2, 0.1, 0.1, *[0.0] * 6]


def test_a_follow_up_is_found_by_the_names_of_stored_documents(store: TaskStore) -> None:
    add(store, make_task("a"), "/Zebra.txt")
    add(store, make_task("b"), "/Äpfel.txt")
    later = make_task("later", created=99).model_copy(
        update={"document_ids": ("a-document", "b-document"), "follows": "a"}
    )
    store.add_task(later, [])
    [found] = queue_of(store).page(Listing(TaskFilter(words="zebra apfel")), None, 9)
    assert found.task.id == "later"
