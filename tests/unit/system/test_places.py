"""Folders, lock, model finder, ticker, route: the small edges of the system."""

import threading
from pathlib import Path

import pytest

from app.domain.errors import HomeNotWritable
from app.domain.settings import LocalEngineSettings
from app.system.clock import SystemClock
from app.system.lane_lock import FileLaneLock
from app.system.model_finder import STARTER_FILE, find_model
from app.system.paths import find_places, make_places
from app.system.ticker import ApTicker


def test_a_home_holds_everything(tmp_path: Path) -> None:
    places = find_places(tmp_path / "home")
    make_places(places)
    assert all(path.is_relative_to(tmp_path / "home") for path in places)
    assert places.logs.is_dir()


def test_without_a_home_the_platforms_folders_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_places(None).data.is_relative_to(tmp_path)


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("x")
    with pytest.raises(HomeNotWritable):
        make_places(find_places(tmp_path / "home"))


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    one, two = FileLaneLock(tmp_path / "lock"), FileLaneLock(tmp_path / "lock")
    assert one.try_acquire()
    assert one.try_acquire()
    assert not two.try_acquire()
    one.release()
    assert two.try_acquire()
    two.release()


def test_the_lock_may_be_taken_and_given_back_on_different_threads(tmp_path: Path) -> None:
    lock, other = FileLaneLock(tmp_path / "lock"), FileLaneLock(tmp_path / "lock")
    thread = threading.Thread(target=lock.try_acquire)
    thread.start()
    thread.join()
    assert not other.try_acquire()
    lock.release()
    assert other.try_acquire()
    other.release()


def test_the_starter_is_found_with_no_setting(tmp_path: Path) -> None:
    assert find_model(LocalEngineSettings(), tmp_path).name == STARTER_FILE


def test_a_set_model_is_found_in_the_models_folder_or_by_its_path(tmp_path: Path) -> None:
    settings = LocalEngineSettings(model="big.gguf")
    assert find_model(settings, tmp_path) == tmp_path / "big.gguf"
    absolute = LocalEngineSettings(model=str(tmp_path / "x" / "m.gguf"))
    assert find_model(absolute, Path("/elsewhere")) == tmp_path / "x" / "m.gguf"


def test_the_ticker_calls_until_it_is_closed() -> None:
    ticker, called = ApTicker(), threading.Event()
    ticker.every(0.05, called.set)
    assert called.wait(10)
    ticker.close()
    called.clear()
    assert not called.wait(0.2)


def test_the_clock_is_in_utc() -> None:
    offset = SystemClock().now().utcoffset()
    assert offset is not None
    assert offset.total_seconds() == 0
