"""Results to files, at once or later."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.fakes.engine import ANSWER
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_folder_goes_in_and_a_table_comes_out(
    command: Command, folder_house: FakeHouse, folder: Path, tmp_path: Path, capsys: Streams
) -> None:
    del folder_house.reader.pages[folder / "b.txt"]
    out = tmp_path / "out"
    assert command("run", "summarize", folder, "--output", out, "--format", "csv") == 1
    rows = read_csv(out / "results.summarize.csv")
    assert [row["document"] for row in rows] == ["a.txt", "b.txt", "c.txt"]
    assert [row["state"] for row in rows] == ["succeeded", "failed", "succeeded"]
    assert [row["summary"] for row in rows] == [ANSWER, "", ANSWER]
    assert rows[1]["error"] == "b.txt is not there"
    assert rows[2]["path"] == str(folder / "sub" / "c.txt")


@pytest.mark.parametrize("form", ["md", "json", "docx"])
def test_reports_are_a_file_for_each_result(
    command: Command, folder: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / "out"
    assert command("run", "summarize", folder, "--output", out, "--format", form) == 0
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"{name}.txt.summarize.{form}" for name in "abc"]


def test_stored_results_are_written_again_without_running(
    command: Command, folder_house: FakeHouse, folder: Path, tmp_path: Path, capsys: Streams
) -> None:
    assert command("run", "summarize", folder) == 0
    prompts = len(folder_house.engine.prompts)
    set_id = folder_house.store.tasks()[0].set_id
    assert set_id is not None
    book = tmp_path / "table.xlsx"
    assert command("queue", "export", set_id, "--output", book, "--format", "xlsx") == 0
    assert f"Wrote {book}" in capsys.readouterr().err
    rows = list(load_workbook(book)["Results"].iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["document", "a.txt", "b.txt", "c.txt"]
    task_id = folder_house.store.tasks()[0].id
    assert (
        command("queue", "export", task_id, "--output", tmp_path / "one", "--format", "json") == 0
    )
    [written] = (tmp_path / "one").iterdir()
    assert json.loads(written.read_text())["task_id"] == task_id
    assert len(folder_house.engine.prompts) == prompts


def test_many_reports_in_one_named_file_are_a_table(
    command: Command, folder_house: FakeHouse, folder: Path, tmp_path: Path
) -> None:
    assert command("run", "summarize", folder) == 0
    set_id = str(folder_house.store.tasks()[0].set_id)
    target = tmp_path / "all.md"
    assert command("queue", "export", set_id, "--output", target, "--format", "md") == 0
    assert target.read_text().startswith("| document | path | state | error | summary |")


def test_what_is_not_there_or_not_done_is_said(
    command: Command, folder_house: FakeHouse, folder: Path, tmp_path: Path, capsys: Streams
) -> None:
    assert command("queue", "export", "none", "--output", tmp_path) == 2
    del folder_house.reader.pages[folder / "a.txt"]
    assert command("run", "summarize", folder / "a.txt") == 1
    [task] = folder_house.store.tasks()
    assert command("queue", "export", task.id, "--output", tmp_path, "--format", "md") == 1
    assert "no result yet" in capsys.readouterr().err


def test_a_name_that_is_too_long_with_its_ending_is_cut(
    command: Command, folder_house: FakeHouse, tmp_path: Path
) -> None:
    path = tmp_path / ("ü" * 125 + ".txt")
    path.write_text("text")
    folder_house.reader.pages[path] = ["Text. " * 9]
    out = tmp_path / "out"
    assert command("run", "summarize", path, "--output", out) == 0
    [written] = out.iterdir()
    assert written.name.endswith(".summarize.md")
    assert len(written.name.encode()) <= 255
