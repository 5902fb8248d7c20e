"""A watched folder: what has stopped growing is taken up, each content once."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.files import FoundFile, Listing
from app.domain.task import Kind, TaskState
from app.pipeline.submit import Order, cancel_task
from app.pipeline.watch import Memory, Watch, look
from tests.fakes.house import FakeHouse, fake_house
from tests.unit.pipeline.test_sets import run_one

QUIET_S = 2.0
A, B = Path("/in/a.txt"), Path("/in/b.txt")
FOLDER = Path("/in")
files = st.builds(
    FoundFile,
    st.sampled_from([A, B]),
    st.integers(0, 2),
    st.integers(0, 2),
)
# What is there at each look, and how long it is to the next.
looks = st.lists(
    st.tuples(st.lists(files, unique_by=lambda file: file.path), st.floats(0, 5)), max_size=20
)


@given(looks=looks)
def test_only_what_rested_is_taken_and_once(
    looks: Sequence[tuple[list[FoundFile], float]],
) -> None:
    memory: Memory = {}
    now_s = 0.0
    resting: dict[FoundFile, float] = {}  # since when each looks as it does, without a gap
    taken: set[FoundFile] = set()
    for listing, pause_s in looks:
        resting = {file: resting.get(file, now_s) for file in listing}
        taken &= set(listing)
        memory, ready = look(memory, listing, now_s, QUIET_S)
        expected = {
            file
            for file, since_s in resting.items()
            if file.size_bytes and now_s - since_s >= QUIET_S and file not in taken
        }
        assert ready == [f.path for f in listing if f in expected]
        assert set(memory) == {file.path for file in listing}
        taken |= expected
        now_s += pause_s


def test_a_file_that_changes_is_taken_again() -> None:
    memory: Memory = {}
    told = []
    for at, size in enumerate([5, 5, 5, 9, 9, 9]):
        memory, ready = look(memory, [FoundFile(A, size, size)], at * QUIET_S, QUIET_S)
        told.append(len(ready))
    assert told == [0, 1, 0, 0, 1, 0]


# --- with a store -------------------------------------------------------------------------


class Folder:
    """A folder that a test fills."""

    def __init__(self, house: FakeHouse) -> None:
        self.house = house
        self.files: dict[Path, FoundFile] = {}

    def put(self, path: Path, text: str) -> None:
        self.house.reader.pages[path] = [text]
        self.files[path] = FoundFile(path, len(text), hash(text))

    def listing(self, _folder: Path) -> Listing:
        return Listing(tuple(self.files.values()))


@pytest.fixture
def house() -> FakeHouse:
    return fake_house({})


@pytest.fixture
def folder(house: FakeHouse) -> Folder:
    return Folder(house)


def make_watch(house: FakeHouse, folder: Folder, instruction: str = "") -> Watch:
    order = Order(Kind.SUMMARIZE, FOLDER, instruction, set_id="set1")
    return Watch(house.ports, folder.listing, FOLDER, order, QUIET_S)


def take(house: FakeHouse, watch: Watch) -> list[str]:
    """Look twice, so long apart that files rest; the paths of the tasks."""
    tasks = watch.take().tasks
    house.clock.advance(QUIET_S)
    tasks += watch.take().tasks
    return [house.store.document(task.document_ids[0]).path for task in tasks]


def test_files_that_are_there_and_files_that_come_are_taken(
    house: FakeHouse, folder: Folder
) -> None:
    watch = make_watch(house, folder)
    folder.put(A, "Text of the first. " * 9)
    assert take(house, watch) == [str(A)]
    folder.put(B, "Text of the second. " * 9)
    assert take(house, watch) == [str(B)]
    assert take(house, watch) == []
    assert {task.set_id for task in house.store.tasks()} == {"set1"}


def test_the_same_content_under_two_names_is_done_once(house: FakeHouse, folder: Folder) -> None:
    watch = make_watch(house, folder)
    folder.put(A, "The same. " * 9)
    folder.put(B, "The same. " * 9)
    assert take(house, watch) == [str(A)]


def test_what_was_done_before_a_restart_is_not_done_again(house: FakeHouse, folder: Folder) -> None:
    folder.put(A, "Text. " * 9)
    take(house, make_watch(house, folder))
    [task] = house.store.tasks()
    run_one(house, task.id)
    assert house.store.task(task.id).state is TaskState.SUCCEEDED
    assert take(house, make_watch(house, folder)) == []
    again = make_watch(house, folder)
    again.take()
    house.clock.advance(QUIET_S)
    assert [known.id for known in again.take().known] == [task.id]
    assert take(house, make_watch(house, folder, "shorter")) == [str(A)]


def test_what_failed_is_tried_again_after_a_restart(house: FakeHouse, folder: Folder) -> None:
    folder.put(A, "Text. " * 9)
    take(house, make_watch(house, folder))
    cancel_task(house.ports, house.store.tasks()[0].id)
    assert take(house, make_watch(house, folder)) == [str(A)]


def test_a_file_that_vanishes_is_no_error(house: FakeHouse, folder: Folder) -> None:
    watch = make_watch(house, folder)
    folder.put(A, "Text. " * 9)
    del house.reader.pages[A]
    assert take(house, watch) == []
    folder.put(A, "Text. " * 9)
    assert take(house, watch) == [str(A)]


def test_what_is_still_being_written_under_another_name_waits(
    house: FakeHouse, folder: Folder
) -> None:
    for name in ("report.pdf.part", "Unconfirmed 7.crdownload", "~$letter.docx", "x.TMP"):
        folder.put(FOLDER / name, "Half. " * 9)
    folder.put(A, "Whole. " * 9)
    assert take(house, make_watch(house, folder)) == [str(A)]


def test_results_are_never_taken_up(house: FakeHouse, folder: Folder) -> None:
    folder.put(A, "Text. " * 9)
    folder.put(FOLDER / "done" / "a.txt.summarize.md", "A result. " * 9)
    order = Order(Kind.SUMMARIZE, FOLDER, set_id="set1")
    watch = Watch(house.ports, folder.listing, FOLDER, order, QUIET_S, FOLDER / "done")
    assert take(house, watch) == [str(A)]
