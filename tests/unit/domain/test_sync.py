"""Where results may go: what the settings take, and what they refuse without repeating it."""

import pytest
from pydantic import ValidationError

from app.domain.settings import Settings, SyncSettings
from app.domain.sync import DatabasePlace, parse_database_url
from tests.fakes.parcels import make_parcel


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("postgresql://me@db/team", DatabasePlace("me", "db", 5432, "team")),
        ("postgresql+pg8000://a%40b@DB:6/x%20y", DatabasePlace("a@b", "db", 6, "x y")),
        ("postgresql://me@[::1]/t", DatabasePlace("me", "::1", 5432, "t")),
        (
            "postgresql://me@db/t?sslrootcert=/etc/team.pem",
            DatabasePlace("me", "db", 5432, "t", "/etc/team.pem"),
        ),
    ],
)
def test_a_url_names_a_place(url: str, place: DatabasePlace) -> None:
    assert parse_database_url(url) == place


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:canary-4711@db/team",
        "postgresql://me:@db/team",
        "mysql://me@db/team",
        "postgresql://db/team",
        "postgresql://me@/team",
        "postgresql://me@db",
        "postgresql://me@db/team?sslmode=disable",
        "postgresql://me@db/team?password=canary-4711",
        "postgresql://me@db:port/team",
        "canary-4711",
        "",
    ],
)
def test_what_is_no_place_or_holds_a_password_is_refused(url: str) -> None:
    with pytest.raises(ValidationError) as caught:
        SyncSettings(database_url=url)
    [fault] = caught.value.errors(include_input=False)
    assert "canary" not in fault["msg"]


def test_a_password_in_the_url_is_told_where_it_belongs() -> None:
    with pytest.raises(ValueError, match="homeport sync password"):
        parse_database_url("postgresql://me:secret@db/team")


def test_only_loopback_is_on_this_machine() -> None:
    for host, is_here in (
        ("127.0.0.1", True),
        ("localhost", True),
        ("db", False),
        ("10.0.0.1", False),
    ):
        assert DatabasePlace("me", host, 1, "t").is_loopback is is_here


def test_trust_is_in_a_place_and_not_in_a_kind() -> None:
    sync = SyncSettings(folder="/mnt/share", trusted=("/mnt/share/", "DB.example"))
    assert sync.trusts("/mnt/share")
    assert sync.trusts("db.example")
    assert not sync.trusts("/mnt/shared")
    assert not sync.trusts("/mnt")
    assert not sync.trusts("folder")
    assert not Settings().sync.trusts("/mnt/share")


def test_a_folder_is_a_whole_path() -> None:
    with pytest.raises(ValidationError, match="whole path"):
        SyncSettings(folder="results")


def test_what_is_the_same_result_does_not_depend_on_when_or_how_it_is_sent() -> None:
    first = make_parcel()
    receipt = first.report.receipt.model_copy(update={"attempts": 0, "seconds": 0.0})
    later = first.model_copy(
        update={
            "revision": 5,
            "report": first.report.model_copy(update={"receipt": receipt, "preset": "x"}),
        }
    )
    assert later.content_sha256 == first.content_sha256
    assert make_parcel(text="Other.").content_sha256 != first.content_sha256
