"""A pile of plain text files is read by one child, and no file has anything to do with the next."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app.domain import errors
from app.ingest import kept_child as kept_child_module
from app.ingest.confinement import OUT_OF_MEMORY, Limits
from app.ingest.messages import messages
from app.ingest.reader import LimitedReader
from tests.unit.ingest.pdfs import lines, make_pdf

pytestmark = pytest.mark.usefixtures("alone")


@pytest.fixture
def reader() -> Iterator[LimitedReader]:
    with closing(LimitedReader()) as reader:
        yield reader
    assert multiprocessing.active_children() == []


def letter(folder: Path, name: str, text: str = "Dear all") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def kept() -> list[int | None]:
    return [child.pid for child in multiprocessing.active_children()]


def test_one_child_reads_the_pile(reader: LimitedReader, tmp_path: Path) -> None:
    names = ["a.txt", "b.md", "c.csv", "d.json", "e.log", "f.TXT"]
    texts = ["Dear all", "# Title\n", "a,b\n1,2\n", '{"name": "Ada"}', "09:00 left\n", "größer"]
    readings = [
        reader.read(letter(tmp_path, name, text)) for name, text in zip(names, texts, strict=True)
    ]
    assert len(kept()) == 1
    alone = reader.read(letter(tmp_path, "a.letter", texts[0]))
    assert [reading.media_type for reading in readings] == [
        "text/plain",
        "text/markdown",
        "text/csv",
        "application/json",
        "text/plain",
        "text/plain",
    ]
    assert readings[5].text == "größer"
    assert alone.pages == readings[0].pages
    assert readings[0].sha256 == reader.fingerprint(tmp_path / "a.txt")


def test_what_is_refused_costs_nothing_but_itself(reader: LimitedReader, tmp_path: Path) -> None:
    reader.read(letter(tmp_path, "a.txt"))
    child = kept()
    with pytest.raises(errors.DocumentEmpty) as refusal:
        reader.read(letter(tmp_path, "blank.txt", " \n "))
    assert refusal.value.facts == {"name": "blank.txt"}
    assert reader.read(letter(tmp_path, "c.txt", "More")).text == "More"
    assert kept() == child


def test_no_more_than_the_head_of_anything_else_is_read_there(
    reader: LimitedReader, tmp_path: Path
) -> None:
    """A library in C that a file has broken must never see the next one."""
    reader.read(letter(tmp_path, "a.txt"))
    child = kept()
    pdf = make_pdf(tmp_path / "contract.txt", [lines("One"), lines("Two")])
    page = letter(tmp_path, "page.txt", "<!DOCTYPE html><p>Dear all</p>")
    assert reader.read(pdf).media_type == "application/pdf"
    assert reader.read(page).media_type == "text/html"
    for name, head in (
        ("zip.txt", b"PK\x03\x04"),
        ("ole.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ):
        (tmp_path / name).write_bytes(head + b"rubbish" * 99)
        with pytest.raises(errors.DocumentDamaged):
            reader.read(tmp_path / name)
    assert kept() == child


def test_a_child_that_is_gone_is_replaced(reader: LimitedReader, tmp_path: Path) -> None:
    path = letter(tmp_path, "a.txt")
    reader.read(path)
    [child] = multiprocessing.active_children()
    child.kill()
    child.join()
    assert reader.read(path).text == "Dear all"
    assert len(kept()) == 1


def test_a_child_is_replaced_after_so_many_files(
    reader: LimitedReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_child_module, "_MOST_FILES", 2)
    path = letter(tmp_path, "a.txt")
    reader.read(path)
    first = kept()
    reader.read(path)
    assert kept() == []
    reader.read(path)
    assert kept() not in (first, [])


def test_it_ends_when_no_file_comes(
    reader: LimitedReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_child_module, "_IDLE_S", 0.05)
    path, before = letter(tmp_path, "a.txt"), set(threading.enumerate())
    reader.read(path)
    [thread] = set(threading.enumerate()) - before
    thread.join(20)
    assert kept() == []
    assert reader.read(path).text == "Dear all"


def test_a_large_file_has_a_child_of_its_own(reader: LimitedReader, tmp_path: Path) -> None:
    path = letter(tmp_path, "long.txt", "A line of text\n" * 100_000)
    assert len(reader.read(path).text) == 1_500_000
    assert kept() == []


def test_it_goes_on_after_it_was_closed(reader: LimitedReader, tmp_path: Path) -> None:
    path = letter(tmp_path, "a.txt")
    reader.read(path)
    reader.close()
    assert kept() == []
    assert reader.read(path).text == "Dear all"


def test_threads_read_at_the_same_time(reader: LimitedReader, tmp_path: Path) -> None:
    paths = [letter(tmp_path, f"{at}.txt", f"Letter {at}") for at in range(8)]
    with ThreadPoolExecutor(2) as pool:
        readings = list(pool.map(reader.read, paths))
    assert [reading.text for reading in readings] == [f"Letter {at}" for at in range(8)]


# --- what a child may do ------------------------------------------------------------------


def _crashing(connection: Connection, limits: Limits) -> None:
    connection.recv_bytes()
    signal.signal(signal.SIGSEGV, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGSEGV)


def _out_of_memory(connection: Connection, limits: Limits) -> None:
    connection.recv_bytes()
    os._exit(OUT_OF_MEMORY)


def _ending_early(connection: Connection, limits: Limits) -> None:
    connection.recv_bytes()
    connection.send_bytes(b'{"type": "started", "media_type": "x", "sha256": "", "size_bytes": 1}')


def _babbling(connection: Connection, limits: Limits) -> None:
    connection.recv_bytes()
    connection.send_bytes(b"not a message")


@pytest.mark.parametrize("child", [_crashing, _out_of_memory, _ending_early, _babbling])
def test_what_breaks_it_is_read_by_a_child_of_its_own(
    reader: LimitedReader,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    child: Callable[[Connection, Limits], None],
) -> None:
    monkeypatch.setattr(kept_child_module, "serve_plain", child)
    reading = reader.read(letter(tmp_path, "a.txt"))
    assert (reading.text, reading.media_type) == ("Dear all", "text/plain")
    assert kept() == []


def test_a_reading_that_is_broken_off_leaves_nothing_for_the_next(
    reader: LimitedReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = letter(tmp_path, "a.txt", "First " * 1000), letter(tmp_path, "b.txt", "Second")
    reader.read(second)

    def interrupted(message: bytes) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(messages, "validate_json", interrupted)
        with pytest.raises(KeyboardInterrupt):
            reader.read(first)
    assert kept() == []
    assert reader.read(second).text == "Second"


def _silent(connection: Connection, limits: Limits) -> None:
    time.sleep(60)


def test_a_file_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = letter(tmp_path, "a.txt")
    with closing(LimitedReader(Limits(silence_s=0.1))) as reader, monkeypatch.context() as patch:
        patch.setattr(kept_child_module, "serve_plain", _silent)
        with pytest.raises(errors.ReadingTookTooLong) as refusal:
            reader.read(path)
    assert refusal.value.facts == {"name": "a.txt"}
    assert kept() == []
