"""Constraints in the dialect of llama.cpp's real server: the answer has the shape asked for."""

import json
import re

import pytest

from app.domain.errors import SchemaUnsupported
from app.domain.ports import Progress
from app.domain.prompt import (
    ChoiceConstraint,
    JsonConstraint,
    QuotesConstraint,
    RegexConstraint,
)
from app.engines.local.endpoint import EndpointEngine
from tests.process.servers import STORY, ignore, prompt

pytestmark = pytest.mark.real_model


def test_a_json_schema_is_obeyed(endpoint: EndpointEngine) -> None:
    schema = {
        "type": "object",
        "properties": {"ferry": {"type": "string", "maxLength": 20}, "people": {"type": "integer"}},
        "required": ["ferry", "people"],
        "additionalProperties": False,
    }
    request = prompt(STORY, 80, constraint=JsonConstraint(json_schema=schema))
    completion = endpoint.generate(request, ignore)
    found = json.loads(completion.text)
    assert set(found) == {"ferry", "people"}
    assert isinstance(found["people"], int)


def test_any_json_will_do_for_the_schema_true_and_none_for_false(endpoint: EndpointEngine) -> None:
    request = prompt("Give a short JSON list of two numbers.", 120)
    anything = request.model_copy(update={"constraint": JsonConstraint(json_schema=True)})
    text = endpoint.generate(anything, ignore).text
    assert text.lstrip()[:1] in set('{["-tfn0123456789')
    with pytest.raises(SchemaUnsupported):
        endpoint.generate(
            request.model_copy(update={"constraint": JsonConstraint(json_schema=False)}), ignore
        )


@pytest.mark.parametrize("is_raw", [False, True])
def test_a_choice_is_obeyed_and_comes_unwrapped(endpoint: EndpointEngine, is_raw: bool) -> None:
    labels = ('said "no"', "très bien", "neither")
    seen: list[Progress] = []
    request = prompt("How was it? They said", 40, constraint=ChoiceConstraint(labels=labels))
    completion = endpoint.generate(request.model_copy(update={"is_raw": is_raw}), seen.append)
    assert completion.text in labels
    assert not completion.is_truncated
    assert completion.probabilities is None
    assert "".join(progress.text for progress in seen) == completion.text


@pytest.mark.parametrize("pattern", [r"[0-9]{4}-[0-9]{2}", r"^[0-9]{4}-[0-9]{2}$", r"yes|no"])
def test_a_regular_expression_is_obeyed_by_the_whole_answer(
    endpoint: EndpointEngine, pattern: str
) -> None:
    request = prompt("In which month?", 40, constraint=RegexConstraint(pattern=pattern))
    assert re.fullmatch(pattern, endpoint.generate(request, ignore).text)


def test_quotes_come_as_a_list_of_statements_with_quotes(endpoint: EndpointEngine) -> None:
    rule = QuotesConstraint(passage=STORY, most=2)
    request = prompt(f"Quote from this:\n{STORY}", 400, constraint=rule)
    completion = endpoint.generate(request, ignore)
    if completion.is_truncated:  # a small model may not find an end
        assert completion.text.lstrip().startswith("[")
        return
    found = json.loads(completion.text)
    assert len(found) <= 2
    assert all(set(entry) == {"statement", "quote"} for entry in found)
