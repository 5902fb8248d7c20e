"""Found again and deleted with the real program, while another process is at work on it."""

from pathlib import Path

import pytest

from tests.e2e.conftest import Homeport, done_steps, wait_for

pytestmark = [pytest.mark.real_model, pytest.mark.heavy]  # shorter: tests/store/test_deleting.py

WORDS = (b"Skellvik", b"skellvik", b"Marten", b"passengers from")


def holding(home: Path) -> set[str]:
    """The files of a home in which something of the document can be read."""
    files = (path for path in home.rglob("*") if path.is_file())
    return {
        path.relative_to(home).as_posix()
        for path in files
        if any(word in path.read_bytes() for word in WORDS)
    }


def test_what_another_process_works_on_is_deleted_without_a_trace(
    homeport: Homeport, story: Path
) -> None:
    with homeport.start("run", "summarize", story) as process:
        wait_for(process, lambda: len(done_steps(homeport)) >= 1)
        [hit] = homeport.json("history", "search", "skellv*")["hits"]
        assert hit["places"][0]["where"] == "page"
        homeport.back_up()
        assert len(holding(homeport.home)) >= 2  # the store or its log, and the backup
        deleted = homeport.run("history", "delete", hit["task_id"], "--yes", "--json")
        out, err = process.communicate(timeout=120)
    assert "Traceback" not in out + err
    assert deleted.returncode in {0, 1}  # 1: the other had the log open just then
    assert holding(homeport.home) == set()
    left = [path for path in (homeport.home / "document-memory").rglob("*") if path.is_file()]
    assert left == []
