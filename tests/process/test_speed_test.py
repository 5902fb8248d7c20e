"""The speed test on the real engine: figures that can be, prompts that were not known before."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Timer

import pytest

from app.domain.attempt import Completion
from app.domain.errors import GenerationCancelled
from app.domain.ports import Progress
from app.domain.prompt import Prompt
from app.engines.local.supervisor import LocalEngine
from app.pipeline.speed_test import SpeedTest
from app.system.clock import SystemClock

pytestmark = pytest.mark.real_model


class Spied:
    """Keeps what an engine gave."""

    def __init__(self, engine: LocalEngine, monkeypatch: pytest.MonkeyPatch) -> None:
        self.completions: list[Completion] = []
        self._generate = engine.generate
        monkeypatch.setattr(engine, "generate", self._and_keep)

    def _and_keep(self, prompt: Prompt, on_progress: Callable[[Progress], None]) -> Completion:
        self.completions.append(self._generate(prompt, on_progress))
        return self.completions[-1]


@pytest.fixture(scope="module")
def engine(starter_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalEngine]:
    log = tmp_path_factory.mktemp("logs") / "engine.log"
    engine = LocalEngine(lambda: starter_model, 4096, log)
    yield engine
    engine.close()


def test_both_speeds_are_measured_with_the_starter_model(engine: LocalEngine) -> None:
    found = SpeedTest(engine, SystemClock(), lambda: "1").run(seconds=1.0)
    assert found.read_per_s > 0
    assert found.written_per_s > 0
    assert found.model.startswith("SmolLM2")
    assert found.fingerprint == engine.fingerprint()


def test_what_is_read_was_not_known_before(
    engine: LocalEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even by a test that was made just before."""
    spied = Spied(engine, monkeypatch)
    for name in ("a1b2c3", "d4e5f6"):
        SpeedTest(engine, SystemClock(), partial(str, name)).run(seconds=0.5)
    reads = [one for one in spied.completions if one.completion_tokens == 1]
    assert len(reads) >= 2
    assert all((one.prompt_tokens_reused or 0) < one.prompt_tokens / 2 for one in reads)


def test_it_can_be_stopped_in_the_middle_of_a_prompt(engine: LocalEngine) -> None:
    test = SpeedTest(engine, SystemClock(), lambda: "3")
    timer = Timer(0.3, test.stop)
    timer.start()
    with pytest.raises(GenerationCancelled):
        test.run(seconds=600)
    timer.join()
