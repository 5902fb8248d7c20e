"""Tasks are found whatever their ids, paths, numbers and time zones look like."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.domain.errors import TaskUnknown
from app.domain.ports import TaskStore
from tests.contract.samples import START, add, make_task, moment

NO_TEXT = "/home/me/caf\udce9/caf\udce9.txt"  # Latin-1, as Python names it
EAST = timezone(timedelta(hours=5, minutes=30))
WEST = timezone(-timedelta(hours=8))


# --- ids ----------------------------------------------------------------------------------


@pytest.mark.parametrize("beginning", ["3FA", "3fA1"])
def test_the_beginning_of_an_id_is_case_sensitive(store: TaskStore, beginning: str) -> None:
    add(store, make_task("3fa1"))
    with pytest.raises(TaskUnknown):
        store.task(beginning)


def test_ids_that_differ_in_case_are_told_apart(store: TaskStore) -> None:
    for task_id in ("abx", "ABy"):
        add(store, make_task(task_id))
    assert store.task("ab").id == "abx"
    assert store.task("AB").id == "ABy"


@pytest.mark.parametrize("added", [["ab", "abc", "abd"], ["abd", "abc", "ab"]])
def test_a_whole_id_wins_over_longer_ones(store: TaskStore, added: list[str]) -> None:
    for task_id in added:
        add(store, make_task(task_id))
    assert store.task("ab").id == "ab"


def test_an_id_that_is_no_text_is_unknown(store: TaskStore) -> None:
    add(store, make_task("3fa1"))
    with pytest.raises(TaskUnknown):
        store.task("3fa\udce9")


# --- paths --------------------------------------------------------------------------------


def test_a_path_that_is_no_text_comes_back_as_it_was(store: TaskStore) -> None:
    task = add(store, make_task("a"), NO_TEXT, name="caf\ufffd.txt")
    document = store.document("a-document")
    assert document.path == NO_TEXT
    assert document.name == "caf\ufffd.txt"
    assert store.tasks() == [task]


def test_a_path_that_is_no_text_has_a_twin(store: TaskStore) -> None:
    task = add(store, make_task("a"), NO_TEXT, name="caf\ufffd.txt")
    assert store.unfinished_twin(make_task("b"), [NO_TEXT]) == task


@pytest.mark.parametrize("other", ["/home/me/caf\udce9/caf\udce8.txt", "/home/me/café/café.txt"])
def test_a_path_of_other_bytes_has_no_twin(store: TaskStore, other: str) -> None:
    add(store, make_task("a"), NO_TEXT, name="caf\ufffd.txt")
    assert store.unfinished_twin(make_task("b"), [other]) is None


# --- numbers and times --------------------------------------------------------------------


def test_one_of_very_many_named_tasks_is_claimed(store: TaskStore) -> None:
    """A statement takes 250,000 parameters with this driver, 32,766 with a plain SQLite."""
    for number, task_id in enumerate(("other", "wanted")):
        add(store, make_task(task_id, created=number))
    only = [*(f"task{number}" for number in range(250_000)), "wanted"]
    claimed = store.claim_task(moment(5), only)
    assert claimed is not None
    assert claimed.id == "wanted"
    assert store.claim_task(moment(6), only) is None


@pytest.mark.parametrize("zone", [EAST, WEST], ids=["east", "west"])
def test_a_time_is_the_same_moment_in_any_zone(store: TaskStore, zone: timezone) -> None:
    add_at(store, "a", START.astimezone(zone))
    claimed = store.claim_task(moment(1).astimezone(zone))
    assert claimed is not None
    assert (claimed.created_at, claimed.started_at) == (START, moment(1))


def test_tasks_from_several_zones_are_in_the_order_of_their_making(store: TaskStore) -> None:
    zones = {"first": WEST, "second": EAST, "third": UTC, "fourth": WEST}
    for number, (task_id, zone) in enumerate(zones.items()):
        add_at(store, task_id, moment(number).astimezone(zone))
    assert [task.id for task in store.tasks()] == ["fourth", "third", "second", "first"]
    claimed = store.claim_task(moment(9))
    assert claimed is not None
    assert claimed.id == "first"


def add_at(store: TaskStore, task_id: str, created: datetime) -> None:
    add(store, make_task(task_id).model_copy(update={"created_at": created}))
