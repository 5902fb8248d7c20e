"""Grammars by llguidance: which tokens may follow, and which must.

https://github.com/guidance-ai/llguidance/blob/main/docs/syntax.md has the grammar's own language.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from llguidance import LLMatcher, LLTokenizer
from llguidance.llamacpp import lltokenizer_from_vocab

from app.domain.errors import EngineFailed, SchemaUnsupported
from app.domain.prompt import Constraint, JsonConstraint, QuotesConstraint, RegexConstraint
from app.engines.local.sampler import Mask
from app.engines.local.schema_limits import require_bearable
from app.engines.local.session.model import Model

# One blank after colons and commas, as models write JSON by themselves, and none elsewhere: small
# models can fill a page with white space.
_JSON_STYLE: Any = {"whitespace_flexible": False, "key_separator": ": ", "item_separator": ", "}
_STATEMENT_CHARS = 160
_WORD = re.compile(r"\S+")


class Guide:
    """The state of one answer's grammar."""

    def __init__(self, matcher: LLMatcher, vocabulary: int) -> None:
        self._matcher = matcher
        self._vocabulary = vocabulary

    @property
    def is_over(self) -> bool:
        """True when the answer is complete and nothing may follow."""
        return bool(self._matcher.is_stopped())

    def forced(self) -> list[int]:
        """The tokens that must follow; they are taken."""
        if self._matcher.is_stopped():
            return []
        tokens: list[int] = self._matcher.compute_ff_tokens()
        if tokens:
            self.take(tokens)
        return tokens

    def take(self, tokens: list[int]) -> None:
        """Tokens were written.

        Raises:
            EngineFailed: the grammar does not allow them, or is too complex to go on.
        """
        if not self._matcher.consume_tokens(tokens):
            raise EngineFailed(reason="the grammar came to a dead end")

    def mask(self) -> Mask:
        """Which tokens may follow: one bool for each of the vocabulary."""
        bits = np.frombuffer(self._matcher.compute_bitmask(), np.uint8)
        if self._matcher.is_error():
            raise EngineFailed(reason="the grammar is too complex to go on")
        mask = np.unpackbits(bits, bitorder="little")[: self._vocabulary]
        return mask.view(np.bool_)


class GuideMaker:
    """Makes guides for one model. Slow the first time: it reads the whole vocabulary."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._tokenizer: LLTokenizer | None = None
        self._compiled: dict[str, LLMatcher] = {}

    def make(self, constraint: Constraint) -> Guide:
        """A guide at the start of an answer.

        Raises:
            SchemaUnsupported: the grammar cannot express the constraint; says which keyword.
            ConstraintTooLarge: it is larger than any that a person would write.
        """
        grammar = grammar_of(constraint)
        matcher = self._compiled.get(grammar)
        if matcher is None:
            matcher = _compile(self._ready_tokenizer(), grammar)
            self._compiled = {grammar: matcher, **dict(list(self._compiled.items())[:7])}
        return Guide(matcher.deep_copy(), self._model.vocabulary)

    def _ready_tokenizer(self) -> LLTokenizer:
        if self._tokenizer is None:
            self._tokenizer = lltokenizer_from_vocab(
                self._model.vocab, eos_token=self._model.end_token
            )
        return self._tokenizer


def _compile(tokenizer: LLTokenizer, grammar: str) -> LLMatcher:
    matcher = LLMatcher(tokenizer, grammar)
    trial = matcher.deep_copy()
    if not trial.is_error():
        trial.compute_bitmask()  # a schema that refers to itself without end shows only here
    if trial.is_error():
        raise SchemaUnsupported(reason=_reason(trial.get_error()))
    return matcher


def grammar_of(constraint: Constraint) -> str:
    """The constraint in llguidance's own form."""
    if isinstance(constraint, JsonConstraint):
        require_bearable(constraint.json_schema)
        return _json_grammar(constraint.json_schema)
    if isinstance(constraint, RegexConstraint):
        return LLMatcher.grammar_from_regex(constraint.pattern)
    if isinstance(constraint, QuotesConstraint):
        return LLMatcher.grammar_from_lark(_quotes_grammar(constraint))
    raise EngineFailed(reason="a choice needs no grammar")


def _json_grammar(schema: object) -> str:
    whole = schema if isinstance(schema, dict) else ({} if schema else {"not": {}})
    try:
        return LLMatcher.grammar_from_json_schema(json.dumps(whole), overrides=_JSON_STYLE)
    except ValueError as fault:
        raise SchemaUnsupported(reason=_reason(str(fault))) from None


def _quotes_grammar(constraint: QuotesConstraint) -> str:
    """A list of {quote, statement}; see QuotesConstraint for which quotes there may be.

    What is quoted is written as JSON would, each part whole, so that no escape is cut in two.
    """
    statement = json.dumps({"type": "string", "minLength": 1, "maxLength": _STATEMENT_CHARS})
    rules = _given_quotes(constraint.quotes) if constraint.quotes else _free_quotes(constraint)
    return "\n".join((*rules, f"statement: %json {statement}"))


def _given_quotes(groups: Sequence[Sequence[str]]) -> list[str]:
    points = ' ", " '.join(f"point{number}" for number in range(len(groups)))
    rules = [f'start: "[" {points} "]"']
    for number, quotes in enumerate(groups):
        rules += [_point(f"{number}"), f"quote{number}: {_one_of(quotes)}"]
    return rules


def _free_quotes(constraint: QuotesConstraint) -> list[str]:
    """So many as the model likes: of the pool, or any run of the passage's words."""
    others = f'(", " point){{{max(0, constraint.least - 1)},{constraint.most - 1}}}'
    points = f"point {others}" if constraint.least else f"(point {others})?"
    rules = [f'start: "[" {points} "]"', _point("")]
    if constraint.pool:
        return [*rules, f"quote: {_one_of(constraint.pool)}"]
    chunks = [f"{_escaped(word)} " for word in _WORD.findall(constraint.passage)]
    source = json.dumps({"substring_chunks": chunks}, ensure_ascii=False)
    return [*rules, "quote: QUOTE", f"QUOTE: %regex {source}"]


def _one_of(quotes: Sequence[str]) -> str:
    return " | ".join(json.dumps(_escaped(quote)) for quote in dict.fromkeys(quotes))


def _point(number: str) -> str:
    return (
        f'point{number}: "{{\\"quote\\": \\"" quote{number} "\\", \\"statement\\": " statement "}}"'
    )


def _escaped(text: str) -> str:
    """As it stands inside a JSON string."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)[1:-1]


def _reason(message: str) -> str:
    """The first line of llguidance's own words: it names the keyword."""
    first = message.strip().splitlines()[0] if message.strip() else "no reason given"
    return first[:200]
