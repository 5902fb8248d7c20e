"""What goes where, once, and why the rest waits. On fakes."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.egress import Permit
from app.domain.errors import OfflineSwitchOn, StoreBusy
from app.domain.errors.sync import (
    SyncFolderEmptied,
    SyncFolderGone,
    SyncFolderUnprepared,
    SyncNotSetUp,
    SyncServerAway,
    SyncUnderWay,
)
from app.domain.settings import Settings
from app.domain.sync import Due, Parcel, SyncReport
from app.domain.task import Kind, Privacy, TaskState
from app.pipeline import deliver
from app.pipeline.flight import Flight
from app.pipeline.parcel import make_parcel
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, cancel_task, submit_task
from app.pipeline.sync import prepare_targets, sync_once, sync_state
from tests.fakes.deliveries import FakeTarget
from tests.fakes.house import FakeHouse, fake_house

LETTER, DIARY = Path("/in/letter.txt"), Path("/in/diary.txt")


@pytest.fixture
def fakes() -> FakeHouse:
    made = fake_house({LETTER: ["A letter of one page. " * 5], DIARY: ["A secret. " * 5]})
    made.targets = [FakeTarget()]
    return made


def trust(fakes: FakeHouse, *names: str, **more: object) -> None:
    fakes.settings = Settings.model_validate({"sync": {"trusted": names, **more}})


def do(fakes: FakeHouse, path: Path = LETTER, *, is_private: bool = False) -> str:
    """A finished summary."""
    privacy = Privacy.LOCAL_ONLY if is_private else Privacy.CLOUD_ALLOWED
    task = submit_task(fakes.ports, Order(Kind.SUMMARIZE, path, privacy=privacy, is_again=True))
    claimed = fakes.store.claim_task(fakes.clock.now(), only=[task.id])
    assert claimed is not None
    pool = StepPool(1)
    run_task(fakes.ports, claimed, Flight(fakes.engine, fakes.cloud), Pools(pool, pool))
    pool.close()
    assert fakes.store.task(task.id).state is TaskState.SUCCEEDED
    return task.id


def kept(target: FakeTarget) -> list[str]:
    return [parcel.task_id for _, parcel in target.kept]


def only(report: SyncReport) -> tuple[int, int, int, str | None]:
    """Sent, waiting, kept back, and why."""
    [one] = report.targets
    return len(one.sent), one.waiting, one.kept_back, one.waits.code if one.waits else None


def test_finished_results_go_once(fakes: FakeHouse) -> None:
    [target] = fakes.targets
    first = do(fakes)
    submit_task(fakes.ports, Order(Kind.SUMMARIZE, DIARY))  # queued: not finished
    assert only(sync_once(fakes.ports)) == (1, 0, 0, None)
    assert only(sync_once(fakes.ports)) == (0, 0, 0, None)
    assert kept(target) == [first]
    second = do(fakes)
    sync_once(fakes.ports)
    assert kept(target)[:2] == [first, second]


def test_nothing_is_opened_while_nothing_is_due(fakes: FakeHouse) -> None:
    [target] = fakes.targets
    sync_once(fakes.ports, is_asked=True)
    do(fakes, DIARY, is_private=True)
    sync_once(fakes.ports)
    assert target.permits == []


def test_a_parcel_has_the_result_and_its_proof_and_not_the_document(fakes: FakeHouse) -> None:
    do(fakes)
    sync_once(fakes.ports)
    [(_, parcel)] = fakes.targets[0].kept
    assert parcel.report.result
    assert parcel.report.receipt.pages_read == 1
    [document] = parcel.documents
    assert (document.name, len(document.sha256 or "")) == ("letter.txt", 64)
    assert str(LETTER) not in parcel.model_dump_json()
    assert Parcel.model_validate_json(parcel.model_dump_json()) == parcel


def test_local_only_results_go_to_trusted_targets_alone(fakes: FakeHouse) -> None:
    stranger, friend = FakeTarget("/stranger"), FakeTarget("/friend")
    fakes.targets = [stranger, friend]
    trust(fakes, "/friend")
    secret, letter = do(fakes, DIARY, is_private=True), do(fakes)
    report = sync_once(fakes.ports)
    assert (kept(stranger), kept(friend)) == ([letter], [secret, letter])
    assert [one.kept_back for one in report.targets] == [1, 0]
    assert secret not in str([parcel for _, parcel in stranger.kept])
    trust(fakes, "/friend", "/stranger")
    sync_once(fakes.ports)
    assert kept(stranger) == [letter, secret]


def test_a_result_made_private_meanwhile_stays(
    fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the moment it was due and the moment it is put together."""
    task_id = do(fakes)

    def private_by_now(*words: object) -> Parcel:
        made = make_parcel(*words)  # type: ignore[arg-type]
        report = made.report.model_copy(update={"privacy": Privacy.LOCAL_ONLY})
        return made.model_copy(update={"report": report})

    monkeypatch.setattr(deliver, "make_parcel", private_by_now)
    sync_once(fakes.ports)
    assert kept(fakes.targets[0]) == []
    monkeypatch.undo()
    sync_once(fakes.ports)
    assert kept(fakes.targets[0]) == [task_id]


def test_what_breaks_in_the_middle_goes_on_at_the_next_pass(fakes: FakeHouse) -> None:
    [target] = fakes.targets
    ids = [do(fakes) for _ in range(5)]
    target.breaks_after = (2, SyncFolderGone(path="/results"))
    assert only(sync_once(fakes.ports)) == (2, 3, 0, "sync_folder_gone")
    assert only(sync_state(fakes.ports)) == (0, 3, 0, "sync_folder_gone")
    target.breaks_after = None
    assert only(sync_once(fakes.ports)) == (3, 0, 0, None)
    assert kept(target) == ids


def test_a_crash_between_the_target_and_our_own_record(
    fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is there and nobody has written that down: it is not sent as another."""
    task_id = do(fakes)
    with monkeypatch.context() as patch:

        def dies(*words: object) -> None:
            raise StoreBusy

        patch.setattr(fakes.deliveries, "delivered", dies)
        with pytest.raises(StoreBusy):
            sync_once(fakes.ports)
    assert not fakes.sync_lock.is_held
    assert only(sync_once(fakes.ports)) == (1, 0, 0, None)
    assert kept(fakes.targets[0]) == [task_id]


def test_one_that_is_not_taken_does_not_hold_up_the_others(
    fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    [target] = fakes.targets
    bad, broken, good = do(fakes), do(fakes), do(fakes)
    target.refuses = {bad}

    def stumbles(ports: object, due: Due, *rest: object) -> Parcel:
        if due.task_id == broken:
            raise ZeroDivisionError
        return make_parcel(ports, due, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(deliver, "make_parcel", stumbles)
    [report] = sync_once(fakes.ports).targets
    assert [one.task_id for one in report.refused] == [bad, broken]
    assert kept(target) == [good]
    opened = len(target.permits)
    sync_once(fakes.ports)  # by itself it is not asked again
    assert len(target.permits) == opened
    monkeypatch.undo()
    target.refuses = set()
    sync_once(fakes.ports, is_asked=True)
    assert kept(target) == [good, bad, broken]


def test_a_conflict_is_told_with_the_revision_it_stands_as(fakes: FakeHouse) -> None:
    task_id = do(fakes)
    [target] = fakes.targets
    sync_once(fakes.ports)
    [(_, parcel)] = target.kept
    other = parcel.report.model_copy(update={"result": "Another."})
    target.kept = [(1, parcel.model_copy(update={"report": other}))]
    [report] = sync_once(fakes.ports, is_asked=True, is_again=True).targets
    assert report.sent[0].task_id == task_id
    assert (report.sent[0].revision, report.sent[0].is_conflict) == (2, True)


def test_a_server_is_asked_later_each_time_and_at_once_when_told_to(fakes: FakeHouse) -> None:
    target = FakeTarget("db:5432/team", "database")
    fakes.targets, fakes.chance = [target], 1.0
    do(fakes)
    target.problem = SyncServerAway(place="db", reason="test")
    for wait_s in (60, 120, 240):
        report = sync_once(fakes.ports)
        assert report.targets[0].retry_at == fakes.clock.now() + timedelta(seconds=wait_s)
        tries = len(target.permits)
        fakes.clock.advance(wait_s - 1)
        sync_once(fakes.ports)
        assert len(target.permits) == tries
        fakes.clock.advance(1)
    sync_once(fakes.ports)
    tries = len(target.permits)
    target.problem = None
    assert only(sync_once(fakes.ports, is_asked=True)) == (1, 0, 0, None)
    assert len(target.permits) == tries + 1


def test_a_clock_that_was_set_back_holds_nothing_up(fakes: FakeHouse) -> None:
    target = FakeTarget("db:5432/team", "database")
    fakes.targets = [target]
    do(fakes)
    target.problem = SyncServerAway(place="db", reason="test")
    sync_once(fakes.ports)
    target.problem = None
    fakes.clock.advance(-365 * 86400)
    assert only(sync_once(fakes.ports)) == (1, 0, 0, None)


def test_without_a_network_no_server_is_asked_and_a_folder_is(fakes: FakeHouse) -> None:
    server, folder = FakeTarget("db:5432/team", "database"), FakeTarget()
    fakes.targets, fakes.has_network = [server, folder], False
    do(fakes)
    report = sync_once(fakes.ports)
    assert [one.waits.code if one.waits else None for one in report.targets] == [
        "sync_no_network",
        None,
    ]
    assert server.permits == []
    fakes.has_network = True
    assert len(sync_once(fakes.ports).targets[0].sent) == 1  # nothing to wait for


def test_the_offline_switch_is_told_as_the_reason(fakes: FakeHouse) -> None:
    do(fakes)
    fakes.targets[0].problem = OfflineSwitchOn()  # type: ignore[assignment]
    assert only(sync_once(fakes.ports)) == (0, 1, 0, "offline_switch_on")


def test_switched_off_it_sends_only_when_asked(fakes: FakeHouse) -> None:
    do(fakes)
    trust(fakes, is_on=False)
    assert only(sync_once(fakes.ports)) == (0, 1, 0, None)
    assert only(sync_once(fakes.ports, is_asked=True)) == (1, 0, 0, None)


def test_another_at_the_same_place_gets_everything(fakes: FakeHouse) -> None:
    """A disk was changed for an empty one: results are due to it as soon as something is."""
    [target] = fakes.targets
    ids = [do(fakes), do(fakes)]
    sync_once(fakes.ports)
    target.fingerprint, target.kept = "another disk", []
    ids.append(do(fakes))
    sync_once(fakes.ports)
    sync_once(fakes.ports)
    assert sorted(kept(target)) == sorted(ids)


def test_only_one_at_a_time(fakes: FakeHouse) -> None:
    do(fakes)
    fakes.sync_lock.is_held_elsewhere = True
    assert only(sync_once(fakes.ports)) == (0, 1, 0, None)
    with pytest.raises(SyncUnderWay):
        sync_once(fakes.ports, is_asked=True)


def test_it_stops_between_two_results(fakes: FakeHouse) -> None:
    for _ in range(3):
        do(fakes)
    [target] = fakes.targets
    sync_once(fakes.ports, is_stopping=lambda: len(target.kept) >= 2)
    assert len(target.kept) == 2


def test_more_than_one_batch(fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliver, "_BATCH", 2)
    for _ in range(5):
        do(fakes)
    [target] = fakes.targets
    sync_once(fakes.ports)
    assert len(target.kept) == 5
    permits: list[Permit] = target.permits
    assert [bool(one.task_id) for one in permits] == [False, False, True]  # 2, 2 and 1


def test_where_nothing_is_set_up(fakes: FakeHouse) -> None:
    fakes.targets = []
    assert sync_once(fakes.ports).targets == ()
    with pytest.raises(SyncNotSetUp):
        sync_once(fakes.ports, is_asked=True)
    with pytest.raises(SyncNotSetUp):
        prepare_targets(fakes.ports)


def test_a_place_that_has_lost_its_mark_is_not_marked_anew_by_mistake(fakes: FakeHouse) -> None:
    [target] = fakes.targets
    prepare_targets(fakes.ports)
    assert target.is_prepared
    target.is_prepared = False
    do(fakes)
    target.problem = SyncFolderUnprepared(path="/results")
    assert only(sync_once(fakes.ports)) == (0, 1, 0, "sync_folder_emptied")
    with pytest.raises(SyncFolderEmptied):
        prepare_targets(fakes.ports)
    assert not target.is_prepared


def test_a_cancelled_task_is_no_result(fakes: FakeHouse) -> None:
    task = submit_task(fakes.ports, Order(Kind.SUMMARIZE, LETTER, privacy=Privacy.CLOUD_ALLOWED))
    cancel_task(fakes.ports, task.id)
    assert only(sync_once(fakes.ports)) == (0, 0, 0, None)
