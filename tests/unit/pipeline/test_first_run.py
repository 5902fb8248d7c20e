"""The first run's decisions: the speed test, the suggestion, what a choice of privacy sets."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.attempt import Completion
from app.domain.errors import EngineStalled, GenerationCancelled
from app.domain.model_memory import Device, Machine
from app.domain.ports import Progress
from app.domain.prompt import Prompt
from app.domain.recommendation import FitVerdict
from app.domain.settings import Settings
from app.domain.task import Category, Privacy
from app.pipeline.first_run import (
    Choice,
    choice_of,
    choose,
    look_at_machine,
    measure_speed,
    suggest,
)
from app.pipeline.house import House
from app.pipeline.speed_test import SpeedTest
from app.planning.speed_test import FIRST_READ_TOKENS, next_read, next_write
from app.system.settings import SettingsFile, load_settings
from tests.fakes.clock import FakeClock
from tests.fakes.downloads import LAPTOP
from tests.fakes.engine import FakeEngine
from tests.fakes.house import FakeHouse, fake_house

READ_PER_S, WRITTEN_PER_S = 100.0, 10.0


class SteadyEngine(FakeEngine):
    """Reads a hundred tokens a second and writes ten, by the clock of the test."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock
        self.on_prompt: Callable[[], None] = lambda: None

    def generate(self, prompt: Prompt, on_progress: Callable[[Progress], None]) -> Completion:
        self.on_prompt()
        self._wait_at_gate(prompt.id, lambda: None)
        tokens = len(prompt.messages[0].content.split())
        read_s, wrote_s = tokens / READ_PER_S, (prompt.max_tokens - 1) / WRITTEN_PER_S
        self._clock.advance(read_s + wrote_s)
        return Completion(
            text="one",
            is_truncated=True,
            prompt_tokens=tokens,
            completion_tokens=prompt.max_tokens,
            first_token_s=read_s,
            seconds=read_s + wrote_s,
        )


@pytest.fixture
def fakes() -> FakeHouse:
    return fake_house({})


def with_source(fakes: FakeHouse, survey: Callable[[], Machine]) -> House:
    """The house on another machine."""
    source = fakes.house.model_source._replace(survey=survey)
    return dataclasses.replace(fakes.house, model_source=source)


def test_the_speed_test_finds_both_speeds_in_about_five_seconds() -> None:
    clock = FakeClock()
    engine = SteadyEngine(clock)
    began = clock.monotonic()
    found = SpeedTest(engine, clock, lambda: "1").run()
    assert found.read_per_s == pytest.approx(READ_PER_S)
    assert found.written_per_s == pytest.approx(WRITTEN_PER_S)
    assert 3 < clock.monotonic() - began < 6
    assert (found.model, found.device) == ("fake-model", "no device")


def test_a_slow_machine_is_not_kept_for_long() -> None:
    assert next_read(2.0, 2.0, 4096) is None
    assert next_write(0.5, 3.0) is None
    assert next_read(10_000.0, 2.0, 512) == 256
    assert next_read(0.0, 2.0, 4096) is None  # nothing came of the first round
    assert next_read(None, 0.0, 4096) == FIRST_READ_TOKENS  # but one there is


def test_a_test_that_is_stopped_ends_and_keeps_nothing(fakes: FakeHouse) -> None:
    engine = SteadyEngine(fakes.clock)
    test = SpeedTest(engine, fakes.clock, lambda: "1")
    engine.on_prompt = test.stop
    with pytest.raises(GenerationCancelled):
        measure_speed(fakes.house, test)
    assert fakes.speeds.last() is None


def test_what_was_measured_is_kept_with_the_models_size(fakes: FakeHouse) -> None:
    test = SpeedTest(SteadyEngine(fakes.clock), fakes.clock, lambda: "1")
    measure_speed(fakes.house, test)
    kept = fakes.speeds.last()
    assert kept is not None
    assert kept.measured is not None
    assert (kept.measured.bytes_per_token, kept.measured.layers) == (100_000_000, 30)


def test_devices_that_cannot_be_asked_are_said_and_the_rest_is_told(fakes: FakeHouse) -> None:
    def hangs() -> Machine:
        raise EngineStalled(seconds=1)

    card = look_at_machine(with_source(fakes, survey=hangs))
    assert card.trouble is not None
    assert card.host.processor == "Fake Processor 9"
    assert card.machine.gpus == ()


def test_the_suggestion_fits_and_grows_with_the_machine(fakes: FakeHouse) -> None:
    laptop = suggest(fakes.house)
    gpu = Device("NVIDIA GeForce RTX 4090", "gpu", 23_000_000_000, 24_000_000_000)
    station = suggest(with_source(fakes, survey=lambda: LAPTOP._replace(devices=(gpu,))))
    assert laptop.advice is not None
    assert station.advice is not None
    assert laptop.advice.verdict is FitVerdict.FITS
    assert station.advice.entry.parameters > laptop.advice.entry.parameters
    assert not laptop.advice.entry.is_gated


def test_a_download_is_offered_only_where_it_can_be_tried(fakes: FakeHouse) -> None:
    assert suggest(fakes.house).may_ask
    fakes.host = fakes.host._replace(has_route=False)
    assert not suggest(fakes.house).may_ask
    fakes.host = fakes.host._replace(has_route=True)
    fakes.settings = Settings.model_validate({"privacy": {"offline": True}})
    assert not suggest(fakes.house).may_ask


@pytest.fixture
def file(fakes: FakeHouse, tmp_path: Path) -> Path:
    path = tmp_path / "settings.yaml"
    fakes.house = dataclasses.replace(fakes.house, settings_keeper=SettingsFile(path))
    return path


@pytest.mark.parametrize("choice", list(Choice))
def test_a_choice_of_privacy_is_read_back_from_the_settings(
    fakes: FakeHouse, file: Path, choice: Choice
) -> None:
    for before in Choice:  # from whatever was chosen before
        choose(fakes.house, before, [Category.ROUTINE])
        choose(fakes.house, choice, [Category.COMPLEX])
        assert choice_of(load_settings(file)) is choice


def test_offline_only_turns_the_switch_and_keeps_work_local(fakes: FakeHouse, file: Path) -> None:
    choose(fakes.house, Choice.OFFLINE)
    privacy = load_settings(file).privacy
    assert (privacy.offline, privacy.default) == (True, Privacy.LOCAL_ONLY)


def test_by_category_only_those_ticked_may_be_sent(fakes: FakeHouse, file: Path) -> None:
    choose(fakes.house, Choice.BY_CATEGORY, [Category.COMPLEX])
    privacy = load_settings(file).privacy
    assert privacy.cloud_categories == (Category.COMPLEX,)
    assert (privacy.offline, privacy.default) == (False, Privacy.CLOUD_ALLOWED)
    choose(fakes.house, Choice.BY_CATEGORY, [])
    assert load_settings(file).privacy.cloud_categories == ()


def test_a_new_home_is_offline_only_already() -> None:
    assert choice_of(Settings()) is Choice.OFFLINE
