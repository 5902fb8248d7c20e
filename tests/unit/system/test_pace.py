"""How fast bytes come, and may come, on a clock that tests move."""

import pytest

from app.system.hub.control import Control, Stop, Stopped
from app.system.hub.pace import Meter, Throttle
from tests.fakes.clock import FakeClock


class Waiting:
    """Lets the clock pass instead of waiting."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock

    def wait(self, seconds: float) -> None:
        self._clock.advance(max(0.0, seconds))


def test_the_speed_is_that_of_the_last_seconds() -> None:
    clock = FakeClock()
    meter = Meter(clock)
    assert meter.per_second() is None
    for _ in range(20):
        clock.advance(1.0)
        meter.count(1000)
    assert meter.per_second() == pytest.approx(1000)
    for _ in range(10):
        clock.advance(1.0)
        meter.count(5000)
    assert meter.per_second() == pytest.approx(5000)


def test_a_stall_counts() -> None:
    clock = FakeClock()
    meter = Meter(clock)
    clock.advance(1.0)
    meter.count(1000)
    clock.advance(9.0)
    assert meter.per_second() == pytest.approx(100)


def test_together_they_stay_below_the_limit() -> None:
    clock, limit = FakeClock(), 1_000_000.0
    throttle, begun = Throttle(clock, lambda: limit), clock.monotonic()
    for _ in range(100):
        throttle.take(65_536, Waiting(clock))
        throttle.take(65_536, Waiting(clock))
    seconds = clock.monotonic() - begun
    assert 200 * 65_536 / seconds == pytest.approx(limit, rel=0.05)


def test_a_limit_may_change_and_go() -> None:
    clock = FakeClock()
    limits = [100.0]
    throttle = Throttle(clock, lambda: limits[0] if limits else None)
    throttle.take(1000, Waiting(clock))
    slow = clock.monotonic()
    limits[0] = 1e6
    throttle.take(1000, Waiting(clock))
    assert clock.monotonic() - slow < 0.1
    limits.clear()
    before = clock.monotonic()
    throttle.take(10**12, Waiting(clock))
    assert clock.monotonic() == before


def test_time_that_was_not_used_is_not_saved_up() -> None:
    clock = FakeClock()
    throttle = Throttle(clock, lambda: 1000.0)
    throttle.take(100, Waiting(clock))
    clock.advance(3600)
    begun = clock.monotonic()
    throttle.take(5000, Waiting(clock))
    assert clock.monotonic() - begun > 4.5


def test_who_waits_is_stopped_at_once_and_giving_up_outdoes_a_pause() -> None:
    control = Control()
    control.check()
    control.stop(Stop.PAUSE)
    with pytest.raises(Stopped):
        control.wait(1000.0)
    control.stop(Stop.CANCEL)
    control.stop(Stop.CLOSE)
    assert control.wish is Stop.CANCEL
