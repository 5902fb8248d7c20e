"""What counts as an answer to a question that no document goes with."""

from app.domain.attempt import Completion
from app.domain.work import StepInput
from app.validation.failure import ValidationFailure
from app.validation.form import without_controls
from app.validation.likeness import has_loop


def check_free_answer(_: StepInput, completion: Completion) -> str:
    """The answer; nobody knows whether it is right.

    Raises:
        ValidationFailure: it is empty, or goes round and round.
    """
    text = without_controls(completion.text).strip()
    if not text:
        raise ValidationFailure("it is empty")
    if has_loop(text):
        raise ValidationFailure("it goes round and round")
    return text
