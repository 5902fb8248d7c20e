"""Nothing twice: the same work on the same content gives the stored result."""

import json
from pathlib import Path

import pytest

from app.domain.document import Page, Reading
from app.domain.options import Options
from app.domain.plan import StepState
from app.domain.result import TaskReport
from app.domain.settings import PrivacySettings, Settings
from app.domain.task import Category, Kind, Privacy, TaskState
from app.pipeline.flight import Flight
from app.pipeline.queries import task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

ONE = Path("/docs/one.txt")
COPY = Path("/elsewhere/copy.txt")
OTHER = Path("/docs/other.txt")
PAGES = [f"Page {n} speaks of ferry number {n}. " * 80 + "\n\n" for n in range(6)]


@pytest.fixture
def house() -> FakeHouse:
    house = fake_house({ONE: PAGES, COPY: PAGES, OTHER: ["Another text. " * 9]})
    house.engine.model_fingerprint = "m1"
    return house


def do(house: FakeHouse, order: Order) -> TaskReport:
    house.clock.advance(3600)
    task = submit_task(house.ports, order)
    claimed = house.store.claim_task(house.clock.now(), only=[task.id])
    assert claimed is not None
    pool = StepPool(1)
    run_task(house.ports, claimed, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()
    return task_report(house.ports, task.id)


def test_the_same_content_is_done_once_whatever_its_name(house: FakeHouse) -> None:
    told = "A page speaks of ferry number two."
    part = json.dumps([{"quote": "speaks of ferry number", "statement": told}])
    house.engine.script = [part, part, part, told]
    first = do(house, Order(Kind.SUMMARIZE, ONE))
    asked = len(house.engine.prompts)
    second = do(house, Order(Kind.SUMMARIZE, COPY))
    assert len(house.engine.prompts) == asked > 1
    assert second.state is TaskState.SUCCEEDED
    assert second.reused_from == first.task_id
    assert second.result == first.result
    assert {citation.document for citation in second.citations} == {"copy.txt"}
    assert len(second.citations) == len(first.citations) > 0


def test_the_receipt_of_a_stored_result_is_honest(house: FakeHouse) -> None:
    first = do(house, Order(Kind.SUMMARIZE, ONE)).receipt
    second = do(house, Order(Kind.SUMMARIZE, ONE)).receipt
    assert (second.attempts, second.seconds, second.completion_tokens) == (0, 0.0, 0)
    assert (second.pages_read, second.tokens_read) == (first.pages_read, first.tokens_read)
    assert second.tokens_dropped == 0
    assert second.model == first.model == "fake-model"
    assert first.reused_at is None
    assert second.reused_at is not None
    assert f"taken from the result of {second.reused_at:%Y-%m-%d}" in second.in_words()


def test_a_stored_result_links_to_the_task_that_did_the_work(house: FakeHouse) -> None:
    first, _, third = (do(house, Order(Kind.SUMMARIZE, ONE)) for _ in range(3))
    assert third.reused_from == first.task_id


def test_again_runs_again_and_is_the_result_of_the_next(house: FakeHouse) -> None:
    do(house, Order(Kind.SUMMARIZE, ONE))
    again = do(house, Order(Kind.SUMMARIZE, ONE, is_again=True))
    assert again.reused_from is None
    assert again.receipt.attempts > 0
    assert do(house, Order(Kind.SUMMARIZE, ONE)).reused_from == again.task_id


@pytest.mark.parametrize(
    "other",
    [
        Order(Kind.SUMMARIZE, OTHER),
        Order(Kind.SUMMARIZE, ONE, "in one word"),
        Order(Kind.SUMMARIZE, ONE, category=Category.SAFETY_CRITICAL),
        Order(Kind.REWRITE, ONE, "simpler"),
    ],
    ids=["content", "instruction", "category", "kind"],
)
def test_other_work_is_done(house: FakeHouse, other: Order) -> None:
    do(house, Order(Kind.SUMMARIZE, ONE))
    assert do(house, other).reused_from is None


def test_another_model_file_does_its_own_work(house: FakeHouse) -> None:
    do(house, Order(Kind.SUMMARIZE, ONE))
    house.engine.model_fingerprint = "m2"
    assert do(house, Order(Kind.SUMMARIZE, ONE)).reused_from is None


def test_where_the_model_file_cannot_be_told_nothing_is_reused(house: FakeHouse) -> None:
    house.engine.model_fingerprint = ""
    do(house, Order(Kind.SUMMARIZE, ONE))
    assert do(house, Order(Kind.SUMMARIZE, ONE)).reused_from is None


def test_a_reader_that_sees_more_than_before_leads_to_new_work(
    house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(house, Order(Kind.SUMMARIZE, ONE))
    read = house.reader.read

    def sees_more(path: Path) -> Reading:
        reading = read(path)
        extra = Page(number=len(reading.pages) + 1, text="What stood in a picture. " * 9)
        return reading.model_copy(update={"pages": (*reading.pages, extra)})

    monkeypatch.setattr(house.reader, "read", sees_more)
    second = do(house, Order(Kind.SUMMARIZE, ONE))
    assert second.reused_from is None
    assert second.receipt.pages_read == len(PAGES) + 1


def test_what_belongs_in_the_cloud_gets_no_local_result() -> None:
    house = fake_house({ONE: PAGES}, Settings(privacy=PrivacySettings()))
    house.engine.model_fingerprint = "m1"
    order = Order(Kind.SUMMARIZE, ONE, category=Category.COMPLEX)
    assert do(house, order._replace(privacy=Privacy.LOCAL_ONLY)).state is TaskState.SUCCEEDED
    cloud = do(house, order._replace(privacy=Privacy.CLOUD_ALLOWED))
    assert cloud.state is TaskState.WAITING_FOR_NETWORK
    assert cloud.reused_from is None
    assert all(step.state is StepState.PENDING for step in house.store.steps(cloud.task_id))


def test_a_result_with_a_part_that_could_not_be_done_is_not_reused(house: FakeHouse) -> None:
    other = "Le bac est parti hier soir sans nous et personne ne sait pourquoi. " * 12
    order = Order(Kind.TRANSLATE, ONE, options=Options(language="French"))
    house.engine.script = [other, "", "", other, other]
    first = do(house, order)
    assert first.state is TaskState.SUCCEEDED
    assert "could not be translated" in first.notes[0]
    second = do(house, order)
    assert second.reused_from is None
    assert second.receipt.attempts > 0
