"""Whether a local answer comes too late, from how fast it has been read and written so far. Pure.

Reading goes at an even speed, and so does writing: what is left is what has been, carried on.
"""

from typing import NamedTuple

from app.domain.terms import Terms

# Answers end before their limit (see `planning.estimate`).
_WRITTEN_SHARE = 0.65
# Before so many signs a speed says little.
_FEWEST_WRITTEN = 8


class Mark(NamedTuple):
    """So many tokens at a moment, in seconds since the task was taken up."""

    at_s: float
    tokens: int


class Pace(NamedTuple):
    """How far the local engine is with a step.

    `read` are the first and the newest mark of reading its prompt of `prompt_tokens`; `written`
    those of writing its answer, of `max_tokens` at most. None: not begun.
    """

    max_tokens: int
    prompt_tokens: int = 0
    read: tuple[Mark, Mark] | None = None
    written: tuple[Mark, Mark] | None = None


def is_late(terms: Terms, pace: Pace, now_s: float) -> bool:
    """Whether the first word or the whole answer will come after the time that there is for it."""
    first_s, end_s = terms.first_token_s, terms.deadline_s
    if first_s is not None and pace.written is None and _first_word_s(pace, now_s) > first_s:
        return True
    return end_s is not None and _end_s(pace, now_s) > end_s


def _first_word_s(pace: Pace, now_s: float) -> float:
    """When reading ends, at least: now."""
    if pace.read is None:
        return now_s
    left = pace.prompt_tokens - pace.read[1].tokens
    return max(now_s, pace.read[1].at_s + left * _token_s(pace.read))


def _end_s(pace: Pace, now_s: float) -> float:
    """When writing ends; while nothing is known of its speed, as early as can be."""
    if pace.written is None:
        return _first_word_s(pace, now_s)
    newest = pace.written[1]
    if newest.tokens < _FEWEST_WRITTEN:
        return now_s
    left = max(0.0, pace.max_tokens * _WRITTEN_SHARE - newest.tokens)
    return max(now_s, newest.at_s + left * _token_s(pace.written))


def _token_s(marks: tuple[Mark, Mark]) -> float:
    first, newest = marks
    tokens = newest.tokens - first.tokens
    return (newest.at_s - first.at_s) / tokens if tokens > 0 else 0.0
