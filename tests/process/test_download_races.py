"""Who stops a download meets the thread that works in the narrowest places, by arrangement."""

import threading
from collections.abc import Callable

import pytest

from app.domain.download import DownloadState, Wish
from app.system.hub.control import Control, Stop
from app.system.hub.haul import Haul
from app.system.hub.job import Job
from tests.fakes.hub import LoopbackHub, Mood
from tests.process.hub_desk import ENOUGH_S, FILE, Desk


@pytest.fixture
def wish(hub: LoopbackHub) -> Wish:
    return Wish(hub.repository, FILE)


def job_of(desk: Desk, made: str) -> Job:
    job = desk.downloads._find(made)
    assert job is not None
    return job


def broken_off(desk: Desk, wish: Wish) -> str:
    """One that failed half-way: it is known, and at rest."""
    desk.hub.moods.extend([Mood("cut", 80_000), *[Mood("cut", 0)] * 4])
    made = desk.downloads.start(wish)
    assert desk.end(made).state is DownloadState.FAILED
    return made


def beside(work: Callable[[], object]) -> object:
    """What another thread gets for an answer."""
    answers: list[object] = []
    other = threading.Thread(target=lambda: answers.append(work()))
    other.start()
    other.join(ENOUGH_S)
    return answers[0]


def took(lock: "threading.RLock") -> bool:
    """Whether a lock is free."""
    is_free = lock.acquire(blocking=False)
    if is_free:
        lock.release()
    return is_free


def test_nobody_finds_a_thread_that_is_not_begun(
    desk: Desk, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Waiting for such a one is an error of Python's."""
    got_in: list[object] = []
    start = threading.Thread.start

    def look_first(thread: threading.Thread) -> None:
        if thread.name == "download":
            lock = next(iter(desk.downloads._all().values()))._lock
            got_in.append(beside(lambda: took(lock)))
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", look_first)
    assert desk.get(wish).state is DownloadState.DONE
    assert got_in == [False]


def test_who_waits_at_once_waits_for_its_end(
    desk: Desk, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though its thread has not come to do anything yet."""
    seen: list[DownloadState] = []
    run = Job._run

    def look_first(job: Job) -> None:
        seen.append(job.view.state)
        run(job)

    monkeypatch.setattr(Job, "_run", look_first)
    assert desk.get(wish).state is DownloadState.DONE
    assert seen == [DownloadState.ASKING]


def test_given_up_while_the_hub_answered_it_is_not_remembered(
    desk: Desk, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is about to be written down then: the next start would bring it back."""
    check = Control.check

    def check_and_give_up(control: Control) -> None:
        check(control)
        monkeypatch.setattr(Control, "check", check)
        job_of(desk, made).stop(Stop.CANCEL)
        desk.downloads._shop.records.drop(made)

    made = desk.downloads.start(wish)
    desk.end(made)
    desk.downloads.cancel(made)
    (desk.home / FILE).unlink()
    monkeypatch.setattr(Control, "check", check_and_give_up)
    desk.downloads.start(wish)
    assert job_of(desk, made).join(ENOUGH_S)
    assert desk.left() == []
    assert desk.new().views() == []


def test_given_up_between_looking_it_up_and_going_on_it_stays_given_up(
    desk: Desk, wish: Wish
) -> None:
    made = broken_off(desk, wish)
    job, asked = job_of(desk, made), len(desk.hub.seen)
    desk.downloads.cancel(made)
    job.start()
    assert job.join(ENOUGH_S)
    assert len(desk.hub.seen) == asked
    assert desk.left() == []


def test_what_goes_on_is_not_begun_again_when_it_is_done(desk: Desk, wish: Wish) -> None:
    """Two that want it at once: the second must not have it done twice."""
    desk.hub.moods.append(Mood("hold", 120_000))
    made = desk.downloads.start(wish)
    assert desk.hub.stalled.wait(ENOUGH_S)
    job_of(desk, made).start()
    desk.hub.release.set()
    assert desk.end(made).state is DownloadState.DONE
    assert job_of(desk, made).join(ENOUGH_S)
    assert sum("/api/" in one.path for one in desk.hub.seen) == 1
    assert desk.left() == []


def test_what_was_stopped_shows_no_more_of_the_work(desk: Desk, wish: Wish) -> None:
    desk.hub.moods.append(Mood("hold", 120_000))
    made = desk.downloads.start(wish)
    assert desk.hub.stalled.wait(ENOUGH_S)
    job = job_of(desk, made)
    job.stop(Stop.PAUSE)
    job.on_stage(DownloadState.CHECKING, 7)  # the thread was just about to say so
    assert (job.view.state, job.view.bytes_done) != (DownloadState.CHECKING, 7)
    assert job.view.state is DownloadState.PAUSED


def test_what_is_done_is_not_shown_as_paused_by_who_came_too_late(desk: Desk, wish: Wish) -> None:
    made = desk.downloads.start(wish)
    desk.end(made)
    job_of(desk, made).stop(Stop.PAUSE)
    assert job_of(desk, made).view.state is DownloadState.DONE


def test_paused_and_resumed_while_it_is_handed_over_it_is_done_once(desk: Desk, wish: Wish) -> None:
    def meddle() -> None:
        job_of(desk, made).stop(Stop.PAUSE)
        job_of(desk, made).start()

    desk.on_accept = meddle
    made = desk.downloads.start(wish)
    view = desk.end(made)
    assert (view.state, len(desk.origins)) == (DownloadState.DONE, 1)
    assert job_of(desk, made).join(ENOUGH_S)
    assert sum("/api/" in one.path for one in desk.hub.seen) == 1
    assert desk.left() == []


def test_given_up_while_the_library_looks_at_it_nothing_is_kept(desk: Desk, wish: Wish) -> None:
    """A trial of a large model takes minutes."""
    desk.on_accept = lambda: job_of(desk, made).stop(Stop.CANCEL)
    made = desk.downloads.start(wish)
    assert job_of(desk, made).join(ENOUGH_S)
    assert not (desk.home / FILE).exists()
    assert [name for name in desk.left() if not name.endswith(".json")] == []


def test_who_gave_it_up_leaves_alone_what_another_is_at_work_on(desk: Desk, wish: Wish) -> None:
    """Wanted again at once: the first thread's end must not delete what the second gets."""
    made = broken_off(desk, wish)
    job = job_of(desk, made)
    assert job.view.remote is not None
    with Haul(desk.downloads._shop, made, job.view.remote)._alone():
        job.delete()
        assert desk.part().stat().st_size == 80_000
    job.delete()
    assert not desk.part().exists()
