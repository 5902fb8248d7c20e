"""What the next decode holds: whose tokens, and how many."""

from typing import NamedTuple

from app.engines.local.batch import Row
from app.engines.local.pace import Pace
from app.engines.local.sequence import Sequence

# How long one decode may take: when other work runs beside a person's; when all that runs is
# people's; and when nobody waits. Then a person who comes interrupts it.
_BESIDE_A_PERSON_S = 0.2
_FOR_PEOPLE_S = 0.5
_UNWATCHED_S = 2.0
# Answers that are written together before more prompts are read, where reading goes by itself: two
# cores are busy with as many, and each that ends is stored; prompts read early only wait.
_ENOUGH_WRITERS = 3
# Rows of a tile of ggml's Flash Attention on the CPU (GGML_FA_TILE_Q in ggml-cpu/common.h).
_TILE = 64


class Limits(NamedTuple):
    """`parallel` background sequences at once; `batch_tokens` in one decode.

    `is_mixing`: prompts are read in the same decode in which running answers get their next token.
    A GPU does that for the price of one. The CPU's Flash Attention works on tiles of 64 tokens and
    all cells that any of these may see: there, reading goes by itself.
    """

    parallel: int
    batch_tokens: int
    is_mixing: bool = True


class Part(NamedTuple):
    """What a decode does for one sequence: its next `tokens` pending tokens."""

    sequence: Sequence
    tokens: int

    @property
    def is_last(self) -> bool:
        """True when nothing is pending afterwards, so that a token can be chosen."""
        return self.tokens == self.sequence.pending

    @property
    def row(self) -> Row:
        """The same for the decoder."""
        sequence = self.sequence
        tokens = sequence.tokens[sequence.computed : sequence.computed + self.tokens]
        slot = sequence.slot if sequence.slot is not None else -1
        return Row(slot, sequence.computed, tokens, self.is_last)


class Composer:
    """Keeps decodes short while a person waits, and large otherwise."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.pace = Pace()
        self._has_read = False

    def compose(self, running: list[Sequence]) -> list[Part]:
        """Running answers first, then prompts by rank, up to what the target time allows."""
        active = sorted(running, key=lambda sequence: sequence.rank)
        is_for_people = any(sequence.is_watched for sequence in active)
        is_hurried = is_for_people and not all(sequence.is_watched for sequence in active)
        if any(sequence.is_watched and sequence.is_reading for sequence in active):
            active = [sequence for sequence in active if sequence.is_watched]
        target_s = _FOR_PEOPLE_S if is_for_people else _UNWATCHED_S
        target_s = _BESIDE_A_PERSON_S if is_hurried else target_s
        writers = _parts([s for s in active if not s.is_reading], self._limits.batch_tokens)
        left = self._limits.batch_tokens - _tokens(writers)
        budget = min(left, self.pace.budget(target_s, len(writers), left))
        readers = _parts([s for s in active if s.is_reading], budget)
        if self._limits.is_mixing or _tokens(readers) + _tokens(writers) < _TILE:
            return writers + readers
        return self._take_turns(writers, readers, is_hurried=is_hurried)

    def _take_turns(
        self, writers: list[Part], readers: list[Part], *, is_hurried: bool
    ) -> list[Part]:
        """Reading until enough can write together; in turns when a person waits for an answer."""
        is_turn_over = is_hurried and self._has_read and bool(writers)
        is_for_people = any(part.sequence.is_watched for part in readers)
        is_enough = len(writers) >= _ENOUGH_WRITERS and not is_for_people
        self._has_read = bool(readers) and not (is_turn_over or is_enough)
        return readers if self._has_read else writers


def _parts(sequences: list[Sequence], budget: int) -> list[Part]:
    """What is pending, in order, up to so many tokens."""
    parts = []
    for sequence in sequences:
        tokens = min(sequence.pending, budget)
        if tokens > 0:
            parts.append(Part(sequence, tokens))
            budget -= tokens
    return parts


def _tokens(parts: list[Part]) -> int:
    return sum(part.tokens for part in parts)
