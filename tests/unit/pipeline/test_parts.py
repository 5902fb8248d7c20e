"""`translate` and `rewrite` on fakes: part by part, nothing skipped, nothing lost for one part."""

from pathlib import Path

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.errors import AppError, InstructionMissing, LanguageMissing
from app.domain.options import Options
from app.domain.task import Kind, Task, TaskState
from app.pipeline.flight import Flight
from app.pipeline.queries import task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

LETTER, TABLE = Path("/docs/letter.txt"), Path("/docs/table.txt")
PARAGRAPHS = [
    " ".join([f"{word} wrote on that day that the ferry was late again."] * 30) + "\n\n"
    for word in ("Anna", "Berta", "Clara")
]
ANSWERS = [
    f"{name} schrieb damals, die Fähre sei wieder zu spät gekommen, und ärgerte sich darüber sehr, "
    "weil niemand an der Anlegestelle Auskunft geben konnte und der Kaffee längst kalt geworden "
    "war, als endlich ein Schiff am Horizont erschien, das aber in eine ganz andere Richtung fuhr."
    for name in ("Anna", "Berta", "Clara")
]
ANSWERS = [f"{answer} {answer[::-1]}" for answer in ANSWERS]


@pytest.fixture
def house() -> FakeHouse:
    house = fake_house({LETTER: PARAGRAPHS, TABLE: ["| 1 | 2 |\n| 3 | 4 |\n"]})
    house.engine.context_tokens = 1200
    return house


def run(house: FakeHouse, kind: Kind = Kind.TRANSLATE, path: Path = LETTER) -> Task:
    order = Order(kind, path, "in plain words", options=Options(language="German"))
    submit_task(house.ports, order)
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pool = StepPool(1)
    run_task(house.ports, task, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()
    return house.store.task(task.id)


@pytest.mark.parametrize("kind", [Kind.TRANSLATE, Kind.REWRITE])
def test_the_result_is_the_parts_results_in_order(house: FakeHouse, kind: Kind) -> None:
    house.engine.script = list[str | AppError](ANSWERS)
    report = task_report(house.ports, run(house, kind).id)
    assert report.result == "\n\n".join(ANSWERS)
    assert report.notes == ()
    asked = [prompt.messages[1].content for prompt in house.engine.prompts]
    assert [part.strip() in text for part, text in zip(PARAGRAPHS, asked, strict=True)] == [
        True
    ] * 3
    assert (report.receipt.chunks_read, report.receipt.tokens_dropped) == (3, 0)


def test_a_part_that_stays_untranslated_is_repaired(house: FakeHouse) -> None:
    house.engine.script = [ANSWERS[0], PARAGRAPHS[1], ANSWERS[1], ANSWERS[2]]
    report = task_report(house.ports, run(house).id)
    assert report.result == "\n\n".join(ANSWERS)
    assert report.receipt.repairs == 1
    assert "German only" in house.engine.prompts[2].messages[1].content
    assert "German only" not in house.engine.prompts[1].messages[1].content


def test_a_part_that_cannot_be_translated_is_kept_and_named(house: FakeHouse) -> None:
    house.engine.script = [ANSWERS[0], PARAGRAPHS[1], "", ANSWERS[2]]
    task = run(house)
    report = task_report(house.ports, task.id)
    assert report.state is TaskState.SUCCEEDED
    assert report.result == f"{ANSWERS[0]}\n\n{PARAGRAPHS[1]}{ANSWERS[2]}"
    [note] = report.notes
    assert note == "1 of 3 parts could not be translated and stand as they were: page 2."
    outcomes = [attempt.outcome for attempt in house.store.attempts(task.id)]
    assert outcomes.count(AttemptOutcome.VALIDATION_FAILED) == 2
    assert report.receipt.chunks_read == 3


def test_a_part_without_words_costs_no_prompt(house: FakeHouse) -> None:
    report = task_report(house.ports, run(house, path=TABLE).id)
    assert report.result == "| 1 | 2 |\n| 3 | 4 |"
    assert house.engine.prompts == []
    assert (report.notes, report.receipt.chunks_read) == ((), 1)


@pytest.mark.parametrize(
    ("kind", "error"), [(Kind.TRANSLATE, LanguageMissing), (Kind.REWRITE, InstructionMissing)]
)
def test_what_is_missing_is_told_before_anything_is_queued(
    house: FakeHouse, kind: Kind, error: type[AppError]
) -> None:
    with pytest.raises(error):
        submit_task(house.ports, Order(kind, LETTER))
    assert house.store.tasks() == []


@pytest.mark.parametrize(
    ("kind", "done"), [(Kind.TRANSLATE, "translated"), (Kind.REWRITE, "rewritten")]
)
def test_where_no_part_could_be_done_the_task_fails(
    house: FakeHouse, kind: Kind, done: str
) -> None:
    house.engine.script = [answer for part in PARAGRAPHS for answer in (part, part)]
    task = run(house, kind)
    report = task_report(house.ports, task.id)
    assert (report.state, report.result) == (TaskState.FAILED, None)
    assert report.error is not None
    assert report.error.code == "nothing_done"
    assert done in report.error.title
    assert "local_engine.model" in report.error.hint
    assert report.receipt.model == "fake-model"


def test_a_part_without_words_does_not_hide_that_nothing_was_done() -> None:
    path = Path("/docs/mixed.txt")
    house = fake_house({path: [PARAGRAPHS[0], "1 2 3 4 5 6 7 8 9\n" * 60]})
    house.engine.context_tokens = 1200
    house.engine.script = [PARAGRAPHS[0], PARAGRAPHS[0]]
    assert run(house, path=path).state is TaskState.FAILED
