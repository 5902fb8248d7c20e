"""Prefixes on disk: found again, limited in size, gone with their document."""

import os
from pathlib import Path

import pytest

from app.engines.local.batch import Row
from app.engines.local.cache import Cache
from app.engines.local.document_memory import DocumentMemory, forget_document
from app.engines.local.sealing import Seal
from tests.fakes.decoder import FakeDecoder
from tests.unit.engines.test_scheduler import Bench, expected

DOCUMENT = [1 + n % 9 for n in range(600)]


def state_of(size: int = 10) -> bytearray:
    return bytearray(b"x" * size)


def test_the_longest_prefix_is_found_and_outlives_the_process(tmp_path: Path) -> None:
    memory = DocumentMemory(tmp_path, lambda: "model", 1000)
    assert memory.store([1, 2, 3, 4], "doc", state_of())
    assert memory.store([1, 2, 9], "doc", state_of())
    for there in (memory, DocumentMemory(tmp_path, lambda: "model", 1000)):
        found = there.find([1, 2, 3, 7, 7])
        assert (found.tokens, found.stored) == (3, 4)
        assert found.path is not None
        assert found.path.exists()
        assert there.find([5]).path is None


def test_another_model_or_cache_finds_nothing(tmp_path: Path) -> None:
    DocumentMemory(tmp_path, lambda: "model", 1000).store([1, 2], "doc", state_of())
    assert DocumentMemory(tmp_path, lambda: "other", 1000).find([1, 2]).path is None


def test_the_least_recently_used_goes_first_when_it_is_too_large(tmp_path: Path) -> None:
    memory = DocumentMemory(tmp_path, lambda: "model", 330)
    for number in range(3):
        memory.store([number, 5], "doc", state_of(100))
        for state in tmp_path.glob("*/*.state"):
            stat = state.stat()
            os.utime(state, (stat.st_atime - 100, stat.st_mtime - 100))
        memory.find([0, 5])
    assert memory.find([0, 5]).tokens == 2
    assert memory.find([2, 5]).tokens == 2
    assert memory.find([1, 5]).tokens == 0
    assert len(list(tmp_path.glob("*/*"))) == 4  # two states, each with its tokens


def test_a_document_is_forgotten_whole_and_alone(tmp_path: Path) -> None:
    memory = DocumentMemory(tmp_path, lambda: "model", 1000)
    memory.store([1, 2], "doc", state_of())
    memory.store([3, 4], "../../etc", state_of())
    memory.forget("doc")
    assert memory.find([1, 2]).path is None
    assert memory.find([3, 4]).tokens == 2
    forget_document(tmp_path, "../../etc")
    assert not list(tmp_path.glob("*/*"))


@pytest.mark.parametrize("fault", ["no state", "raised", "no folder"])
def test_a_disk_that_does_not_take_it_costs_nothing_but_speed(
    tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(_seal: Seal, path: Path, *_rest: object) -> None:
        path.write_bytes(b"half")
        raise OSError

    if fault == "raised":
        monkeypatch.setattr(Seal, "write", write)
    root = tmp_path / "root"
    if fault == "no folder":
        root.write_text("a file where the folder should be")
    memory = DocumentMemory(root, lambda: "model", 1000)
    assert not memory.store([1, 2], "doc", state_of(0 if fault == "no state" else 10))
    assert memory.find([1, 2]).path is None
    assert not list(tmp_path.glob("root/*/*"))


def test_a_document_asked_in_another_session_is_read_from_disk(tmp_path: Path) -> None:
    first = Bench(memory=DocumentMemory(tmp_path, lambda: "model", 10**6))
    first.add("0", [*DOCUMENT, 3], keep_as="doc")
    first.run()
    later = Bench(memory=DocumentMemory(tmp_path, lambda: "model", 10**6))
    later.add("1", [*DOCUMENT, 4, 4], keep_as="doc")
    later.run()
    answer = later.answers["1"]
    assert answer.prompt_tokens_reused == 600
    assert answer.text == expected([*DOCUMENT, 4, 4])


def test_a_prompt_that_may_not_be_kept_leaves_nothing_and_reads_nothing(tmp_path: Path) -> None:
    bench = Bench(memory=DocumentMemory(tmp_path, lambda: "model", 10**6))
    bench.add("0", [*DOCUMENT, 3])
    bench.run()
    assert not list(tmp_path.rglob("*"))


def test_a_damaged_state_is_deleted_and_the_prompt_is_computed(tmp_path: Path) -> None:
    first = Bench(memory=DocumentMemory(tmp_path, lambda: "model", 10**6))
    first.add("0", [*DOCUMENT, 3], keep_as="doc")
    first.run()
    [state] = tmp_path.glob("*/*.state")
    state.write_text("1 2 3")
    later = Bench(memory=DocumentMemory(tmp_path, lambda: "model", 10**6))
    later.add("1", [*DOCUMENT, 4, 4], keep_as="doc")
    later.run()
    assert later.answers["1"].text == expected([*DOCUMENT, 4, 4])


def test_a_prefix_that_cannot_be_read_back_shares_nothing_that_made_room_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The room for it is taken from the kept prompt whose beginning would have been shared."""
    memory = DocumentMemory(tmp_path, lambda: "model", 1000)
    memory.store(DOCUMENT, "doc", state_of())
    decoder = FakeDecoder(640, 4)
    cache = Cache(decoder, 2, 2, memory)
    slot, _ = cache.open(DOCUMENT[:70], None)
    decoder.decode([Row(slot, 0, DOCUMENT[:70], True)], may_yield=False)
    cache.extend(slot, 70, DOCUMENT[:70])
    cache.close(slot, 70)
    monkeypatch.setattr(decoder, "restore", lambda *_: False)
    opened, known = cache.open(DOCUMENT, "doc")
    assert known == len(decoder.slots[opened]) == 0
