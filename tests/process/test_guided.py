"""Answers bound by a grammar, on the real engine; what binds them holds for any model's words."""

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.attempt import Completion
from app.domain.errors import ConstraintTooLarge, PromptEmpty, SchemaUnsupported
from app.domain.prompt import (
    GREEDY,
    ChoiceConstraint,
    Constraint,
    JsonConstraint,
    Message,
    Prompt,
    QuotesConstraint,
    RegexConstraint,
    Sampling,
)
from app.engines.local.supervisor import LocalEngine

pytestmark = pytest.mark.real_model

ORDER = "Anna Berg of Oslo orders 3 crates of salt for the ferry Aurora; she pays late."
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "maxLength": 40},
        "crates": {"type": "integer"},
        "status": {"enum": ["open", "paid", "late"]},
        "goods": {"type": "array", "items": {"type": "string", "maxLength": 20}, "maxItems": 3},
    },
    "required": ["name", "crates", "status", "goods"],
    "additionalProperties": False,
}
PASSAGE = (
    'The mayor said: "We will repair quay 7\\9 by May."\nIt costs 1.2 million euros — a third '
    "of the budget.\n\nGrüße aus Århus! The ferry Aurora sails at nine."
)


@pytest.fixture(scope="module")
def engine(quick_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalEngine]:
    log = tmp_path_factory.mktemp("logs") / "engine.log"
    engine = LocalEngine(lambda: quick_model, 2048, log)
    yield engine
    engine.close()


@pytest.fixture
def whole_engine(starter_model: Path, tmp_path: Path) -> Iterator[LocalEngine]:
    """With a model that understands a little."""
    engine = LocalEngine(lambda: starter_model, 2048, tmp_path / "engine.log")
    yield engine
    engine.close()


def ask(
    engine: LocalEngine,
    constraint: Constraint | None,
    text: str = ORDER,
    sampling: Sampling = GREEDY,
    name: str = "p",
) -> Completion:
    prompt = Prompt(
        id=name,
        messages=(Message(role="user", content=text),),
        max_tokens=200,
        sampling=sampling,
        constraint=constraint,
    )
    return engine.generate(prompt, lambda _: None)


@pytest.mark.parametrize("sampling", [GREEDY, Sampling(temperature=1.5, seed=4)])
def test_json_obeys_its_schema(engine: LocalEngine, sampling: Sampling) -> None:
    completion = ask(engine, JsonConstraint(json_schema=SCHEMA), sampling=sampling)
    value = json.loads(completion.text)
    assert not completion.is_truncated
    assert list(value) == ["name", "crates", "status", "goods"]
    assert isinstance(value["crates"], int)
    assert value["status"] in {"open", "paid", "late"}
    assert len(value["goods"]) <= 3


def test_many_grammars_share_the_decodes_and_do_not_mix(engine: LocalEngine) -> None:
    texts: dict[int, str] = {}

    def run(n: int) -> None:
        schema: dict[str, Any] = {
            "type": "object",
            "properties": {f"key{n}": {"type": "boolean"}},
            "required": [f"key{n}"],
            "additionalProperties": False,
        }
        texts[n] = ask(engine, JsonConstraint(json_schema=schema), name=f"p{n}").text

    threads = [threading.Thread(target=run, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {n: list(json.loads(text)) for n, text in texts.items()} == {
        n: [f"key{n}"] for n in range(8)
    }


def test_what_the_grammar_forces_costs_no_decode(engine: LocalEngine) -> None:
    """A const is known before the model is asked anything."""
    schema = {"const": {"a long text that is": "the only one that is allowed here"}}
    completion = ask(engine, JsonConstraint(json_schema=schema))
    assert json.loads(completion.text) == schema["const"]
    assert completion.completion_tokens > 5
    assert completion.batch_size == 0.0


@pytest.mark.parametrize("pattern", [r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "(yes|no), because .{5,20}"])
def test_an_answer_matches_its_pattern(engine: LocalEngine, pattern: str) -> None:
    for seed in range(3):
        sampling = Sampling(temperature=1.2, seed=seed)
        text = ask(engine, RegexConstraint(pattern=pattern), sampling=sampling).text
        assert re.fullmatch(pattern, text)


def test_a_choice_gives_the_probability_of_each_label(engine: LocalEngine) -> None:
    labels = ("sport", "sports news", "politics", "weather")
    completion = ask(
        engine, ChoiceConstraint(labels=labels), f"{ORDER}\nWhich of {', '.join(labels)} is it?"
    )
    assert completion.probabilities is not None
    assert tuple(completion.probabilities) == labels
    assert sum(completion.probabilities.values()) == pytest.approx(1.0)
    assert completion.probabilities[completion.text] == max(completion.probabilities.values())


def test_the_choice_follows_the_text(whole_engine: LocalEngine) -> None:
    def chance_of_yes(word: str) -> float:
        text = f"Repeat this word and nothing else: {word}"
        completion = ask(whole_engine, ChoiceConstraint(labels=("yes", "no")), text)
        assert completion.probabilities is not None
        return completion.probabilities["yes"]

    assert chance_of_yes("yes") > chance_of_yes("no")


def test_quotes_are_in_the_passage_by_construction(engine: LocalEngine) -> None:
    plain = " ".join(PASSAGE.split())
    ended = 0
    for seed in range(4):
        constraint = QuotesConstraint(passage=PASSAGE, most=2)
        sampling = Sampling(temperature=1.3, seed=seed)
        completion = ask(engine, constraint, f"Quote two facts.\n{PASSAGE}", sampling)
        if completion.is_truncated:
            continue
        ended += 1
        points = json.loads(completion.text)
        assert 1 <= len(points) <= 2
        for point in points:
            assert list(point) == ["quote", "statement"]
            assert point["quote"].strip() in plain
    assert ended  # not all were cut off


def test_a_quote_is_one_of_those_given(engine: LocalEngine) -> None:
    quotes = (('He said "no".', "Back\\slash | and 50 %."), ("The harbour was built in 1912.",))
    ended = 0
    for seed in range(4):
        constraint = QuotesConstraint(passage="", quotes=quotes)
        sampling = Sampling(temperature=1.3, seed=seed)
        completion = ask(engine, constraint, "Quote two facts.", sampling)
        if not completion.is_truncated:
            ended += 1
            first, second = json.loads(completion.text)
            assert first["quote"] in quotes[0]
            assert second["quote"] in quotes[1]
    assert ended


def test_of_a_pool_as_many_as_wanted_are_quoted(engine: LocalEngine) -> None:
    pool = ('He said "no".', "Back\\slash | and 50 %.", "The harbour was built in 1912.")
    ended = 0
    for seed in range(4):
        constraint = QuotesConstraint(passage="", pool=pool, least=1, most=2)
        sampling = Sampling(temperature=1.3, seed=seed)
        completion = ask(engine, constraint, "Quote a fact or two.", sampling)
        if not completion.is_truncated:
            ended += 1
            points = json.loads(completion.text)
            assert 1 <= len(points) <= 2
            assert {point["quote"] for point in points} <= set(pool)
    assert ended


def test_there_may_be_nothing_to_quote(engine: LocalEngine) -> None:
    """Where at least one quote is asked for, the empty list is no answer."""
    told = "Write an empty list: []"
    assert ask(engine, QuotesConstraint(passage=PASSAGE, least=0), told).text.startswith("[")
    assert ask(engine, QuotesConstraint(passage=" ", least=0), told).text == "[]"
    two = ask(engine, QuotesConstraint(passage=PASSAGE, least=2, most=2), told)
    assert two.is_truncated or len(json.loads(two.text)) == 2


@pytest.mark.parametrize(
    ("schema", "word"),
    [
        ({"type": "object", "properties": {"a": {"not": {"type": "string"}}}}, "not"),
        ({"type": "array", "uniqueItems": True}, "uniqueItems"),
        ({"$ref": "#/$defs/x", "$defs": {"x": {"$ref": "#/$defs/x"}}}, ""),
        ({"$ref": "http://example.com/schema.json"}, "example.com"),
        (False, "not"),
    ],
)
def test_what_a_grammar_cannot_express_is_told_before_the_run(
    engine: LocalEngine, schema: Any, word: str
) -> None:
    constraint = JsonConstraint(json_schema=schema)
    problem = engine.unsupported(constraint)
    assert problem is not None
    assert word in problem
    with pytest.raises(SchemaUnsupported):
        ask(engine, constraint)


@pytest.mark.parametrize(
    "constraint",
    [
        RegexConstraint(pattern="(unclosed"),
        ChoiceConstraint(labels=("same", "same")),
        ChoiceConstraint(labels=("", "a")),
    ],
)
def test_a_constraint_that_is_none_is_refused(engine: LocalEngine, constraint: Constraint) -> None:
    assert engine.unsupported(constraint) is not None
    with pytest.raises(SchemaUnsupported):
        ask(engine, constraint)


def test_supported_constraints_are_none_of_these(engine: LocalEngine) -> None:
    assert engine.unsupported(JsonConstraint(json_schema=SCHEMA)) is None
    assert engine.unsupported(ChoiceConstraint(labels=("a", "b"))) is None


def test_a_schema_of_five_megabytes_is_refused_and_the_engine_goes_on(engine: LocalEngine) -> None:
    huge = JsonConstraint(json_schema={"enum": ["x" * 1000] * 5000})
    with pytest.raises(ConstraintTooLarge):
        ask(engine, huge)
    assert ask(engine, RegexConstraint(pattern="[ab]")).text in {"a", "b"}


def test_a_schema_nested_without_reason_is_refused(engine: LocalEngine) -> None:
    schema: dict[str, Any] = {}
    for _ in range(150):
        schema = {"type": "array", "items": schema}
    with pytest.raises(SchemaUnsupported):
        ask(engine, JsonConstraint(json_schema=schema))


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_prompt_is_refused(engine: LocalEngine, text: str) -> None:
    with pytest.raises(PromptEmpty):
        ask(engine, None, text)
