"""What is read for a question: all of short documents, the best pages of long ones."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Document, Page
from app.domain.errors import ModelContextTooSmall
from app.domain.options import Options
from app.domain.plan import Plan
from app.domain.search import Hit
from app.domain.task import Kind
from app.domain.work import Assignment, ReadDocument
from app.planning.ask import ask_budget, plan_question
from tests.contract.samples import make_task

LONG = "a page of many words " * 120  # 600 tokens


def plan_of(texts: Sequence[str], hits: Sequence[int] = (), is_full_read: bool = False) -> Plan:
    pages = [Page(number=n, text=text) for n, text in enumerate(texts, start=1)]
    document = Document(id="d", path="/d", name="d", char_count=sum(map(len, texts)))
    task = make_task("t", words="Who?").model_copy(
        update={"kind": Kind.ASK, "options": Options(is_full_read=is_full_read)}
    )
    ids = itertools.count()
    assignment = Assignment(
        task,
        [ReadDocument(document, pages)],
        "model",
        4096,
        lambda several: [len(text.split()) for text in several],
        lambda: f"s{next(ids)}",
        lambda _question, most: [Hit("d", number) for number in hits][:most],
    )
    return plan_question(assignment)


def test_the_best_pages_are_read_in_their_order_up_to_the_limit() -> None:
    plan = plan_of([LONG] * 20, hits=[9, 3, 17, 4, 1, 12, 2])
    assert [chunk.page_first for chunk in plan.chunks] == [1, 3, 4, 9, 17]
    assert sum(chunk.tokens for chunk in plan.chunks) <= 3000


def test_no_hit_is_no_step_unless_all_is_to_be_read() -> None:
    assert plan_of([LONG] * 20).steps == ()
    assert len({chunk.page_first for chunk in plan_of([LONG] * 20, is_full_read=True).chunks}) > 9
    assert len(plan_of(["A short text."]).steps) == 1


@given(st.lists(st.integers(1, 2000), min_size=5, max_size=9), st.permutations(range(1, 6)))
def test_what_is_read_is_where_the_chunk_says(lengths: list[int], hits: list[int]) -> None:
    texts = [f"p{n}w " * length for n, length in enumerate(lengths, start=1)]
    text = "".join(texts)
    for chunk in plan_of(texts, hits).chunks:
        words = set(text[chunk.char_start : chunk.char_end].split())
        expected = {f"p{n}w" for n in range(chunk.page_first, chunk.page_last + 1)}
        assert words == expected


def test_a_context_without_room_for_two_findings_is_refused() -> None:
    assert ask_budget("m", 1024).fan_in == 2
    with pytest.raises(ModelContextTooSmall):
        ask_budget("m", 800)
