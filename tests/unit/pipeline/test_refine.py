"""Draft and refine: the draft is made here; what refines it is sent only when that is agreed to."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import CloudNotSetUp, NotRefinable
from app.domain.options import Options
from app.domain.plan import StepRole
from app.domain.preset import SHIPPED
from app.domain.settings import Settings
from app.domain.task import Kind, Privacy, Task, TaskState
from app.domain.terms import Refinement
from app.pipeline.approve import refinement_offer, submit_refinement
from app.pipeline.flight import Flight
from app.pipeline.orders import order_again, with_preset
from app.pipeline.queries import task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.engine import ANSWER
from tests.fakes.house import FakeHouse, fake_house

FILE = Path("/d/letter.txt")
SECRET = "The passphrase of Ada Berg is halibut seventeen, she told the harbour office in Bergen."
REFINED = f"{ANSWER} It says so well, and in better words than before."
DRAFT = SHIPPED["draft-and-refine"]
CLOUD = {"cloud_engine": {"provider": "openai", "model": "big"}}


def make_house(**sections: dict[str, Any]) -> FakeHouse:
    settings = Settings.model_validate({**CLOUD, **sections})
    house = fake_house({FILE: [SECRET]}, settings, is_all_agreed=False)
    house.cloud.script = [REFINED]
    return house


def run_next(house: FakeHouse) -> Task:
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pools = Pools(StepPool(1), StepPool(1))
    run_task(house.ports, task, Flight(house.engine, house.cloud), pools)
    pools.close()
    return house.store.task(task.id)


def make_draft(house: FakeHouse, kind: Kind = Kind.SUMMARIZE, **changes: Any) -> Task:
    order = with_preset(Order(kind, FILE, "Be kind."), "draft-and-refine", DRAFT)
    submit_task(house.ports, order._replace(**changes))
    task = run_next(house)
    assert task.state is TaskState.SUCCEEDED
    return task


def test_a_draft_is_made_here_and_says_that_it_is_one() -> None:
    house = make_house()
    task = make_draft(house)
    report = task_report(house.ports, task.id)
    assert (report.is_draft, report.result) == (True, ANSWER)
    assert house.cloud.sent == []


def test_to_be_shown_what_would_be_sent_sends_nothing() -> None:
    house = make_house()
    offer = refinement_offer(house.ports, make_draft(house).id)
    assert (offer.model, offer.size_bytes) == ("openai/big", len(offer.text.encode()) - 2)
    assert ANSWER in offer.text
    assert offer.cost_usd
    assert house.cloud.sent == []


def test_only_the_draft_is_sent_and_just_what_was_shown() -> None:
    house = make_house()
    draft = make_draft(house)
    offer = refinement_offer(house.ports, draft.id)
    submit_refinement(house.ports, draft.id)
    task = run_next(house)
    assert task.state is TaskState.SUCCEEDED
    [(_, prompt)] = house.cloud.sent
    assert "\n\n".join(message.content for message in prompt.messages) == offer.text
    assert "halibut" not in offer.text
    report = task_report(house.ports, task.id)
    assert report.result == REFINED
    assert not report.is_draft
    assert any("the draft alone" in note for note in report.notes)
    assert report.checks, "the refined sentences are looked up in the document"
    assert report.receipt.cloud_steps == 1


def test_with_passages_those_that_the_draft_rests_on_are_sent_too() -> None:
    house = make_house()
    terms = DRAFT.terms.model_copy(update={"refinement": Refinement.PASSAGES})
    house.engine.script = ["Ada Berg told the harbour office in Bergen her passphrase."]
    offer = refinement_offer(house.ports, make_draft(house, terms=terms).id)
    assert "halibut" in offer.text


@pytest.mark.parametrize("kind", [Kind.SUMMARIZE, Kind.ASK, Kind.TRANSLATE, Kind.REWRITE])
def test_each_kind_of_text_can_be_refined(kind: Kind) -> None:
    house = make_house()
    words = "La phrase de passe d'Ada Berg est flétan dix-sept, dit-elle au port de Bergen hier."
    is_text = kind in {Kind.TRANSLATE, Kind.REWRITE}
    house.engine.script = [words] if is_text else []
    house.cloud.script = [f"{words} Oui." if is_text else REFINED]
    draft = make_draft(house, kind, options=Options(language="French"))
    submit_refinement(house.ports, draft.id)
    task = run_next(house)
    assert task.error is None
    assert str(task_report(house.ports, task.id).result).endswith(("Oui.", "before."))


def test_a_refinement_that_is_no_good_fails_and_the_draft_stays() -> None:
    house = make_house()
    house.cloud.script = ["No.", "No."]
    draft = make_draft(house)
    submit_refinement(house.ports, draft.id)
    task = run_next(house)
    assert task.state is TaskState.FAILED
    assert task_report(house.ports, draft.id).result == ANSWER


def test_agreeing_twice_sends_once() -> None:
    house = make_house()
    draft = make_draft(house)
    first = submit_refinement(house.ports, draft.id)
    assert submit_refinement(house.ports, draft.id).id == first.id


def test_what_is_no_draft_is_not_sent() -> None:
    house = make_house()
    private = make_draft(house, privacy=Privacy.LOCAL_ONLY)
    with pytest.raises(NotRefinable, match="local only"):
        submit_refinement(house.ports, private.id)
    submit_task(house.ports, Order(Kind.SUMMARIZE, FILE))
    with pytest.raises(NotRefinable, match="no preset"):
        refinement_offer(house.ports, run_next(house).id)
    draft = make_draft(house, is_again=True)
    submit_refinement(house.ports, draft.id)
    with pytest.raises(NotRefinable, match="refined already"):
        refinement_offer(house.ports, run_next(house).id)


def test_a_draft_too_long_for_the_larger_model_is_not_offered() -> None:
    house = make_house(cloud_engine={**CLOUD["cloud_engine"], "context_limit": 2048})
    house.engine.script = [f"{ANSWER} " * 400]
    with pytest.raises(NotRefinable, match="longer"):
        refinement_offer(house.ports, make_draft(house).id)


def test_without_a_provider_there_is_nobody_to_refine() -> None:
    house = fake_house({FILE: [SECRET]})
    with pytest.raises(CloudNotSetUp):
        refinement_offer(house.ports, make_draft(house).id)


def test_a_refinement_done_again_is_a_new_draft() -> None:
    house = make_house()
    draft = make_draft(house)
    task = submit_refinement(house.ports, draft.id)
    again = order_again(house.ports, task.id)
    assert (again.terms, again.preset, again.is_again) == (DRAFT.terms, "draft-and-refine", True)


def test_the_draft_is_not_taken_for_the_refinement_of_another_question() -> None:
    house = make_house()
    draft = make_draft(house)
    submit_refinement(house.ports, draft.id)
    task = run_next(house)
    roles = [step.role for step in house.store.steps(task.id)]
    assert roles == [*(step.role for step in house.store.steps(draft.id)), StepRole.REFINE]
