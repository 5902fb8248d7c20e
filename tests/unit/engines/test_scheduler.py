"""Continuous batching on a fake model: whatever else runs, each prompt gets its own answer."""

import itertools
from collections.abc import Sequence as Tokens

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.attempt import Completion
from app.domain.errors import EngineFailed
from app.domain.ports import Progress
from app.domain.prompt import Message, Prompt, Sampling
from app.domain.task import Priority
from app.engines.local.answer_text import AnswerText
from app.engines.local.cache import Cache
from app.engines.local.choice import ChoiceTree
from app.engines.local.composer import Limits
from app.engines.local.document_memory import DocumentMemory
from app.engines.local.sampler import Sampler
from app.engines.local.scheduler import Outcome, Scheduler
from app.engines.local.sequence import Sequence, Times, Writing
from tests.fakes.decoder import END, VOCABULARY, FakeDecoder, FakeVocabulary, next_token

GREEDY = Sampling(temperature=0.0, repeat_penalty=1.0)
SHARED = [7] * 40


class Bench:
    """A scheduler over the fake decoder, with a clock that counts decodes."""

    def __init__(
        self,
        *,
        cells: int = 4096,
        parallel: int = 4,
        batch_tokens: int = 64,
        kept: int = 4,
        memory: DocumentMemory | None = None,
        can_share: bool = True,
        is_mixing: bool = True,
    ) -> None:
        self.decoder = FakeDecoder(cells, 2 * parallel + kept, can_share=can_share)
        self.cache = Cache(self.decoder, 2 * parallel, kept, memory)
        limits = Limits(parallel, batch_tokens, is_mixing)
        self.now_s = 0.0
        self.scheduler = Scheduler(
            self.decoder, FakeVocabulary(), self.cache, limits, lambda: self.now_s
        )
        self.orders = itertools.count(1)
        self.ended: list[str] = []
        self.answers: dict[str, Completion] = {}
        self.errors: dict[str, Exception] = {}

    def add(
        self,
        name: str,
        tokens: Tokens[int],
        max_tokens: int = 8,
        *,
        is_interactive: bool = False,
        is_alone: bool = False,
        is_part: bool = False,
        keep_as: str | None = None,
    ) -> Sequence:
        prompt = Prompt(
            id=name,
            messages=(Message(role="user", content="x"),),
            max_tokens=max_tokens,
            sampling=GREEDY,
            priority=Priority.INTERACTIVE if is_interactive else Priority.BACKGROUND,
            is_alone=is_alone,
            is_part=is_part,
            keep_as=keep_as,
        )
        writing = Writing(Sampler(GREEDY), AnswerText())
        sequence = Sequence(prompt, list(tokens), writing, Times(self.now_s), next(self.orders))
        self.scheduler.add(sequence)
        return sequence

    def step(self) -> list[Outcome]:
        self.now_s += 0.1
        outcomes = [*self.scheduler.admit(), *self.scheduler.decode()]
        for outcome in outcomes:
            if isinstance(outcome.what, Completion):
                self.ended.append(outcome.id)
                self.answers[outcome.id] = outcome.what
            elif isinstance(outcome.what, Exception):
                self.errors[outcome.id] = outcome.what
        return outcomes

    def run(self, most: int = 5000) -> None:
        for _ in range(most):
            if self.scheduler.is_idle:
                return
            self.step()
        pytest.fail("it never ended")


def expected(tokens: Tokens[int], max_tokens: int = 8) -> str:
    """What the fake model says when it is asked token by token, alone."""
    known, text = list(tokens), ""
    for _ in range(max_tokens):
        token = next_token(known)
        if token == END:
            break
        known.append(token)
        text += f" {token}"
    return text


prompts = st.lists(
    st.tuples(
        st.integers(0, 45),  # how much of the shared beginning it has
        st.lists(st.integers(1, 9), min_size=1, max_size=30),
        st.integers(1, 12),
        st.booleans(),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(
    prompts,
    st.integers(90, 400),
    st.integers(1, 6),
    st.integers(16, 128),
    st.booleans(),
    st.tuples(st.integers(0, 3), st.booleans()),
)
def test_every_prompt_gets_the_answer_it_would_get_alone(
    asked: list[tuple[int, list[int], int, bool]],
    cells: int,
    parallel: int,
    batch_tokens: int,
    can_share: bool,
    kept_and_mixing: tuple[int, bool],
) -> None:
    kept, is_mixing = kept_and_mixing
    bench = Bench(
        cells=cells,
        parallel=parallel,
        batch_tokens=batch_tokens,
        can_share=can_share,
        kept=kept,
        is_mixing=is_mixing,
    )
    wanted = {}
    for number, (shared, own, max_tokens, is_interactive) in enumerate(asked):
        tokens = [*SHARED[:shared], *own]
        bench.add(str(number), tokens, max_tokens, is_interactive=is_interactive)
        wanted[str(number)] = expected(tokens, max_tokens)
        if number % 3 == 2:
            bench.step()
    bench.run()
    assert {name: answer.text for name, answer in bench.answers.items()} == wanted
    assert not bench.errors


@settings(max_examples=60, deadline=None)
@given(prompts, st.data())
def test_cancelled_prompts_are_gone_and_the_others_do_not_notice(
    asked: list[tuple[int, list[int], int, bool]], data: st.DataObject
) -> None:
    bench = Bench(cells=300, parallel=3)
    wanted = {}
    for number, (shared, own, max_tokens, _) in enumerate(asked):
        tokens = [*SHARED[:shared], *own]
        bench.add(str(number), tokens, max_tokens)
        wanted[str(number)] = expected(tokens, max_tokens)
    victims = data.draw(st.sets(st.sampled_from(sorted(wanted))))
    bench.step()
    gone = {name for name in victims if bench.scheduler.cancel(name)}
    bench.run()
    assert {name: answer.text for name, answer in bench.answers.items()} == {
        name: text for name, text in wanted.items() if name not in gone
    }


def test_nothing_is_left_in_the_cache_but_kept_prompts() -> None:
    bench = Bench(kept=0)
    for number in range(9):
        bench.add(str(number), [*SHARED, number + 1])
    bench.run()
    assert bench.decoder.used == 0
    assert bench.cache.share_used == 0


def test_a_shared_beginning_is_computed_once() -> None:
    bench = Bench(parallel=4)
    for number in range(12):
        bench.add(str(number), [*SHARED, number + 1, 3])
    bench.run()
    read = sum(len(r.tokens) for rows in bench.decoder.decodes for r in rows if len(r.tokens) > 1)
    assert read < len(SHARED) + 12 * 2 + 10
    reused = [answer.prompt_tokens_reused for answer in bench.answers.values()]
    assert sorted(reused, key=int)[1:] == [len(SHARED)] * 11  # type: ignore[arg-type]


def test_a_model_that_cannot_share_computes_all_of_it() -> None:
    bench = Bench(can_share=False)
    for number in range(3):
        bench.add(str(number), [*SHARED, number + 1])
    bench.run()
    assert {answer.prompt_tokens_reused for answer in bench.answers.values()} == {0}


def test_a_document_asked_again_later_is_still_in_the_cache() -> None:
    bench = Bench()
    bench.add("first", [*range(1, 41), 5])
    bench.run()
    bench.add("second", [*range(1, 41), 6])
    bench.run()
    assert bench.answers["second"].prompt_tokens_reused == 40


def test_a_cache_that_cannot_be_cut_still_gives_right_answers() -> None:
    bench = Bench()
    bench.decoder.can_cut = False
    for number in range(6):
        bench.add(str(number), [*SHARED, number + 1])
    bench.run()
    assert {name: a.text for name, a in bench.answers.items()} == {
        str(number): expected([*SHARED, number + 1]) for number in range(6)
    }


def test_a_full_cache_puts_the_youngest_back_and_loses_nothing() -> None:
    bench = Bench(cells=100, parallel=4, kept=0)
    asked = {str(n): [n + 1] * 20 for n in range(4)}
    for name, tokens in asked.items():
        bench.add(name, tokens, 60)
    bench.run()
    assert {name: a.text for name, a in bench.answers.items()} == {
        name: expected(tokens, 60) for name, tokens in asked.items()
    }
    assert max(sum(len(row.tokens) for row in rows) for rows in bench.decoder.decodes) <= 64


def test_prompts_that_wait_to_be_read_count_as_room_taken() -> None:
    """Else all would start at once, and be put back and read again when the cache is full."""
    bench = Bench(cells=1000, parallel=8, batch_tokens=64, kept=0)
    for number in range(8):
        bench.add(str(number), [number + 1] * 300, max_tokens=16)
    bench.run()
    read = sum(len(row.tokens) for rows in bench.decoder.decodes for row in rows)
    assert read <= 8 * (300 + 16)


def test_llama_cpp_refusing_a_decode_loses_nothing() -> None:
    bench = Bench()
    for number in range(4):
        bench.add(str(number), [number + 1] * 10)
    bench.step()
    bench.decoder.refusals = 2
    bench.run()
    assert len(bench.answers) == 4
    assert bench.answers["3"].text == expected([4] * 10)


def test_an_interrupted_decode_is_as_if_it_had_not_been() -> None:
    bench = Bench()
    bench.add("0", [1] * 30)
    bench.decoder.interruptions = 3
    bench.run()
    assert bench.answers["0"].text == expected([1] * 30)


def test_one_prompt_that_finds_no_room_at_all_fails_alone() -> None:
    bench = Bench(parallel=1)
    bench.add("0", [1] * 10)
    bench.decoder.refusals = 1000
    bench.step()
    bench.decoder.refusals = 0
    assert isinstance(bench.errors["0"], EngineFailed)
    bench.add("1", [2] * 10)
    bench.run()
    assert bench.answers["1"].text == expected([2] * 10)


def test_a_person_starts_at_the_next_decode_before_all_that_waits() -> None:
    bench = Bench(parallel=2)
    for number in range(6):
        bench.add(str(number), [number + 1] * 30, 12)
    bench.step()
    bench.add("person", [9, 9, 9], 3, is_interactive=True)
    before = len(bench.decoder.decodes)
    bench.step()
    first = bench.decoder.decodes[before]
    assert [row.tokens for row in first] == [[9, 9, 9]]
    bench.run()
    assert bench.ended[0] == "person"


def test_a_person_gets_room_in_a_full_cache() -> None:
    bench = Bench(cells=100, parallel=3, kept=0)
    for number in range(3):
        bench.add(str(number), [number + 1] * 30, 10)
    bench.step()
    bench.add("person", [9] * 50, 3, is_interactive=True)
    bench.run()
    assert bench.ended[0] == "person"
    assert len(bench.ended) == 4


def test_a_part_of_what_a_person_waits_for_goes_before_other_work_and_after_people() -> None:
    bench = Bench(parallel=1)
    for name in ("first", "other"):
        bench.add(name, [5] * 20, 6)
    bench.step()
    bench.add("part", [6] * 20, 6, is_interactive=True, is_part=True)
    bench.add("person", [8] * 20, 6, is_interactive=True)
    bench.run()
    assert bench.ended[-1] == "other"
    assert bench.ended.index("person") < bench.ended.index("part")


def test_a_suspect_runs_alone() -> None:
    bench = Bench(parallel=4)
    bench.add("0", [1] * 5)
    bench.add("suspect", [2] * 5, is_alone=True)
    bench.add("2", [3] * 5)
    bench.run()
    assert len(bench.answers) == 3
    assert bench.answers["suspect"].batch_size == 1.0


def test_no_numbers_fail_that_prompt_and_no_other() -> None:
    bench = Bench()
    bench.decoder.nan_after = {13}
    bench.add("bad", [13, 1, 2])
    bench.add("good", [1, 2, 3])
    bench.run()
    assert isinstance(bench.errors["bad"], EngineFailed)
    assert bench.answers["good"].text == expected([1, 2, 3])
    bench.decoder.nan_after = set()
    bench.add("again", [13, 1, 2])
    bench.run()
    assert bench.answers["again"].prompt_tokens_reused == 0  # nothing poisoned was kept


def test_progress_tells_how_far_a_prompt_is_read_and_then_its_text() -> None:
    bench = Bench(batch_tokens=16)
    bench.add("0", [1] * 50, 4)
    seen = []
    while not bench.scheduler.is_idle:
        seen += [o.what for o in bench.step() if isinstance(o.what, Progress)]
    assert [p.tokens_done for p in seen][:5] == [0, 16, 32, 48, 50]
    assert "".join(p.text for p in seen) == bench.answers["0"].text == expected([1] * 50, 4)


def test_figures_count_from_the_right_moments() -> None:
    bench = Bench(parallel=1)
    bench.add("0", [1] * 5, 4)
    bench.add("1", [2] * 5, 4)
    bench.run()
    second = bench.answers["1"]
    assert second.queue_s is not None
    assert second.queue_s > 0.1
    assert 0 <= second.first_token_s <= second.seconds
    assert second.batch_size == 1.0
    assert second.kv_share is not None
    assert 0 < second.kv_share < 1


def test_a_choice_is_scored_at_every_branch_and_on_whole_labels() -> None:
    labels = {"ab": [1, 2], "ac": [1, 3], "a": [1], "d": [4]}
    bench = Bench()
    sequence = bench.add("0", [5, 6, 7])
    sequence.writing.choice = ChoiceTree(labels, END)
    sequence.write_forced(FakeVocabulary())
    bench.run()
    answer = bench.answers["0"]
    assert answer.probabilities is not None
    assert sum(answer.probabilities.values()) == pytest.approx(1.0)
    assert answer.text == max(labels, key=lambda label: _score(labels[label], [5, 6, 7]))
    assert answer.probabilities["ab"] == pytest.approx(_score([1, 2], [5, 6, 7]))


def _score(path: list[int], prompt: list[int]) -> float:
    """The product along a label's path, computed straight from the fake model's logits."""
    branches = {(): [1, 4], (1,): [0, 2, 3]}
    whole = path if path != [1] else [1, END]
    score = 1.0
    for at, token in enumerate(whole):
        tokens = branches.get(tuple(whole[:at]))
        if tokens is None:
            continue
        logits = np.zeros(VOCABULARY)
        logits[next_token([*prompt, *whole[:at]])] = 9.0
        weights = np.exp(logits[tokens])
        score *= float(weights[tokens.index(token)] / weights.sum())
    return score


def test_without_mixing_a_large_decode_reads_or_writes_but_not_both() -> None:
    bench = Bench(parallel=3, batch_tokens=128, is_mixing=False)
    for number in range(9):
        bench.add(str(number), [number + 1] * 100, 10)
    bench.run()
    large = [rows for rows in bench.decoder.decodes if sum(len(r.tokens) for r in rows) >= 64]
    assert large
    assert all(min(len(row.tokens) for row in rows) > 1 for rows in large)
    assert len(bench.answers) == 9


def test_without_mixing_first_answers_are_there_before_the_last_prompt_is_read() -> None:
    bench = Bench(parallel=16, batch_tokens=128, is_mixing=False)
    prompts = [[first] * 100 for first in range(1, 60)]
    for prompt in [prompt for prompt in prompts if len(expected(prompt, 4).split()) == 4][:16]:
        bench.add(str(prompt[0]), prompt, 4)
    while not bench.answers:
        bench.step()
    read = sum(len(row.tokens) for rows in bench.decoder.decodes for row in rows)
    assert read < 16 * 100 / 2


def test_without_mixing_a_person_is_read_however_many_write() -> None:
    bench = Bench(parallel=8, batch_tokens=1024, is_mixing=False)
    for number in range(6):
        bench.add(str(number), [number + 1] * 100, 50, is_interactive=True)
    bench.step()
    bench.add("late", [50] * 100, 1, is_interactive=True)
    for _ in range(3):
        bench.step()
    assert bench.ended == ["late"]


def test_without_mixing_a_person_s_answer_goes_on_between_what_is_read() -> None:
    bench = Bench(parallel=2, batch_tokens=128, is_mixing=False)
    bench.add("person", [9, 9, 9], 12, is_interactive=True)
    bench.step()
    for number in range(4):
        bench.add(str(number), [number + 1] * 200, 4)
    start = len(bench.decoder.decodes)
    while "person" not in bench.answers:
        bench.step()
    sizes = [sum(len(r.tokens) for r in rows) for rows in bench.decoder.decodes[start:]]
    assert any(size >= 64 for size in sizes)
    assert not any(one >= 64 and other >= 64 for one, other in itertools.pairwise(sizes))
