"""Models in several files from a hub: one download, that goes on in whichever file it stopped."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from app.domain.download import DownloadState, Wish
from app.domain.errors import ModelNotGguf
from app.domain.model_parts import whole_sha256
from app.system.hub.haul import Haul
from tests.fakes.hub import LoopbackHub, Mood
from tests.process.hub_desk import Desk

CONTENTS = [
    b"GGUF" + hashlib.shake_128(bytes([number])).digest(size)
    for number, size in enumerate((120_000, 90_000, 60_000))
]
FILES = [f"gguf/Big-Q4_K_M-{number:05}-of-00003.gguf" for number in (1, 2, 3)]
NAMES = [Path(file).name for file in FILES]
HASHES = [hashlib.sha256(content).hexdigest() for content in CONTENTS]
SIZE = sum(map(len, CONTENTS))


@pytest.fixture
def hub() -> Iterator[LoopbackHub]:
    made = LoopbackHub(files=dict(zip(FILES, CONTENTS, strict=True)))
    yield made
    made.close()


@pytest.fixture
def wish(hub: LoopbackHub) -> Wish:
    return Wish(hub.repository, FILES[0])


def got(desk: Desk) -> list[bytes]:
    return [(desk.home / name).read_bytes() for name in NAMES]


@pytest.mark.parametrize("which", [0, 2])
def test_any_of_its_files_gets_all_of_it(desk: Desk, hub: LoopbackHub, which: int) -> None:
    view = desk.get(Wish(hub.repository, FILES[which]))
    assert (view.state, view.path) == (DownloadState.DONE, str(desk.home / NAMES[0]))
    assert got(desk) == CONTENTS
    assert view.bytes_done == view.bytes_total == SIZE
    assert view.remote is not None
    assert (view.remote.file, view.remote.sha256) == (FILES[0], whole_sha256(HASHES))
    [origin] = desk.origins
    assert (origin.kind, origin.file) == ("download", FILES[0])
    assert desk.left() == []


def test_a_repository_lists_it_as_one_model_and_takes_it_where_none_is_named(
    desk: Desk, hub: LoopbackHub
) -> None:
    [found] = desk.downloads.look(hub.repository)
    assert (found.file, found.size_bytes, len(found.pieces)) == (FILES[0], SIZE, 3)
    assert desk.get(Wish(hub.repository)).state is DownloadState.DONE
    assert got(desk) == CONTENTS


def test_the_same_in_one_file_is_taken_rather(desk: Desk, hub: LoopbackHub) -> None:
    hub.files["Big-Q4_K_M.gguf"] = CONTENTS[0]
    view = desk.get(Wish(hub.repository))
    assert view.path == str(desk.home / "Big-Q4_K_M.gguf")


def test_what_lacks_a_part_there_is_no_model(desk: Desk, hub: LoopbackHub, wish: Wish) -> None:
    del hub.files[FILES[1]]
    assert desk.downloads.look(hub.repository) == []
    view = desk.get(wish)
    assert view.error is not None
    assert view.error.code == "hub_has_not"
    assert NAMES[1] in view.error.title
    assert hub.ranges() == []


def test_cut_in_the_second_file_it_goes_on_there(desk: Desk, hub: LoopbackHub, wish: Wish) -> None:
    hub.moods.extend([Mood("none"), Mood("cut", 50_000)])
    assert desk.get(wish).state is DownloadState.DONE
    assert hub.ranges() == ["", "", "bytes=50000-", ""]
    assert got(desk) == CONTENTS


def test_paused_in_the_second_file_another_process_goes_on(
    desk: Desk, hub: LoopbackHub, wish: Wish
) -> None:
    hub.moods.extend([Mood("none"), Mood("hold", 40_000)])
    made = desk.downloads.start(wish)
    assert hub.stalled.wait(20.0)
    desk.downloads.pause(made)
    hub.release.set()
    desk.downloads.close()
    here = sum(path.stat().st_size for path in (desk.home / ".incoming").glob("*.part"))
    assert len(CONTENTS[0]) <= here < SIZE
    desk.downloads = desk.new()
    [view] = desk.downloads.views()
    assert (view.state, view.bytes_done, view.bytes_total) == (DownloadState.PAUSED, here, SIZE)
    assert desk.downloads.start(wish._replace(file=FILES[2])) == made  # the same, by another name
    assert desk.end(made).state is DownloadState.DONE
    assert got(desk) == CONTENTS
    assert sum(one.path.endswith(f"/{FILES[0]}") for one in hub.seen if one.place == "hub") == 1


def test_only_the_file_with_the_wrong_content_is_got_again(
    desk: Desk, hub: LoopbackHub, wish: Wish
) -> None:
    hub.moods.extend([Mood("none"), Mood("other")])
    view = desk.get(wish)
    assert view.error is not None
    assert view.error.code == "hash_wrong"
    assert not (desk.home / NAMES[0]).exists()
    assert view.bytes_done == len(CONTENTS[0]) + len(CONTENTS[2])
    desk.downloads.resume(view.id)
    assert desk.end(view.id).state is DownloadState.DONE
    assert len(hub.ranges()) == 4
    assert got(desk) == CONTENTS


def test_the_disk_must_have_room_for_all_of_it(
    desk: Desk, hub: LoopbackHub, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = shutil.disk_usage(desk.home).free
    monkeypatch.setattr("app.system.hub.part.RESERVE_BYTES", room - SIZE + 50_000)
    view = desk.get(wish)
    assert view.error is not None
    assert view.error.code == "disk_too_small"
    assert hub.ranges() == []


def test_what_is_on_the_shelf_already_is_not_got_again(
    desk: Desk, hub: LoopbackHub, wish: Wish
) -> None:
    desk.held[whole_sha256(HASHES)] = desk.home / "another-00001-of-00003.gguf"
    assert desk.get(wish).state is DownloadState.DONE
    assert hub.ranges() == []


def test_what_is_refused_or_given_up_leaves_no_file(
    desk: Desk, hub: LoopbackHub, wish: Wish
) -> None:
    desk.refusal = ModelNotGguf(name=NAMES[0])
    assert desk.get(wish).state is DownloadState.FAILED
    assert [name for name in desk.left() if not name.endswith(".json")] == []
    desk.refusal = None
    hub.moods.extend([Mood("none"), Mood("cut", 10), *[Mood("cut", 0)] * 4])
    made = desk.downloads.start(wish)
    desk.end(made)
    assert any(name.endswith(".part") for name in desk.left())
    desk.downloads.cancel(made)
    assert desk.left() == []


def sharing(desk: Desk, hub: LoopbackHub) -> tuple[Wish, Wish]:
    """Two models of two files each; the second file is the same."""
    (shared, first, other), names = CONTENTS, ("One-{}.gguf", "Two-{}.gguf")
    numbers = ("00001-of-00002", "00002-of-00002")
    hub.files.clear()
    for name, content in zip(names, (first, other), strict=True):
        hub.files[name.format(numbers[0])] = content
        hub.files[name.format(numbers[1])] = shared
    one, two = (Wish(hub.repository, name.format(numbers[0])) for name in names)
    return one, two


def at_work(desk: Desk, hub: LoopbackHub, wish: Wish) -> AbstractContextManager[None]:
    """As another process that is getting it."""
    [remote] = [one for one in desk.downloads.look(hub.repository) if one.file == wish.file]
    return Haul(desk.downloads._shop, "other", remote)._alone()


def test_what_two_models_share_is_got_by_one_at_a_time(desk: Desk, hub: LoopbackHub) -> None:
    one, two = sharing(desk, hub)
    with at_work(desk, hub, one):
        refused = desk.get(two)
    assert refused.error is not None
    assert refused.error.code == "download_elsewhere"
    assert hub.ranges() == []
    for wish in (two, one):
        assert desk.get(wish).state is DownloadState.DONE
    assert desk.left() == []


def test_who_gives_one_up_leaves_the_other_what_they_share(desk: Desk, hub: LoopbackHub) -> None:
    one, two = sharing(desk, hub)
    hub.moods.extend([Mood("none"), Mood("cut", 50_000), *[Mood("cut", 0)] * 4])
    given_up = desk.get(two).id
    assert parts_left(desk) == sorted([HASHES[0], HASHES[2]])
    with at_work(desk, hub, one):
        desk.downloads.cancel(given_up)
        assert parts_left(desk) == [HASHES[0]]
    assert desk.get(one).state is DownloadState.DONE
    assert desk.left() == []


def parts_left(desk: Desk) -> list[str]:
    return [name.removesuffix(".part") for name in desk.left() if name.endswith(".part")]


def test_a_model_with_two_equal_parts_is_none(desk: Desk, hub: LoopbackHub, wish: Wish) -> None:
    """They would be written to the same file at once; no model has such."""
    hub.files[FILES[2]] = CONTENTS[1]
    hub.files["Small-Q4_K_M.gguf"] = CONTENTS[2]
    view = desk.get(wish)
    assert view.error is not None
    assert view.error.code == "parts_alike"
    assert NAMES[0] in view.error.title
    assert hub.ranges() == []
    assert [one.file for one in desk.downloads.look(hub.repository)] == ["Small-Q4_K_M.gguf"]
