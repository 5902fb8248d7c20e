"""What every keeper of pastes and of recent folders promises; and the real ones' files."""

import stat
from pathlib import Path

import pytest

from app.domain.errors import HomeNotWritable
from app.domain.files import is_pasted_name
from app.domain.ports import PasteKeeper, RecentFolders
from app.system.pasted import PastedFolder
from app.system.recent_folders import RecentFile
from tests.fakes.clock import FakeClock
from tests.fakes.incoming import FakePasted, FakeRecent

A, B = Path("/docs/a"), Path("/docs/b")


@pytest.fixture(params=["fake", "files"])
def pasted(request: pytest.FixtureRequest, tmp_path: Path) -> PasteKeeper:
    return FakePasted() if request.param == "fake" else PastedFolder(tmp_path / "p", FakeClock())


@pytest.fixture(params=["fake", "file"])
def recent(request: pytest.FixtureRequest, tmp_path: Path) -> RecentFolders:
    return FakeRecent() if request.param == "fake" else RecentFile(tmp_path / "recent.json")


def test_each_paste_is_a_document_of_its_own(pasted: PasteKeeper) -> None:
    paths = [pasted.keep_text("one"), pasted.keep_text("two"), pasted.keep_picture(b"png")]
    assert len(set(paths)) == 3
    assert [path.suffix for path in paths] == [".txt", ".txt", ".png"]
    assert not any("one" in path.name or "two" in path.name for path in paths)


def test_the_newest_folders_are_kept_eight_of_them(recent: RecentFolders) -> None:
    assert list(recent.read()) == []
    recent.add([A])
    recent.add([B])
    recent.add([A])
    assert list(recent.read()) == [A, B]
    recent.add([Path(f"/docs/{number}") for number in range(9)])
    assert list(recent.read()) == [Path(f"/docs/{number}") for number in range(8)]


def test_one_folder_or_all_are_forgotten(recent: RecentFolders) -> None:
    recent.add([A, B])
    recent.forget(A)
    assert list(recent.read()) == [B]
    recent.forget(None)
    assert list(recent.read()) == []


def test_a_paste_is_whole_named_by_its_time_and_for_this_user_only(tmp_path: Path) -> None:
    clock = FakeClock()
    path = PastedFolder(tmp_path / "pasted", clock).keep_text("Grüße\ud800")
    assert path.read_text(encoding="utf-8") == "Grüße?"
    assert f"{clock.now().astimezone():%Y-%m-%d %H.%M}" in path.name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_the_folder_makes_and_nothing_else_is_known_by_its_name(tmp_path: Path) -> None:
    folder = PastedFolder(tmp_path / "pasted", FakeClock())
    made = [folder.keep_text("x") for _ in range(11)]
    made += [folder.keep_picture(b"png") for _ in range(2)]
    assert all(is_pasted_name(path.name) for path in made)
    assert not any(is_pasted_name(f"{path.stem}.summarize.md") for path in made)
    assert not any(is_pasted_name(f"{path.name}\n") for path in made)
    assert not any(is_pasted_name(f"{path.stem} copy{path.suffix}") for path in made)


def test_where_nothing_can_be_written_the_paste_says_so(tmp_path: Path) -> None:
    (tmp_path / "pasted").write_text("in the way")
    with pytest.raises(HomeNotWritable):
        PastedFolder(tmp_path / "pasted", FakeClock()).keep_text("x")


@pytest.mark.parametrize(
    "found",
    ["", "{", "[]", '{"folders": 7}', "[" * 100_000, '{"folders": ["a", 7, "/\\u0000", ""]}'],
)
def test_a_damaged_file_is_no_folders_and_is_mended(tmp_path: Path, found: str) -> None:
    file = tmp_path / "recent.json"
    file.write_text(found)
    recent = RecentFile(file)
    assert list(recent.read()) == []
    recent.add([A])
    assert list(recent.read()) == [A]
    assert [path.name for path in tmp_path.iterdir()] == ["recent.json"]


def test_what_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    recent = RecentFile(tmp_path / "nowhere" / "recent.json")
    recent.add([A])
    assert list(recent.read()) == []


def test_a_folder_whose_name_is_no_text_is_kept_too(tmp_path: Path) -> None:
    strange = Path("/docs/\udcff")
    recent = RecentFile(tmp_path / "recent.json")
    recent.add([strange])
    assert list(recent.read()) == [strange]
