"""A folder in, a table out, nothing twice: the real program, model, store and reader."""

import csv
import json
import os
import signal
from pathlib import Path

import pytest

from tests.e2e.conftest import Homeport, wait_for

pytestmark = [pytest.mark.real_model, pytest.mark.usefixtures("on_quick_model")]

TEXTS = {
    "ferry.txt": "The ferry Aurora carried 170 passengers from Skellvik to Tarn Island on Monday. ",
    "berth.txt": "The harbour master, Per Olund, closed berth number 2 for repairs in the spring. ",
    "sub/light.txt": "The lighthouse at Tarn Point got a new lamp, and its keeper a new coat. ",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text * 3)
    return tmp_path / "in"


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_folder_gives_a_table_and_the_second_time_nothing_is_run(
    homeport: Homeport, folder: Path, tmp_path: Path
) -> None:
    words = ("run", "summarize", folder, "--output", tmp_path, "--format", "csv", "--json")
    done = homeport.run(*words)
    assert done.returncode == 0, done.stderr
    first = read_csv(tmp_path / "results.summarize.csv")
    assert [row["document"] for row in first] == ["berth.txt", "ferry.txt", "light.txt"]
    assert all(row["summary"] and row["state"] == "succeeded" for row in first)
    origins = [json.loads(line)["task_id"] for line in done.stdout.splitlines()]

    done = homeport.run(*words)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert [report["reused_from"] for report in reports] == origins
    assert {report["receipt"]["attempts"] for report in reports} == {0}
    assert {report["receipt"]["seconds"] for report in reports} == {0.0}
    assert all(report["receipt"]["tokens_dropped"] == 0 for report in reports)
    assert read_csv(tmp_path / "results.summarize.csv") == first

    again = homeport.json("run", "summarize", folder / "ferry.txt", "--again")
    assert again["reused_from"] is None
    assert again["receipt"]["attempts"] > 0


def test_a_watched_folder_takes_what_comes_and_after_a_restart_does_nothing_twice(
    homeport: Homeport, folder: Path
) -> None:
    table = folder / "done" / "results.summarize.csv"
    words = ("watch", folder, "summarize", "--output", table.parent, "--format", "csv")

    def watch_until(documents: set[str]) -> None:
        def is_there() -> bool:
            return table.exists() and {row["document"] for row in read_csv(table)} == documents

        with homeport.start(*words) as process:
            try:
                wait_for(process, is_there)
            finally:
                os.killpg(process.pid, signal.SIGINT)
            _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert "Traceback" not in err

    names = {Path(name).name for name in TEXTS}
    watch_until(names)
    (folder / "copy of ferry.txt").write_text((folder / "ferry.txt").read_text())
    (folder / "late.txt").write_text("The last boat of the year left on Friday. " * 3)
    watch_until(names | {"late.txt"})
    store = homeport.store()
    assert len(store.tasks()) == len(names) + 1
    store.close()
