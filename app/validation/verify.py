"""What a model says of a result's sentences, laid beside the proof by facts."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from app.domain.attempt import Completion
from app.domain.result import Result, Verdict
from app.validation.failure import ValidationFailure

_MOST_PASSAGES = 6
_DIGITS = 3


# Nobody's document says so: a model that finds it stated says yes to everything.
_NONSENSE = "Seven green elephants repaired the bridge on the moon last night."
_FAILED = (
    "The model failed the control questions of --verify, so what it says of the sentences is not "
    "used. A larger model may pass them."
)


class Claim(NamedTuple):
    """A sentence of a result, and the passages it is said to rest on."""

    sentence: str
    passages: tuple[str, ...]


def claims_of(result: Result) -> list[Claim | None]:
    """One for each sentence that was looked up; None where no passage is cited for it.

    A summary's citations name the sentence they are for; an answer rests on all of its quotes.
    """
    sentences = {check.sentence for check in result.checks}
    is_by_sentence = any(citation.statement in sentences for citation in result.citations)
    claims: list[Claim | None] = []
    for check in result.checks:
        for_it = (
            citation.quote
            for citation in result.citations
            if not is_by_sentence or citation.statement == check.sentence
        )
        passages = tuple(dict.fromkeys(for_it))[:_MOST_PASSAGES]
        claims.append(Claim(check.sentence, passages) if passages else None)
    return claims


def questions_of(result: Result) -> list[Claim | None]:
    """Two controls, whose answers are known, then the claims: a passage itself, and nonsense."""
    claims = claims_of(result)
    passage = next((claim.passages[0] for claim in claims if claim), None)
    if passage is None:
        return []
    return [Claim(passage, (passage,)), Claim(_NONSENSE, (passage,)), *claims]


def check_verify(completion: Completion) -> str:
    """The probability of each verdict, as JSON; an engine that gives none has chosen.

    Raises:
        ValidationFailure: the answer is no verdict.
    """
    said = completion.probabilities
    if said is None:
        chosen = completion.text.strip().strip("\"'.").casefold()
        said = {verdict.value: float(verdict.value == chosen) for verdict in Verdict}
    total = sum(said.get(verdict.value, 0.0) for verdict in Verdict)
    if not total > 0:
        raise ValidationFailure("not one of the verdicts")
    return json.dumps({v.value: round(said.get(v.value, 0.0) / total, _DIGITS) for v in Verdict})


def no_verdict() -> str:
    """The result of a step that has nothing to ask, or no answer."""
    return "null"


def with_verdicts(result: Result, verdicts: Sequence[str | None]) -> Result:
    """The same result; each sentence has the likeliest verdict, and a note counts them.

    The first two are those of the controls: a model that fails them is not believed.
    """
    same, nonsense, *said = [_likeliest(verdict) for verdict in verdicts]
    if same is None or nonsense is None:
        return result  # there was nothing to ask about
    if same[0] is not Verdict.ENTAILED or nonsense[0] is Verdict.ENTAILED:
        return result.model_copy(update={"notes": (*result.notes, _FAILED)})
    said += [None] * (len(result.checks) - len(said))
    checks = tuple(
        check.model_copy(update={"verdict": one[0], "verdict_probability": one[1]})
        if one
        else check
        for check, one in zip(result.checks, said, strict=False)
    )
    counts = Counter(check.verdict.value for check in checks if check.verdict is not None)
    left = len(checks) - counts.total()
    words = [f"{counts[verdict.value]} {verdict.value}" for verdict in Verdict]
    words += [f"{left} not asked"] if left else []
    note = f"The model says of {len(checks)} sentences: {', '.join(words)}."
    return result.model_copy(update={"checks": checks, "notes": (*result.notes, note)})


def _likeliest(verdict: str | None) -> tuple[Verdict, float] | None:
    said = json.loads(verdict or "null")
    if not said:
        return None
    likeliest = max(Verdict, key=lambda one: said.get(one.value, 0.0))
    return likeliest, said[likeliest.value]
