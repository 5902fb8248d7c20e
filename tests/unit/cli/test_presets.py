"""`--preset` and `homeport presets` on a real presets file."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.main import Services, run
from app.domain.settings import Settings
from app.system.presets import PresetsFile
from tests.fakes.engine import ANSWER
from tests.fakes.house import FakeHouse, fake_house

FILE = Path("/docs/good.txt")
Runner = Callable[..., int]
Streams = pytest.CaptureFixture[str]


@pytest.fixture
def fakes() -> FakeHouse:
    return fake_house({FILE: ["Good text. " * 9]})


@pytest.fixture
def homeport(fakes: FakeHouse, tmp_path: Path) -> Runner:
    house = dataclasses.replace(fakes.house, presets=PresetsFile(tmp_path / "presets.yaml"))

    def call(*words: str) -> int:
        services = Services(
            build=lambda _home: house,
            build_engine=lambda *_a, **_k: fakes.engine,
            open_window=lambda *_a, **_k: 0,
        )
        return run(list(words), services)

    return call


def test_a_task_by_a_preset(homeport: Runner, capsys: Streams) -> None:
    assert homeport("run", "summarize", str(FILE), "--preset", "confidential", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["preset"], report["privacy"], report["route"]) == (
        "confidential",
        "local_only",
        "local",
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--preset", "nobody"), "preset_unknown"),
        (("--preset", "bulk-classification"), "preset_not_for_kind"),
        (("--preset", "confidential", "--cloud"), "privacy_unclear"),
    ],
)
def test_a_preset_that_cannot_be_is_wrong_use(
    homeport: Runner, capsys: Streams, words: tuple[str, ...], code: str
) -> None:
    assert homeport("run", "summarize", str(FILE), "--json", *words) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == code


def test_private_is_private_whatever_the_preset(homeport: Runner, capsys: Streams) -> None:
    words = ("--preset", "multi-step-analysis", "--private", "--json")
    assert homeport("run", "summarize", str(FILE), *words) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["privacy"], report["route"]) == ("local_only", "local")


def test_presets_are_shown_changed_exported_and_taken_over(
    homeport: Runner, capsys: Streams, tmp_path: Path
) -> None:
    exported = tmp_path / "mine.yaml"
    assert homeport("presets", "set", "chat-with-deadline", "deadline_s", "20") == 0
    assert homeport("presets", "set", "letters", "category", "complex") == 0
    assert homeport("presets", "export", str(exported), "letters", "chat-with-deadline") == 0
    assert homeport("presets", "remove", "letters") == 0
    capsys.readouterr()
    assert homeport("presets", "list") == 0
    listed = capsys.readouterr().out
    assert "chat-with-deadline (changed)" in listed
    assert "letters" not in listed
    assert homeport("presets", "import", str(exported)) == 0
    assert homeport("presets", "show", "letters", "--json") == 0
    assert json.loads(capsys.readouterr().out)["category"] == "complex"


def test_a_file_that_is_no_preset_is_refused(
    homeport: Runner, capsys: Streams, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_bytes(b"\xff\xfe")
    for file in (wrong, tmp_path / "missing.yaml"):
        assert homeport("presets", "import", str(file)) == 2
        assert "Traceback" not in capsys.readouterr().err
    assert homeport("presets", "export", str(tmp_path / "no" / "folder.yaml")) == 1


def test_a_draft_is_refined_only_with_yes(
    homeport: Runner, fakes: FakeHouse, capsys: Streams
) -> None:
    fakes.settings = Settings.model_validate(
        {"cloud_engine": {"provider": "openai", "model": "big"}}
    )
    fakes.cloud.script = [f"{ANSWER} And better."]
    assert homeport("run", "summarize", str(FILE), "--preset", "draft-and-refine") == 0
    told = capsys.readouterr().err
    task_id = fakes.store.tasks()[0].id
    assert f"homeport queue refine {task_id}" in told
    assert homeport("queue", "refine", task_id) == 0
    told_in_words = capsys.readouterr()
    assert ANSWER in told_in_words.out
    assert "Nothing was sent" in told_in_words.err
    assert homeport("queue", "refine", task_id, "--json") == 0
    assert json.loads(capsys.readouterr().out)["model"] == "openai/big"
    assert fakes.cloud.sent == []
    assert homeport("queue", "refine", task_id, "--yes", "--json") == 0
    assert json.loads(capsys.readouterr().out)["result"] == f"{ANSWER} And better."
    assert len(fakes.cloud.sent) == 1


def test_what_is_no_draft_cannot_be_refined(homeport: Runner, fakes: FakeHouse) -> None:
    assert homeport("run", "summarize", str(FILE)) == 0
    assert homeport("queue", "refine", fakes.store.tasks()[0].id, "--yes") == 2


def test_fields_that_need_each_other_are_set_at_once(homeport: Runner, capsys: Streams) -> None:
    words = ("presets", "set", "soon", "deadline_s", "20")
    assert homeport(*words) == 2
    assert homeport(*words, "route", "local_with_fallback") == 0
    assert homeport(*words, "route") == 2
    capsys.readouterr()
    assert homeport("presets", "show", "soon", "--json") == 0
    assert json.loads(capsys.readouterr().out)["deadline_s"] == 20
