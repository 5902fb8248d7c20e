"""Speed, and how long the rest of a plan will take, from what its attempts took. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from app.domain.attempt import Attempt, AttemptOutcome, Completion
from app.domain.plan import Plan, Step, StepState
from app.domain.ports import AttemptSpan

# Writing a token takes about as long as reading so many: they are read together, written singly.
_WRITTEN_WEIGHT = 4
# Answers end before their limit; measured over summaries.
_WRITTEN_SHARE = 0.65
# Instructions and chat template around a step's text.
_PROMPT_TOKENS = 80


class Speed(NamedTuple):
    """Seconds for each token that is read, and for each that is written."""

    read_s: float
    written_s: float


def busy_seconds(attempts: Sequence[Attempt | AttemptSpan]) -> float:
    """Seconds in which an engine was at work on at least one of the attempts."""
    spans = sorted(
        (a.finished_at - timedelta(seconds=a.seconds), a.finished_at)
        for a in attempts
        if a.finished_at is not None and a.seconds
    )
    total, until = timedelta(), None
    for start, end in spans:
        if until is None or start > until:
            total += end - start
        elif end > until:
            total += end - until
        until = end if until is None else max(until, end)
    return total.total_seconds()


def tokens_per_second(attempts: Sequence[Attempt | AttemptSpan]) -> float:
    """Tokens written per second of work, all attempts at once together; 0 unknown."""
    tokens = sum(a.completion_tokens or 0 for a in attempts if a.seconds)
    seconds = busy_seconds(attempts)
    return tokens / seconds if seconds > 0 else 0.0


def seconds_left(steps: Sequence[Step], attempts: Sequence[Attempt]) -> float | None:
    """Expected seconds until the last step is done; None before any step is."""
    done = [a for a in attempts if a.outcome is AttemptOutcome.DONE]
    seconds = busy_seconds(done)
    if not seconds:
        return None
    read = sum((a.prompt_tokens or 0) for a in done)
    written = sum((a.completion_tokens or 0) for a in done)
    left = [step for step in steps if step.state in {StepState.PENDING, StepState.RUNNING}]
    read_left = sum(_prompt_tokens(step, steps) for step in left)
    average = written / len(done)
    written_left = sum(min(average, step.max_tokens) for step in left)
    return seconds * work_units(read_left, written_left) / work_units(read, written)


def past_speed(plans: Sequence[Sequence[Step]], attempts: Sequence[Attempt]) -> Speed | None:
    """The speed at which these plans were done by these attempts, counted as plans are.

    What plans cannot know is in it: how long this model's answers are, how many of them are tried
    again, what running several at once gains. None: nothing is known.
    """
    seconds = busy_seconds(attempts)
    if not seconds:
        return None
    read, written = map(sum, zip(*map(_planned, plans), strict=True))
    unit_s = seconds / work_units(read, written)
    return Speed(unit_s, _WRITTEN_WEIGHT * unit_s)


def trial_speed(done: Completion) -> Speed:
    """The speed that one short prompt shows.

    Beside a long text a token takes longer to write than beside the trial's: never less than the
    usual weight.
    """
    read = done.prompt_tokens - (done.prompt_tokens_reused or 0)
    read_s = done.first_token_s / max(1, read)
    written_s = (done.seconds - done.first_token_s) / max(1, done.completion_tokens - 1)
    return Speed(read_s, max(written_s, _WRITTEN_WEIGHT * read_s))


def plan_seconds(plan: Plan, speed: Speed) -> float:
    """How long a plan's steps take at this speed."""
    read, written = _planned(plan.steps)
    return read * speed.read_s + written * speed.written_s


def _planned(steps: Sequence[Step]) -> tuple[float, float]:
    """The tokens that steps will read and write."""
    asked = [step for step in steps if step.max_tokens]
    read = sum(_prompt_tokens(step, steps) + _PROMPT_TOKENS for step in asked)
    return read, sum(step.max_tokens for step in asked) * _WRITTEN_SHARE


def work_units(read: float, written: float) -> float:
    """Tokens read and written in one figure: the price of a token that is read."""
    return max(1.0, read + _WRITTEN_WEIGHT * written)


def _prompt_tokens(step: Step, steps: Sequence[Step]) -> int:
    """About how many tokens the step will read: its chunk, or the notes it merges."""
    if not step.max_tokens:
        return 0
    if step.chunk is not None:
        return step.chunk.tokens
    return sum(steps[position].max_tokens for position in step.inputs)
