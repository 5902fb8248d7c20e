"""The PII floor: what holds personal data stays here, and only the user's word changes that."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.attempt import Attempt
from app.domain.errors import KeptHere, NothingToCompare
from app.domain.money import SpendingCap
from app.domain.pii import PiiKind
from app.domain.route import Route
from app.domain.settings import Settings
from app.domain.task import Category, Kind, Privacy, Task, TaskState
from app.domain.terms import Refinement, Terms
from app.pipeline.approve import refinement_offer
from app.pipeline.compare import compare_offer
from app.pipeline.flight import Flight
from app.pipeline.floor import passes_floor, require_no_floor
from app.pipeline.follow_up import FollowUp, submit_follow_up
from app.pipeline.orders import order_again
from app.pipeline.pii_view import confirm, look_at, look_at_files, withdraw
from app.pipeline.preview import preview_order
from app.pipeline.queries import task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

LETTER, PLAIN = Path("/d/letter.txt"), Path("/d/plain.txt")
FOUND = {PiiKind.EMAIL: 1, PiiKind.IBAN: 1}
WORDS = "1 e-mail address, 1 IBAN"
CLOUD = {"cloud_engine": {"provider": "openai", "model": "big"}}


def make_house(**sections: Any) -> FakeHouse:
    letter = "Dear Ada, pay to DE89 3704 0044 0532 0130 00. Write to per@skellvik.no."
    pages = {LETTER: [letter], PLAIN: ["The ferry left at noon."]}
    return fake_house(pages, Settings.model_validate({**CLOUD, **sections}))


@pytest.fixture
def house() -> FakeHouse:
    return make_house()


def order(path: Path = LETTER, **changes: Any) -> Order:
    """Work that belongs in the cloud, and may go there."""
    wanted = Order(Kind.SUMMARIZE, path, category=Category.COMPLEX, privacy=Privacy.CLOUD_ALLOWED)
    return wanted._replace(**changes)


def run(house: FakeHouse, asked: Order | None = None) -> Task:
    if asked is not None:
        submit_task(house.ports, asked)
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pools = Pools(StepPool(1), StepPool(1))
    run_task(house.ports, task, Flight(house.engine, house.cloud), pools)
    pools.close()
    return house.store.task(task.id)


def test_what_holds_personal_data_is_done_here_and_says_why(house: FakeHouse) -> None:
    task = run(house, order())
    assert (task.state, task.privacy) == (TaskState.SUCCEEDED, Privacy.LOCAL_ONLY)
    assert house.cloud.sent == []
    report = task_report(house.ports, task.id)
    assert report.route is Route.LOCAL
    assert report.reason == f"it stays on this machine: {WORDS} found in it"
    assert report.receipt.pii == FOUND
    assert f"kept here: {WORDS}" in report.receipt.in_words()


def test_what_holds_none_leaves_as_it_may(house: FakeHouse) -> None:
    task = run(house, order(PLAIN))
    assert task.privacy is Privacy.CLOUD_ALLOWED
    assert len(house.cloud.sent) == 1
    assert task_report(house.ports, task.id).receipt.pii == {}


def test_once_confirmed_the_same_may_be_ordered_anew(house: FakeHouse) -> None:
    kept = run(house, order())
    confirm(house.ports, look_at(house.ports, kept.id))
    again = run(house, order_again(house.ports, kept.id))
    assert (again.privacy, len(house.cloud.sent)) == (Privacy.CLOUD_ALLOWED, 1)
    assert house.store.task(kept.id).privacy is Privacy.LOCAL_ONLY


def test_a_confirmation_is_of_the_content_not_of_the_path(house: FakeHouse) -> None:
    confirm(house.ports, look_at_files(house.ports, [LETTER]))
    house.reader.pages[LETTER] = ["Another letter, of per@skellvik.no."]
    assert run(house, order()).privacy is Privacy.LOCAL_ONLY
    assert house.cloud.sent == []


def test_what_was_ordered_local_only_is_not_even_looked_through(house: FakeHouse) -> None:
    task = run(house, order(privacy=Privacy.LOCAL_ONLY))
    assert house.ports.pii.found(house.store.document(task.document_ids[0])) is None
    again = order_again(house.ports, task.id)
    assert again.privacy is Privacy.LOCAL_ONLY


def test_with_the_setting_off_nothing_is_kept() -> None:
    house = make_house(privacy={"pii_floor": False})
    assert run(house, order()).privacy is Privacy.CLOUD_ALLOWED
    assert len(house.cloud.sent) == 1


def test_the_plan_says_so_and_stores_nothing(house: FakeHouse) -> None:
    preview = preview_order(house.ports, order())
    assert (preview.route, preview.pii) == (Route.LOCAL, FOUND)
    assert WORDS in preview.in_words()
    assert house.store.tasks() == []
    confirm(house.ports, look_at_files(house.ports, [LETTER]))
    assert preview_order(house.ports, order()).route is Route.CLOUD


def test_one_document_of_many_keeps_the_whole_task(house: FakeHouse) -> None:
    asked = order(PLAIN, kind=Kind.ASK, instruction="Who?", more_paths=(LETTER,))
    assert preview_order(house.ports, asked).pii == FOUND
    task = run(house, asked)
    assert task.privacy is Privacy.LOCAL_ONLY
    assert house.cloud.sent == []


def test_a_follow_up_inherits_what_keeps_its_documents(house: FakeHouse) -> None:
    """Asked before there was a floor, or with the setting off."""
    house.settings = Settings.model_validate({**CLOUD, "privacy": {"pii_floor": False}})
    asked = run(house, order(kind=Kind.ASK, instruction="Who?"))
    assert asked.privacy is Privacy.CLOUD_ALLOWED
    house.settings = Settings.model_validate(CLOUD)
    sent = len(house.cloud.sent)
    submit_follow_up(house.ports, FollowUp(asked.id, "And why?"))
    assert run(house).privacy is Privacy.LOCAL_ONLY
    assert len(house.cloud.sent) == sent


def test_a_planned_task_is_looked_at_again_before_each_request(house: FakeHouse) -> None:
    """Its confirmation was taken back while it waited: it ends, and says what to do."""
    confirm(house.ports, look_at_files(house.ports, [LETTER]))
    house.has_network = False
    waiting = run(house, order())
    assert waiting.state is TaskState.WAITING_FOR_NETWORK
    withdraw(house.ports, look_at(house.ports, waiting.id))
    assert house.store.task(waiting.id).privacy is Privacy.LOCAL_ONLY
    house.has_network = True
    house.clock.advance(60)
    house.store.wake_waiting(house.clock.now())
    ended = run(house)
    assert (ended.state, house.cloud.sent) == (TaskState.FAILED, [])
    assert ended.error is not None
    assert ended.error.code == KeptHere.code
    assert WORDS in ended.error.title


def test_a_word_taken_back_in_the_very_moment_of_the_request_is_told(
    house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm(house.ports, look_at_files(house.ports, [LETTER]))
    begin = house.store.begin_attempt

    def withdrawn_meanwhile(attempt: Attempt, cap: SpendingCap | None = None) -> bool:
        withdraw(house.ports, look_at_files(house.ports, [LETTER]))
        return begin(attempt, cap)

    monkeypatch.setattr(house.store, "begin_attempt", withdrawn_meanwhile)
    ended = run(house, order())
    assert (ended.state, house.cloud.sent) == (TaskState.FAILED, [])
    assert ended.error is not None
    assert ended.error.code == KeptHere.code


def test_a_task_planned_before_there_was_a_floor_does_not_slip_through(house: FakeHouse) -> None:
    house.settings = Settings.model_validate({**CLOUD, "privacy": {"pii_floor": False}})
    house.has_network = False
    waiting = run(house, order())
    house.settings, house.has_network = Settings.model_validate(CLOUD), True
    house.clock.advance(60)
    house.store.wake_waiting(house.clock.now())
    ended = run(house)
    assert (ended.state, house.cloud.sent) == (TaskState.FAILED, [])
    assert house.store.task(waiting.id).privacy is Privacy.LOCAL_ONLY
    with pytest.raises(KeptHere, match="1 IBAN"):
        require_no_floor(house.ports, waiting)
    assert not passes_floor(house.ports, waiting)
    assert passes_floor(house.ports, submit_task(house.ports, order(PLAIN)))


def test_a_raised_task_is_taken_up_again_as_it_is(house: FakeHouse) -> None:
    """The command is repeated after a crash: no second task, unless it may leave by now."""
    first = submit_task(house.ports, order())
    assert house.store.claim_task(house.clock.now())
    house.store.save_reading(first.document_ids[0], house.reader.read(LETTER))
    house.ports.pii.raise_task(first.id, FOUND)
    assert submit_task(house.ports, order()).id == first.id
    confirm(house.ports, look_at_files(house.ports, [LETTER]))
    assert submit_task(house.ports, order()).id != first.id


def test_a_draft_is_not_offered_to_the_larger_model(house: FakeHouse) -> None:
    house.settings = Settings.model_validate({**CLOUD, "privacy": {"pii_floor": False}})
    terms = Terms(route=Route.LOCAL, refinement=Refinement.DRAFT)
    draft = run(house, order(category=Category.ROUTINE, terms=terms))
    assert refinement_offer(house.ports, draft.id).text
    house.settings = Settings.model_validate(CLOUD)
    with pytest.raises(KeptHere, match=WORDS):
        refinement_offer(house.ports, draft.id)
    confirm(house.ports, look_at(house.ports, draft.id))
    assert refinement_offer(house.ports, draft.id).text


def test_a_comparison_leaves_such_documents_out(house: FakeHouse) -> None:
    house.settings = Settings.model_validate({**CLOUD, "privacy": {"pii_floor": False}})
    run(house, order(category=Category.ROUTINE))
    assert compare_offer(house.ports, 5).documents == ["letter.txt"]
    house.settings = Settings.model_validate(CLOUD)
    with pytest.raises(NothingToCompare):
        compare_offer(house.ports, 5)


def test_what_is_seen_is_told_in_words(house: FakeHouse) -> None:
    [seen] = look_at(house.ports, submit_task(house.ports, order()).id)  # nobody has read it yet
    assert (seen.found, seen.stays) == (FOUND, True)
    assert seen.in_words() == f"letter.txt: {WORDS}; it stays on this machine"
    confirm(house.ports, [seen])
    [seen] = look_at_files(house.ports, [LETTER])
    assert not seen.stays
    assert "you have confirmed" in seen.in_words()
    [plain] = look_at_files(house.ports, [PLAIN])
    assert (plain.stays, plain.in_words()) == (False, "plain.txt: nothing found")


def test_nothing_that_was_found_is_in_any_report(house: FakeHouse) -> None:
    task = run(house, order())
    told = task_report(house.ports, task.id).model_dump_json() + str(house.events)
    told += look_at(house.ports, task.id)[0].model_dump_json()
    assert "skellvik" not in told
    assert "0532" not in told
