"""Proof: which passages a sentence rests on, and whether its facts stand in them. No model."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from app.domain.result import Citation, SentenceCheck
from app.domain.sentences import sentences
from app.validation.facts import facts_of, known_in, missing_from
from app.validation.passages import Passage

_MOST_PASSAGES = 3
# Share of a sentence's words, by weight, that its best passage must have.
_LEAST_OVERLAP = 0.3
_TERM = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\W_]+")
_CJK = "\u3040"
_STEM = 6


class Proof(NamedTuple):
    """What a text rests on, and the check of each of its sentences."""

    citations: tuple[Citation, ...]
    checks: tuple[SentenceCheck, ...]


def prove(text: str, passages: Sequence[Passage]) -> Proof:
    """Link each sentence of a text to the passages it rests on, at most three."""
    index = _Index(passages)
    citations: list[Citation] = []
    checks = []
    for sentence in sentences(text):
        if not any(map(str.isalnum, sentence)):
            continue
        found = index.best_for(sentence)
        citations += [Citation(statement=sentence, **p._asdict()) for p in found]
        checks.append(check_sentence(sentence, [passage.quote for passage in found]))
    return Proof(tuple(citations), tuple(checks))


def check_sentence(sentence: str, passages: Sequence[str]) -> SentenceCheck:
    """Whether all numbers, dates and names of a sentence stand in its passages."""
    known = known_in(passages)
    missing = missing_from(known, facts_of(sentence, has_many_capitals=known.has_many_capitals))
    return SentenceCheck(
        sentence=sentence, is_supported=bool(passages) and not missing, missing=missing
    )


class _Index:
    """Passages by their words; a word that stands in few of them weighs more."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = list(dict.fromkeys(passages))
        self._terms = [_terms(passage.quote) for passage in self._passages]
        counts = Counter(term for terms in self._terms for term in terms)
        self._weights = {
            term: math.log(1 + len(self._passages) / count) for term, count in counts.items()
        }
        self._unknown = math.log(1 + len(self._passages))

    def best_for(self, sentence: str) -> list[Passage]:
        """The passages that share most with a sentence, best first; none if it is too little.

        Behind the best come those that have facts which the ones before lack.
        """
        terms = _terms(sentence)
        whole = sum(self._weights.get(term, self._unknown) for term in terms)
        scores = [sum(self._weights[t] for t in terms & mine) for mine in self._terms]
        order = sorted(range(len(scores)), key=lambda number: -scores[number])
        if not order or scores[order[0]] < _LEAST_OVERLAP * whole:
            return []
        found = [self._passages[order[0]]]
        missing = check_sentence(sentence, [found[0].quote]).missing
        for number in order[1:]:
            if not missing or len(found) == _MOST_PASSAGES or not scores[number]:
                break
            candidate = self._passages[number]
            left = check_sentence(sentence, [p.quote for p in (*found, candidate)]).missing
            if len(left) < len(missing):
                found.append(candidate)
                missing = left
        return found


def _terms(text: str) -> frozenset[str]:
    """Word stems; of scripts without blanks, pairs of characters."""
    terms: set[str] = set()
    for word in _TERM.findall(text.casefold()):
        if word[0] >= _CJK:
            terms.update(word[at : at + 2] for at in range(max(1, len(word) - 1)))
        elif len(word) > 2 or word.isdigit():  # noqa: PLR2004 - shorter ones say nothing
            terms.add(word[:_STEM])
    return frozenset(terms)
