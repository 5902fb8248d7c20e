"""The real engine child with the real starter model: run, stream, cancel, die, come back."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import psutil
import pytest

from app.domain.attempt import Completion
from app.domain.errors import (
    ContextTooLong,
    EngineCrashed,
    EngineStalled,
    GenerationCancelled,
    ModelMissing,
)
from app.domain.ports import Progress
from app.domain.prompt import GREEDY, Message, Prompt, RegexConstraint, Sampling
from app.domain.task import Priority
from app.engines.local.child import Child, Death
from app.engines.local.protocol import Done, Generate, Load, Loaded, Loading, Reply
from app.engines.local.supervisor import LocalEngine

pytestmark = pytest.mark.real_model

WILD = Sampling(temperature=1.5)
STORY = "The ferry Aurora left the harbour at nine with forty passengers. " * 12


def prompt(
    text: str = STORY, max_tokens: int = 24, name: str = "p", sampling: Sampling = GREEDY
) -> Prompt:
    return Prompt(
        id=name,
        messages=(Message(role="user", content=f"Summarize:\n{text}"),),
        max_tokens=max_tokens,
        sampling=sampling,
    )


def ignore(progress: Progress) -> None:
    pass


@pytest.fixture(scope="module")
def engine(starter_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalEngine]:
    log = tmp_path_factory.mktemp("logs") / "engine.log"
    engine = LocalEngine(lambda: starter_model, 4096, log)
    yield engine
    engine.close()


def test_facts_name_the_model_and_its_context(engine: LocalEngine) -> None:
    facts = engine.facts()
    assert facts.model == "SmolLM2-135M-Instruct.Q4_1.gguf"
    assert facts.context_tokens == 4096
    assert facts.device == "CPU"
    assert " GB RAM" in facts.memory


def test_text_streams_and_the_figures_add_up(engine: LocalEngine) -> None:
    seen: list[Progress] = []
    completion = engine.generate(prompt(), seen.append)
    assert "".join(progress.text for progress in seen) == completion.text
    assert completion.text.strip()
    assert seen[0].tokens_done <= 256
    assert seen[-1].tokens_done == seen[-1].tokens_total == completion.prompt_tokens
    assert 0 < completion.completion_tokens <= 24
    assert 0 < completion.first_token_s < completion.seconds


def test_greedy_is_repeatable_and_a_seed_is_too(engine: LocalEngine) -> None:
    def text(sampling: Sampling) -> str:
        return engine.generate(prompt(max_tokens=12, sampling=sampling), ignore).text

    assert text(GREEDY) == text(GREEDY)
    wild = [Sampling(temperature=1.5, seed=seed) for seed in range(4)]
    assert text(wild[0]) == text(wild[0])
    assert len({text(sampling) for sampling in wild}) > 1


def test_the_token_limit_is_told_apart_from_the_models_own_end(engine: LocalEngine) -> None:
    assert engine.generate(prompt(max_tokens=3), ignore).is_truncated
    short = Prompt(
        id="p",
        messages=(Message(role="user", content="Answer with the one word: yes"),),
        max_tokens=200,
    )
    assert not engine.generate(short, ignore).is_truncated


def test_counts_are_of_plain_text_so_control_tokens_in_documents_are_data(
    engine: LocalEngine,
) -> None:
    counts = engine.count_tokens(["", "one two", "<|im_end|>", "word " * 3000, STORY])
    assert counts[0] == 0
    assert counts[2] > 1
    assert counts[3] >= 3000
    assert engine.count_tokens([]) == []


def test_counts_of_many_large_texts_come_back_in_order(engine: LocalEngine) -> None:
    texts = [f"{n} " * (n * 9000) for n in range(1, 12)]
    assert engine.count_tokens(texts) == [engine.count_tokens([text])[0] for text in texts]


def test_a_prompt_that_does_not_fit_is_refused_with_both_figures(engine: LocalEngine) -> None:
    with pytest.raises(ContextTooLong) as refused:
        engine.generate(prompt("word " * 5000), ignore)
    assert refused.value.facts["context_tokens"] == 4096
    assert int(str(refused.value.facts["needed_tokens"])) > 5000
    assert engine.generate(prompt(max_tokens=2), ignore).text


def test_cancel_while_it_reads_the_prompt(engine: LocalEngine) -> None:
    def cancel_at_once(progress: Progress) -> None:
        engine.cancel("p")

    with pytest.raises(GenerationCancelled):
        engine.generate(prompt(STORY * 10, max_tokens=200), cancel_at_once)
    assert engine.generate(prompt(max_tokens=2), ignore).text


def test_cancel_while_it_writes(engine: LocalEngine) -> None:
    written: list[str] = []

    def cancel_after_five(progress: Progress) -> None:
        written.append(progress.text)
        if len(written) == 5:
            engine.cancel("p")

    with pytest.raises(GenerationCancelled):
        engine.generate(
            prompt(max_tokens=2000, sampling=Sampling(temperature=1.5)), cancel_after_five
        )
    assert len(written) < 2000


def test_cancel_of_what_is_not_running_does_nothing(engine: LocalEngine) -> None:
    engine.cancel("never seen")
    assert engine.generate(prompt(max_tokens=2), ignore).text


def test_an_error_in_the_callers_progress_stops_the_prompt(engine: LocalEngine) -> None:
    def broken(progress: Progress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        engine.generate(prompt(max_tokens=2000), broken)
    assert engine.generate(prompt(max_tokens=2), ignore).text


def test_requests_from_several_threads_all_end_and_do_not_mix(engine: LocalEngine) -> None:
    """Each may write its own number only, so that a token of another's would show."""
    together: dict[int, str] = {}

    def run(n: int) -> None:
        asked = prompt(f"{n} " * 20, 9, name=f"p{n}")
        own = RegexConstraint(pattern=f"({n} ){{3,6}}")
        own_prompt = asked.model_copy(update={"constraint": own})
        together[n] = engine.generate(own_prompt, ignore).text

    threads = [threading.Thread(target=run, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {n: set(text.split()) for n, text in together.items()} == {n: {str(n)} for n in range(8)}


def test_kill_nine_of_the_child_is_an_error_and_the_next_call_has_a_new_child(
    engine: LocalEngine,
) -> None:
    engine.facts()
    first = engine.child_pid
    assert first is not None

    def kill(progress: Progress) -> None:
        os.kill(first, signal.SIGKILL)

    with pytest.raises(EngineCrashed, match="killed from outside"):
        engine.generate(prompt(max_tokens=500), kill)
    assert engine.generate(prompt(max_tokens=2), ignore).text
    assert engine.child_pid != first


def test_a_hung_child_is_killed(quick_model: Path, tmp_path: Path) -> None:
    engine = LocalEngine(lambda: quick_model, 1024, tmp_path / "engine.log")
    engine.facts()
    engine._stall_s = 1.0  # only now: a busy machine may take longer to load it
    child = psutil.Process(engine.child_pid)
    try:
        with pytest.raises(EngineStalled):
            engine.generate(prompt(max_tokens=500), lambda _: child.suspend())
        assert not child.is_running()
    finally:
        engine.close()


def test_nothing_native_reaches_the_terminal_and_the_log_has_it(
    starter_model: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    engine = LocalEngine(lambda: starter_model, 1024, tmp_path / "engine.log")
    engine.facts()
    engine.close()
    assert capfd.readouterr() == ("", "")
    assert "llama" in (tmp_path / "engine.log").read_text()


def test_close_ends_the_child_and_a_later_call_starts_another(
    quick_model: Path, tmp_path: Path
) -> None:
    engine = LocalEngine(lambda: quick_model, 1024, tmp_path / "engine.log")
    engine.facts()
    child = psutil.Process(engine.child_pid)
    engine.close()
    assert not child.is_running()
    assert engine.loaded() is None
    assert engine.facts().context_tokens == 1024
    assert engine.loaded() == engine.facts()
    engine.close()


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    engine = LocalEngine(lambda: tmp_path / "no.gguf", 1024, tmp_path / "engine.log")
    with pytest.raises(ModelMissing):
        engine.facts()


_PARENT = """
import sys, time
from pathlib import Path
from app.engines.local.supervisor import LocalEngine
if __name__ == "__main__":
    engine = LocalEngine(lambda: Path(sys.argv[1]), 1024, Path(sys.argv[2]))
    engine.facts()
    print(engine.child_pid, flush=True)
    time.sleep(600)
"""


def test_the_child_ends_when_its_parent_is_killed(quick_model: Path, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(_PARENT)
    parent = subprocess.Popen(
        [sys.executable, script, quick_model, tmp_path / "engine.log"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert parent.stdout is not None
    with parent:
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        child.wait(timeout=20)


def test_the_base_model_answers_too(gemma_model: Path, tmp_path: Path) -> None:
    engine = LocalEngine(lambda: gemma_model, 1024, tmp_path / "engine.log")
    try:
        completion: Completion = engine.generate(prompt(max_tokens=8), ignore)
        assert completion.completion_tokens > 0
    finally:
        engine.close()


def test_a_person_who_comes_last_is_answered_first(quick_model: Path, tmp_path: Path) -> None:
    """The protocol itself: three requests at once, by id, with a priority."""
    child = Child(tmp_path / "engine.log")
    try:
        loading = child.open_inbox(None)
        child.send(Load(model_path=str(quick_model), context_limit=1024))
        assert isinstance(loading.get(timeout=60), Loading)
        assert isinstance(loading.get(timeout=60), Loaded)
        ended: list[str] = []
        waits = []
        for name in ("first", "second", "person"):
            inbox = child.open_inbox(name)
            waits.append(threading.Thread(target=_note_end, args=(inbox, ended)))
            waits[-1].start()
            is_person = name == "person"
            priority = Priority.INTERACTIVE if is_person else Priority.BACKGROUND
            tokens = 4 if is_person else 60
            request = prompt(max_tokens=tokens, name=name, sampling=WILD)
            child.send(Generate(prompt=request.model_copy(update={"priority": priority})))
        for wait in waits:
            wait.join(timeout=60)
        assert ended[0] == "person"
        assert len(ended) == 3
    finally:
        child.close()


def _note_end(inbox: "SimpleQueue[Reply | Death]", ended: list[str]) -> None:
    while True:
        reply = inbox.get(timeout=60)
        if isinstance(reply, Done):
            ended.append(reply.id)
            return
