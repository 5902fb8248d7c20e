"""A calibration run on a fake engine: routed, tried, checked, and nothing stored or sent."""

from typing import Any

import pytest

from app.domain.calibration import CalibrationPrompt
from app.domain.cloud import Provider
from app.domain.errors import EngineCrashed, LabelsInvalid
from app.domain.prompt import Prompt
from app.domain.quantization import Grain, Quantization
from app.domain.settings import CloudEngineSettings, Settings
from app.pipeline.calibrate import calibrate
from app.pipeline.trial import make_line, route_of, task_of
from tests.fakes.house import FakeHouse, fake_house

HELLO = "Hello to you."
SCHEMA = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}


def prompt(**given: Any) -> CalibrationPrompt:
    return CalibrationPrompt.model_validate({"prompt": "Ada Lovelace was here.", **given})


def asked(fakes: FakeHouse) -> list[Prompt]:
    """What was asked besides the word that warms the engine up."""
    return [one for one in fakes.engine.prompts if one.id != "warm-up"]


def nothing(_done: int, _total: int) -> None:
    pass


@pytest.fixture
def fakes() -> FakeHouse:
    return fake_house({})


def test_every_line_is_routed_and_tried_here(fakes: FakeHouse) -> None:
    fakes.settings = Settings(
        cloud_engine=CloudEngineSettings(provider=Provider.OPENAI, model="big")
    )
    prompts = [
        prompt(schema=SCHEMA, privacy="cloud_allowed"),
        prompt(labels=["person", "place"]),
        prompt(category="complex", privacy="cloud_allowed"),
        prompt(kind="summarize"),
    ]
    told: list[tuple[int, int]] = []
    found = calibrate(fakes.ports, prompts, 500, lambda *at: told.append(at))
    assert found.dispatch == {"local": 2, "local_with_fallback": 1, "cloud": 1}
    assert {kind: one.valid for kind, one in found.by_kind.items()} == {
        "extract": 1,
        "classify": 1,
        "ask": 1,
        "summarize": 1,
    }
    assert found.validation_rate == 1.0
    assert told[-1] == (4, 4)
    assert len(asked(fakes)) == 4
    assert not fakes.cloud.sent
    assert not fakes.store.tasks()


def test_a_bad_answer_is_repaired_once_and_counted(fakes: FakeHouse) -> None:
    fakes.engine.script = [HELLO, '{"name": 7}', '{"name": "Ada"}', "no JSON", "none again"]
    found = calibrate(fakes.ports, [prompt(schema=SCHEMA)] * 2, 500, nothing)
    assert (found.validation_rate, found.validation_rate_repaired) == (0.0, 0.5)
    one = found.by_kind["extract"]
    assert (one.valid, one.repaired, one.refused) == (0, 1, 1)
    assert len(asked(fakes)) == 4
    assert not any("Ada" in flaw for flaw in found.flaws)
    [limit, threshold] = found.recommendations
    assert limit.value is None
    assert threshold.value is None


def test_a_question_is_asked_as_it_stands(fakes: FakeHouse) -> None:
    calibrate(fakes.ports, [prompt()], 500, nothing)
    [only] = asked(fakes)
    assert [message.content for message in only.messages] == ["Ada Lovelace was here."]


def test_an_empty_or_endless_answer_counts_as_refused(fakes: FakeHouse) -> None:
    fakes.engine.script = [HELLO, " ", "la la la. " * 20, "la la la. " * 20, "at last, an answer"]
    found = calibrate(fakes.ports, [prompt()] * 2, 500, nothing)
    assert sum(found.flaws.values()) == 2
    assert found.by_kind["ask"].repaired == 1


def test_a_dead_engine_is_reported_and_counts_against_the_length(fakes: FakeHouse) -> None:
    fakes.engine.script = [HELLO, EngineCrashed(reason="test")]
    found = calibrate(fakes.ports, [prompt(), prompt()], 500, nothing)
    assert found.failed == {"engine_crashed": 1}
    [group] = found.by_length["ask"]
    assert (group.prompts, group.refused) == (2, 1)


def test_what_is_longer_than_the_model_bears_is_told(fakes: FakeHouse) -> None:
    found = calibrate(fakes.ports, [prompt(prompt="word " * 5000), prompt()], 500, nothing)
    assert (found.too_long, found.prompts) == (1, 2)
    assert found.by_kind["ask"].prompts == 1


def test_a_part_of_a_long_file_is_chosen_by_chance_and_always_the_same(fakes: FakeHouse) -> None:
    prompts = [prompt(prompt=f"Question {n}") for n in range(100)]
    for _ in range(2):
        assert calibrate(fakes.ports, prompts, 10, nothing).prompts_in_file == 100
    questions = [one.messages[0].content for one in asked(fakes)]
    assert questions[:10] == questions[10:]
    assert questions[:10] != [f"Question {n}" for n in range(10)]


def test_numbers_at_once_are_tried_up_to_the_engines(
    fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = fakes.engine.facts()._replace(parallel=6)
    monkeypatch.setattr(fakes.engine, "facts", lambda: facts)
    found = calibrate(fakes.ports, [prompt()] * 60, 500, nothing)
    assert [(wave.at_once, wave.prompts) for wave in found.by_batch] == [
        (1, 4),
        (2, 8),
        (4, 10),
        (6, 38),
    ]


def test_a_coarse_model_is_not_tried_at_what_it_may_not_do(
    fakes: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    coarse = Quantization(name="Q2_K", grain=Grain.COARSE)
    facts = fakes.engine.facts()._replace(quantization=coarse)
    monkeypatch.setattr(fakes.engine, "facts", lambda: facts)
    found = calibrate(fakes.ports, [prompt(category="complex")], 500, nothing)
    assert (found.unfit, found.by_kind) == (1, {})
    assert route_of(fakes.ports, make_line(fakes.ports, prompt(category="complex"))) is None


def test_a_line_must_have_what_its_kind_needs(fakes: FakeHouse) -> None:
    with pytest.raises(LabelsInvalid):
        task_of(fakes.ports, prompt(kind="classify"))
