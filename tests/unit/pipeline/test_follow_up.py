"""A follow-up question on fakes: the same documents, the turns before it, and what is told."""

import json
from pathlib import Path

import pytest

from app.domain.errors import InstructionMissing, TaskNotFollowable
from app.domain.task import Kind, Priority, Privacy, Task, TaskState
from app.pipeline.flight import Flight
from app.pipeline.follow_up import FollowUp, submit_follow_up
from app.pipeline.preview import preview_follow_up
from app.pipeline.queries import task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, cancel_task, submit_task
from tests.fakes.house import FakeHouse, fake_house

CONTRACT = Path("/docs/contract.txt")
SIGNED = "The contract was signed by Ilse Marten in Zürich."
POINTS = json.dumps([{"statement": "Ilse Marten signed it.", "quote": SIGNED}])


@pytest.fixture
def house() -> FakeHouse:
    house = fake_house({CONTRACT: [SIGNED]})
    house.engine.script = [POINTS] * 9
    house.engine.model_fingerprint = "model-a"
    return house


def run_next(house: FakeHouse) -> Task:
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pool = StepPool(1)
    run_task(house.ports, task, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()
    return house.store.task(task.id)


def ask(house: FakeHouse, privacy: Privacy = Privacy.CLOUD_ALLOWED) -> Task:
    submit_task(house.ports, Order(Kind.ASK, CONTRACT, "Who signed it?", privacy=privacy))
    return run_next(house)


def follow(house: FakeHouse, task_id: str, *, is_private: bool = False) -> Task:
    submit_follow_up(house.ports, FollowUp(task_id, "And when was that?", is_private=is_private))
    return run_next(house)


def test_the_prompt_holds_what_the_report_says_was_seen(house: FakeHouse) -> None:
    first = ask(house)
    second = follow(house, first.id)
    third = follow(house, second.id)
    report = task_report(house.ports, third.id)
    assert (third.state, third.document_ids) == (TaskState.SUCCEEDED, first.document_ids)
    assert report.conversation is not None
    assert [turn.task_id for turn in report.conversation.seen] == [first.id, second.id]
    assert report.conversation.in_words() == "The model saw: 2 of 2 earlier questions."
    content = house.engine.prompts[-1].messages[-1].content
    assert "--- end of earlier questions ---" in content
    assert report.conversation.text in content


def test_the_preview_tells_the_same_and_stores_nothing(house: FakeHouse) -> None:
    first = ask(house)
    preview = preview_follow_up(house.ports, FollowUp(first.id, "And when was that?"))
    assert len(house.store.tasks()) == 1
    assert preview.conversation == follow(house, first.id).conversation


def test_privacy_only_gets_stricter(house: FakeHouse) -> None:
    open_task = ask(house)
    assert follow(house, open_task.id).privacy is Privacy.CLOUD_ALLOWED
    private = follow(house, open_task.id, is_private=True)
    assert private.privacy is Privacy.LOCAL_ONLY
    assert follow(house, private.id).privacy is Privacy.LOCAL_ONLY


def test_a_history_is_part_of_the_asking(house: FakeHouse) -> None:
    first = ask(house)
    second = follow(house, first.id)
    assert follow(house, first.id).reused_from == second.id
    assert follow(house, second.id).reused_from is None


def test_a_conversation_goes_on_without_what_is_gone(house: FakeHouse) -> None:
    first = ask(house)
    second = follow(house, first.id)
    del house.store._tasks[first.id]
    seen = follow(house, second.id).conversation
    assert seen is not None
    assert (seen.turns_total, seen.is_broken_off) == (1, True)
    assert "no longer stored" in seen.in_words()


def test_a_question_waits_for_the_answer_that_it_follows(house: FakeHouse) -> None:
    waiting = submit_task(house.ports, Order(Kind.ASK, CONTRACT, "Who signed it?"))
    later = submit_follow_up(house.ports, FollowUp(waiting.id, "And when?"))
    assert later.priority is Priority.INTERACTIVE  # and yet:
    assert run_next(house).id == waiting.id
    done = run_next(house)
    assert (done.id, done.state) == (later.id, TaskState.SUCCEEDED)
    assert done.conversation is not None
    assert [turn.task_id for turn in done.conversation.seen] == [waiting.id]


def test_what_has_no_answer_is_not_followed(house: FakeHouse) -> None:
    waiting = submit_task(house.ports, Order(Kind.ASK, CONTRACT, "Who signed it?"))
    later = submit_follow_up(house.ports, FollowUp(waiting.id, "And when?"))
    cancel_task(house.ports, waiting.id)
    ended = run_next(house)
    assert (ended.id, ended.state) == (later.id, TaskState.FAILED)
    assert ended.error is not None
    assert ended.error.code == "task_not_followable"
    with pytest.raises(TaskNotFollowable):
        submit_follow_up(house.ports, FollowUp(waiting.id, "And when?"))


def test_a_question_has_words(house: FakeHouse) -> None:
    waiting = ask(house)
    with pytest.raises(InstructionMissing):
        submit_follow_up(house.ports, FollowUp(waiting.id, " "))
