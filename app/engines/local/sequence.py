"""One prompt on its way through the scheduler: what is known of it and what is in the cache."""

from collections.abc import Sequence as Tokens
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.attempt import Completion
from app.domain.prompt import Prompt
from app.domain.task import Priority
from app.engines.local.answer_text import AnswerText
from app.engines.local.batch import Vocabulary
from app.engines.local.choice import ChoiceTree
from app.engines.local.sampler import Logits, Mask, Sampler


class Guide(Protocol):
    """A grammar's state; see `session.guides`."""

    @property
    def is_over(self) -> bool:
        """True when the answer is complete."""
        ...

    def forced(self) -> list[int]:
        """The tokens that must follow; they are taken."""
        ...

    def take(self, tokens: list[int]) -> None:
        """Tokens were written."""
        ...

    def mask(self) -> Mask:
        """Which tokens may follow."""
        ...


@dataclass
class Times:
    """Moments of a prompt's life, in monotonic seconds."""

    arrived_s: float
    started_s: float | None = None
    first_token_s: float | None = None


@dataclass
class Usage:
    """What its decodes were like: how many, and the sequences in them together."""

    reused: int = 0
    decodes: int = 0
    sequences: int = 0
    kv_share: float = 0.0


@dataclass
class Writing:
    """How an answer is written: what picks its tokens, and the text so far."""

    sampler: Sampler
    text: AnswerText
    guide: Guide | None = None
    choice: ChoiceTree | None = None


@dataclass
class Sequence:
    """Tokens known (the prompt and what was written) and how many of them are computed."""

    prompt: Prompt
    tokens: list[int]
    writing: Writing
    times: Times
    order: int
    prompt_length: int = field(init=False)
    usage: Usage = field(default_factory=Usage)
    slot: int | None = None
    computed: int = 0
    is_ended: bool = False
    is_truncated: bool = False

    def __post_init__(self) -> None:
        self.prompt_length = len(self.tokens)

    @property
    def id(self) -> str:
        """The prompt's id."""
        return self.prompt.id

    @property
    def is_watched(self) -> bool:
        """True when someone is waiting for its words."""
        return self._is_interactive and not self.prompt.is_part

    @property
    def _is_interactive(self) -> bool:
        return self.prompt.priority is Priority.INTERACTIVE

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """What goes first has the smaller rank: watched, then interactive, then older."""
        return (not self.is_watched, not self._is_interactive, self.order)

    @property
    def is_reading(self) -> bool:
        """True until its prompt is in the cache."""
        return self.computed < self.prompt_length

    @property
    def pending(self) -> int:
        """Tokens that are known but not computed."""
        return len(self.tokens) - self.computed

    @property
    def written(self) -> list[int]:
        """The answer's tokens."""
        return self.tokens[self.prompt_length :]

    @property
    def room_left(self) -> int:
        """Tokens that may still be written."""
        return self.prompt.max_tokens - (len(self.tokens) - self.prompt_length)

    def take(self, logits: Logits, vocabulary: Vocabulary) -> str:
        """Write the next token and those that it forces; the new text. May end the answer.

        Raises:
            EngineFailed: the logits are no numbers, or the grammar came to a dead end.
        """
        if self.writing.choice is not None:
            self._ask_next(self.writing.choice, logits)
            return ""
        guide = self.writing.guide
        mask = guide.mask() if guide else None
        token = self.writing.sampler.choose(logits, self.written, mask)
        if vocabulary.is_end(token):
            self.is_ended = True
            return self.writing.text.end()
        shown = self._write([token], vocabulary)
        if guide is None:
            self.is_ended = self.is_truncated = self.room_left <= 0
        else:
            guide.take([token])
            shown += self.write_forced(vocabulary)
        if self.writing.text.is_stopped:
            self.is_ended, self.is_truncated = True, False
        return shown + self.writing.text.end() if self.is_ended else shown

    def write_forced(self, vocabulary: Vocabulary) -> str:
        """Append what the grammar, or the labels' common beginning, leaves no choice about.

        These tokens are decoded together with the next free one: no step is spent on each.
        """
        if self.writing.choice is not None:
            self.tokens += self.writing.choice.next_path or ()
        guide = self.writing.guide
        if guide is None:
            return ""
        forced = guide.forced()
        room = self.room_left
        shown = self._write(forced[:room], vocabulary)
        is_whole = guide.is_over and len(forced) <= room
        is_cut = self.room_left <= 0 and not is_whole
        self.is_ended, self.is_truncated = is_whole or is_cut, is_cut
        return shown

    def _ask_next(self, choice: ChoiceTree, logits: Logits) -> None:
        choice.take(logits)
        path = choice.next_path
        self.is_ended = path is None
        if path is not None:
            self.tokens = [*self.tokens[: self.prompt_length], *path]

    def _write(self, tokens: Tokens[int], vocabulary: Vocabulary) -> str:
        self.tokens += tokens
        return "".join(self.writing.text.feed(vocabulary.piece(token)) for token in tokens)

    def note_decode(self, sequences: int, kv_share: float) -> None:
        """It took part in a decode."""
        self.usage.decodes += 1
        self.usage.sequences += sequences
        self.usage.kv_share = max(self.usage.kv_share, kv_share)

    def completion(self, now_s: float) -> Completion:
        """The answer with its figures."""
        times, usage = self.times, self.usage
        started_s = times.started_s if times.started_s is not None else now_s
        first_s = times.first_token_s if times.first_token_s is not None else now_s
        probabilities = self.writing.choice.probabilities() if self.writing.choice else None
        text = self.writing.text.text
        if probabilities:
            text = max(probabilities, key=lambda label: probabilities[label])
        return Completion(
            text=text,
            is_truncated=self.is_truncated,
            probabilities=probabilities,
            prompt_tokens=self.prompt_length,
            prompt_tokens_reused=usage.reused,
            completion_tokens=len(self.tokens) - self.prompt_length,
            queue_s=started_s - times.arrived_s,
            first_token_s=first_s - started_s,
            seconds=now_s - started_s,
            batch_size=usage.sequences / usage.decodes if usage.decodes else 0.0,
            kv_share=usage.kv_share,
        )
