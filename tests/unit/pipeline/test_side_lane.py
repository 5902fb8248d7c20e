"""Slow chores: one at a time, when woken; what fails is left alone for a while."""

import threading
from collections.abc import Iterator

import pytest

from app.domain.errors import DiskFull
from app.pipeline.side_lane import Chore, SideLane

WAIT_S = 10
SECRET = "CANARY-HERRING-2208"


class Diary:
    """Chores that write down what they do, and fail when told to."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.faults: list[Exception] = []
        self.gate = threading.Event()
        self.gate.set()
        self.busy = 0
        self.most_busy = 0
        self.changed = threading.Condition()

    def chore(self, name: str) -> Chore:
        return Chore(name, 60.0, lambda: self._do(name))

    def wait(self, *names: str) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.done == list(names), WAIT_S), self.done

    def _do(self, name: str) -> None:
        with self.changed:
            self.busy += 1
            self.most_busy = max(self.busy, self.most_busy)
            self.done.append(name)
            self.changed.notify_all()
        self.gate.wait(WAIT_S)
        with self.changed:
            self.busy -= 1
            fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            raise fault


class Time:
    """Seconds that a test moves."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def lane(diary: Diary, time: Time) -> Iterator[SideLane]:
    lane = SideLane(
        "side lane", [diary.chore("backup"), diary.chore("sync"), diary.chore("mark")], time
    )
    lane.start()
    yield lane
    diary.gate.set()
    assert lane.stop(WAIT_S)


def test_nothing_is_done_until_it_is_woken(lane: SideLane, diary: Diary) -> None:
    assert [chore.name for chore in lane.chores] == ["backup", "sync", "mark"]
    lane.wake("sync")
    diary.wait("sync")


def test_never_two_at_once_and_a_wake_meanwhile_counts_once(lane: SideLane, diary: Diary) -> None:
    diary.gate.clear()
    lane.wake("backup")
    diary.wait("backup")
    for _ in range(5):
        lane.wake("sync")
        lane.wake("backup")
    diary.gate.set()
    diary.wait("backup", "backup", "sync")
    assert diary.most_busy == 1


def test_what_fails_is_logged_by_its_code_and_tried_again_later(
    lane: SideLane, diary: Diary, time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    diary.faults = [DiskFull(path="/x"), ValueError(SECRET)]
    lane.wake("backup")
    diary.wait("backup")
    lane.wake("backup")  # the clock's next tick: too soon
    lane.wake("sync")
    lane.wake("mark")  # it comes last: then both have failed
    diary.wait("backup", "sync", "mark")
    time.now_s = 31.0
    lane.wake("sync")
    diary.wait("backup", "sync", "mark", "backup", "sync")
    assert "backup: disk_full; again in 30 s" in caplog.text
    assert "sync: ValueError" in caplog.text
    assert SECRET not in caplog.text


def test_a_wake_by_hand_does_not_wait(lane: SideLane, diary: Diary) -> None:
    diary.faults = [DiskFull(path="/x")]
    lane.wake("backup")
    diary.wait("backup")
    lane.wake("backup", is_urgent=True)
    lane.wake("sync")
    diary.wait("backup", "backup", "sync")


def test_a_retry_needs_nobody_and_waits_twice_as_long_each_time(
    diary: Diary, caplog: pytest.LogCaptureFixture
) -> None:
    lane = SideLane("side lane", [diary.chore("backup")], first_wait_s=0.01)
    diary.faults = [DiskFull(path="/x")] * 3
    lane.start()
    lane.wake("backup")
    diary.wait(*["backup"] * 4)
    assert lane.stop(WAIT_S)
    assert len([one for one in caplog.records if "disk_full" in one.getMessage()]) == 3


def test_it_stops_although_a_chore_is_put_off(diary: Diary) -> None:
    lane = SideLane("side lane", [diary.chore("backup"), diary.chore("sync")])
    diary.faults = [DiskFull(path="/x")]
    lane.start()
    lane.wake("backup")
    diary.wait("backup")
    assert lane.stop(WAIT_S)


def test_it_says_when_a_chore_is_still_under_way_and_begins_no_other(diary: Diary) -> None:
    lane = SideLane("side lane", [diary.chore("backup"), diary.chore("sync")])
    diary.gate.clear()
    lane.start()
    lane.wake("backup")
    diary.wait("backup")
    lane.wake("sync")
    assert not lane.stop(0.01)
    diary.gate.set()
    assert lane.stop(WAIT_S)
    diary.wait("backup")
