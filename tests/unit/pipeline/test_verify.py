"""`--verify` on fakes: one step for each sentence, in one batch, beside the proof by facts."""

import json
from pathlib import Path

import pytest

from app.domain.options import Length, Options
from app.domain.plan import StepRole, StepState
from app.domain.prompt import ChoiceConstraint
from app.domain.result import Support, TaskReport, Verdict
from app.domain.task import Kind, TaskState
from app.pipeline.flight import Flight
from app.pipeline.preview import preview_order
from app.pipeline.queries import step_notes, task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

NOTE = Path("/docs/note.txt")
TEXT = "Anna closed the berth in May. The ferry sailed at nine without her."
SUMMARY = "Anna closed the berth in May. The ferry sailed at nine without her. Whales breathe air."
VERIFIED = Options(is_verified=True, length=Length.SHORT)

PASSED = ("entailed", "not stated")  # the controls


@pytest.fixture
def house() -> FakeHouse:
    return fake_house({NOTE: [TEXT]})


def run(house: FakeHouse, kind: Kind = Kind.SUMMARIZE, options: Options = VERIFIED) -> TaskReport:
    submit_task(house.ports, Order(kind, NOTE, "Who closed it?", options=options))
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pool = StepPool(1)
    run_task(house.ports, task, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()
    return task_report(house.ports, task.id)


def test_each_sentence_gets_a_verdict_on_its_own_passages(house: FakeHouse) -> None:
    house.engine.script = [SUMMARY, *PASSED, "entailed", "contradicted"]
    report = run(house)
    assert (report.state, report.result) == (TaskState.SUCCEEDED, SUMMARY)
    assert [check.verdict for check in report.checks] == [
        Verdict.ENTAILED,
        Verdict.CONTRADICTED,
        None,  # no passage to ask about
    ]
    _, same, nonsense, first, second = house.engine.prompts
    assert isinstance(first.constraint, ChoiceConstraint)
    asked = first.messages[1].content
    assert "- Anna closed the berth in May." in asked
    assert "sailed" not in asked
    assert same.messages[1].content.count("Anna closed the berth in May.") == 2
    assert "elephants" in nonsense.messages[1].content
    assert "sailed" in second.messages[1].content
    told = "The model says of 3 sentences: 1 entailed, 1 contradicted, 0 not stated, 1 not asked."
    assert told in report.notes
    assert report.checks[1].support is Support.SUPPORTED  # the proof by facts stays as it is
    assert "The model says contradicted" in report.doubts[0]


@pytest.mark.parametrize("controls", [("entailed", "entailed"), ("not stated", "not stated")])
def test_a_model_that_fails_the_controls_is_not_believed(
    house: FakeHouse, controls: tuple[str, str]
) -> None:
    house.engine.script = ["Anna closed the berth in May.", *controls, "contradicted"]
    report = run(house)
    assert report.checks[0].verdict is None
    assert "failed the control questions" in report.notes[-1]
    assert report.doubts == ()


def test_steps_for_sentences_that_did_not_come_ask_nothing(house: FakeHouse) -> None:
    house.engine.script = ["Anna closed the berth in May.", *PASSED, "entailed"]
    report = run(house)
    steps = house.store.steps(report.task_id)
    verify = [step for step in steps if step.role is StepRole.VERIFY]
    assert len(verify) == 7  # two controls, and 120 tokens for a short summary
    assert {step.state for step in verify} == {StepState.DONE}
    assert [json.loads(step.result or "") is None for step in verify] == [*[False] * 3, *[True] * 4]
    assert len(house.engine.prompts) == 4
    assert [note.role for note in step_notes(house.ports, report.task_id)] == [StepRole.SINGLE]


def test_an_answer_is_verified_against_its_quotes(house: FakeHouse) -> None:
    point = {"statement": "Anna did.", "quote": "Anna closed the berth in May."}
    house.engine.script = [json.dumps([point]), *PASSED, "not stated"]
    report = run(house, Kind.ASK)
    [check] = report.checks
    assert check.verdict is Verdict.NOT_STATED
    assert "- Anna closed the berth in May." in house.engine.prompts[-1].messages[1].content


def test_a_verdict_that_never_comes_costs_no_result(house: FakeHouse) -> None:
    house.engine.problem = "this engine knows no choices"
    house.engine.script = ["Anna closed the berth in May.", *["Well."] * 6]
    report = run(house)
    assert report.state is TaskState.SUCCEEDED
    assert report.checks[0].verdict is None


def test_without_the_option_nothing_is_asked_and_the_plan_tells_the_steps(house: FakeHouse) -> None:
    assert preview_order(house.ports, Order(Kind.SUMMARIZE, NOTE, options=VERIFIED)).steps == 8
    house.engine.prompts.clear()
    house.engine.script = [SUMMARY]
    report = run(house, options=Options(length=Length.SHORT))
    assert len(house.engine.prompts) == 1
    assert {check.verdict for check in report.checks} == {None}
    assert not any("The model says" in note for note in report.notes)
