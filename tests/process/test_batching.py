"""The real engine with many prompts at once: sharing, persons, deaths, documents on disk."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.attempt import Completion
from app.domain.errors import EngineCrashed
from app.domain.ports import Progress
from app.domain.prompt import Message, Prompt, Sampling
from app.domain.settings import LocalEngineSettings
from app.domain.task import Priority
from app.engines.local.document_memory import MemoryFolder
from app.engines.local.supervisor import LocalEngine

pytestmark = pytest.mark.real_model

EXACT = Sampling(temperature=0.0, repeat_penalty=1.0)
INSTRUCTION = "Say in one short sentence what this line of a ship's log is about. " * 12
DOCUMENT = " ".join(f"On day {n} the ferry Aurora carried {n * 7 % 50} cars." for n in range(45))


def prompt(
    name: str,
    text: str,
    max_tokens: int = 8,
    *,
    is_interactive: bool = False,
    keep_as: str | None = None,
    stop: tuple[str, ...] = (),
) -> Prompt:
    return Prompt(
        id=name,
        messages=(Message(role="user", content=text),),
        max_tokens=max_tokens,
        sampling=EXACT,
        priority=Priority.INTERACTIVE if is_interactive else Priority.BACKGROUND,
        keep_as=keep_as,
        stop=stop,
    )


def ignore(progress: Progress) -> None:
    pass


@pytest.fixture(scope="module")
def engine(starter_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalEngine]:
    log = tmp_path_factory.mktemp("logs") / "engine.log"
    engine = LocalEngine(lambda: starter_model, 2048, log)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def quick_engine(
    quick_model: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LocalEngine]:
    log = tmp_path_factory.mktemp("logs") / "engine.log"
    engine = LocalEngine(lambda: quick_model, 2048, log)
    yield engine
    engine.close()


def run_all(
    engine: LocalEngine, prompts: list[Prompt], tell: Callable[[Progress], None] = ignore
) -> dict[str, Completion | Exception]:
    ended: dict[str, Completion | Exception] = {}

    def run(asked: Prompt) -> None:
        try:
            ended[asked.id] = engine.generate(asked, tell)
        except Exception as failure:  # noqa: BLE001 - the test looks at it
            ended[asked.id] = failure

    threads = [threading.Thread(target=run, args=(asked,)) for asked in prompts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended


def test_the_fit_is_said_in_a_line(engine: LocalEngine) -> None:
    facts = engine.facts()
    assert facts.parallel >= 2
    assert "CPU" in facts.fit
    assert "\n" not in facts.fit


def test_prompts_share_decodes_and_their_common_beginning(engine: LocalEngine) -> None:
    asked = [prompt(f"p{n}", f"{INSTRUCTION}\nDay {n}: fog.") for n in range(12)]
    ended = run_all(engine, asked)
    completions = [c for c in ended.values() if isinstance(c, Completion)]
    assert len(completions) == 12
    reused = sorted(c.prompt_tokens_reused or 0 for c in completions)
    assert reused[1] > 150  # all but the first
    assert max(c.batch_size or 0 for c in completions) > 2
    assert all(c.queue_s is not None and c.queue_s >= 0 for c in completions)
    assert all(0 < (c.kv_share or 0) <= 1 for c in completions)


def test_sharing_changes_no_answer(
    engine: LocalEngine, starter_model: Path, tmp_path: Path
) -> None:
    """Floating-point ties apart, which the first tokens of short prompts seldom are."""
    asked = [prompt(f"p{n}", f"{INSTRUCTION}\nDay {n}: rain.", 3) for n in range(8)]
    together = run_all(engine, asked)
    alone = LocalEngine(
        lambda: starter_model,
        2048,
        tmp_path / "engine.log",
        settings=LocalEngineSettings(parallel=1),
    )
    try:
        one_by_one = {p.id: alone.generate(p, ignore).text for p in asked}
    finally:
        alone.close()
    texts = {name: c.text for name, c in together.items() if isinstance(c, Completion)}
    assert sum(texts[name] == one_by_one[name] for name in one_by_one) >= 7


def test_a_stop_text_ends_the_answer_and_is_not_shown(quick_engine: LocalEngine) -> None:
    whole = quick_engine.generate(prompt("p", DOCUMENT[:400], 40), ignore).text
    stop = whole[10:14]
    cut = quick_engine.generate(prompt("q", DOCUMENT[:400], 40, stop=(stop,)), ignore)
    assert cut.text == whole[: whole.find(stop)]
    assert not cut.is_truncated


def test_a_person_does_not_wait_for_background_work(quick_engine: LocalEngine) -> None:
    """All places are taken by long prompts; the person's answer comes first all the same."""
    order: list[str] = []
    is_writing = threading.Event()
    asked = [prompt(f"b{n}", f"{n} {DOCUMENT[:900]}", 80) for n in range(10)]

    def run(one: Prompt) -> None:
        quick_engine.generate(one, lambda progress: is_writing.set() if progress.text else None)
        order.append(one.id)

    threads = [threading.Thread(target=run, args=(one,)) for one in asked]
    for thread in threads:
        thread.start()
    assert is_writing.wait(60)
    run(prompt("person", "Say hello.", 4, is_interactive=True))
    assert order == ["person"]
    for thread in threads:
        thread.join()
    assert len(order) == 11


def test_a_death_in_mid_batch_fails_those_that_had_begun_and_no_other(
    quick_engine: LocalEngine,
) -> None:
    parallel = quick_engine.facts().parallel
    victims = [quick_engine.child_pid]
    asked = [prompt(f"p{n}", f"{n} {DOCUMENT[:900]}", 20) for n in range(parallel + 4)]

    def kill_at_the_first_word(progress: Progress) -> None:
        if progress.text and victims:
            victim = victims.pop()
            assert victim is not None
            os.kill(victim, signal.SIGKILL)

    ended = run_all(quick_engine, asked, kill_at_the_first_word)
    dead = [name for name, end in ended.items() if isinstance(end, EngineCrashed)]
    assert 1 <= len(dead) <= 2 * parallel
    assert all(isinstance(end, Completion | EngineCrashed) for end in ended.values())
    again = [one.model_copy(update={"is_alone": True}) for one in asked if one.id in dead]
    assert all(isinstance(end, Completion) for end in run_all(quick_engine, again).values())


# --- document memory ------------------------------------------------------------------------


def memory_engine(
    model: Path, tmp_path: Path, folder: Path, size_mb: int = 500, key: bytes = b""
) -> LocalEngine:
    settings = LocalEngineSettings(document_memory_mb=size_mb)
    log = tmp_path / "engine.log"
    return LocalEngine(
        lambda: model, 2048, log, settings=settings, memory=MemoryFolder(folder, key)
    )


@pytest.mark.parametrize("key", [b"", bytes(range(32))], ids=["plain", "encrypted"])
def test_a_document_read_before_comes_back_from_disk_and_goes_with_its_document(
    quick_model: Path, tmp_path: Path, key: bytes
) -> None:
    folder = tmp_path / "memory"
    answers = []
    for session in ("first", "second"):
        engine = memory_engine(quick_model, tmp_path, folder, key=key)
        try:
            text = f"{DOCUMENT}\nHow many cars on the {session} day?"
            answers.append(engine.generate(prompt("p", text, 4, keep_as="doc"), ignore))
            engine.generate(prompt("private", f"Secret. {DOCUMENT}", 2), ignore)
        finally:
            engine.close()
    first, second = answers
    assert first.prompt_tokens_reused == 0
    assert (second.prompt_tokens_reused or 0) > 0.9 * second.prompt_tokens
    [state] = folder.rglob("*.state")
    changed = bytearray(state.read_bytes())
    changed[len(changed) // 2] ^= 1
    state.write_bytes(changed)
    engine = memory_engine(quick_model, tmp_path, folder, key=key)
    try:  # what was changed does not get to llama.cpp: the document is read again
        again = engine.generate(prompt("p", text, 4, keep_as="doc"), ignore)
    finally:
        engine.close()
    assert (again.prompt_tokens_reused, again.text) == (0, second.text)
    assert "not what was written" in (tmp_path / "engine.log").read_text()
    engine = memory_engine(quick_model, tmp_path, folder, key=key)
    engine.forget("doc")
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_a_disk_that_takes_no_memory_costs_no_answer(quick_model: Path, tmp_path: Path) -> None:
    (tmp_path / "memory").write_text("no folder")
    engine = memory_engine(quick_model, tmp_path, tmp_path / "memory")
    try:
        assert engine.generate(prompt("p", DOCUMENT, 4, keep_as="doc"), ignore).text
    finally:
        engine.close()


def test_a_disk_that_fills_up_costs_no_answer(quick_model: Path, small_disk: Path) -> None:
    folder = small_disk / "memory"
    answers = []
    for _ in range(2):
        engine = memory_engine(quick_model, small_disk.parent, folder)
        try:
            answers.append(engine.generate(prompt("p", DOCUMENT * 2, 4, keep_as="d"), ignore))
        finally:
            engine.close()
    assert answers[0].text == answers[1].text
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_memory_stays_under_its_limit(quick_model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "memory"
    engine = memory_engine(quick_model, tmp_path, folder, size_mb=2)
    try:
        for n in range(3):
            engine.generate(prompt(f"p{n}", f"{n} {DOCUMENT}", 1, keep_as=f"doc{n}"), ignore)
    finally:
        engine.close()
    states = list(folder.rglob("*.state"))
    assert states
    assert sum(path.stat().st_size for path in states) <= 2_000_000
