"""What counts as a refined draft, and the result that has it in the draft's place."""

import re
from collections.abc import Sequence

from app.domain.attempt import Completion
from app.domain.result import Result
from app.domain.terms import Refinement
from app.validation.failure import ValidationFailure
from app.validation.form import without_controls
from app.validation.likeness import has_loop, is_far_shorter, missing_numbers
from app.validation.passages import Passage
from app.validation.proof import prove

_FENCE = re.compile(r"^--- (?:end of )?(?:draft|passages) ---$\n?", re.MULTILINE)
_SEEN = {
    Refinement.DRAFT: "which was sent the draft alone",
    Refinement.PASSAGES: "which was sent the draft and passages of the source",
}


def check_refined(draft: str, completion: Completion) -> str:
    """The refined text.

    Raises:
        ValidationFailure: it is cut off, goes round and round, or lacks most of the draft.
    """
    if completion.is_truncated:
        raise ValidationFailure("cut off")
    text = _FENCE.sub("", without_controls(completion.text)).strip()
    if not text or is_far_shorter(draft, text):
        raise ValidationFailure("far too short")
    if has_loop(text) and not has_loop(draft):
        raise ValidationFailure("goes round and round")
    return text


def refined_result(
    draft: Result, before: str, text: str, seen: Refinement, passages: Sequence[Passage]
) -> Result:
    """The draft's result with the refined text, whose sentences are looked up anew.

    Args:
        before: the draft as it was sent.
        passages: of the documents; empty where the kind looks nothing up.
    """
    proof = prove(text, passages) if passages else None
    notes = [f"Refined by the larger model, {_SEEN[seen]}."]
    if numbers := missing_numbers(before, text):
        notes.append(f"Numbers of the draft that are gone: {', '.join(numbers)}.")
    return Result(
        value=text,
        citations=proof.citations if proof else (),
        checks=proof.checks if proof else (),
        notes=(*draft.notes, *notes),
    )
