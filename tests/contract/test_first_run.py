"""What every SpeedBook and every WelcomeMark promise; fakes and files keep the same promises."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.ports import SpeedBook, WelcomeMark
from app.domain.speed import SpeedFound
from app.system.first_run import SpeedFile, WelcomeFile
from tests.fakes.first_run import FakeSpeedBook, FakeWelcomeMark

FOUND = SpeedFound(
    model="small.gguf",
    device="CPU",
    read_per_s=100.5,
    written_per_s=10.25,
    tested_at=datetime(2026, 3, 2, tzinfo=UTC),
)


@pytest.fixture(params=["fake", "file"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> SpeedBook:
    return FakeSpeedBook() if request.param == "fake" else SpeedFile(tmp_path / "speed.json")


@pytest.fixture(params=["fake", "file"])
def mark(request: pytest.FixtureRequest, tmp_path: Path) -> WelcomeMark:
    if request.param == "file":
        return WelcomeFile(tmp_path / "welcome-shown.txt")
    fake = FakeWelcomeMark()
    fake.seen = False
    return fake


def test_the_last_speed_is_kept(book: SpeedBook) -> None:
    assert book.last() is None
    book.keep(FOUND)
    newer = FOUND.model_copy(update={"written_per_s": 20.0, "model_bytes": 9, "layers": 3})
    book.keep(newer)
    assert book.last() == newer


def test_what_recommends_models_wants_the_size_of_the_one_that_was_measured(
    book: SpeedBook,
) -> None:
    assert FOUND.measured is None
    book.keep(FOUND.model_copy(update={"model_bytes": 9, "layers": 3}))
    kept = book.last()
    assert kept is not None
    assert kept.measured == ("small.gguf", 10.25, 9, 3)


def test_the_welcome_is_seen_once_it_was_shown(mark: WelcomeMark) -> None:
    assert not mark.is_seen()
    mark.see()
    mark.see()
    assert mark.is_seen()
