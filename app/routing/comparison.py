"""Where a kind should be done by default, from a comparison with the larger model: pure."""

from collections.abc import Sequence

from app.domain.calibration import Confidence
from app.domain.comparison import Choice, Pair, Suggestion
from app.domain.route import Route
from app.domain.task import Kind

_LEAST_PAIRS, _SOME, _MANY = 5, 20, 50
# Of these, agreement can be worked out: a label is the same, or it is not.
_EXACT = {Kind.CLASSIFY, Kind.EXTRACT}
_GOOD, _FAIR = 0.9, 0.7
# A person who does not know whose is which finds the local one no worse so often.
_NO_WORSE, _OFTEN_NO_WORSE = 0.8, 0.5


def suggest(kind: Kind, pairs: Sequence[Pair]) -> Suggestion:
    """A route for a kind. What a person chose counts for more than what can be worked out."""
    chosen = [pair.choice for pair in pairs if pair.choice is not None]
    if len(chosen) >= _LEAST_PAIRS:
        share = sum(choice is not Choice.CLOUD for choice in chosen) / len(chosen)
        told = f"no worse in {share:.0%} of {len(chosen)} pairs that you judged"
        return _suggestion(share, (_NO_WORSE, _OFTEN_NO_WORSE), len(chosen), told)
    if len(pairs) < _LEAST_PAIRS:
        return _unknown(f"{len(pairs)} pairs are too few, {_LEAST_PAIRS} are needed")
    if kind not in _EXACT:
        return _unknown("texts differ in words even where both are good: judge them in a terminal")
    share = sum(pair.agreement for pair in pairs) / len(pairs)
    told = f"{share:.0%} agreement in {len(pairs)} pairs"
    return _suggestion(share, (_GOOD, _FAIR), len(pairs), told)


def _suggestion(share: float, bounds: tuple[float, float], count: int, why: str) -> Suggestion:
    good, fair = bounds
    route = Route.LOCAL if share >= good else Route.LOCAL_WITH_FALLBACK
    route = route if share >= fair else Route.CLOUD
    confidence = Confidence.LOW if count < _SOME else Confidence.MEDIUM
    confidence = confidence if count < _MANY else Confidence.HIGH
    return Suggestion(route=route, confidence=confidence, reason=why)


def _unknown(why: str) -> Suggestion:
    return Suggestion(route=None, confidence=Confidence.LOW, reason=why)
