"""What the history finds and the eraser deletes: the same of the fake and of SQLite."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.attempt import AttemptOutcome, Remarks
from app.domain.document import Document
from app.domain.errors import TaskUnknown
from app.domain.history_words import search_terms
from app.domain.ports import Eraser, History, Queue, TaskStore
from app.domain.ports.history import HistoryFilter, TaskTexts, Where
from app.domain.task import Kind, TaskState
from app.store.eraser import SqlEraser
from app.store.history import SqlHistory
from app.store.task_store import SqlTaskStore
from tests.contract.samples import (
    COMPLETION,
    add,
    make_attempt,
    make_reading,
    make_task,
    moment,
    running_task,
)
from tests.fakes.history import FakeEraser, FakeHistory
from tests.fakes.store import FakeTaskStore


@pytest.fixture
def eraser(store: TaskStore) -> Eraser:
    if isinstance(store, FakeTaskStore):
        return FakeEraser(store)
    assert isinstance(store, SqlTaskStore)
    return SqlEraser(store._database)


@pytest.fixture
def history(store: TaskStore, eraser: Eraser) -> History:
    if isinstance(store, FakeTaskStore):
        assert isinstance(eraser, FakeEraser)
        return FakeHistory(store, eraser)
    assert isinstance(store, SqlTaskStore)
    return SqlHistory(store._database)


def put(
    store: TaskStore,
    history: History,
    task_id: str,
    *,
    created: float = 0,
    pages: Sequence[str] = (),
    name: str = "letter.txt",
    asked: str = "",
    result: str = "",
) -> None:
    """A task whose texts are indexed."""
    add(store, make_task(task_id, created=created, words=asked), f"/home/me/{name}")
    if pages:
        store.save_reading(f"{task_id}-document", make_reading(pages))
    history.put_texts([TaskTexts(task_id, name, asked, result)])


def found(history: History, typed: str, **wanted: object) -> list[str]:
    asked = HistoryFilter.model_validate({"terms": search_terms(typed), **wanted})
    return [hit.task_id for hit in history.find(asked, None, 50)]


def test_what_was_deleted_is_told_once_and_by_pages(
    store: TaskStore, queue: Queue, eraser: Eraser
) -> None:
    for task_id in "abcd":
        add(store, make_task(task_id), f"/home/me/{task_id}.txt")
    eraser.erase(["a"], moment(1))
    mark = queue.newest_gone()
    assert queue.gone(0, 10).task_ids == ("a",)
    assert queue.gone(mark, 10) == ((), mark)
    eraser.erase(["b"], moment(2))
    eraser.erase(["c", "d"], moment(3))
    first = queue.gone(mark, 1)
    assert first.task_ids == ("b",)
    assert set(queue.gone(first.mark, 10).task_ids) == {"c", "d"}
    assert queue.gone(queue.newest_gone(), 10).task_ids == ()


def test_words_are_found_in_names_results_questions_and_pages(
    store: TaskStore, history: History
) -> None:
    put(store, history, "page", created=1, pages=["Nothing here.", "The Müller bridge is closed."])
    put(store, history, "name", created=2, name="muller-bridge.pdf")
    put(store, history, "asked", created=3, asked="Is the MULLER bridge open?")
    put(store, history, "result", created=4, result="The Müller bridge: closed.")
    put(store, history, "other", created=5, pages=["A bridge."], result="Müller.")
    assert found(history, "müller bridge") == ["result", "asked", "name", "page"]
    by_id = {
        hit.task_id: hit
        for hit in history.find(HistoryFilter(terms=search_terms("müller")), None, 50)
    }
    where = {key: [place.where for place in hit.places] for key, hit in by_id.items()}
    assert where == {
        "other": [Where.RESULT],
        "result": [Where.RESULT],
        "asked": [Where.ASKED],
        "name": [Where.NAME],
        "page": [Where.PAGE],
    }
    [place] = by_id["page"].places
    assert place.page == 2
    assert place.snippet.text == "The Müller bridge is closed."
    assert place.snippet.marks == ((4, 10),)


def test_phrases_prefixes_and_signs_without_blanks(store: TaskStore, history: History) -> None:
    put(store, history, "a", created=1, result="The closed bridge. Invoices follow.")
    put(store, history, "b", created=2, result="A bridge, closed: an invoice.")
    put(store, history, "c", created=3, pages=["東京都の港湾計画"])
    assert found(history, "closed bridge") == ["b", "a"]
    assert found(history, '"closed bridge"') == ["a"]
    assert found(history, "invoice") == ["b"]
    assert found(history, "invoic*") == ["b", "a"]
    assert found(history, "港湾") == ["c"]
    assert found(history, "湾港") == []


def test_filters_and_pages_by_key(store: TaskStore, history: History) -> None:
    for number in range(7):
        put(store, history, f"t{number}", created=number, result="ferry")
    assert found(history, "", since=moment(5)) == ["t6", "t5"]
    assert found(history, "ferry", until=moment(2)) == ["t1", "t0"]
    assert found(history, "ferry", kinds=[Kind.ASK]) == []
    assert len(found(history, "ferry", states=[TaskState.QUEUED])) == 7
    assert found(history, "ferry", has_left=True) == []
    assert found(history, "", set_id="none") == []
    for typed in ("", "ferry"):
        asked = HistoryFilter(terms=search_terms(typed))
        seen: list[str] = []
        while page := history.find(asked, seen[-1] if seen else None, 3):
            seen += [hit.task_id for hit in page]
        assert seen == [f"t{number}" for number in reversed(range(7))]
    assert history.ids(HistoryFilter(terms=search_terms("ferry")), 2) == ["t6", "t5"]


def test_what_ends_is_indexed_anew(store: TaskStore, history: History) -> None:
    running_task(store, "a")
    assert history.unread(5) == ["a"]
    history.put_texts([TaskTexts("a", "letter.txt", "", "")])
    assert (history.unread(5), history.behind()) == ([], 0)
    store.cancel_task("a", moment(9))
    assert history.unread(5) == ["a"]
    history.put_texts([TaskTexts("a", "letter.txt", "", "Gone"), TaskTexts("x", "", "", "Gone")])
    assert found(history, "gone") == ["a"]
    assert history.unread(5) == []


def test_marked_tasks_are_hidden_until_the_mark_is_taken_back(
    store: TaskStore, history: History, eraser: Eraser
) -> None:
    put(store, history, "a", result="ferry")
    eraser.mark(["a", "x"], moment(10))
    assert found(history, "ferry") == found(history, "") == []
    assert eraser.marked(moment(9)) == []
    assert eraser.marked(moment(10)) == eraser.marked(None) == ["a"]
    eraser.unmark(["a"])
    assert eraser.marked(None) == []
    assert found(history, "ferry") == ["a"]


def test_a_deletion_takes_all_that_only_the_task_needs(
    store: TaskStore, history: History, eraser: Eraser
) -> None:
    put(store, history, "a", created=1, pages=["ferry", "ferry"], asked="What of the ferries?")
    question = make_task("b", created=2).model_copy(
        update={"document_ids": ("a-document",), "follows": "a"}
    )
    store.add_task(question, [])
    put(store, history, "c", created=3, pages=["ferry"])
    seen = eraser.look(["a"])
    assert set(seen.task_ids) == {"a", "b"}
    assert (seen.followers, seen.documents, seen.pages) == (1, 1, 2)
    erased, passages = eraser.erase(["a"], moment(20))
    assert (erased.tasks, erased.documents, erased.pages) == (2, 1, 2)
    assert passages
    assert found(history, "ferry") == ["c"]
    assert [task.id for task in store.tasks()] == ["c"]
    with pytest.raises(KeyError):
        store.document("a-document")
    assert eraser.forgotten() == ["a-document"]
    assert not eraser.is_clean()
    eraser.told(["a-document"])
    eraser.clean(moment(21))
    assert eraser.is_clean()
    assert eraser.prove(passages).is_clean


def test_a_document_that_another_task_uses_stays(store: TaskStore, eraser: Eraser) -> None:
    shared = [Document(id="d", path="/x.txt", name="x.txt")]
    store.add_task(make_task("a").model_copy(update={"document_ids": ("d",)}), shared)
    store.add_task(make_task("b").model_copy(update={"document_ids": ("d",)}), [])
    assert eraser.look(["a"]).documents_shared == 1
    erased, _ = eraser.erase(["a"], moment(1))
    assert (erased.documents, store.document("d").name) == (0, "x.txt")


def test_a_worker_that_finishes_later_brings_nothing_back(
    store: TaskStore, history: History, eraser: Eraser
) -> None:
    task = running_task(store, "a")
    store.begin_attempt(make_attempt("a", 0))
    eraser.erase(["a"], moment(5))
    late = Remarks(error_code="not what was asked", raw_text="Secret words of the document.")
    refused = AttemptOutcome.VALIDATION_FAILED
    assert not store.finish_attempt("a-0-try1", refused, moment(6), COMPLETION, remarks=late)
    [attempt] = store.attempts("a")
    assert attempt.raw_text is None
    assert attempt.prompt_tokens == COMPLETION.prompt_tokens  # the figures are true all the same
    assert not store.begin_attempt(make_attempt("a", 1))
    assert not store.end_task("a", TaskState.SUCCEEDED, moment(7), fence=task.fence)
    with pytest.raises(KeyError):
        store.save_reading("a-document", make_reading(["Secret words."]))
    with pytest.raises(TaskUnknown):
        store.task("a")
    history.put_texts([TaskTexts("a", "letter.txt", "", "Secret words.")])
    assert found(history, "secret") == []


def test_kept_tasks_do_not_go_by_age(store: TaskStore, history: History) -> None:
    for task_id, ended in (("a", 5), ("b", 4), ("c", 50)):
        running_task(store, task_id)
        store.cancel_task(task_id, moment(ended))
    history.keep(["a", "x"], moment(6))
    assert history.old(moment(10), 5) == ["b"]
    history.let_go(["a"])
    assert history.old(moment(10), 5) == ["b", "a"]
    assert history.find(HistoryFilter(), None, 1)[0].is_kept is False
    assert history.old(moment(10) - timedelta(days=1), 5) == []


def test_what_a_kept_or_younger_question_rests_on_does_not_go_by_age(
    store: TaskStore, history: History
) -> None:
    for task_id, follows, ended in (("a", None, 4), ("b", "a", 5), ("c", "b", 6), ("d", None, 7)):
        add(store, make_task(task_id).model_copy(update={"follows": follows}))
        store.cancel_task(task_id, moment(ended))
    assert history.old(moment(10), 5) == ["a", "b", "c", "d"]
    history.keep(["c"], moment(8))
    assert history.old(moment(10), 5) == ["d"]
    history.let_go(["c"])
    assert history.old(moment(6), 5) == []  # the last question of the talk is younger
    assert history.old(moment(6.5), 5) == ["a", "b", "c"]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=60) | st.text('"*()-+^:{}AND NEAR \0\x1f“', max_size=30))
def test_nothing_that_is_typed_is_wrong(store: TaskStore, history: History, typed: str) -> None:
    for is_typing in (False, True):
        asked = HistoryFilter(terms=search_terms(typed, is_typing=is_typing))
        assert history.find(asked, None, 5) == []
