"""What the parent does when children die: while they load, and before a prompt has begun."""

from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from app.domain.attempt import Completion
from app.domain.errors import EngineCrashed, ModelDamaged, ModelLoadFailed
from app.domain.errors.models import ModelQuarantined
from app.domain.prompt import Message, Prompt
from app.engines.local import supervisor
from app.engines.local.child import Death
from app.engines.local.protocol import (
    Advanced,
    Done,
    Failed,
    Generate,
    Load,
    Loaded,
    Loading,
)
from app.engines.local.supervisor import LocalEngine
from tests.gguf_files import write_gguf

LOADED = Loaded(model="m", context_tokens=100, device="CPU", parallel=2, fit="fits")
DEATH = Death("killed")
DONE = Completion(
    text="x", is_truncated=False, prompt_tokens=1, completion_tokens=1, first_token_s=0, seconds=0
)
PROMPT = Prompt(id="p", messages=(Message(role="user", content="x"),))


class ScriptedChild:
    """A child whose answers to a load and to a prompt are written beforehand."""

    def __init__(self, on_load: list[Any], on_generate: list[Any]) -> None:
        self.answers = {"load": on_load, "generate": on_generate}
        self.loads: list[Load] = []
        self.last_heard_s = float("inf")
        self.is_dead = False
        self.pid = 1
        self._inboxes: dict[str | None, SimpleQueue[Any]] = {}

    def open_inbox(self, request_id: str | None) -> SimpleQueue[Any]:
        self._inboxes[request_id] = SimpleQueue()
        return self._inboxes[request_id]

    def close_inbox(self, request_id: str | None) -> None:
        self._inboxes.pop(request_id, None)

    def send(self, message: Any) -> None:
        if isinstance(message, Load):
            self.loads.append(message)
        name = message.prompt.id if isinstance(message, Generate) else None
        for answer in self.answers.get(message.type, []):
            self.is_dead = self.is_dead or isinstance(answer, Death)
            self._inboxes[name].put(answer)

    def kill(self) -> None:
        self.is_dead = True

    def close(self) -> None:
        self.is_dead = True


Make = Callable[..., tuple[LocalEngine, list[ScriptedChild]]]


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Make:
    model = write_gguf(tmp_path / "m.gguf")

    def build(*children: ScriptedChild) -> tuple[LocalEngine, list[ScriptedChild]]:
        started: list[ScriptedChild] = []
        waiting = list(children)

        def start(_log: Path) -> ScriptedChild:
            started.append(waiting.pop(0))
            return started[-1]

        monkeypatch.setattr(supervisor, "Child", start)
        return LocalEngine(lambda: model, 100, tmp_path / "log"), started

    return build


def test_a_way_that_killed_a_child_is_left_out_by_the_next(make: Make) -> None:
    engine, started = make(
        ScriptedChild([Loading(way=0), DEATH], []),
        ScriptedChild([Loading(way=1), Loading(way=2), DEATH], []),
        ScriptedChild([Loading(way=3), LOADED], []),
    )
    assert engine.facts().fit == "fits"
    assert [child.loads[0].first_way for child in started] == [0, 1, 3]


def test_a_child_that_dies_before_it_tries_anything_is_not_started_again(make: Make) -> None:
    engine, started = make(ScriptedChild([DEATH], []), ScriptedChild([LOADED], []))
    with pytest.raises(ModelLoadFailed):
        engine.facts()
    assert len(started) == 1


def test_a_fault_of_the_file_is_told_at_once(make: Make) -> None:
    failed = Failed(id=None, code=ModelDamaged.code, facts={"name": "m"})
    engine, started = make(ScriptedChild([Loading(way=0), failed], []))
    with pytest.raises(ModelDamaged):
        engine.facts()
    assert started[0].is_dead


def test_a_prompt_that_had_not_begun_goes_to_the_next_child(make: Make) -> None:
    engine, started = make(
        ScriptedChild([LOADED], [DEATH]), ScriptedChild([LOADED], [Done(id="p", completion=DONE)])
    )
    assert engine.generate(PROMPT, lambda _: None).text == "x"
    assert len(started) == 2


def test_a_prompt_that_had_begun_dies_with_its_child(make: Make) -> None:
    begun = Advanced(id="p", tokens_done=0, tokens_total=5)
    engine, started = make(ScriptedChild([LOADED], [begun, DEATH]))
    with pytest.raises(EngineCrashed):
        engine.generate(PROMPT, lambda _: None)
    assert len(started) == 1


def test_no_prompt_is_given_to_children_for_ever(make: Make) -> None:
    engine, started = make(*(ScriptedChild([LOADED], [DEATH]) for _ in range(9)))
    with pytest.raises(EngineCrashed):
        engine.generate(PROMPT, lambda _: None)
    assert len(started) == 5


def test_it_is_outdated_when_the_file_that_is_wanted_is_another_one(
    make: Make, tmp_path: Path
) -> None:
    engine, _ = make(ScriptedChild([LOADED], []), ScriptedChild([LOADED], []))
    assert not engine.is_outdated()  # nothing is loaded
    engine.facts()
    assert not engine.is_outdated()
    wanted = [write_gguf(tmp_path / "other.gguf")]
    engine._find_model = lambda: wanted[0]
    assert engine.is_outdated()
    engine.close()
    assert not engine.is_outdated()
    engine.facts()
    wanted[0] = tmp_path / "gone.gguf"
    assert engine.is_outdated()


def test_what_must_not_be_used_is_not_loaded(make: Make) -> None:
    engine, started = make(ScriptedChild([LOADED], []))

    def refuse(path: Path) -> None:
        raise ModelQuarantined(name=path.name, reason="it was too much")

    engine._require_usable = refuse
    with pytest.raises(ModelQuarantined):
        engine.facts()
    assert started == []
