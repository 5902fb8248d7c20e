"""What every TaskStore promises about many tasks at once."""

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.document import Document
from app.domain.ports import AttemptSpan, TaskStore
from app.domain.task import Task
from tests.contract.samples import (
    COMPLETION,
    add,
    make_attempt,
    make_task,
    moment,
    running_task,
)


def entry(task_id: str, created: float = 0) -> tuple[Task, list[Document]]:
    task = make_task(task_id, created=created).model_copy(update={"set_id": "set1"})
    path = f"/docs/{task_id}.txt"
    return task, [Document(id=task.document_ids[0], path=path, name=f"{task_id}.txt")]


def test_many_tasks_are_added_at_once(store: TaskStore) -> None:
    entries = [entry(f"t{number:04d}", created=number) for number in range(1000)]
    store.add_tasks(entries)
    assert store.tasks() == [task for task, _ in reversed(entries)]
    assert store.document("t0500-document").path == "/docs/t0500.txt"
    twin = store.unfinished_twin(make_task("new"), ["/docs/t0999.txt"])
    assert twin == entries[999][0]


def test_no_tasks_are_added_well(store: TaskStore) -> None:
    store.add_tasks([])
    assert store.tasks() == []


def test_all_tasks_are_added_or_none(store: TaskStore) -> None:
    add(store, make_task("b"))
    with pytest.raises(Exception):  # noqa: B017, PT011 - a bug of the caller: any error will do
        store.add_tasks([entry("a"), entry("b")])
    assert [task.id for task in store.tasks()] == ["b"]


def test_an_overview_has_names_counts_and_times(store: TaskStore) -> None:
    running = running_task(store, "a")
    attempt = make_attempt("a", at=2)
    store.begin_attempt(attempt)
    store.finish_attempt(attempt.id, AttemptOutcome.DONE, moment(4), COMPLETION, "Note.")
    store.begin_attempt(make_attempt("a", position=1, at=3))
    store.add_tasks([entry("b", created=1)])
    waiting, begun = store.overviews()
    assert (waiting.task.id, waiting.names, waiting.paths) == ("b", ("b.txt",), ("/docs/b.txt",))
    assert (waiting.steps_done, waiting.steps_total, waiting.spans) == (0, 0, ())
    assert begun.task == running
    assert (begun.steps_done, begun.steps_total) == (1, 3)
    assert begun.spans == (AttemptSpan(moment(4), 1.5, 3), AttemptSpan(None, None, None))


def test_an_overview_names_all_documents_in_order(store: TaskStore) -> None:
    task = make_task("a").model_copy(update={"document_ids": ("z", "m")})
    store.add_task(task, [Document(id=key, path=f"/{key}", name=key) for key in ("m", "z")])
    [one] = store.overviews()
    assert (one.names, one.paths) == (("z", "m"), ("/z", "/m"))
