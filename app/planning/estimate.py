"""How long the rest of a plan will take, from what its finished steps took. Pure."""

from collections.abc import Sequence

from app.domain.attempt import Attempt, AttemptOutcome
from app.domain.plan import Step, StepState


def tokens_per_second(attempts: Sequence[Attempt]) -> float:
    """Completion tokens per second of writing (time to the first token is reading); 0 unknown."""
    tokens = sum(a.completion_tokens or 0 for a in attempts)
    writing_s = sum((a.seconds or 0) - (a.first_token_s or 0) for a in attempts)
    return tokens / writing_s if writing_s > 0 else 0.0


def seconds_left(steps: Sequence[Step], attempts: Sequence[Attempt]) -> float | None:
    """Expected seconds until the last step is done; None before any step is."""
    done = [a for a in attempts if a.outcome is AttemptOutcome.DONE]
    read_tokens = sum(a.prompt_tokens or 0 for a in done)
    reading_s = sum(a.first_token_s or 0 for a in done)
    if not read_tokens:
        return None
    writing_s = sum((a.seconds or 0) - (a.first_token_s or 0) for a in done)
    left = [step for step in steps if step.state in {StepState.PENDING, StepState.RUNNING}]
    tokens_left = sum(_prompt_tokens(step, steps) for step in left)
    return tokens_left * reading_s / read_tokens + len(left) * writing_s / len(done)


def _prompt_tokens(step: Step, steps: Sequence[Step]) -> int:
    """About how many tokens the step will read: its chunk, or the notes it merges."""
    if step.chunk is not None:
        return step.chunk.tokens
    return sum(steps[position].max_tokens for position in step.inputs)
