"""`classify` on fakes: one label a document or a row, whole documents, shared beginnings."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import AppError, LabelsInvalid
from app.domain.options import Label, Options
from app.domain.plan import StepRole
from app.domain.prompt import ChoiceConstraint
from app.domain.result import TaskReport
from app.domain.settings import Settings
from app.domain.task import Category, Kind, Privacy, TaskState
from app.pipeline.flight import Flight
from app.pipeline.queries import step_notes, task_report
from app.pipeline.run_task import run_task
from app.pipeline.step_pool import Pools, StepPool
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

SHORT, LONG, TABLE = Path("/d/short.txt"), Path("/d/long.txt"), Path("/d/table.csv")
ROWS = [
    "Shop talk.\n\n| label | text |\n| --- | --- |\n| A | the first \\| row |\n",
    "| B | the second row |\n| C | " + "a very long row " * 400 + "|\n",
]
LABELS = (
    Label(name="bill", description="asks for money", examples=("Please pay.",)),
    Label(name="letter"),
)


@pytest.fixture
def house() -> FakeHouse:
    pages = [f"Page {n} is about ferry {n}. " * 100 + "\n\n" for n in range(9)]
    return fake_house({SHORT: ["A short text."], LONG: pages, TABLE: ROWS})


def run(house: FakeHouse, path: Path, options: Options | None = None, **changes: Any) -> TaskReport:
    order = Order(Kind.CLASSIFY, path, options=options or Options(labels=LABELS))
    submit_task(house.ports, order._replace(**changes))
    task = house.store.claim_task(house.clock.now())
    assert task is not None
    pool = StepPool(1)
    run_task(house.ports, task, Flight(house.engine, house.cloud), Pools(pool, pool))
    pool.close()
    return task_report(house.ports, task.id)


def test_a_short_document_is_one_choice(house: FakeHouse) -> None:
    report = run(house, SHORT)
    assert report.result == {"label": "bill", "probabilities": {"bill": 0.7, "letter": 0.3}}
    bare, prompt = house.engine.prompts
    assert bare.messages[1].content == prompt.messages[1].content.replace("A short text.", "N/A")
    assert prompt.constraint == ChoiceConstraint(labels=("bill", "letter"))
    asked = prompt.messages[1].content
    assert asked.index("asks for money") < asked.index("Please pay.") < asked.index("A short text.")


def test_a_model_that_is_fond_of_a_label_is_freed_of_it(house: FakeHouse) -> None:
    house.engine.script = ["bill", "bill"]  # it says so without a text as well
    report = run(house, SHORT)
    assert report.result == {"label": "bill", "probabilities": {"bill": 0.5, "letter": 0.5}}
    house.engine.script = ["bill", "letter"]
    report = run(house, SHORT)
    assert report.result == {"label": "letter", "probabilities": {"bill": 0.1552, "letter": 0.8448}}


def test_a_long_document_is_read_whole_and_long_parts_count_more(house: FakeHouse) -> None:
    house.engine.script = ["", "letter"]
    report = run(house, LONG)
    _, *steps = house.store.steps(report.task_id)
    assert {step.role for step in steps} == {StepRole.MAP}
    first = steps[0].chunk
    assert first is not None
    share = first.tokens / report.receipt.tokens_read
    expected = round(0.3 * share + 0.7 * (1 - share), 4)
    assert isinstance(report.result, dict)
    assert report.result["probabilities"] == {"bill": expected, "letter": round(1 - expected, 4)}
    assert report.receipt.tokens_dropped == 0
    assert report.receipt.tokens_read == 9 * 600
    assert [note.text for note in step_notes(house.ports, report.task_id)][1:3] == [
        "letter (70%)",
        "bill (70%)",
    ]


def test_each_row_has_a_label_and_its_own_columns(house: FakeHouse) -> None:
    house.engine.script = ["", "bill", "letter"]
    report = run(house, TABLE, Options(labels=LABELS, is_by_row=True))
    assert isinstance(report.result, list)
    first, second, third = report.result
    own = {"label 2": "A", "text": "the first | row"}
    assert first == {"row": 1, "label": "bill", "probability": 0.7, **own}
    assert isinstance(second, dict)
    assert isinstance(third, dict)
    assert (second["row"], second["label"], second["label 2"]) == (2, "letter", "B")
    assert (third["row"], third["label"], third["label 2"]) == (3, "bill", "C")
    assert report.receipt.reading == "rows"
    assert report.notes == ("Only rows of tables have labels; 1 other lines have none.",)


def test_a_table_with_nothing_around_it_is_read_whole(house: FakeHouse) -> None:
    """The reader ends a sheet's table with a blank line."""
    head = "| a | b |\n| --- | --- |\n"
    house.reader.pages[TABLE] = [head + "| 1 | 2 |\n", "| 3 | 4 |\n\n" + head + "| 5 | 6 |\n"]
    report = run(house, TABLE, Options(labels=LABELS, is_by_row=True))
    assert (report.receipt.reading, report.receipt.pages_read, report.notes) == ("whole", 2, ())


def test_rows_are_chunks_of_their_own_and_long_ones_are_cut(house: FakeHouse) -> None:
    report = run(house, TABLE, Options(labels=LABELS, is_by_row=True))
    text = "".join(ROWS)
    _, *steps = house.store.steps(report.task_id)
    chunks = [step.chunk for step in steps if step.chunk]
    spans = [text[chunk.char_start : chunk.char_end] for chunk in chunks]
    assert spans[0] == "| label | text |\n| --- | --- |\n"
    assert spans[1:3] == ["| A | the first \\| row |\n", "| B | the second row |\n"]
    assert "".join(spans[3:]) == text[text.index("| C |") :]
    assert [chunk.page_first for chunk in chunks[:4]] == [1, 1, 2, 2]
    assert [step.role for step in steps[:4]] == [StepRole.SINGLE] * 3 + [StepRole.MAP]
    asked = [prompt.messages[1].content for prompt in house.engine.prompts[1:]]
    assert "label: A\ntext: the first | row" in asked[0]
    head = asked[0].split("--- text ---")[0]
    assert all(words.startswith(head) for words in asked)
    assert len(asked) == len(steps) - 1  # the header needs no model
    assert step_notes(house.ports, report.task_id)[1].text == "Columns: label, text"


def test_rows_of_a_text_without_a_table_are_an_error(house: FakeHouse) -> None:
    report = run(house, SHORT, Options(labels=LABELS, is_by_row=True))
    assert report.error is not None
    assert report.error.code == "document_has_no_table"


def test_labels_that_leave_no_room_are_an_error(house: FakeHouse) -> None:
    labels = (*LABELS, Label(name="more", description="word " * 4000))
    report = run(house, SHORT, Options(labels=labels))
    assert report.error is not None
    assert report.error.code == "model_context_too_small"


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ([], "fewer than two"),
        (["a"], "fewer than two"),
        (["a", " "], "label 2 is empty"),
        (["Bill", " bIll"], "alike"),
        (["to do", "To  Do"], "alike"),
        (["a", "b\nc"], "control characters"),
        (["a", "b\x1b[31m"], "control characters"),
        (["a", "b" * 300], "too long"),
        ([f"label {n}" for n in range(1000)], "1,000"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_labels_that_cannot_be_told_apart_are_refused_before_anything_is_queued(
    house: FakeHouse, names: list[str], reason: str
) -> None:
    labels = tuple(Label(name=name) for name in names)
    with pytest.raises(LabelsInvalid) as refusal:
        run(house, SHORT, Options(labels=labels))
    assert reason in refusal.value.info.title
    assert house.store.tasks() == []


def test_an_engine_without_probabilities_has_chosen(
    house: FakeHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fakes.engine._probabilities", lambda *_: None)
    house.engine.script = list[str | AppError](["letter", "none of them", " Letter."])
    report = run(house, SHORT)
    assert report.state is TaskState.SUCCEEDED
    assert report.result == {"label": "letter", "probabilities": {"bill": 0.0, "letter": 1.0}}
    assert report.receipt.repairs == 1


def test_the_larger_model_is_asked_only_about_texts(house: FakeHouse) -> None:
    house.settings = Settings.model_validate(
        {"cloud_engine": {"provider": "openai", "model": "big"}}
    )
    house.cloud.script = ["letter", "bill", "bill", "bill"]
    away: dict[str, Any] = {"category": Category.COMPLEX, "privacy": Privacy.CLOUD_ALLOWED}
    report = run(house, SHORT, **away)
    assert report.result == {"label": "letter", "probabilities": {"bill": 0.0, "letter": 1.0}}
    rows = run(house, TABLE, Options(labels=LABELS, is_by_row=True), **away)
    assert isinstance(rows.result, list)
    asked = [prompt.messages[1].content for _, prompt in house.cloud.sent]
    assert not any("N/A" in text or "label | text" in text for text in asked)
    assert "A short text." in asked[0]
    assert report.receipt.cloud_steps == 1
    assert house.engine.prompts == []
