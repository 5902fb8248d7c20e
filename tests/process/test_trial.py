"""Trials of models in a child: limits hold, files that bring it down are told, nothing leaks in."""

import os
import sys
from pathlib import Path

import pytest

import app
from app.domain.errors.models import ModelTemplateRefused, ModelWorkCancelled
from app.domain.model import TemplateState
from app.engines.local import trial
from app.engines.local.gguf import read_header
from app.engines.local.model_facts import TEMPLATE_KEY
from app.engines.local.model_file import check_model_file
from app.engines.local.trial import Outcome, try_model
from app.engines.local.trial_words import Limits, TrialOrder
from tests.gguf_files import BRINGS_LLAMA_DOWN, write_gguf

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}"
    "<|im_end|>\n{% endfor %}<|im_start|>assistant\n"
)
ENDLESS = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}"
    "{% endfor %}{% endfor %}{% endfor %}"
)


def wanted() -> None:
    """Nobody has changed their mind."""


def template_of(source: str, limits: Limits | None = None) -> Outcome:
    limits = limits or Limits()
    return try_model(Path("x.gguf"), source, limits, wanted, is_loaded=False)


@pytest.mark.real_model
def test_the_starter_comes_through(starter_model: Path) -> None:
    template = read_header(starter_model).text(TEMPLATE_KEY)
    outcome = try_model(starter_model, template, Limits(), wanted)
    assert outcome == Outcome(outcome.template)
    assert outcome.template.state is TemplateState.WORKS


def test_a_file_that_brings_llama_cpp_down_is_told_by_how_it_ended(tmp_path: Path) -> None:
    """Its header is sound: what is wrong with it only llama.cpp finds, by giving up."""
    path = write_gguf(tmp_path / "down.gguf", BRINGS_LLAMA_DOWN)
    check_model_file(path)
    outcome = try_model(path, "", Limits(), wanted)
    assert outcome.problem is None
    assert outcome.death == "llama.cpp gave up, while it was loaded"


def test_memory_has_its_limit(starter_model: Path) -> None:
    outcome = try_model(starter_model, "", Limits(memory_bytes=1 << 25), wanted)
    assert outcome.problem is not None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a child's memory")
def test_a_template_does_not_get_all_memory() -> None:
    source = "{% set all = 'a' * 1000000000 %}{% for m in messages %}{{ m.content }}{% endfor %}"
    outcome = template_of(source)
    assert outcome.template.reason == "it uses up all memory"
    assert outcome.template.state is TemplateState.REFUSED


@pytest.mark.parametrize("seconds", [1])
def test_a_template_without_an_end_is_stopped(seconds: int) -> None:
    outcome = template_of(ENDLESS, Limits(template_cpu_s=seconds))
    assert outcome.death == "it used up its processor time, at its chat template"


def test_a_child_that_says_nothing_is_given_up() -> None:
    """The parent's own clock, for systems without limits on processor time."""
    outcome = template_of(ENDLESS, Limits(template_cpu_s=600, template_s=0.0))
    assert outcome.death.startswith("it did not end by itself")


def test_every_poisoned_template_is_refused_in_words(shared_data: Path) -> None:
    paths = sorted((shared_data / "gguf" / "derived").glob("poisoned_template_*.gguf"))
    assert len(paths) > 10
    for path in paths[::4]:
        outcome = try_model(
            path, read_header(path).text(TEMPLATE_KEY), Limits(), wanted, is_loaded=False
        )
        assert outcome.template.state is TemplateState.REFUSED
        assert isinstance(outcome.problem, ModelTemplateRefused)
        assert "reaches for" in outcome.problem.info.title


@pytest.mark.parametrize(
    ("source", "state"),
    [
        (CHATML, TemplateState.WORKS),
        ("", TemplateState.NONE),
        ("{{ messages[1]['content'] }}", TemplateState.REFUSED),
    ],
)
def test_verdicts(source: str, state: TemplateState) -> None:
    assert template_of(source).template.state is state


def test_who_changes_their_mind_ends_the_child() -> None:
    def not_wanted() -> None:
        raise ModelWorkCancelled

    with pytest.raises(ModelWorkCancelled):
        try_model(Path("x.gguf"), ENDLESS, Limits(), not_wanted, is_loaded=False)


def test_the_program_knows_that_it_is_the_child() -> None:
    # Read, not imported: to import the program's first line locks this process's sockets.
    program = Path(app.__file__).with_name("__main__.py").read_text("utf-8")
    assert f'TRIAL_FLAG = "{trial.TRIAL_FLAG}"' in program


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_child_inherits_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMEPORT_CANARY", "a secret")
    kept = os.open(os.devnull, os.O_RDONLY)
    os.set_inheritable(kept, True)
    order = TrialOrder(template=ENDLESS, path=None, limits=Limits(template_cpu_s=600))
    child = trial._Trial(order, Path("x.gguf"))
    try:
        child._order_it()
        told = child._told.get(timeout=60)
        assert told is not None
        assert told.stage == "ready"
        about = Path(f"/proc/{child._child.pid}")
        assert (about / "environ").read_bytes() == b""
        assert {int(one.name) for one in (about / "fd").iterdir()} <= {0, 1, 2}
        assert os.getsid(child._child.pid) == child._child.pid
        limits = (about / "limits").read_text(encoding="ascii")
        assert "Max core file size        0" in limits
        assert "Max file size             0" in limits
    finally:
        child.end()
        os.close(kept)


ODD = {
    "tells without an end": 'while True: print(\'{"stage": "ready"}\')',
    "hangs up and stays": "import os, time; os.close(1); time.sleep(60)",
}


@pytest.mark.parametrize("what", ODD)
def test_a_child_that_is_not_itself_any_more_is_given_up(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file has made llama.cpp do what it wants: what that says fills no memory of ours."""
    monkeypatch.setattr(trial, "_command", lambda: [sys.executable, "-c", ODD[what]])
    monkeypatch.setattr(trial, "_END_S", 0.3)
    child = trial._Trial(TrialOrder(template="", path=None, limits=Limits()), Path("x.gguf"))
    try:
        outcome = child.run(wanted)
        assert outcome.death.startswith("it did not end by itself")
        assert child._told.qsize() <= trial._MOST_TOLD
    finally:
        child.end()
    assert child._child.poll() is not None


def test_what_libraries_print_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = 'print(\'hello\\n\' * 100000); print(\'{"stage": "template", "template": "none"}\')'
    monkeypatch.setattr(trial, "_command", lambda: [sys.executable, "-c", lines])
    assert template_of("").template.state is TemplateState.NONE
