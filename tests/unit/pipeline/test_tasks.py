"""The story on fakes: a task from order to end, and everything that may come between."""

import json
from pathlib import Path

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.errors import (
    AppError,
    DiskFull,
    DocumentDamaged,
    EngineCrashed,
    EngineFailed,
    KindUnavailable,
    TaskNotCancellable,
    TaskUnknown,
)
from app.domain.events import (
    EngineDied,
    Event,
    PromptRead,
    StepFinished,
    StepStarted,
    TaskChanged,
    TaskPlanned,
    TaskQueued,
    TaskStarted,
    TextArrived,
)
from app.domain.plan import StepRole, StepState
from app.domain.route import Route
from app.domain.settings import PrivacySettings, Settings
from app.domain.task import Category, Kind, Privacy, Task, TaskState
from app.pipeline.flight import Flight
from app.pipeline.kinds import WORK
from app.pipeline.queries import step_notes, task_report, task_row, task_rows
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, cancel_task, submit_task
from tests.fakes.engine import ANSWER
from tests.fakes.house import FakeHouse, fake_house

SHORT = Path("/docs/short.txt")
LONG = Path("/docs/long.txt")
BROKEN = Path("/docs/broken.pdf")
LONG_PAGES = [f"Page {n} speaks of ferry number {n}. " * 80 + "\n\n" for n in range(12)]
PAGES: dict[Path, list[str] | AppError] = {
    SHORT: ["A short text of one page. " * 5],
    LONG: LONG_PAGES,
    BROKEN: DocumentDamaged(name="broken.pdf"),
}


@pytest.fixture
def house() -> FakeHouse:
    return fake_house(PAGES)


def point(statement: str = ANSWER) -> str:
    """What a part's step writes."""
    return json.dumps([{"quote": "speaks of ferry", "statement": statement}])


def submit(
    house: FakeHouse,
    path: Path = SHORT,
    instruction: str = "",
    category: Category = Category.ROUTINE,
    privacy: Privacy | None = None,
) -> Task:
    order = Order(Kind.SUMMARIZE, path, instruction, category, privacy)
    return submit_task(house.ports, order)


def run_next(house: FakeHouse, should_stop: bool = False) -> Task:
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    flight, pool = Flight(house.engine, house.cloud), StepPool(1)
    if should_stop:
        flight.stop()
    run_task(house.ports, task, flight, Pools(pool, pool))
    pool.close()
    return house.store.task(task.id)


def test_a_short_document_is_one_step(house: FakeHouse) -> None:
    submit(house)
    task = run_next(house)
    assert task.state is TaskState.SUCCEEDED
    [step] = house.store.steps(task.id)
    assert (step.role, step.state, step.result) == (StepRole.SINGLE, StepState.DONE, ANSWER)


def test_a_long_document_is_read_whole_and_merged(house: FakeHouse) -> None:
    submit(house, LONG)
    task = run_next(house)
    steps = house.store.steps(task.id)
    asked = "".join(prompt.messages[1].content for prompt in house.engine.prompts)
    assert all(f"ferry number {n}." in asked for n in range(12))
    assert [step.role for step in steps].count(StepRole.MAP) >= 6
    assert steps[-1].role is StepRole.MERGE
    assert len(steps[-1].inputs) == [step.role for step in steps].count(StepRole.MAP)


def test_a_merge_reads_the_notes_in_order(house: FakeHouse) -> None:
    answers = [point(f"This is the note number {n} of all.") for n in range(1, 7)]
    house.engine.script = [*answers, "This is the summary of the whole."]
    submit(house, LONG)
    task = run_next(house)
    merge = house.engine.prompts[-1].messages[1].content
    assert merge.index("number 1 ") < merge.index("number 2 ") < merge.index("number 6 ")
    assert task_report(house.ports, task.id).result == "This is the summary of the whole."


def test_the_receipt_accounts_for_every_page_chunk_and_token(house: FakeHouse) -> None:
    submit(house, LONG)
    receipt = task_report(house.ports, run_next(house).id).receipt
    words = sum(len(page.split()) for page in LONG_PAGES)
    assert (receipt.pages_total, receipt.pages_read, receipt.pages_unreadable) == (12, 12, ())
    assert receipt.chunks_read == receipt.chunks_total > 5
    assert (receipt.tokens_read, receipt.tokens_dropped) == (words, 0)
    assert receipt.attempts == receipt.steps == receipt.local_steps
    assert receipt.seconds == 2.0  # the fake clock stands still: all steps ran at the same time
    assert receipt.tokens_per_second == receipt.completion_tokens / 2.0
    assert (receipt.cost_usd, receipt.bytes_left_machine) == (0.0, 0)
    assert receipt.model == "fake-model"


def test_a_receipt_before_the_end_says_what_is_still_unread(house: FakeHouse) -> None:
    house.engine.script = [ANSWER, EngineFailed(reason="test")]
    submit(house, LONG)
    task = run_next(house)
    receipt = task_report(house.ports, task.id).receipt
    assert task.state is TaskState.FAILED
    assert receipt.chunks_read == 1
    assert receipt.tokens_dropped > 0
    assert 0 < receipt.pages_read < 12


def test_what_is_not_read_yet_is_not_called_dropped(house: FakeHouse) -> None:
    submit(house, LONG)
    task = run_next(house, should_stop=True)
    receipt = task_report(house.ports, task.id).receipt
    assert (receipt.chunks_read, receipt.tokens_read, receipt.tokens_dropped) == (0, 0, 0)
    assert receipt.chunks_total == 6


def test_events_tell_the_story_in_order(house: FakeHouse) -> None:
    task = submit(house)
    run_next(house)
    kinds = [type(event) for event in house.events if not isinstance(event, TextArrived)]
    assert kinds == [
        TaskQueued,
        TaskStarted,
        TaskPlanned,
        StepStarted,
        PromptRead,
        StepFinished,
        TaskChanged,
    ]
    streamed = "".join(e.text for e in house.events if isinstance(e, TextArrived))
    assert streamed.strip() == ANSWER
    assert house.events[-1] == TaskChanged(task.id, TaskState.SUCCEEDED)


def test_a_broken_document_fails_its_own_task_and_the_next_one_goes_on(house: FakeHouse) -> None:
    submit(house, BROKEN)
    house.clock.advance(1)
    submit(house, SHORT)
    first, second = run_next(house), run_next(house)
    assert first.state is TaskState.FAILED
    assert first.error is not None
    assert first.error.code == "document_damaged"
    assert second.state is TaskState.SUCCEEDED


def test_a_bug_fails_its_task_without_its_message(
    house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burst(*_: object) -> None:
        raise ValueError("SECRET TEXT")

    monkeypatch.setattr(house.engine, "generate", burst)
    submit(house)
    task = run_next(house)
    assert task.error is not None
    assert task.error.code == "bug"
    assert "SECRET" not in task.error.model_dump_json()


def test_a_full_disk_stops_all_work_and_fails_no_task(
    house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> bool:
        raise DiskFull

    submit(house)
    monkeypatch.setattr(house.store, "finish_attempt", full)
    with pytest.raises(DiskFull):
        run_next(house)
    monkeypatch.undo()
    house.store.recover(house.clock.now())
    assert run_next(house).state is TaskState.SUCCEEDED


def test_an_engine_that_dies_once_costs_one_attempt(house: FakeHouse) -> None:
    house.engine.script = [EngineCrashed(reason="test")]
    heard: list[Event] = []
    house.hub.subscribe(heard.append)
    submit(house)
    task = run_next(house)
    assert task.state is TaskState.SUCCEEDED
    outcomes = [attempt.outcome for attempt in house.store.attempts(task.id)]
    assert outcomes == [AttemptOutcome.ENGINE_DIED, AttemptOutcome.DONE]
    [died] = [event for event in heard if isinstance(event, EngineDied)]
    assert died.error.code == "engine_crashed"


def test_an_engine_that_dies_twice_at_a_step_fails_the_task(house: FakeHouse) -> None:
    house.engine.script = [EngineCrashed(reason="test"), EngineCrashed(reason="test")]
    submit(house)
    task = run_next(house)
    assert task.error is not None
    assert task.error.code == "engine_crashed"
    assert len(house.engine.prompts) == 2


def test_deaths_are_counted_across_restarts_of_the_app(house: FakeHouse) -> None:
    """The app dies between the two deaths; a poison document still cannot loop."""
    house.engine.script = [EngineCrashed(reason="test"), DiskFull()]
    submit(house)
    with pytest.raises(DiskFull):
        run_next(house)
    house.store.recover(house.clock.now())
    house.engine.script = [EngineCrashed(reason="test")]
    task = run_next(house)
    assert task.state is TaskState.FAILED
    assert len(house.engine.prompts) == 3


def test_an_empty_answer_is_repaired_once(house: FakeHouse) -> None:
    house.engine.script = ["..."]
    submit(house)
    task = run_next(house)
    assert task.state is TaskState.SUCCEEDED
    assert "empty answer" in house.engine.prompts[1].messages[1].content
    assert task_report(house.ports, task.id).receipt.repairs == 1


def test_a_second_empty_answer_fails_the_task(house: FakeHouse) -> None:
    house.engine.script = ["...", "", ANSWER]
    submit(house)
    task = run_next(house)
    assert task.error is not None
    assert task.error.code == "empty_result"
    assert len(house.engine.prompts) == 2


def test_finished_steps_are_not_run_again(house: FakeHouse) -> None:
    house.engine.script = [ANSWER, ANSWER, DiskFull()]
    submit(house, LONG)
    with pytest.raises(DiskFull):
        run_next(house)
    house.store.recover(house.clock.now())
    ran_before = len(house.engine.prompts)
    task = run_next(house)
    steps = house.store.steps(task.id)
    assert task.state is TaskState.SUCCEEDED
    assert len(house.engine.prompts) - ran_before == len(steps) - 2
    assert house.reader.read_paths == [LONG]


def test_a_stopping_lane_puts_the_task_back_with_its_steps(house: FakeHouse) -> None:
    submit(house, LONG)
    task = run_next(house, should_stop=True)
    assert task.state is TaskState.QUEUED
    assert run_next(house).state is TaskState.SUCCEEDED


def test_a_cancelled_task_stays_cancelled_and_its_late_result_is_dropped(house: FakeHouse) -> None:
    task = submit(house)

    def cancel_meanwhile(event: object) -> None:
        if isinstance(event, TextArrived) and house.store.task(task.id).state is TaskState.RUNNING:
            cancel_task(house.ports, task.id)

    house.hub.subscribe(cancel_meanwhile)
    assert run_next(house).state is TaskState.CANCELLED
    [step] = house.store.steps(task.id)
    assert (step.state, step.result) == (StepState.CANCELLED, None)


def test_a_cancel_by_another_process_is_noticed_in_the_middle_of_a_step(house: FakeHouse) -> None:
    task = submit(house)

    def cancel_in_the_store(event: object) -> None:
        if isinstance(event, PromptRead):
            house.store.cancel_task(task.id, house.clock.now())

    house.hub.subscribe(cancel_in_the_store)
    assert run_next(house).state is TaskState.CANCELLED
    [attempt] = house.store.attempts(task.id)
    assert attempt.outcome is AttemptOutcome.CANCELLED


def test_an_ended_task_cannot_be_cancelled_and_an_unknown_one_neither(house: FakeHouse) -> None:
    submit(house)
    task = run_next(house)
    with pytest.raises(TaskNotCancellable):
        cancel_task(house.ports, task.id)
    with pytest.raises(TaskUnknown):
        cancel_task(house.ports, "nonsense")


def test_the_same_order_again_takes_up_the_unfinished_task(house: FakeHouse) -> None:
    first = submit(house, LONG)
    assert submit(house, LONG).id == first.id
    assert submit(house, LONG, instruction="other").id != first.id
    run_next(house)
    assert submit(house, LONG).id != first.id


def test_a_changed_file_is_a_new_task_even_if_the_old_one_is_unfinished(house: FakeHouse) -> None:
    first = submit(house, LONG)
    run_next(house, should_stop=True)
    assert submit(house, LONG).id == first.id
    house.reader.pages[LONG] = ["It says something else now."]
    assert submit(house, LONG).id != first.id


def test_a_file_that_is_gone_is_a_new_task_that_will_say_so(house: FakeHouse) -> None:
    first = submit(house, LONG)
    run_next(house, should_stop=True)
    del house.reader.pages[LONG]
    assert submit(house, LONG).id != first.id
    assert run_next(house).state is TaskState.SUCCEEDED  # the first: its text is in the store
    assert run_next(house).state is TaskState.FAILED


def test_kinds_without_a_plan_are_refused(
    house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(WORK, Kind.EXTRACT)
    with pytest.raises(KindUnavailable):
        submit_task(house.ports, Order(Kind.EXTRACT, SHORT))
    assert house.store.tasks() == []


def test_complex_work_that_may_leave_waits_for_the_network() -> None:
    settings = Settings(privacy=PrivacySettings(default=Privacy.CLOUD_ALLOWED))
    house = fake_house(PAGES, settings)
    submit(house, category=Category.COMPLEX)
    task = run_next(house)
    assert task.state is TaskState.WAITING_FOR_NETWORK
    assert task.decision is not None
    assert task.decision.route is Route.CLOUD
    assert house.engine.prompts == []


def test_private_beats_the_setting() -> None:
    settings = Settings(privacy=PrivacySettings(default=Privacy.CLOUD_ALLOWED))
    house = fake_house(PAGES, settings)
    submit(house, category=Category.COMPLEX, privacy=Privacy.LOCAL_ONLY)
    assert run_next(house).state is TaskState.SUCCEEDED


def test_the_instruction_reaches_every_step(house: FakeHouse) -> None:
    submit(house, LONG, instruction=" Name the captains ")
    run_next(house)
    for prompt in house.engine.prompts:
        assert "Name the captains" in prompt.messages[1].content


def test_rows_say_where_a_task_is(house: FakeHouse) -> None:
    task = submit(house, LONG)
    assert task_row(house.ports, task.id).stage == "queued"
    stages = []
    house.hub.subscribe(
        lambda event: (
            stages.append(task_row(house.ports, event.task_id).stage)
            if isinstance(event, TaskStarted | StepStarted)
            else None
        )
    )
    run_next(house)
    assert stages[0] == "reading"
    assert "map 1 of 6" in stages
    assert "merge" in stages
    short = submit(house, SHORT)
    run_next(house)
    assert task_row(house.ports, short.id).state is TaskState.SUCCEEDED
    assert "at work" in stages
    assert not any("1 of 1" in stage for stage in stages)
    row = task_row(house.ports, task.id)
    assert (row.stage, row.fraction_done, row.time_left) == ("succeeded", 1.0, "")


def test_rows_estimate_the_time_left(house: FakeHouse) -> None:
    task = submit(house, LONG)
    left = []
    house.hub.subscribe(lambda _: left.append(task_row(house.ports, task.id).seconds_left))
    run_next(house)
    known = [seconds for seconds in left if seconds is not None]
    assert known == sorted(known, reverse=True)
    assert known[0] > 5


def test_notes_of_finished_steps_can_be_read_early(house: FakeHouse) -> None:
    house.engine.script = [ANSWER, EngineFailed(reason="test")]
    task = submit(house, LONG)
    run_next(house)
    [note] = step_notes(house.ports, task.id)
    assert ANSWER in note.text
    assert note.heading.startswith("Page")


def test_a_name_with_a_line_end_is_shown_in_one_line_and_read_by_its_own_name() -> None:
    path = Path("/docs/two\nlines.txt")
    house = fake_house({path: ["Text of an oddly named file. " * 5]})
    task = submit(house, path)
    assert task_row(house.ports, task.id).document == "two\ufffdlines.txt"
    assert run_next(house).state is TaskState.SUCCEEDED


def test_rows_are_newest_first(house: FakeHouse) -> None:
    first = submit(house, SHORT)
    house.clock.advance(1)
    second = submit(house, LONG)
    assert [row.id for row in task_rows(house.ports)] == [second.id, first.id]
