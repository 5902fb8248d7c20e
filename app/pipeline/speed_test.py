"""The speed test: some seconds of reading, then of writing, with the model that is installed.

One prompt at a time: that is what a person who waits gets. Of several at once the engine makes
more, which the figures of real work show.
"""

from collections.abc import Callable
from typing import NamedTuple

from app.domain.attempt import Completion
from app.domain.errors import GenerationCancelled
from app.domain.ports import Clock, Engine, Progress
from app.domain.prompt import GREEDY, Message, Prompt
from app.domain.speed import SpeedFound
from app.domain.task import Priority
from app.pipeline.bench import warm_up
from app.planning.speed_test import next_read, next_write

SECONDS = 5.0
_READ_SHARE = 0.4
_MOST_ROUNDS = 40
# What the name of a test takes of its texts.
_NAME_TOKENS = 14
# A model goes on with such a list for as long as it is let.
_LIST = "Numbers in words: one, two, three, four, five, six, seven, eight, nine, ten,"
_WORDS = ("harbour", "ferry", "letter", "winter", "cable", "island", "ledger", "captain")


class _Tally(NamedTuple):
    rounds: int = 0
    tokens: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        return self.tokens / self.seconds if self.seconds > 0 else 0.0

    @property
    def rate_so_far(self) -> float | None:
        """None before the first round."""
        return self.rate if self.rounds else None

    def and_read(self, one: Completion) -> "_Tally":
        new = one.prompt_tokens - (one.prompt_tokens_reused or 0)
        return _Tally(self.rounds + 1, self.tokens + new, self.seconds + one.first_token_s)

    def and_written(self, one: Completion) -> "_Tally":
        """The first token comes with the reading."""
        wrote_s = one.seconds - one.first_token_s
        wrote = max(0, one.completion_tokens - 1)
        return _Tally(self.rounds + 1, self.tokens + wrote, self.seconds + max(0.0, wrote_s))


class SpeedTest:
    """One test; `stop` ends it from another thread. No document is read and nothing is stored."""

    def __init__(self, engine: Engine, clock: Clock, new_id: Callable[[], str]) -> None:
        self._engine, self._clock = engine, clock
        self._name = f"speed-{new_id()}"
        self._is_stopped = False

    def stop(self) -> None:
        """End it soon."""
        self._is_stopped = True
        self._engine.cancel(self._name)

    def run(self, seconds: float = SECONDS) -> SpeedFound:
        """Measure for about so long; the model is loaded before the clock starts.

        Raises:
            GenerationCancelled: it was stopped.
            AppError: there is no model, or it cannot be loaded.
        """
        facts = self._engine.facts()
        warm_up(self._engine)
        began_s = self._clock.monotonic()
        read = self._read(began_s + seconds * _READ_SHARE, facts.context_tokens)
        written = self._write(began_s + seconds)
        return SpeedFound(
            model=facts.model,
            fingerprint=self._engine.fingerprint(),
            device=facts.device,
            read_per_s=round(read.rate, 2),
            written_per_s=round(written.rate, 2),
            tested_at=self._clock.now(),
        )

    def _read(self, until_s: float, context_tokens: int) -> _Tally:
        tally = _Tally()
        for number in range(_MOST_ROUNDS):
            left_s = until_s - self._clock.monotonic()
            tokens = next_read(tally.rate_so_far, left_s, context_tokens)
            if tokens is None:
                break
            tally = tally.and_read(self._generate(_text(f"{self._name}-{number}", tokens), 1))
        return tally

    def _write(self, until_s: float) -> _Tally:
        tally = _Tally()
        for _ in range(_MOST_ROUNDS):
            tokens = next_write(tally.rate_so_far, until_s - self._clock.monotonic())
            if tokens is None:
                break
            tally = tally.and_written(self._generate(_LIST, tokens + 1))
        return tally

    def _generate(self, text: str, max_tokens: int) -> Completion:
        if self._is_stopped:
            raise GenerationCancelled
        prompt = Prompt(
            id=self._name,
            messages=(Message(role="user", content=text),),
            max_tokens=max_tokens,
            sampling=GREEDY,
            priority=Priority.INTERACTIVE,
            is_raw=True,
        )
        return self._engine.generate(prompt, self._on_progress)

    def _on_progress(self, _progress: Progress) -> None:
        if self._is_stopped:  # it may have been stopped just before the engine knew the prompt
            self._engine.cancel(self._name)


def _text(name: str, tokens: int) -> str:
    """About so many tokens that no prompt before began with."""
    words = (_WORDS[place % len(_WORDS)] for place in range(max(1, tokens - _NAME_TOKENS)))
    return f"{name}: {' '.join(words)}"
