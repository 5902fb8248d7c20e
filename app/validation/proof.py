"""Proof: which passages a sentence rests on, and whether its facts stand in them. No model."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from app.domain.result import Citation, SentenceCheck, Support
from app.domain.sentences import sentences
from app.validation.facts import facts_of, has_many_capitals, known_in, missing_from
from app.validation.passages import Passage

_MOST_PASSAGES = 8
# Shares of a sentence's words, by weight: what its passages must have together, and what each of
# them must bring. A number is no such word: it stands in many places by chance.
_LEAST_OVERLAP = 0.25
_LEAST_GAIN = 0.05
# What one passage must have of a sentence to support it. Chosen on half of GUM's documents, seen on
# the others: below this, sentences about any document at all find such a passage.
_LEAST_ALIKE = 0.5
# A sentence says "Ada Berg" where the document says "she" after a sentence that names her.
_NEAR = 1
_TERM = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\W_]+")
_CJK = "\u3040"
_STEM = 6


class Proof(NamedTuple):
    """What a text rests on, and the check of each of its sentences."""

    citations: tuple[Citation, ...]
    checks: tuple[SentenceCheck, ...]


def prove(text: str, passages: Sequence[Passage]) -> Proof:
    """Link each sentence of a text to the passages it rests on, at most eight."""
    index = _Index(passages)
    citations: list[Citation] = []
    checks = []
    for sentence in sentences(text):
        if not any(map(str.isalnum, sentence)):
            continue
        found = index.best_for(sentence)
        citations += [Citation(statement=sentence, **p._asdict()) for p in found]
        checks.append(_check(sentence, found, index))
    return Proof(tuple(citations), tuple(checks))


def _check(sentence: str, found: Sequence[Passage], index: "_Index") -> SentenceCheck:
    facts = facts_of(sentence, has_many_capitals=index.has_many_capitals)
    missing = missing_from(known_in(passage.quote for passage in found), facts)
    if missing or (not found and _terms(sentence)):
        support = Support.UNSUPPORTED
    else:
        near = index.most_like(sentence)
        is_there = bool(near) and not missing_from(known_in(near), facts)
        support = Support.SUPPORTED if is_there else Support.UNCHECKED
    return SentenceCheck(sentence=sentence, support=support, missing=missing)


def missing_in(sentence: str, passages: Sequence[str]) -> tuple[str, ...]:
    """The numbers, dates and names of a sentence that stand in none of these passages."""
    return missing_from(known_in(passages), facts_of(sentence))


class _Index:
    """Passages by their words; a word that stands in few of them weighs more."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = list(dict.fromkeys(passages))
        self._terms = [_terms(passage.quote) for passage in self._passages]
        counts = Counter(term for terms in self._terms for term in terms)
        self._unknown = math.log(1 + len(self._passages))
        self._weights = {
            term: math.log(1 + len(self._passages) / count) for term, count in counts.items()
        }
        self.has_many_capitals = has_many_capitals(p.quote for p in self._passages)

    def best_for(self, sentence: str) -> list[Passage]:
        """The passages that together share most with a sentence; none if it is too little.

        Each next one is that which has most of what is still missing.
        """
        left = set(_terms(sentence))
        whole = self._weight(left)
        found: list[Passage] = []
        covered = 0.0
        while left and len(found) < _MOST_PASSAGES:
            number, gain = self._next(left)
            if gain < _LEAST_GAIN * whole:
                break
            found.append(self._passages[number])
            left -= self._terms[number]
            covered += gain
        return found if covered >= _LEAST_OVERLAP * whole else []

    def most_like(self, sentence: str) -> list[str]:
        """The passage that is most like a sentence, and those near it; none if it is too little."""
        terms = set(_terms(sentence))
        number, gain = self._next(terms)
        if not terms or gain < _LEAST_ALIKE * self._weight(terms):
            return []
        near = self._passages[max(0, number - _NEAR) : number + _NEAR + 1]
        return [passage.quote for passage in near]

    def _weight(self, terms: set[str]) -> float:
        return sum(self._weights.get(term, self._unknown) for term in terms)

    def _next(self, left: set[str]) -> tuple[int, float]:
        """The passage with most of these terms, and their weight."""
        best, most = 0, 0.0
        for number, terms in enumerate(self._terms):
            gain = sum(self._weights[term] for term in left & terms)
            if gain > most:
                best, most = number, gain
        return best, most


def _terms(text: str) -> frozenset[str]:
    """Word stems; of scripts without blanks, pairs of characters."""
    terms: set[str] = set()
    for word in _TERM.findall(text.casefold()):
        if word[0] >= _CJK:
            terms.update(word[at : at + 2] for at in range(max(1, len(word) - 1)))
        elif len(word) > 2 and not word.isdigit():  # noqa: PLR2004 - shorter ones say nothing
            terms.add(word[:_STEM])
    return frozenset(terms)
