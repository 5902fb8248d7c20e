"""`extract` on fakes: read in parts, merged without a model, proved, repaired once."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.attempt import AttemptOutcome
from app.domain.errors import SchemaInvalid
from app.domain.options import Options
from app.domain.plan import StepRole
from app.domain.prompt import JsonConstraint
from app.domain.result import TaskReport
from app.domain.task import Kind, TaskState
from app.pipeline.flight import Flight
from app.pipeline.queries import step_notes, task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

SHORT, LONG = Path("/d/short.txt"), Path("/d/long.txt")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "supplier": {"type": "string", "description": "who sends the bill"},
        "total": {"type": "number"},
        "ships": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["supplier"],
    "additionalProperties": False,
}
GOOD = {"supplier": "Nordlys AS", "total": 1925.5, "ships": ["Aurora"]}
PAGES = [
    "Bill of Nordlys AS. The Aurora was painted.\n" + "It rained all day long. " * 120 + "\n\n",
    "The Borealis was painted. Total: 1,925.50 euros.\n" + "It rained again. " * 180 + "\n\n",
    "Total: 2,000 euros. Bill of Nordlys AS.\n" + "The sun came out at last. " * 100 + "\n\n",
]


@pytest.fixture
def house() -> FakeHouse:
    return fake_house({SHORT: ["Bill of Nordlys AS. Pay 1,925.50 for Aurora."], LONG: PAGES})


def run(house: FakeHouse, path: Path = SHORT, schema: dict[str, Any] | None = SCHEMA) -> TaskReport:
    submit_task(house.ports, Order(Kind.EXTRACT, path, options=Options(json_schema=schema)))
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pool = StepPool(1)
    run_task(house.ports, task, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()
    return task_report(house.ports, task.id)


def answer(**fields: Any) -> str:
    return json.dumps({"supplier": None, "total": None, "ships": None, **fields})


def test_a_short_document_is_one_step_with_the_users_own_schema(house: FakeHouse) -> None:
    house.engine.script = [json.dumps(GOOD)]
    report = run(house)
    assert report.result == GOOD
    [prompt] = house.engine.prompts
    assert prompt.constraint == JsonConstraint(json_schema=SCHEMA)
    asked = prompt.messages[1].content
    assert "- supplier: text (who sends the bill)" in asked
    assert "- ships: list of text" in asked
    assert [citation.statement for citation in report.citations] == [
        'supplier: "Nordlys AS"',
        "total: 1925.5",
        'ships[0]: "Aurora"',
    ]
    assert report.citations[0].quote == "Bill of Nordlys AS."
    assert report.notes == ()


def test_what_stands_nowhere_has_no_quote_and_is_told(house: FakeHouse) -> None:
    house.engine.script = [json.dumps({"supplier": "Invented Ltd", "total": 1925.5})]
    report = run(house)
    assert [citation.quote for citation in report.citations] == ["Pay 1,925.50 for Aurora."]
    assert report.notes == ("Not found in the text as written: supplier",)


def test_a_long_document_is_read_in_parts_and_merged_without_a_model(house: FakeHouse) -> None:
    house.engine.script = [
        answer(supplier="Nordlys AS", total=7, ships=["Aurora"]),
        answer(total=1925.5, ships=["Borealis", "aurora"]),
        answer(supplier="Nordlys AS", total=2000),
    ]
    report = run(house, LONG)
    assert report.result == {
        "supplier": "Nordlys AS",
        "total": 1925.5,
        "ships": ["Aurora", "Borealis"],
    }
    assert report.notes == ("total: 1925.5 was taken; elsewhere it is 2000",)
    assert len(house.engine.prompts) == 3
    places = {citation.statement: citation.page for citation in report.citations}
    assert places["total: 1925.5"] == 2
    assert places['ships[1]: "Borealis"'] == 2
    text = "".join(PAGES)
    assert all(text[c.start : c.end].startswith(c.quote[:10]) for c in report.citations)
    assert report.receipt.chunks_read == 3
    assert report.receipt.tokens_dropped == 0
    steps = house.store.steps(report.task_id)
    assert [step.role for step in steps] == [StepRole.MAP] * 3 + [StepRole.MERGE]
    assert "- total: 1925.5" in step_notes(house.ports, report.task_id)[-1].text


def test_in_parts_every_field_may_be_null_and_is_left_out_where_none_has_it(
    house: FakeHouse,
) -> None:
    house.engine.script = [answer(supplier="Nordlys AS"), answer(), answer()]
    assert run(house, LONG).result == {"supplier": "Nordlys AS"}
    constraint = house.engine.prompts[0].constraint
    assert isinstance(constraint, JsonConstraint)
    assert isinstance(constraint.json_schema, dict)
    assert constraint.json_schema["properties"]["total"]["type"] == ["number", "null"]


def test_a_field_that_must_be_there_and_is_in_no_part_fails_the_task(house: FakeHouse) -> None:
    house.engine.script = [answer(), answer(), answer()]
    report = run(house, LONG)
    assert report.state is TaskState.FAILED
    assert report.error is not None
    assert report.error.code == "result_invalid"
    assert "supplier" in report.error.title


@pytest.mark.parametrize(
    ("first", "flaw"),
    [
        ("I am sorry.", "it has no JSON object"),
        ('{"supplier": "A', "it is not valid JSON"),
        ('{"supplier": NaN}', "it has NaN or Infinity, which are not JSON"),
        ("{" * 100_000, "it is nested too deep"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "it is nested too deep"),
        ('{"supplier": 7}', 'supplier: type "string"'),
    ],
    ids=lambda value: value[:20],
)
def test_json_is_repaired_once_with_what_was_wrong(house: FakeHouse, first: str, flaw: str) -> None:
    house.engine.script = [first, f"```json\n{json.dumps(GOOD)}\n```"]
    report = run(house)
    assert report.result == GOOD
    assert report.receipt.repairs == 1
    asked = house.engine.prompts[1].messages[1].content
    assert f"could not be used: {flaw}." in asked
    assert first not in asked


def test_json_that_is_wrong_twice_fails_the_task_and_says_how(house: FakeHouse) -> None:
    house.engine.script = ['{"supplier": 7}', '{"supplier": "SECRET", "more": "SECRET"}']
    report = run(house)
    assert report.error is not None
    assert report.error.code == "result_invalid"
    assert "additionalProperties" in report.error.title
    assert "SECRET" not in report.error.title
    outcomes = {attempt.outcome for attempt in house.store.attempts(report.task_id)}
    assert outcomes == {AttemptOutcome.VALIDATION_FAILED}


def test_a_schema_that_cannot_guide_is_told_and_the_answer_is_checked(house: FakeHouse) -> None:
    house.engine.problem = "no uniqueItems"
    house.engine.script = [json.dumps(GOOD)]
    report = run(house)
    assert report.result == GOOD
    assert report.reason is not None
    assert report.reason.endswith("only checked, not guided (no uniqueItems)")
    assert house.engine.prompts[-1].constraint is None


def test_a_schema_that_will_not_do_is_refused_before_anything_is_queued(house: FakeHouse) -> None:
    with pytest.raises(SchemaInvalid):
        run(house, schema=None)
    assert house.store.tasks() == []
