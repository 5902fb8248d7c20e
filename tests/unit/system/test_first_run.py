"""What a home keeps of its first run, and what is found out of a machine, on real files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.errors import HomeNotWritable
from app.domain.speed import SpeedFound
from app.system.first_run import SpeedFile, WelcomeFile
from app.system.host import linux_processor, look_at_host, tidy

FOUND = SpeedFound(
    model="small.gguf",
    device="CPU",
    read_per_s=100.5,
    written_per_s=10.25,
    tested_at=datetime(2026, 3, 2, tzinfo=UTC),
)


def test_a_speed_is_kept_until_the_next_and_a_broken_file_is_none(tmp_path: Path) -> None:
    path = tmp_path / "speed.json"
    book = SpeedFile(path)
    assert book.last() is None
    book.keep(FOUND)
    assert SpeedFile(path).last() == FOUND
    assert [one.name for one in tmp_path.iterdir()] == ["speed.json"]
    path.write_text('{"model": ')
    assert book.last() is None


def test_a_speed_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    with pytest.raises(HomeNotWritable):
        SpeedFile(tmp_path / "not-there" / "speed.json").keep(FOUND)


def test_the_welcome_is_seen_once_and_again_when_its_mark_is_deleted(tmp_path: Path) -> None:
    mark = WelcomeFile(tmp_path / "welcome-shown.txt")
    assert not mark.is_seen()
    mark.see()
    assert WelcomeFile(tmp_path / "welcome-shown.txt").is_seen()
    (tmp_path / "welcome-shown.txt").unlink()
    assert not mark.is_seen()


def test_a_home_that_cannot_be_written_to_is_no_fault_of_the_welcome(tmp_path: Path) -> None:
    WelcomeFile(tmp_path / "not-there" / "welcome-shown.txt").see()


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("model name\t: Intel(R) Core(TM) i7-8565U CPU @ 1.80GHz\n", "Intel Core i7-8565U"),
        ("processor\t: 0\nmodel name\t: AMD Ryzen 7 7840U\n", "AMD Ryzen 7 7840U"),
        ("Model\t\t: Raspberry Pi 5 Model B Rev 1.0\n", "Raspberry Pi 5 Model B Rev 1.0"),
        ("", ""),
    ],
)
def test_a_processor_has_its_makers_name(told: str, name: str) -> None:
    assert tidy(linux_processor(told)) == name


def test_this_machine_has_cores_memory_and_a_disk_that_is_looked_for_upwards(
    tmp_path: Path,
) -> None:
    host = look_at_host(tmp_path / "models" / "not" / "there")
    assert 0 < host.cores <= host.threads
    assert 0 < host.ram_free_bytes <= host.ram_total_bytes
    assert host.disk_free_bytes > 0
