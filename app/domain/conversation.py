"""A conversation over documents: earlier questions with their answers, and what a model sees of it.

A task of kind `ask` may follow an earlier one; the chain of them is the conversation.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, computed_field

_FENCE = re.compile(r"^\s*-{2,}", re.MULTILINE)


class Turn(NamedTuple):
    """One question that was answered, and its answer."""

    task_id: str
    question: str
    answer: str


class Sight(StrEnum):
    """How much of a turn the model sees."""

    WHOLE = "whole"
    SHORTENED = "shortened"
    DROPPED = "dropped"


class SeenTurn(BaseModel):
    """A turn and what the prompt holds of it: `text`, empty where it is dropped."""

    model_config = ConfigDict(frozen=True)

    task_id: str
    question: str
    sight: Sight
    text: str = ""


class Conversation(BaseModel):
    """What a follow-up question's model sees of the earlier turns, oldest first.

    `tokens` is the model's own count of `text`. With `is_broken_off`, turns before the first one
    are no longer in the store.
    """

    model_config = ConfigDict(frozen=True)

    seen: tuple[SeenTurn, ...] = ()
    tokens: int = 0
    is_broken_off: bool = False

    @computed_field  # type: ignore[prop-decorator]
    @property
    def turns_total(self) -> int:
        """All earlier turns that are still there."""
        return len(self.seen)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def turns_whole(self) -> int:
        """Turns that the model sees as they were."""
        return self._number(Sight.WHOLE)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def turns_shortened(self) -> int:
        """Turns of which the model sees the question and how the answer begins."""
        return self._number(Sight.SHORTENED)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def turns_dropped(self) -> int:
        """Turns that the model does not see."""
        return self._number(Sight.DROPPED)

    @property
    def text(self) -> str:
        """What stands in the prompt."""
        return joined([turn.text for turn in self.seen if turn.text])

    def in_words(self, *, is_ahead: bool = False) -> str:
        """What the model saw, or will see, in one line."""
        count = self.turns_whole + self.turns_shortened
        shortened = f" ({self.turns_shortened} shortened)" if self.turns_shortened else ""
        gone = "Still earlier ones are no longer stored." if self.is_broken_off else ""
        total = self.turns_total
        many = f"{count} of {total} earlier questions{shortened}"
        turns = f"{count} of 1 earlier question{shortened}" if total == 1 else many
        told = f"The model will see: {turns}." if is_ahead else f"The model saw: {turns}."
        return f"{told} {gone}".rstrip()

    def _number(self, sight: Sight) -> int:
        return sum(turn.sight is sight for turn in self.seen)


def turn_text(question: str, answer: str) -> str:
    """A turn as it stands in a prompt; a line of it that looks like a fence is told apart."""
    text = f"Question: {' '.join(question.split())}\nAnswer: {answer.strip()}"
    return _FENCE.sub("–", text)


def joined(texts: list[str]) -> str:
    """Several turns as they stand in a prompt."""
    return "\n\n".join(texts)
