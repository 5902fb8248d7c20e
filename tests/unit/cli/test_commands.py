"""The command line on fakes: what goes to which stream, and the exit codes."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.cli.main import Services, run
from app.domain.errors import (
    DiskFull,
    DocumentDamaged,
    EngineFailed,
    HomeNotWritable,
    NoDisplay,
)
from app.domain.finding import Finding, Verdict
from app.domain.ports import Engine
from app.domain.settings import PrivacySettings, Settings
from app.domain.task import Kind, Privacy, TaskState
from app.pipeline.house import House
from app.pipeline.prepare import prepare
from app.pipeline.submit import Order, cancel_task, submit_task
from tests.fakes.engine import ANSWER
from tests.fakes.house import FakeHouse, fake_house

GOOD = Path("/docs/good.txt")
BAD = Path("/docs/bad.pdf")
Runner = Callable[..., int]


@pytest.fixture
def fakes() -> FakeHouse:
    return fake_house({GOOD: ["Good text. " * 9], BAD: DocumentDamaged(name="bad.pdf")})


def no_engine(home: Path | None, *, model: str | None, parallel: int | None) -> Engine:
    raise AssertionError


@pytest.fixture
def homeport(fakes: FakeHouse) -> Iterator[Runner]:
    """Run a command line in the house of fakes."""
    homes: list[Path | None] = []

    def build(home: Path | None) -> House:
        homes.append(home)
        return fakes.house

    def build_engine(home: Path | None, *, model: str | None, parallel: int | None) -> Engine:
        fakes.asked_for = (model, parallel)
        return fakes.engine

    def open_window(house: House, *, with_sample: bool, files: Sequence[Path] = ()) -> int:
        raise NoDisplay

    def call(*words: str) -> int:
        return run(list(words), Services(build, build_engine, open_window))

    yield call
    assert all(home in {None, Path("/h")} for home in homes)


Streams = pytest.CaptureFixture[str]


def test_a_summary_is_printed_and_the_rest_goes_to_standard_error(
    homeport: Runner, capsys: Streams
) -> None:
    assert homeport("run", "summarize", str(GOOD)) == 0
    told = capsys.readouterr()
    assert told.out == f"{ANSWER}\n\n"
    assert "step 1 of 1 done" in told.err
    assert "1 of 1 pages" in told.err


def test_json_is_one_document_and_nothing_else(homeport: Runner, capsys: Streams) -> None:
    assert homeport("run", "summarize", str(GOOD), "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report) == {
        "task_id",
        "document",
        "state",
        "kind",
        "category",
        "privacy",
        "route",
        "reason",
        "result",
        "citations",
        "checks",
        "notes",
        "receipt",
        "error",
        "reused_from",
        "conversation",
        "preset",
        "waits",
        "next_try",
        "raw_text",
        "is_draft",
        "needs_look",
    }
    assert set(report["receipt"]) == {
        "pages_total",
        "pages_read",
        "pages_unreadable",
        "chunks_total",
        "chunks_read",
        "tokens_read",
        "tokens_dropped",
        "steps",
        "attempts",
        "batch_steps",
        "repairs",
        "local_steps",
        "cloud_steps",
        "prompt_tokens",
        "completion_tokens",
        "seconds",
        "tokens_per_second",
        "cost_usd",
        "bytes_left_machine",
        "model",
        "sentences",
        "share_supported",
        "reading",
        "reused_at",
        "possible_cost_usd",
        "saved_usd_estimate",
        "pii",
    }
    assert (report["state"], report["route"], report["result"]) == ("succeeded", "local", ANSWER)
    assert report["error"] is None


def test_several_files_give_a_line_each_and_one_failure_is_exit_code_one(
    homeport: Runner, capsys: Streams
) -> None:
    assert homeport("run", "summarize", str(BAD), str(GOOD), "/docs/none.txt", "--json") == 1
    told = capsys.readouterr()
    reports = [json.loads(line) for line in told.out.splitlines()]
    assert [report["state"] for report in reports] == ["failed", "succeeded", "failed"]
    assert reports[0]["error"]["code"] == "document_damaged"
    assert reports[2]["error"] == {
        "code": "document_missing",
        "title": "none.txt is not there",
        "hint": "It may have been moved or renamed. Find it and add it again.",
    }
    assert "bad.pdf is damaged" in told.err


def test_work_for_the_cloud_waits_with_exit_code_three(capsys: Streams) -> None:
    settings = Settings(privacy=PrivacySettings(default=Privacy.CLOUD_ALLOWED))
    fakes = fake_house({GOOD: ["Good text. " * 9]}, settings)
    services = Services(lambda _: fakes.house, no_engine, lambda *_, **__: 0)
    assert run(["run", "summarize", str(GOOD), "--category", "complex"], services) == 3
    assert "good.txt waits: no cloud provider is set up" in capsys.readouterr().err
    assert run(["run", "summarize", str(GOOD), "--category", "complex", "--private"], services) == 0


@pytest.mark.parametrize(
    "words",
    [
        ("run",),
        ("run", "summarize"),
        ("run", "sing", str(GOOD)),
        ("run", "translate", str(GOOD)),
        ("run", "classify", str(GOOD)),
        ("run", "classify", str(GOOD), "--labels", "one,ONE"),
        ("run", "classify", str(GOOD), "--labels", "/none.json"),
        ("run", "extract", str(GOOD)),
        ("run", "extract", str(GOOD), "--schema", "/none.json"),
        ("run", "summarize", str(GOOD), "--labels", "a,b"),
        ("run", "summarize", str(GOOD), "--full"),
        ("run", "rewrite", str(GOOD), "--instruction", "x", "--to", "German"),
        ("run", "translate", str(GOOD), "--to", "German", "--style", "prose"),
        ("run", "ask", str(GOOD), "--instruction", "x", "--schema", "/none.json"),
        ("run", "extract", str(GOOD), "--by-row"),
        ("queue", "show"),
        ("queue", "show", "nonsense"),
        ("queue", "cancel", "nonsense"),
        ("nonsense",),
        ("--nonsense",),
        ("run", "summarize", str(GOOD), "--category", "easy"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_exit_code_two(
    homeport: Runner, capsys: Streams, words: tuple[str, ...]
) -> None:
    assert homeport(*words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err
    assert "Traceback" not in told.err


def test_labels_and_fields_are_printed(homeport: Runner, capsys: Streams, tmp_path: Path) -> None:
    assert homeport("run", "classify", str(GOOD), "--labels", "good, bad", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["result"] == {"label": "good", "probabilities": {"good": 0.7, "bad": 0.3}}
    (tmp_path / "row.json").write_text('{"name": "Ada"}')
    assert homeport("run", "extract", str(GOOD), "--schema", str(tmp_path / "row.json")) == 0
    assert capsys.readouterr().out == "- name: \n  not found in the document\n\n"


def test_home_may_stand_anywhere(homeport: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert homeport("queue", "list", "--home", "/h") == 0
    assert homeport("--home", "/h", "queue", "list") == 0
    assert homeport("queue", "list", "--home=/h") == 0
    monkeypatch.setenv("HOMEPORT_HOME", "/h")
    assert homeport("queue", "list") == 0


def test_results_can_be_written_to_a_folder(
    homeport: Runner, capsys: Streams, tmp_path: Path
) -> None:
    target = tmp_path / "new" / "folder"
    assert homeport("run", "summarize", str(GOOD), str(BAD), "--output", str(target)) == 1
    assert [path.name for path in target.iterdir()] == ["good.txt.summarize.md"]
    assert ANSWER in (target / "good.txt.summarize.md").read_text(encoding="utf-8")
    words = ("--output", str(target), "--format", "json")
    assert homeport("run", "summarize", str(GOOD), *words) == 0
    written = json.loads((target / "good.txt.summarize.json").read_text(encoding="utf-8"))
    assert written["result"] == ANSWER


def test_a_folder_that_cannot_be_written_is_an_error_and_the_result_is_kept(
    homeport: Runner, fakes: FakeHouse, capsys: Streams, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    words = ("--output", str(tmp_path / "file" / "folder"))
    assert homeport("run", "summarize", str(GOOD), *words) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert fakes.store.tasks()[0].state is TaskState.SUCCEEDED


def test_the_queue_is_listed_shown_and_cancelled(
    homeport: Runner, fakes: FakeHouse, capsys: Streams
) -> None:
    assert homeport("queue", "list") == 0
    assert "empty" in capsys.readouterr().err
    task = submit_task(fakes.ports, Order(Kind.SUMMARIZE, GOOD))
    assert homeport("queue", "list") == 0
    assert task.id in capsys.readouterr().out
    assert homeport("queue", "list", "--json") == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["task_id"], row["state"]) == (task.id, "queued")
    assert homeport("queue", "show", task.id) == 0
    assert "state: queued" in capsys.readouterr().out
    assert homeport("queue", "cancel", task.id, "--json") == 0
    assert json.loads(capsys.readouterr().out)["state"] == "cancelled"
    assert homeport("queue", "cancel", task.id) == 2


def test_the_list_is_filtered_and_ordered_as_the_windows_table_is(
    homeport: Runner, fakes: FakeHouse, capsys: Streams
) -> None:
    def listed(*words: str) -> list[str]:
        assert homeport("queue", "list", "--json", *words) == 0
        return [row["document"] for row in json.loads(capsys.readouterr().out)]

    for path in ("/docs/Über.txt", "/docs/b.pdf", "/docs/c.txt"):
        fakes.clock.advance(1)
        submit_task(fakes.ports, Order(Kind.SUMMARIZE, Path(path), set_id="s"))
    fakes.queue.pause([fakes.store.tasks()[0].id], fakes.clock.now())
    assert listed() == ["c.txt", "b.pdf", "Über.txt"]
    assert listed("--sort", "file", "--up") == ["b.pdf", "c.txt", "Über.txt"]
    assert listed("--name", "TXT uber") == ["Über.txt"]
    assert listed("--state", "paused", "--state", "running") == ["c.txt"]
    assert listed("--kind", "ask") == []
    assert listed("--set", "s", "--most", "2") == ["c.txt", "b.pdf"]
    assert homeport("queue", "list", "--name", "nowhere") == 0
    assert "No task fits." in capsys.readouterr().err
    assert homeport("queue", "list", "--sort", "speed") == 2


def test_drain_does_what_is_queued_oldest_first(
    homeport: Runner, fakes: FakeHouse, capsys: Streams
) -> None:
    submit_task(fakes.ports, Order(Kind.SUMMARIZE, GOOD))
    fakes.clock.advance(1)
    submit_task(fakes.ports, Order(Kind.SUMMARIZE, GOOD, "again"))
    assert homeport("queue", "drain", "--json") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["state"] for line in lines] == ["succeeded", "succeeded"]
    assert homeport("queue", "drain") == 0
    assert "Nothing is queued" in capsys.readouterr().err


def test_doctor_is_exit_code_one_when_something_is_wrong(
    homeport: Runner, fakes: FakeHouse, capsys: Streams
) -> None:
    assert homeport("doctor") == 0
    assert "engine: fake" in capsys.readouterr().out
    fakes.findings = (
        Finding(part="engine", verdict=Verdict.PROBLEM, detail="no model", hint="Get one."),
    )
    assert homeport("doctor", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["is_healthy"] is False
    assert told["findings"][0]["hint"] == "Get one."


def test_a_full_disk_in_the_middle_is_said_once_with_what_to_do(
    homeport: Runner, fakes: FakeHouse, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> bool:
        raise DiskFull

    monkeypatch.setattr(fakes.store, "begin_attempt", full)
    assert homeport("run", "summarize", str(GOOD), "--json") == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["error"]["code"] == "disk_full"
    assert "Free some space" in told.err


def test_an_error_before_any_task_is_json_too(capsys: Streams) -> None:
    def build(home: Path | None) -> House:
        raise HomeNotWritable(path="/h")

    services = Services(build, no_engine, lambda *_, **__: 0)
    assert run(["run", "summarize", "x.txt", "--json"], services) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["error"]["code"] == "home_not_writable"
    assert "/h" in told.err


def test_a_bug_is_a_sentence_without_its_message(capsys: Streams) -> None:
    def build(home: Path | None) -> House:
        raise ValueError("SECRET")

    services = Services(build, no_engine, lambda *_, **__: 0)
    assert run(["queue", "list"], services) == 1
    told = capsys.readouterr()
    assert "Something went wrong" in told.err
    assert "SECRET" not in told.err + told.out


def test_without_a_display_the_sample_is_summarized_here(
    homeport: Runner, fakes: FakeHouse, capsys: Streams
) -> None:
    fakes.reader.pages[fakes.house.sample] = ["The sample's text. " * 9]
    assert homeport("--sample") == 0
    told = capsys.readouterr()
    assert ANSWER in told.out
    assert "no display" in told.err
    assert homeport() == 1


def test_version_and_help(homeport: Runner, capsys: Streams) -> None:
    assert homeport("--version") == 0
    assert capsys.readouterr().out.startswith("homeport 0.")
    for words in (("--help",), ("run", "--help")):
        assert homeport(*words) == 0
        told = " ".join(capsys.readouterr().out.split())
        assert "run" in told
        assert "130 stopped" in told


def test_an_option_for_other_kinds_is_named_with_them(homeport: Runner, capsys: Streams) -> None:
    assert homeport("run", "ask", str(GOOD), "--instruction", "x", "--to", "German", "--json") == 2
    told = capsys.readouterr()
    assert "--to means nothing to ask" in told.err
    assert "It is for: translate, summarize." in told.err
    assert json.loads(told.out)["error"]["code"] == "option_not_for_kind"


# --- figures --------------------------------------------------------------------------------

WORKLOAD = """{"id": "a", "prompt": "one two three", "max_tokens": 9}
{"id": "b", "prompt": "one", "max_tokens": 9, "schema": {}, "priority": "interactive"}
"""


def test_a_workload_is_run_and_measured(
    homeport: Runner, fakes: FakeHouse, tmp_path: Path, capsys: Streams
) -> None:
    file = tmp_path / "work.jsonl"
    file.write_text(WORKLOAD)
    words = ["bench", "engine", "--workload", str(file), "--parallel", "3", "--model", "m.gguf"]
    assert homeport(*words, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert fakes.asked_for == ("m.gguf", 3)
    assert report["tasks"] == 2
    assert report["outputs"] == {"a": ANSWER, "b": ANSWER}
    assert report["prompt_tokens"] == 4
    assert report["completion_tokens"] == 2 * len(ANSWER.split())
    assert report["peak_rss_bytes"] == 1_000_000
    assert report["ttft_ms_p50"] > 0
    _warm_up, *asked = fakes.engine.prompts
    assert {prompt.id for prompt in asked} == {"a", "b"}
    assert all(prompt.is_raw and prompt.sampling.temperature == 0 for prompt in asked)
    assert fakes.engine.is_closed
    assert homeport(*words) == 0
    assert "2 tasks in" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("no json", 1), (WORKLOAD + '{"id": "c"}', 3), (WORKLOAD + WORKLOAD, 1)],
)
def test_a_workload_that_is_none_is_refused_with_its_line(
    homeport: Runner, tmp_path: Path, capsys: Streams, text: str, line: int
) -> None:
    file = tmp_path / "work.jsonl"
    file.write_text(text)
    assert homeport("bench", "engine", "--workload", str(file)) == 2
    assert f"line {line}" in capsys.readouterr().err
    assert homeport("bench", "engine", "--workload", str(tmp_path / "none")) == 2


def test_a_task_that_fails_is_reported_and_the_others_count(
    homeport: Runner, fakes: FakeHouse, tmp_path: Path, capsys: Streams
) -> None:
    file = tmp_path / "work.jsonl"
    file.write_text(WORKLOAD.splitlines()[0])
    fakes.engine.script = [ANSWER, EngineFailed(reason="test")]
    assert homeport("bench", "engine", "--workload", str(file), "--json") == 1
    assert json.loads(capsys.readouterr().out)["failed"] == {"a": "engine_failed"}


def test_metrics_tell_what_was_run(homeport: Runner, capsys: Streams) -> None:
    assert homeport("metrics") == 0
    assert "Nothing was run" in capsys.readouterr().out
    assert homeport("run", "summarize", str(GOOD)) == 0
    capsys.readouterr()
    assert homeport("metrics", "--days", "3", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["attempts"] == 1
    assert found["outcomes"] == {"done": 1}
    assert found["models"] == {"fake-model": 1}
    assert found["busy_seconds"] == 2.0
    assert found["first_token_s_p50"] == 1.0
    assert homeport("metrics") == 0
    assert "1 done" in capsys.readouterr().out


def test_what_does_not_stand_in_the_document_is_told(
    homeport: Runner, fakes: FakeHouse, capsys: Streams
) -> None:
    fakes.engine.script = ["Good text of 1913 is here for you."]
    assert homeport("run", "summarize", str(GOOD), "--length", "short", "--style", "bullets") == 0
    told = capsys.readouterr()
    assert (
        "Not in the passages it rests on: 1913 (“Good text of 1913 is here for you.”)" in told.err
    )
    assert "two or three short bullet points" in fakes.engine.prompts[-1].messages[1].content


def test_a_plan_is_shown_and_nothing_is_queued(
    homeport: Runner, fakes: FakeHouse, capsys: Streams
) -> None:
    assert homeport("run", "summarize", str(GOOD), "--plan") == 0
    told = capsys.readouterr()
    assert told.out.startswith("good.txt: 1 page · 18 tokens · 1 chunk · 1 step · local: ")
    assert "1 of 1 file can be read" in told.err
    assert fakes.store.tasks() == []


def test_a_plan_of_nothing_takes_no_time(homeport: Runner, capsys: Streams) -> None:
    assert homeport("run", "summarize", str(BAD), "--plan") == 1
    told = capsys.readouterr().err
    assert "0 of 1 file can be read. Nothing was started." in told
    assert "save it again" in told
    assert "about" not in told


def test_a_cancelled_task_says_what_was_not_reached(
    homeport: Runner, fakes: FakeHouse, capsys: Streams
) -> None:
    task = submit_task(fakes.ports, Order(Kind.SUMMARIZE, GOOD))
    claimed = fakes.store.claim_task(fakes.clock.now())
    assert claimed is not None
    assert prepare(fakes.ports, claimed)
    cancel_task(fakes.ports, task.id)
    assert homeport("queue", "show", task.id) == 0
    told = capsys.readouterr().out
    assert "0 tokens read, 18 not reached" in told
    assert "dropped" not in told


def test_a_sentence_without_any_passage_is_told_alone(homeport: Runner, capsys: Streams) -> None:
    assert homeport("run", "summarize", str(GOOD)) == 0
    assert f"No passage is like it: “{ANSWER}”\n" in capsys.readouterr().err


def test_a_plan_names_what_cannot_be_read(homeport: Runner, capsys: Streams) -> None:
    assert homeport("run", "summarize", str(GOOD), str(BAD), "--plan", "--json") == 1
    good, bad = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (good["pages_total"], good["error"]) == (1, None)
    assert bad["error"]["code"] == "document_damaged"


def test_figures_go_to_a_file_whole_or_not_at_all(
    homeport: Runner, capsys: Streams, tmp_path: Path
) -> None:
    file = tmp_path / "homeport.prom"
    assert homeport("metrics", "--openmetrics", str(file)) == 0
    assert file.read_text().endswith("# EOF\n")
    assert [path.name for path in tmp_path.iterdir()] == ["homeport.prom"]
    assert homeport("metrics", "--openmetrics", str(tmp_path / "no" / "file")) == 1
    assert "Choose another" in capsys.readouterr().err
