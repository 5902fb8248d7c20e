"""The workloads and the arithmetic of the comparison. Nothing here takes or asserts a time."""

import json
from pathlib import Path

import pytest

from tests.benchmarks.figures import medians, ratio_lines, same_texts
from tests.benchmarks.json_check import answer_fits, valid_share
from tests.benchmarks.ours import parse
from tests.benchmarks.outcome import Outcome, percentiles
from tests.benchmarks.workloads import (
    LABEL_SCHEMA,
    ORDER_SCHEMA,
    WORKLOADS,
    classify,
    extract,
    mixed,
    write_jsonl,
)

_ORDER = {
    "customer": "Ruth Ames",
    "city": "Derby",
    "order_number": 40711,
    "quantity": 2,
    "priority": "normal",
    "items": ["door mat"],
}


@pytest.mark.parametrize(
    ("name", "full", "small"),
    [("chunks", 32, 6), ("classify", 300, 60), ("extract", 40, 8), ("mixed", 42, 15)],
)
def test_the_size_scales_the_counts(name: str, full: int, small: int) -> None:
    assert len(WORKLOADS[name](1.0)) == full
    assert len(WORKLOADS[name](0.2)) == small
    assert WORKLOADS[name](0.001)


@pytest.mark.parametrize("name", WORKLOADS)
def test_a_workload_is_the_same_every_time(name: str) -> None:
    tasks = WORKLOADS[name](1.0)
    assert tasks == WORKLOADS[name](1.0)
    assert len({task["id"] for task in tasks}) == len(tasks)


@pytest.mark.parametrize("name", ["chunks", "classify", "extract"])
def test_no_prompt_comes_twice(name: str) -> None:
    prompts = [task["prompt"] for task in WORKLOADS[name](1.0)]
    assert len(set(prompts)) == len(prompts)


def test_only_chats_come_late() -> None:
    for task in mixed():
        assert (task["priority"] == "interactive") == ("at_s" in task)


@pytest.mark.real_model
@pytest.mark.parametrize(
    ("name", "priority", "least", "most"),
    [
        ("chunks", "background", 450, 560),
        ("classify", "background", 330, 400),
        ("extract", "background", 200, 270),
        ("mixed", "background", 450, 560),
        ("mixed", "interactive", 40, 80),
    ],
)
def test_prompts_have_the_length_they_should(
    starter_model: Path, name: str, priority: str, least: int, most: int
) -> None:
    from llama_cpp import Llama

    vocabulary = Llama(str(starter_model), vocab_only=True, verbose=False)
    prompts = [task["prompt"] for task in WORKLOADS[name](1.0) if task["priority"] == priority]
    lengths = [len(vocabulary.tokenize(prompt.encode(), special=True)) for prompt in prompts]
    vocabulary.close()
    assert least <= min(lengths)
    assert max(lengths) <= most


def test_the_instruction_of_classifications_is_shared() -> None:
    prompts = [task["prompt"] for task in classify()]
    shared = prompts[0].rpartition("Message: ")[0]
    assert all(prompt.startswith(shared) for prompt in prompts)
    assert min(len(shared) / len(prompt) for prompt in prompts) > 0.85


def test_a_workload_file_has_a_task_a_line(tmp_path: Path) -> None:
    file = tmp_path / "extract.jsonl"
    write_jsonl(extract(0.1), file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == extract(0.1)


def test_the_examples_in_the_prompts_fit_their_schemas() -> None:
    for task in classify(0.01) + extract(0.1):
        assert task["schema"] is not None
        answers = [line for line in task["prompt"].splitlines() if line.startswith("{")]
        assert answers
        assert all(answer_fits(answer, task["schema"]) for answer in answers)


@pytest.mark.parametrize(
    "change",
    [
        {"city": 3},
        {"quantity": "2"},
        {"quantity": True},
        {"priority": "soon"},
        {"items": [1]},
        {"items": ["a"] * 5},
        {"extra": "x"},
    ],
)
def test_an_answer_that_does_not_fit_is_found(change: dict[str, object]) -> None:
    assert answer_fits(json.dumps(_ORDER), ORDER_SCHEMA)
    assert not answer_fits(json.dumps(_ORDER | change), ORDER_SCHEMA)


@pytest.mark.parametrize("text", ["", '{"label":"billing"', "{}", '{"label":"x"}', "[]"])
def test_a_broken_label_is_found(text: str) -> None:
    assert not answer_fits(text, LABEL_SCHEMA)


def test_the_share_of_valid_answers_leaves_out_free_text() -> None:
    tasks = classify(0.01)
    answers = {task["id"]: '{"label":"other"}' for task in tasks}
    answers[tasks[0]["id"]] = "other"
    assert valid_share(tasks, answers) == pytest.approx(2 / 3)
    assert valid_share(mixed(0.1), {}) is None


def _outcome(seconds: float, ttft_s: float | None = None) -> Outcome:
    return Outcome(seconds, {"a": "x", "b": "y"}, 100, 2**20, ttft_s, ttft_s)


def test_ratios_are_of_medians() -> None:
    ours = medians([_outcome(1.0), _outcome(2.0), _outcome(90.0)])
    peer = medians([_outcome(2.0), _outcome(8.0), _outcome(9.0)])
    assert ours.tasks_per_minute == 60
    [line] = ratio_lines("chunks", {"ours": ours, "server": peer})
    assert line == "chunks: 4.00x the tasks/min of server (target: at least 1.3x, met)"


def test_a_longer_wait_misses_its_target() -> None:
    rows = {"ours": medians([_outcome(1.0, 0.6)]), "server": medians([_outcome(1.0, 1.0)])}
    assert "0.60x the chat TTFT of server (target: at most 0.5x, missed)" in ratio_lines(
        "mixed", rows
    )[1]  # fmt: skip


def test_equal_texts_are_counted() -> None:
    assert same_texts({"a": "x", "b": "y"}, {"a": "x", "b": "z"}) == 1


def test_percentiles_of_nothing_are_nothing() -> None:
    assert percentiles({}) == (None, None)
    assert percentiles({str(i): float(i) for i in range(11)}) == (5.0, 10.0)


def test_the_report_of_the_command_is_read() -> None:
    outcome = parse(
        {
            "tasks": 1,
            "seconds": 2.0,
            "tasks_per_minute": 30.0,
            "prompt_tokens": 5,
            "prompt_tokens_reused": 0,
            "completion_tokens": 3,
            "tokens_per_second": 1.5,
            "ttft_ms_p50": 250.0,
            "ttft_ms_p95": None,
            "peak_rss_bytes": 7,
            "outputs": {"a": "x"},
        }
    )
    assert (outcome.tasks_per_minute, outcome.ttft_p50_s, outcome.ttft_p95_s) == (30, 0.25, None)
