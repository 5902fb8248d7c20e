"""Limits for a stretch of work in this process, and what a template may take in them."""

import signal
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from llama_cpp import llama_chat_format

from app.domain.errors import TemplateBroken
from app.domain.model import TemplateState
from app.domain.prompt import Message, Prompt
from app.engines.local import bounds
from app.engines.local.bounds import TookTooLong, bounded
from app.engines.local.session.model import Model, render_turns
from app.engines.local.session.template import judge_template
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


@unix
def test_work_that_hears_nothing_of_it_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python itself drops what is raised in a destructor."""
    monkeypatch.setattr(bounds, "_AGAIN_S", 0.05)
    told: list[str] = []
    with pytest.raises(TookTooLong), bounded(0.01):
        deaf_twice(told)
    assert told == ["once", "again"]


def deaf_twice(told: list[str]) -> None:
    for word in ("once", "again"):
        try:
            busy(5.0)
        except TookTooLong:
            told.append(word)
    busy(5.0)


def busy(seconds: float) -> None:
    """Long enough for a machine that has much else to do; ended sooner where it is ended."""
    end_s = time.monotonic() + seconds
    while time.monotonic() < end_s:
        pass


# "sequence" asks for a length and takes whatever is raised for a no; the length of a loop over
# what is made on the way takes all of it.
DEAF = (
    "{% for i in range(20) %}{% for x in range(99999)|map('string')|map('upper')|map('lower') %}"
    "{% if loop is sequence %}{% endif %}{% break %}{% endfor %}{% endfor %}"
    "{% for m in messages %}{{ m.content }}{% endfor %}"
)


@unix
def test_a_template_cannot_catch_its_end() -> None:
    formatter = llama_chat_format.Jinja2ChatFormatter(template=DEAF, eos_token="", bos_token="")
    with pytest.raises(TemplateExcess, match="TookTooLong"), bounded(0.1):
        render_segments(lambda turns: render_turns(formatter, turns), HELLO)


@unix
def test_a_template_that_takes_too_long_in_its_trial_is_refused() -> None:
    with bounded(0.1):
        verdict = judge_template(DEAF, HELLO)
    assert verdict.state is TemplateState.REFUSED
    assert "does not come to an end" in verdict.reason


def late(*_: object, **__: object) -> None:
    """Told a second time, while the first is being heard."""
    raise TookTooLong


def model_of(monkeypatch: pytest.MonkeyPatch) -> Model:
    """One without weights, whose template is no template."""
    made = object.__new__(Model)
    made.name, made.handle, made.vocab = "any.gguf", None, None
    made._is_template_excessive = False
    monkeypatch.setattr(made, "_template", object(), raising=False)
    return made


def test_an_end_that_comes_late_ends_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    model = model_of(monkeypatch)
    monkeypatch.setattr("app.engines.local.session.model.render_segments", late)
    with pytest.raises(TemplateBroken):
        model._segments(Prompt(id="any", messages=tuple(HELLO)))
    assert model._is_template_excessive


def test_a_template_that_is_compiled_without_end_ends_no_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = model_of(monkeypatch)
    monkeypatch.setattr("llama_cpp.llama_model_chat_template", lambda *_: b"{{ any }}")
    monkeypatch.setattr("llama_cpp.llama_vocab_eos", lambda _: -1)
    monkeypatch.setattr("llama_cpp.llama_vocab_bos", lambda _: -1)
    monkeypatch.setattr("llama_cpp.llama_chat_format.Jinja2ChatFormatter", late)
    with pytest.raises(TemplateBroken):
        model._chat_template()


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
