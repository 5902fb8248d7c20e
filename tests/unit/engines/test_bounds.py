"""Limits for a stretch of work in this process, and what a template may take in them."""

import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from app.domain.prompt import Message
from app.engines.local.bounds import TookTooLong, bounded
from app.engines.local.template import MOST_CHARS, TemplateExcess, render_segments

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such timer")
HELLO = [Message(role="system", content="Be brief."), Message(role="user", content="Hello")]


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    """Neither a limit nor a timer outlives the work."""
    before = _limits()
    yield
    assert _limits() == before


def _limits() -> object:
    if sys.platform == "win32":
        return None
    import resource

    timer = signal.getitimer(signal.ITIMER_REAL)
    return resource.getrlimit(resource.RLIMIT_AS), timer, signal.getsignal(signal.SIGALRM)


def for_ever() -> None:
    while True:
        pass


@unix
def test_work_without_an_end_is_ended() -> None:
    with pytest.raises(TookTooLong), bounded(0.01):
        for_ever()


@linux
def test_work_that_wants_too_much_memory_is_refused_it() -> None:
    with pytest.raises(MemoryError), bounded(more_bytes=64 << 20):
        bytearray(1 << 30)
    assert len(bytearray(1 << 20)) == 1 << 20


def test_other_work_is_left_alone() -> None:
    done = []
    with bounded():
        done.append(sum(range(1000)))
    other = threading.Thread(target=lambda: _work(done))  # no timer there
    other.start()
    other.join()
    assert done == [499_500, 2]


def _work(done: list[int]) -> None:
    with bounded(0.0001):
        done.append(2)


def greedy(_turns: list[dict[str, str]]) -> str:
    raise MemoryError


def slow(_turns: list[dict[str, str]]) -> str:
    raise TookTooLong


def wordy(turns: list[dict[str, str]]) -> str:
    return "".join(turn["content"] for turn in turns) + "x" * MOST_CHARS


@pytest.mark.parametrize("render", [greedy, slow, wordy])
def test_a_template_that_takes_too_much_is_not_asked_a_second_time(render: object) -> None:
    asked = 0

    def count(turns: list[dict[str, str]]) -> str:
        nonlocal asked
        asked += 1
        return render(turns)  # type: ignore[operator,no-any-return]

    with pytest.raises(TemplateExcess):
        render_segments(count, HELLO)
    assert asked == 1
