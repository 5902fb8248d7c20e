"""`ask` on fakes: one task over all documents, and quotes with their places."""

import json
from pathlib import Path

import pytest

from app.domain.errors import AppError, InstructionMissing
from app.domain.options import Options
from app.domain.plan import StepState
from app.domain.prompt import QuotesConstraint
from app.domain.result import Support
from app.domain.task import Kind, Privacy, Task, TaskState
from app.pipeline.flight import Flight
from app.pipeline.preview import preview_order
from app.pipeline.queries import task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, cancel_task, submit_task
from tests.fakes.house import FakeHouse, fake_house

CONTRACT, REPORT, NOTE = (Path(f"/docs/{name}.txt") for name in ("contract", "report", "note"))
FILLER = "The weather was calm on that day and nothing else went on. " * 40 + "\n\n"
SIGNED = "The contract was signed by\nIlse Marten in Zürich.\n\n"
PAGES: dict[Path, list[str] | AppError] = {
    CONTRACT: [FILLER, FILLER + SIGNED, FILLER],
    REPORT: [FILLER] * 8 + ["Per Olund signed the report.\n"],
    NOTE: ["Anna closed the berth."],
}
QUESTION = "Who signed the contract?"
ANSWER = "It was signed by Ilse Marten."
QUOTE = {"statement": ANSWER, "quote": "signed by Ilse Marten in Zürich."}
POINTS, NONE = json.dumps([QUOTE]), "[]"


@pytest.fixture
def house() -> FakeHouse:
    return fake_house(PAGES)


def submit(
    house: FakeHouse,
    *paths: Path,
    question: str = QUESTION,
    is_full_read: bool = False,
    privacy: Privacy | None = None,
) -> Task:
    options = Options(is_full_read=is_full_read)
    order = Order(Kind.ASK, paths[0], question, options=options, privacy=privacy)
    return submit_task(house.ports, order._replace(more_paths=paths[1:]))


def run_next(house: FakeHouse) -> Task:
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pool = StepPool(1)
    run_task(house.ports, task, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()
    return house.store.task(task.id)


def test_a_long_pile_is_searched_and_only_relevant_pages_are_read(house: FakeHouse) -> None:
    house.engine.script = [POINTS, *[NONE] * 20]
    submit(house, CONTRACT, REPORT)
    task = run_next(house)
    steps = house.store.steps(task.id)
    asked = [prompt.messages[1].content for prompt in house.engine.prompts]
    receipt = task_report(house.ports, task.id).receipt
    assert any(SIGNED.strip() in text for text in asked)
    assert receipt.reading == "passages"
    assert "only what seemed relevant" in receipt.in_words()
    assert receipt.pages_total == 12
    assert 0 < receipt.pages_read < 12
    assert (receipt.chunks_read, receipt.tokens_dropped) == (receipt.chunks_total, 0)
    assert sum(step.chunk.tokens for step in steps if step.chunk) <= 3000


def test_a_full_read_asks_every_page_of_every_document(house: FakeHouse) -> None:
    house.engine.script = [NONE] * 40
    submit(house, CONTRACT, REPORT, is_full_read=True)
    report = task_report(house.ports, run_next(house).id)
    asked = "".join(prompt.messages[1].content for prompt in house.engine.prompts)
    assert asked.count("The weather was calm") == 11 * 40
    assert (report.receipt.reading, report.receipt.pages_read) == ("whole", 12)
    assert report.result == "Nothing in the pages that were read answers this question."
    assert report.notes == ()


def test_a_short_document_is_read_whole_and_nothing_is_merged(house: FakeHouse) -> None:
    quote = {"statement": "Anna did.", "quote": "Anna closed the berth."}
    house.engine.script = [json.dumps([quote])]
    submit(house, NOTE, question="Who closed it?")
    report = task_report(house.ports, run_next(house).id)
    assert (report.result, report.receipt.reading) == ("Anna did.", "whole")
    [citation] = report.citations
    assert (citation.document, citation.page) == ("note.txt", 1)
    assert (citation.start, citation.end) == (0, 22)


def test_the_answer_is_merged_from_quotes_and_cites_their_places(house: FakeHouse) -> None:
    house.engine.script = [NONE, POINTS, NONE, NONE, ANSWER]
    house.engine.context_tokens = 1400
    submit(house, CONTRACT, NOTE, is_full_read=True)
    report = task_report(house.ports, run_next(house).id)
    text = "".join(house.reader.read(CONTRACT).text)
    assert report.result == ANSWER
    [citation] = report.citations
    [check] = report.checks
    assert (check.sentence, check.support) == (ANSWER, Support.SUPPORTED)
    assert (citation.document, citation.page, citation.statement) == ("contract.txt", 2, ANSWER)
    assert text[citation.start : citation.end].split() == QUOTE["quote"].split()
    findings = house.engine.prompts[-1].messages[1].content
    assert QUOTE["quote"] in findings
    assert "weather" not in findings


def test_only_whole_sentences_may_be_quoted(house: FakeHouse) -> None:
    house.engine.script = [POINTS]
    submit(house, NOTE)
    run_next(house)
    constraint = house.engine.prompts[0].constraint
    assert isinstance(constraint, QuotesConstraint)
    assert constraint.pool == ("Anna closed the berth.",)


def test_a_name_that_no_quoted_passage_has_is_told(house: FakeHouse) -> None:
    house.engine.script = [NONE, POINTS, NONE, NONE, "It was signed by Per Olund."]
    house.engine.context_tokens = 1400
    submit(house, CONTRACT, NOTE, is_full_read=True)
    [check] = task_report(house.ports, run_next(house).id).checks
    assert (check.support, check.missing) == (Support.UNSUPPORTED, ("Per", "Olund"))


def test_without_a_hit_nothing_is_asked(house: FakeHouse) -> None:
    submit(house, REPORT, question="Grundsteuer?")
    task = run_next(house)
    report = task_report(house.ports, task.id)
    assert (report.state, house.engine.prompts) == (TaskState.SUCCEEDED, [])
    assert report.result == "No page has a word of this question, so nothing was read."
    assert "--full" in report.notes[0]
    assert (report.receipt.reading, report.receipt.pages_read) == ("passages", 0)


def test_what_a_merge_writes_after_its_answer_is_cut_off(house: FakeHouse) -> None:
    chatter = f"{ANSWER}\n\n--- end of findings ---\n\nAnswer: 2003"
    house.engine.script = [NONE, POINTS, NONE, "and on and on " * 20, chatter]
    house.engine.context_tokens = 1400
    submit(house, CONTRACT, is_full_read=True)
    report = task_report(house.ports, run_next(house).id)
    assert (report.result, report.receipt.repairs) == (ANSWER, 1)


@pytest.mark.parametrize(("is_full_read", "least"), [(True, 0), (False, 1)])
def test_only_where_every_page_is_asked_a_page_may_have_nothing(
    house: FakeHouse, is_full_read: bool, least: int
) -> None:
    house.engine.script = [NONE] * 40
    submit(house, CONTRACT, is_full_read=is_full_read)
    run_next(house)
    rules = {prompt.constraint for prompt in house.engine.prompts}
    assert {rule.least for rule in rules if isinstance(rule, QuotesConstraint)} == {least}


def test_a_merge_of_nothing_is_not_asked(house: FakeHouse) -> None:
    house.engine.script = [NONE] * 40
    submit(house, CONTRACT, REPORT)
    report = task_report(house.ports, run_next(house).id)
    assert all(prompt.constraint for prompt in house.engine.prompts)
    assert str(report.result).startswith("Nothing in the pages")
    assert "--full" in report.notes[0]


def test_a_page_that_no_try_could_read_is_noted(house: FakeHouse) -> None:
    house.engine.script = ["no list", json.dumps([{"statement": "a", "quote": "not in the text"}])]
    submit(house, NOTE)
    report = task_report(house.ports, run_next(house).id)
    assert report.state is TaskState.SUCCEEDED
    assert report.notes == ("The model gave nothing usable on a part of note.txt, from page 1.",)


def test_a_merge_that_fails_leaves_the_findings(house: FakeHouse) -> None:
    house.engine.script = [NONE, POINTS, NONE, "", ""]
    house.engine.context_tokens = 1400
    submit(house, CONTRACT, is_full_read=True)
    assert task_report(house.ports, run_next(house).id).result == ANSWER


@pytest.mark.parametrize(
    ("privacy", "is_kept"), [(Privacy.LOCAL_ONLY, False), (Privacy.CLOUD_ALLOWED, True)]
)
def test_what_is_local_only_is_never_kept_on_the_disk(
    house: FakeHouse, privacy: Privacy, is_kept: bool
) -> None:
    house.engine.script = [POINTS] * 40
    task = submit(house, CONTRACT, privacy=privacy)
    run_next(house)
    quoting = [p for p in house.engine.prompts if isinstance(p.constraint, QuotesConstraint)]
    answering = [p for p in house.engine.prompts if p.constraint is None]
    assert {p.keep_as for p in quoting} == ({task.document_ids[0]} if is_kept else {None})
    assert {p.keep_as for p in answering} <= {None}


def test_the_document_stands_before_the_question(house: FakeHouse) -> None:
    """What two questions share is the beginning: it need not be read again."""
    house.engine.script = [NONE, NONE]
    submit(house, NOTE, question="Who closed it?")
    submit(house, NOTE, question="What was closed?")
    run_next(house)
    run_next(house)
    first, second = (prompt.messages for prompt in house.engine.prompts)
    assert first[0] == second[0]
    shared = first[1].content.partition("Question")[0]
    assert "Anna closed the berth." in shared
    assert second[1].content.startswith(shared)


def test_a_task_over_many_documents_is_taken_up_again_and_cancelled(house: FakeHouse) -> None:
    task = submit(house, CONTRACT, REPORT)
    assert submit(house, CONTRACT, REPORT).id == task.id
    assert submit(house, REPORT, CONTRACT).id != task.id
    house.store.claim_task(house.clock.now())
    house.store.recover(house.clock.now())
    assert house.store.task(task.id).state is TaskState.QUEUED
    house.engine.script = [NONE] * 40
    assert run_next(house).id == task.id
    other = submit(house, NOTE, REPORT)
    cancel_task(house.ports, other.id)
    report = task_report(house.ports, other.id)
    assert (report.state, report.document) == (TaskState.CANCELLED, "note.txt and 1 more")
    assert {step.state for step in house.store.steps(task.id)} == {StepState.DONE}


def test_a_question_is_needed_before_anything_is_queued(house: FakeHouse) -> None:
    with pytest.raises(InstructionMissing):
        submit(house, NOTE, question=" ")
    assert house.store.tasks() == []


def test_a_preview_counts_as_many_pages_as_will_be_read(house: FakeHouse) -> None:
    """Nothing is in the store yet, so nothing can be found: the first pages stand for the best."""
    order = Order(Kind.ASK, CONTRACT, QUESTION, more_paths=(REPORT,))
    preview = preview_order(house.ports, order)
    assert (preview.document, preview.pages_total) == ("contract.txt and 1 more", 12)
    assert 2000 < preview.tokens <= 3000
    assert house.store.tasks() == []
