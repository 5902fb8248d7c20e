"""What every WatchedFolders promises; the fake and the real one keep the same promises."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.options import Label, Options
from app.domain.ports import WatchedFolders
from app.domain.task import Category, Kind, Privacy
from app.domain.terms import Terms
from app.domain.watched import Asked, TakenFile, WatchedFolder
from app.store.watched import SqlWatchedFolders
from tests.contract.samples import moment
from tests.fakes.watched import FakeWatchedFolders
from tests.made_store import made_database

NO_TEXT = os.fsdecode(b"/in/caf\xe9.txt")


@pytest.fixture(params=["fake", "sql"])
def watched(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WatchedFolders]:
    if request.param == "fake":
        yield FakeWatchedFolders()
        return
    database = made_database(tmp_path)
    yield SqlWatchedFolders(database)
    database.close()


def folder(key: str, at: float, path: str = "/in") -> WatchedFolder:
    asked = Asked(
        kind=Kind.CLASSIFY,
        category=Category.COMPLEX,
        privacy=Privacy.CLOUD_ALLOWED,
        instruction="by ship",
        options=Options(labels=(Label(name="sea"), Label(name="land"))),
        preset="letters",
        terms=Terms(deadline_s=30),
    )
    return WatchedFolder(id=key, path=path, asked=asked, since=moment(at))


def test_what_is_kept_comes_back_as_it_was_the_oldest_first(watched: WatchedFolders) -> None:
    later, first = folder("a", 2), folder("b", 1, os.fsdecode(b"/caf\xe9"))
    watched.keep(later)
    watched.keep(first)
    assert watched.all() == [first, later]


def test_a_file_that_is_taken_again_counts_as_it_is_now(watched: WatchedFolders) -> None:
    watched.keep(folder("a", 1))
    watched.keep(folder("b", 2))
    other = TakenFile(NO_TEXT, 3, 4, "s1")
    watched.add_taken("a", [TakenFile("/in/x.txt", 1, 2**62, "s1"), other])
    watched.add_taken("a", [TakenFile("/in/x.txt", 9, 9, "s2")])
    watched.add_taken("a", [])
    assert sorted(watched.taken("a")) == sorted([TakenFile("/in/x.txt", 9, 9, "s2"), other])
    assert watched.taken("b") == []


def test_a_forgotten_folder_takes_its_files_with_it(watched: WatchedFolders) -> None:
    watched.keep(folder("a", 1))
    watched.add_taken("a", [TakenFile("/in/x.txt", 1, 1, "s")])
    assert watched.forget("a")
    assert not watched.forget("a")
    watched.add_taken("a", [TakenFile("/in/x.txt", 1, 1, "s")])  # a look was under way
    assert (watched.all(), watched.taken("a")) == ([], [])
    watched.keep(folder("a", 1))
    assert watched.taken("a") == []
