"""`homeport models get` on fakes: what is said where, and the exit codes."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.cli.main import Services, run
from app.domain.download import DownloadState, Wish
from app.domain.errors import NoDisplay
from app.domain.errors.downloads import HubChoice, HubUnreachable
from app.domain.ports import Engine
from app.pipeline.house import House
from tests.fakes.downloads import HASH
from tests.fakes.house import FakeHouse, fake_house

Runner = Callable[..., int]
MISTRAL = Wish(
    "bartowski/Mistral-7B-Instruct-v0.3-GGUF",
    "Mistral-7B-Instruct-v0.3-Q4_K_M.gguf",
    "mistral-7b-q4_k_m",
)


@pytest.fixture
def fakes() -> FakeHouse:
    return fake_house({})


@pytest.fixture
def homeport(fakes: FakeHouse) -> Runner:
    def build_engine(home: Path | None, *, model: str | None, parallel: int | None) -> Engine:
        raise AssertionError

    def open_window(house: House, *, with_sample: bool, files: Sequence[Path] = ()) -> int:
        raise NoDisplay

    def call(*words: str) -> int:
        return run(["models", *words], Services(lambda _: fakes.house, build_engine, open_window))

    return call


def on_wait(fakes: FakeHouse, *steps: Callable[[str], None]) -> None:
    """Let something happen each time the command waits."""
    left, real = list(steps), fakes.downloads.wait

    def wait(download_id: str, timeout_s: float):  # type: ignore[no-untyped-def]  # noqa: ANN202
        if left:
            left.pop(0)(download_id)
        return real(download_id, timeout_s)

    fakes.downloads.wait = wait  # type: ignore[method-assign]


def test_a_model_is_got_with_progress_on_standard_error(
    fakes: FakeHouse, homeport: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    on_wait(
        fakes,
        lambda made: fakes.downloads.progress(made, 50_000_000, 200_000_000),
        lambda made: fakes.downloads.progress(made, 51_000_000, 200_000_000),
        lambda made: fakes.downloads.finish(made, "/models/Mistral.gguf"),
    )
    assert homeport("get", "mistral-7b-q4_k_m") == 0
    out, err = capsys.readouterr()
    assert out == "/models/Mistral.gguf\n"
    assert err.count("MB/s") == 1  # a line every tenth
    assert "50 of 200 MB · 1.0 MB/s, 150 s left" in err
    assert HASH in err
    assert "homeport models use Mistral" in err
    assert [view.wish for view in fakes.downloads.views()] == [MISTRAL]


def test_in_json_there_is_one_document(
    fakes: FakeHouse, homeport: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    on_wait(fakes, lambda made: fakes.downloads.finish(made, "/models/x.gguf"))
    assert homeport("get", f"{MISTRAL.repository}:{MISTRAL.file}", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["state"], told["sha256"], told["path"]) == ("done", HASH, "/models/x.gguf")
    assert told["catalogue_id"] == "mistral-7b-q4_k_m"


def test_a_failure_is_told_and_its_code_is_one(
    fakes: FakeHouse, homeport: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    error = HubUnreachable(host="hub.example", reason="its name is not known").info
    on_wait(fakes, lambda made: fakes.downloads.fail(made, error))
    assert homeport("get", "some/model", "--json") == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["error"]["code"] == "hub_unreachable"
    assert "hub.example cannot be reached (its name is not known)." in err


def test_a_choice_that_has_to_be_made_is_wrong_use(fakes: FakeHouse, homeport: Runner) -> None:
    error = HubChoice(repository="some/model", files="a.gguf, b.gguf").info
    on_wait(fakes, lambda made: fakes.downloads.fail(made, error))
    assert homeport("get", "some/model") == 2


@pytest.mark.parametrize("text", ["", "nonsense", "a/b/c", "a/b:"])
def test_what_names_no_model_is_wrong_use(fakes: FakeHouse, homeport: Runner, text: str) -> None:
    assert homeport("get", *([text] if text else [])) == 2
    assert fakes.downloads.views() == []


def test_stopped_it_is_paused(
    fakes: FakeHouse, homeport: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_made: str) -> None:
        raise KeyboardInterrupt

    on_wait(fakes, interrupt)
    assert homeport("get", "some/model") == 130
    assert [view.state for view in fakes.downloads.views()] == [DownloadState.PAUSED]
    assert "The same command goes on from here." in capsys.readouterr().err


def test_the_list_has_every_model_with_its_fit_and_what_is_not_done(
    fakes: FakeHouse, homeport: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    made = fakes.downloads.start(MISTRAL)
    fakes.downloads.progress(made, 1_000_000, 4_000_000)
    assert homeport("get", "--list") == 0
    out = capsys.readouterr().out
    first = out.splitlines()[0]
    assert first.startswith("qwen3-4b-2507-q4_k_m: Qwen3 4B Instruct 2507 in Q4_K_M, 2.5 GB, fits")
    assert first.endswith("best for this machine")
    assert "Licence: Apache-2.0." in out
    assert out.splitlines()[-1].endswith("Q4_K_M.gguf, 1 of 4 MB is here")
    assert homeport("get", "--list", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["models"]) == 26
    best = told["models"][0]
    assert (best["verdict"], best["is_best"], best["languages"][0]) == ("fits", True, "en")
    assert best["tokens_per_second"] > 6
    assert [one["state"] for one in told["downloads"]] == ["running"]


def test_given_up_it_is_forgotten(
    fakes: FakeHouse, homeport: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    fakes.downloads.start(MISTRAL)
    assert homeport("get", "mistral-7b-q4_k_m", "--forget", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"forgotten": [f"{MISTRAL.repository}:{MISTRAL.file}"]}
    assert fakes.downloads.views() == []


def test_the_token_comes_from_standard_input_and_goes_to_the_keyring(
    fakes: FakeHouse,
    homeport: Runner,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    monkeypatch.setattr("sys.stdin.readline", lambda: "hf_secret\n", raising=False)
    assert homeport("token") == 0
    assert fakes.tokens.kept == "hf_secret\n"  # the real one takes the line's end off
    assert "hf_secret" not in "".join(capsys.readouterr())
    assert homeport("token", "--remove") == 0
    assert fakes.tokens.kept is None
