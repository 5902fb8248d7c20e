"""Continuous batching: many sequences share each decode; a free place is filled at once.

Interactive sequences go first. A decode is kept short while anyone waits, and admission looks at
the room in the cache, so that no decode fails for lack of it; when it is full all the same, the
youngest background sequence is put back into the queue with all it has written.
"""

import time
from bisect import insort
from collections.abc import Callable
from typing import NamedTuple

from app.domain.attempt import Completion
from app.domain.errors import AppError, EngineFailed
from app.domain.ports import Progress
from app.engines.local.batch import Decoded, Decoder, Vocabulary
from app.engines.local.cache import Cache
from app.engines.local.composer import Composer, Limits, Part
from app.engines.local.prefixes import common_prefix
from app.engines.local.sequence import Sequence

# A prefix that another sequence is computing is worth waiting for from this length on.
_WORTH_WAITING = 32
# Cells kept free for what each running sequence still writes, at most: to put one back costs all
# that it has read.
_MOST_GROWTH = 256
# How far down the queue a free place looks for a sequence that may start now.
_LOOK_AHEAD = 32


class Outcome(NamedTuple):
    """What happened to a prompt: it advanced, ended, or failed."""

    id: str
    what: Progress | Completion | AppError


class Scheduler:
    """Call `admit` and then `decode`, again and again."""

    def __init__(
        self,
        decoder: Decoder,
        vocabulary: Vocabulary,
        cache: Cache,
        limits: Limits,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._decoder = decoder
        self._vocabulary = vocabulary
        self._cache = cache
        self._limits = limits
        self._clock = clock
        self._composer = Composer(limits)
        self._waiting: list[Sequence] = []
        self._running: list[Sequence] = []

    @property
    def is_idle(self) -> bool:
        """True when there is nothing to do."""
        return not (self._waiting or self._running)

    @property
    def running(self) -> int:
        """Sequences that have a place."""
        return len(self._running)

    def add(self, sequence: Sequence) -> None:
        """Queue a sequence by its rank."""
        insort(self._waiting, sequence, key=lambda waiting: waiting.rank)

    def cancel(self, prompt_id: str) -> bool:
        """Give up a sequence, waiting or running; False when it is not here."""
        for sequence in self._waiting:
            if sequence.id == prompt_id:
                self._waiting.remove(sequence)
                return True
        for sequence in self._running:
            if sequence.id == prompt_id:
                self._close(sequence)
                return True
        return False

    def admit(self) -> list[Outcome]:
        """Start what may start. To be told before the decode, which may be somebody's last."""
        outcomes = []
        for sequence in self._waiting[:_LOOK_AHEAD]:
            if not self._has_place(sequence):
                break
            if self._awaits_prefix(sequence):
                continue
            if not self._find_room(sequence):
                break
            self._waiting.remove(sequence)
            outcomes.append(self._start(sequence))
        return outcomes

    def decode(self) -> list[Outcome]:
        """Run one decode, and say what came of it."""
        parts = self._compose_in_room()
        if not parts:
            return []
        started_s = self._clock()
        try:
            while (end := self._run(parts)) is Decoded.NO_ROOM:
                parts = self._retreat()
        except EngineFailed as error:
            return [self._fail(sequence, error) for sequence in list(self._running)]
        if end is Decoded.INTERRUPTED:
            return []  # somebody is waiting: the next decode is theirs
        self._note(parts, self._clock() - started_s)
        return self._harvest(parts)

    # --- who runs ---------------------------------------------------------------------------

    def _has_place(self, sequence: Sequence) -> bool:
        if any(other.prompt.is_alone for other in self._running):
            return False
        if sequence.prompt.is_alone:
            return not self._running
        alike = [s for s in self._running if s.is_watched == sequence.is_watched]
        return len(alike) < self._limits.parallel  # people have as many places again

    def _awaits_prefix(self, sequence: Sequence) -> bool:
        """True when one that is being read has more of this prompt than the cache has yet.

        Nobody waits for one that is ranked lower: it may stand still meanwhile.
        """
        if not self._decoder.can_share:
            return False
        known = self._cache.match(sequence.tokens).tokens
        return any(
            common_prefix(other.tokens, sequence.tokens) >= known + _WORTH_WAITING
            for other in self._running
            if other.is_reading and other.is_watched >= sequence.is_watched
        )

    def _find_room(self, sequence: Sequence) -> bool:
        while True:
            growth = sum(min(s.room_left, _MOST_GROWTH) for s in (*self._running, sequence))
            unread = sum(other.pending for other in self._running)
            reserve = growth + unread if self._running else 0
            if self._cache.make_room_for(sequence.tokens, reserve):
                return True
            behind = [other for other in self._running if not other.is_watched]
            if not (sequence.is_watched and behind):
                return False
            self._put_back(max(behind, key=lambda other: other.rank))

    def _start(self, sequence: Sequence) -> Outcome:
        if sequence.times.started_s is None:
            sequence.times.started_s = self._clock()
        slot, reused = self._cache.open(sequence.tokens, sequence.prompt.keep_as)
        sequence.slot, sequence.computed = slot, reused
        sequence.usage.reused = max(sequence.usage.reused, min(reused, sequence.prompt_length))
        self._running.append(sequence)
        return Outcome(sequence.id, Progress(reused, sequence.prompt_length, ""))

    def _put_back(self, sequence: Sequence) -> None:
        """Free its room; it starts again later with all that it has written."""
        self._close(sequence)
        sequence.slot, sequence.computed = None, 0
        self.add(sequence)

    def _close(self, sequence: Sequence, *, keep: bool = True) -> None:
        self._running.remove(sequence)
        if sequence.slot is not None:
            self._cache.close(
                sequence.slot, 0 if sequence.is_reading or not keep else sequence.prompt_length
            )

    def _fail(self, sequence: Sequence, error: AppError) -> Outcome:
        self._close(sequence, keep=False)  # what it computed may be what made it fail
        return Outcome(sequence.id, error)

    # --- what a decode holds ----------------------------------------------------------------

    def _compose_in_room(self) -> list[Part]:
        """The next decode's parts, with room in the cache for all of them."""
        while True:
            parts = self._composer.compose(self._running)
            if self._cache.make_room(sum(part.tokens for part in parts)):
                return parts
            self._put_back(max(self._running, key=lambda other: other.rank))

    def _run(self, parts: list[Part]) -> Decoded:
        """Only other work gives way: people's decodes are short, and come again and again."""
        may_yield = not all(part.sequence.is_watched for part in parts)
        return self._decoder.decode([part.row for part in parts], may_yield=may_yield)

    def _retreat(self) -> list[Part]:
        """llama.cpp found no room where we saw some: let go of what can be let go.

        Raises:
            EngineFailed: one sequence alone finds no room in the whole cache.
        """
        if self._cache.drop_kept():
            return self._composer.compose(self._running)
        if len(self._running) < 2:  # noqa: PLR2004 - one that is alone
            raise EngineFailed(reason="the cache has no room for one prompt")
        self._put_back(max(self._running, key=lambda other: other.rank))
        return self._composer.compose(self._running)

    # --- what came of it --------------------------------------------------------------------

    def _note(self, parts: list[Part], seconds: float) -> None:
        read = sum(part.tokens for part in parts if part.sequence.is_reading)
        written = sum(not part.sequence.is_reading for part in parts)
        self._composer.pace.observe(seconds, written, read)
        for part in parts:
            part.sequence.note_decode(len(parts), self._cache.share_used)

    def _harvest(self, parts: list[Part]) -> list[Outcome]:
        outcomes, at = [], 0
        for part in parts:
            at += part.tokens
            is_last = part.is_last
            self._mark_computed(part)
            try:
                outcomes += self._advance(part.sequence, at - 1 if is_last else None)
            except EngineFailed as error:
                outcomes.append(self._fail(part.sequence, error))
        return outcomes

    def _mark_computed(self, part: Part) -> None:
        sequence, was_reading = part.sequence, part.sequence.is_reading
        sequence.computed += part.tokens
        if sequence.slot is None:
            return
        read = sequence.tokens[: min(sequence.computed, sequence.prompt_length)]
        self._cache.extend(sequence.slot, part.tokens, read if was_reading else ())
        if was_reading and not sequence.is_reading and sequence.prompt.keep_as:
            self._cache.store(
                sequence.slot, sequence.tokens[: sequence.computed], sequence.prompt.keep_as
            )

    def _advance(self, sequence: Sequence, logits_at: int | None) -> list[Outcome]:
        text = ""
        if logits_at is not None:
            text = sequence.take(self._decoder.logits(logits_at), self._vocabulary)
            if sequence.times.first_token_s is None:
                sequence.times.first_token_s = self._clock()
            self._rewind(sequence)
        done = min(sequence.computed, sequence.prompt_length)
        outcomes = [Outcome(sequence.id, Progress(done, sequence.prompt_length, text))]
        if sequence.is_ended:
            self._close(sequence)
            outcomes.append(Outcome(sequence.id, sequence.completion(self._clock())))
        return outcomes

    def _rewind(self, sequence: Sequence) -> None:
        """Another label's path starts from the prompt again."""
        if sequence.writing.choice is not None and sequence.slot is not None:
            keep = min(sequence.computed, sequence.prompt_length)
            sequence.computed = self._cache.rewind(sequence.slot, keep)
