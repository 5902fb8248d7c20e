"""Translate, rewrite and ask: the real program and model. What a tiny model says is not judged."""

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Homeport, write_story

pytestmark = [pytest.mark.real_model, pytest.mark.usefixtures("on_quick_model")]
LETTER = "The ferry Aurora sails at nine. Captain Ilse Marten signed the log on 3 May 2019.\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER)
    return path


@pytest.mark.parametrize(
    "asked", [("translate", "--to", "Spanish"), ("rewrite", "--instruction", "plain language")]
)
def test_the_result_is_the_whole_text_or_a_plain_failure(
    homeport: Homeport, letter: Path, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    kind, *words = asked
    story = write_story(tmp_path / "story.txt", days=7)  # two parts
    for path in (letter, story):
        ended = homeport.run("run", kind, path, *words, "--json")
        report = json.loads(ended.stdout)
        receipt = report["receipt"]
        assert (receipt["chunks_read"], receipt["tokens_dropped"]) == (receipt["chunks_total"], 0)
        assert receipt["model"]
        if ended.returncode == 1:
            assert (report["error"]["code"], report["result"]) == ("nothing_done", None)
            continue
        assert report["state"] == "succeeded"
        assert report["result"].strip() != path.read_text().strip()


def test_an_answer_cites_passages_that_are_in_the_document(
    homeport: Homeport, letter: Path, story: Path
) -> None:
    """One task over both; each citation's offsets are where its quote stands."""
    words = ("run", "ask", letter, story, "--instruction", "Who signed the log?")
    report = homeport.json(*words)
    assert report["state"] == "succeeded"
    assert report["document"] == "letter.txt and 1 more"
    assert report["receipt"]["reading"] == "whole"  # together they are short
    texts = {path.name: path.read_text() for path in (letter, story)}
    assert report["citations"]
    for citation in report["citations"]:
        passage = texts[citation["document"]][citation["start"] : citation["end"]]
        assert passage.split() == citation["quote"].split()
    assert report["result"]


def test_a_second_question_does_not_read_the_document_again(
    homeport: Homeport, story: Path
) -> None:
    (homeport.home / "settings.yaml").write_text(  # one chunk: under 512 tokens none is kept
        "routing:\n  local_context_limit: 2048\nprivacy:\n  default: cloud_allowed\n"
    )
    first = homeport.json("run", "ask", story, "--instruction", "Who closed a berth?")
    second = homeport.json("run", "ask", story, "--instruction", "Which harbour is meant?")
    store = homeport.store()
    chunks = {step.id: step.chunk for step in store.steps(second["task_id"])}
    asked = next(a for a in store.attempts(second["task_id"]) if chunks[a.step_id])
    reused = asked.prompt_tokens_reused or 0  # by the first try: a repair reads nothing anew
    store.close()
    assert first["receipt"]["tokens_read"] == second["receipt"]["tokens_read"]
    assert reused > second["receipt"]["tokens_read"] * 0.9


def test_a_follow_up_asks_the_same_document_and_says_what_the_model_saw(
    homeport: Homeport, letter: Path
) -> None:
    (homeport.home / "settings.yaml").unlink()  # so that there is room for the first answer
    first = homeport.json("run", "ask", letter, "--instruction", "Who signed the log?")
    letter.unlink()  # its text is in the store
    words = ("run", "ask", "--follow", first["task_id"][:8], "--instruction", "And when?")
    report = homeport.json(*words)
    assert (report["state"], report["document"]) == ("succeeded", "letter.txt")
    seen = report["conversation"]
    assert (seen["turns_total"], seen["turns_dropped"]) == (1, 0)
    assert seen["seen"][0]["task_id"] == first["task_id"]
    assert seen["seen"][0]["text"].startswith("Question: Who signed the log?\nAnswer: ")
    done = homeport.run("queue", "show", report["task_id"])
    assert "The model saw: 1 of 1 earlier question" in done.stdout


def test_what_is_missing_is_wrong_use_and_queues_nothing(homeport: Homeport, letter: Path) -> None:
    assert homeport.run("run", "translate", letter).returncode == 2
    assert homeport.run("run", "rewrite", letter).returncode == 2
    assert homeport.run("run", "ask", letter).returncode == 2
    assert homeport.json("queue", "list") == []
