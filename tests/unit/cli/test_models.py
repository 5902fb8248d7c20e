"""`homeport models`: what is said of each model, and what is asked before one is deleted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from app.cli.output import DONE, FAILED, STOPPED, WRONG_USE
from app.domain.errors.models import ModelMalformed, ModelQuarantined
from app.domain.model import ModelState
from tests.fakes.house import FakeHouse
from tests.fakes.model_shelf import entry
from tests.unit.cli.conftest import Command

ELSEWHERE = Path("/elsewhere/one.gguf")


class Done(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def fakes(folder_house: FakeHouse) -> FakeHouse:
    return folder_house


@pytest.fixture
def run(command: Command, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str) -> Done:
        capsys.readouterr()
        code = command(*words)
        return Done(code, *capsys.readouterr())

    return call


@pytest.fixture(autouse=True)
def models(fakes: FakeHouse) -> None:
    fakes.shelf.put(entry("mistral"))
    fakes.shelf.put(
        entry(
            "odd",
            state=ModelState.QUARANTINED,
            problem=ModelQuarantined(name="odd.gguf", reason="it was too much").info,
        )
    )


def test_list(run: Run) -> None:
    done = run("models", "list")
    assert done.code == DONE
    assert "starter  (in use, ready, comes with Homeport)" in done.out
    assert "llama, 135M parameters, Q4_K_M, 8,192 tokens of context" in done.out
    assert "odd.gguf is in quarantine" in done.out


def test_list_as_json(run: Run) -> None:
    told = json.loads(run("models", "list", "--json").out)
    assert [one["name"] for one in told] == ["starter", "mistral", "odd"]
    assert told[0]["is_in_use"] is True
    assert told[0]["facts"]["quantization"] == "Q4_K_M"
    assert told[0]["licence"] == "apache-2.0"


def test_check_a_file(run: Run, fakes: FakeHouse) -> None:
    fakes.shelf.outside[ELSEWHERE] = entry("one", path=ELSEWHERE)
    done = run("models", "check", str(ELSEWHERE))
    assert done.code == DONE
    assert "one  (ready)" in done.out
    fakes.shelf.outside[ELSEWHERE] = ModelMalformed(name="one.gguf", reason="it ends early")
    done = run("models", "check", str(ELSEWHERE))
    assert done.code == FAILED
    assert "one.gguf is damaged: it ends early." in done.err


def test_check_by_name_and_again(run: Run, fakes: FakeHouse) -> None:
    assert run("models", "check", "odd").code == FAILED
    assert run("models", "check", "odd", "--again").code == DONE
    assert fakes.shelf.again == [Path("/models/odd.gguf")]


def test_add_says_when_it_is_here_already(run: Run, fakes: FakeHouse) -> None:
    fakes.shelf.outside[ELSEWHERE] = entry("one", path=ELSEWHERE)
    assert "one  (ready)" in run("models", "add", str(ELSEWHERE)).out
    again = run("models", "add", str(ELSEWHERE))
    assert "not stored twice" in again.err


def test_use_sets_the_setting(run: Run, fakes: FakeHouse) -> None:
    assert run("models", "use", "mistral").code == DONE
    assert run("models", "use", "starter").code == DONE
    key = "local_engine.model"
    assert fakes.settings_keeper.changes == [(key, "'mistral.gguf'"), (key, "")]
    assert run("models", "use", "odd").code == FAILED
    assert run("models", "use", "none").code == WRONG_USE


def test_remove_asks(run: Run, fakes: FakeHouse) -> None:
    assert run("models", "remove", "mistral").code == STOPPED
    assert fakes.shelf.find("mistral")
    done = run("models", "remove", "mistral", "--yes", "--json")
    assert json.loads(done.out) == {"removed": "mistral", "size_bytes": 100_000_000}
    assert run("models", "remove", "starter", "--yes").code == WRONG_USE


def test_packs(run: Run, fakes: FakeHouse) -> None:
    assert "/somewhere/p.tar" in run("models", "export", "mistral", "/somewhere/p.tar").out
    assert run("models", "remove", "mistral", "--yes").code == DONE
    assert "mistral  (ready)" in run("models", "import", "/somewhere/p.tar").out
    assert run("models", "import", "/nowhere.tar").code == FAILED
