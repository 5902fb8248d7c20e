"""`homeport watch` on fakes: it takes, tells, writes and ends with Ctrl+C."""

import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.engine import ANSWER
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command
from tests.unit.cli.test_export import read_csv

Streams = pytest.CaptureFixture[str]
_MOST_S = 20.0
# Ctrl+C may come just after a folder was opened to be listed, before anything could close it.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed scandir iterator:ResourceWarning")


def tick_until(house: FakeHouse, is_enough: Callable[[], bool]) -> threading.Thread:
    """Tick on a thread as the real ticker does; Ctrl+C when the test has seen enough."""

    def run() -> None:
        end_s = time.monotonic() + _MOST_S
        while not is_enough() and time.monotonic() < end_s:
            time.sleep(0.02)
            house.clock.advance(1.5)
            house.ticker.tick()
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_a_folder_is_watched_and_its_table_kept(
    command: Command, folder_house: FakeHouse, folder: Path, tmp_path: Path, capsys: Streams
) -> None:
    table = tmp_path / "out" / "results.summarize.csv"

    def is_enough() -> bool:
        late = folder / "late.txt"
        if table.exists() and not late.exists():
            folder_house.reader.pages[late] = ["Text that came late. " * 9]
            late.write_text("late")
        return table.exists() and len(read_csv(table)) == 4

    ticking = tick_until(folder_house, is_enough)
    words = ("--output", tmp_path / "out", "--format", "csv")
    assert command("watch", folder, "summarize", *words) == 0
    ticking.join()
    assert {row["document"] for row in read_csv(table)} == {"a.txt", "b.txt", "c.txt", "late.txt"}
    told = capsys.readouterr()
    assert told.out.count(ANSWER) == 4
    assert "Ctrl+C ends it" in told.err


def test_a_report_is_not_written_over_by_another_file_of_the_same_name(
    command: Command, folder_house: FakeHouse, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    def is_enough() -> bool:
        late = folder / "sub" / "a.txt"
        if (out / "a.txt.summarize.md").exists() and not late.exists():
            folder_house.reader.pages[late] = ["Another text that came late. " * 9]
            late.write_text("late")
        return len(list(out.glob("a.txt.*md"))) == 2

    ticking = tick_until(folder_house, is_enough)
    assert command("watch", folder, "summarize", "--output", out) == 0
    ticking.join()
    assert len(list(out.glob("a.txt.*md"))) == 2


def test_what_was_done_before_is_written_too_and_a_vanished_folder_is_told(
    command: Command, folder_house: FakeHouse, folder: Path, tmp_path: Path, capsys: Streams
) -> None:
    folder_house.engine.model_fingerprint = "m"
    assert command("run", "summarize", folder) == 0
    asked = len(folder_house.engine.prompts)
    out = tmp_path / "elsewhere"

    def is_enough() -> bool:
        if len(list(out.glob("*.md"))) == 3 and folder.exists():
            folder.rename(tmp_path / "unmounted")
        return "is gone" in told.join(capsys.readouterr().err)

    told = Told()
    ticking = tick_until(folder_house, is_enough)
    assert command("watch", folder, "summarize", "--output", out) == 0
    ticking.join()
    assert "3 were done before." in told.text
    assert len(folder_house.engine.prompts) == asked


class Told:
    """What was said so far."""

    text = ""

    def join(self, more: str) -> str:
        self.text += more
        return self.text


def test_results_may_not_be_written_where_they_would_be_taken(
    command: Command, folder: Path, capsys: Streams
) -> None:
    for output in (folder, folder.parent):
        assert command("watch", folder, "summarize", "--output", output) == 2
    assert "watched" in capsys.readouterr().err


def test_results_below_a_folder_are_no_documents_the_next_time(
    command: Command, folder_house: FakeHouse, folder: Path
) -> None:
    for _ in range(2):
        assert command("run", "summarize", folder, "--output", folder / "done") == 0
    store = folder_house.store
    paths = {store.document(task.document_ids[0]).path for task in store.tasks()}
    assert {Path(path).name for path in paths} == {"a.txt", "b.txt", "c.txt"}
    assert any((folder / "done").iterdir())


def test_a_folder_that_is_not_there_is_said(command: Command, tmp_path: Path) -> None:
    assert command("watch", tmp_path / "none", "summarize") == 2


def test_an_order_that_cannot_be_is_refused_at_once(command: Command, folder: Path) -> None:
    assert command("watch", folder, "rewrite") == 2
