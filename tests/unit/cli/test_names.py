"""Files whose names are not text, or that try to act on a terminal: ordered, told, shown."""

import json
from pathlib import Path

import pytest

from app.cli.queue_command import list_tasks, show_task
from app.cli.run_command import Delivery, run_files
from app.domain.document import Document
from app.domain.errors import DocumentDamaged
from app.domain.export import ExportForm
from app.domain.result import TaskReport
from app.domain.task import Kind
from app.pipeline.queries import task_report, task_row
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house

NO_TEXT = Path("/docs/caf\udce9.txt")
DAMAGED = Path("/docs/kaputt\udce9.pdf")
SHOWN = "caf\ufffd.txt"
Streams = pytest.CaptureFixture[str]


@pytest.fixture
def fakes() -> FakeHouse:
    refusal = DocumentDamaged(name=DAMAGED.name)
    return fake_house({NO_TEXT: ["A text of a file with an odd name. " * 9], DAMAGED: refusal})


def submitted(fakes: FakeHouse, path: Path = NO_TEXT, instruction: str = "") -> Document:
    task = submit_task(fakes.ports, Order(Kind.SUMMARIZE, path, instruction))
    return fakes.store.document(task.document_ids[0])


def test_the_name_is_made_printable_and_the_path_is_kept(fakes: FakeHouse) -> None:
    document = submitted(fakes)
    assert document.name == SHOWN
    assert Path(document.path) == NO_TEXT


def test_the_same_order_again_is_the_same_task(fakes: FakeHouse) -> None:
    assert submitted(fakes).id == submitted(fakes).id
    assert len(fakes.store.tasks()) == 1


def test_words_that_are_no_text_are_taken_as_far_as_they_are(fakes: FakeHouse) -> None:
    submitted(fakes, instruction=" no caf\udce9s ")
    assert fakes.store.tasks()[0].instruction == "no caf\ufffds"


def test_reports_and_rows_of_such_a_file_can_be_written(fakes: FakeHouse) -> None:
    submitted(fakes)
    [task] = fakes.store.tasks()
    report = TaskReport.model_validate_json(task_report(fakes.ports, task.id).model_dump_json())
    assert report.document == SHOWN
    assert task_row(fakes.ports, task.id).path == f"/docs/{SHOWN}"


def test_it_is_summarized_and_reported_as_json(fakes: FakeHouse, capsys: Streams) -> None:
    assert run_files(fakes.house, [Order(Kind.SUMMARIZE, NO_TEXT)], Delivery(is_json=True)) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["document"] == SHOWN
    assert f"{SHOWN}: step 1 of 1 done" in told.err


def test_several_are_printed_under_their_names(fakes: FakeHouse, capsys: Streams) -> None:
    orders = [Order(Kind.SUMMARIZE, NO_TEXT, words) for words in ("", "briefly")]
    assert run_files(fakes.house, orders, Delivery()) == 0
    assert capsys.readouterr().out.count(f"# {SHOWN}\n") == 2


def test_its_error_is_told(fakes: FakeHouse, capsys: Streams) -> None:
    assert run_files(fakes.house, [Order(Kind.SUMMARIZE, DAMAGED)], Delivery(is_json=True)) == 1
    told = capsys.readouterr()
    assert "kaputt\ufffd.pdf" in json.loads(told.out)["error"]["title"]
    assert "kaputt\ufffd.pdf" in told.err


@pytest.mark.parametrize("form", [ExportForm.MD, ExportForm.JSON, ExportForm.JSONL, ExportForm.CSV])
def test_its_result_is_written_to_a_folder(
    fakes: FakeHouse, tmp_path: Path, form: ExportForm
) -> None:
    delivery = Delivery(output=tmp_path, form=form)
    assert run_files(fakes.house, [Order(Kind.SUMMARIZE, NO_TEXT)], delivery) == 0
    [written] = tmp_path.iterdir()
    assert written.name == f"{SHOWN}.summarize.{form.value}"
    assert SHOWN in written.read_text(encoding="utf-8")


@pytest.mark.parametrize("is_json", [True, False])
def test_the_queue_lists_and_shows_it(fakes: FakeHouse, capsys: Streams, is_json: bool) -> None:
    submitted(fakes)
    [task] = fakes.store.tasks()
    assert list_tasks(fakes.house, is_json=is_json) == 0
    assert SHOWN in capsys.readouterr().out
    assert show_task(fakes.house, task.id, is_json=is_json) == 0
    assert SHOWN in capsys.readouterr().out


def test_the_queue_gives_a_path_that_is_text_as_it_is(fakes: FakeHouse, capsys: Streams) -> None:
    """A program that reads the JSON opens the file by it."""
    path = "/docs/two\nlines/9\u202fAM – “größer”.txt"
    submitted(fakes, Path(path))
    list_tasks(fakes.house, is_json=True)
    [row] = json.loads(capsys.readouterr().out)
    assert row["path"] == path
