"""Which of two versions is newer, and addresses that may be asked."""

import pytest
from pydantic import ValidationError

from app.domain.settings import UpdatesSettings
from app.domain.updates import compare_versions


@pytest.mark.parametrize(
    ("installed", "newest", "is_newer"),
    [
        ("0.1.0", "0.2.0", True),
        ("0.9", "0.10", True),
        ("1.0", "1.0.0", False),
        ("1.1", "1.0.9", False),
        ("2.0", "1.9", False),
        ("1.0rc1", "1.0.1", True),
    ],
)
def test_numbers_are_compared_part_by_part(installed: str, newest: str, is_newer: bool) -> None:
    news = compare_versions(installed, newest)
    assert news is not None
    assert news.is_newer is is_newer


@pytest.mark.parametrize("said", ["", "<html>", "1.2.3-rc", "1." * 40 + "1", "9999999.1", "१.२"])
def test_what_is_no_version_is_not_taken_for_one(said: str) -> None:
    assert compare_versions("1.0", said) is None


def test_nobody_is_asked_by_default() -> None:
    settings = UpdatesSettings()
    assert not settings.check
    assert settings.address == ""


@pytest.mark.parametrize("address", ["https://a.example/newest", "http://127.0.0.1:8000/newest"])
def test_a_safe_address_is_taken(address: str) -> None:
    assert UpdatesSettings(address=address).address == address


@pytest.mark.parametrize("address", ["http://a.example/x", "file:///etc/passwd", "a.example"])
def test_another_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        UpdatesSettings(address=address)
