"""Changing settings, and noticing that they were changed."""

from pathlib import Path

import pytest

from app.domain.errors import SettingInvalid, SettingsInvalid, SettingUnknown
from app.domain.setting_facts import setting_facts, shown
from app.domain.settings import Settings
from app.system.settings import LiveSettings, SettingsFile, load_settings
from tests.fakes.clock import FakeClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.yaml"


def test_a_setting_is_set_and_set_back(path: Path) -> None:
    file = SettingsFile(path)
    assert file.set("cloud_engine.rate_limit", "60").cloud_engine.rate_limit == 60
    file.set("privacy.offline", "true")
    file.set("cloud_engine.fallback_models", "[{provider: openai, model: m}]")
    read = load_settings(path)
    assert read.privacy.offline
    assert read.cloud_engine.fallback_models[0].model == "m"
    file.set("sync.trusted", "/mnt/share")  # one needs no brackets
    assert load_settings(path).sync.trusted == ("/mnt/share",)
    file.set("sync.trusted", "[/mnt/share, db.example]")
    assert load_settings(path).sync.trusted == ("/mnt/share", "db.example")
    file.set("cloud_engine.rate_limit", "null")
    assert load_settings(path).cloud_engine.rate_limit == 1000


@pytest.mark.parametrize(
    ("key", "text", "error"),
    [
        ("cloud_engine.rate_limit", "0", SettingInvalid),
        ("cloud_engine.rate_limit", "[1", SettingInvalid),
        ("cloud_engine.provider", "nobody", SettingInvalid),
        ("cloud_engine.nonsense", "1", SettingUnknown),
        ("nonsense", "1", SettingUnknown),
        ("routing", "{}", SettingUnknown),
    ],
)
def test_what_is_not_valid_never_reaches_the_file(
    path: Path, key: str, text: str, error: type[Exception]
) -> None:
    SettingsFile(path).set("privacy.offline", "true")
    before = path.read_bytes()
    with pytest.raises(error):
        SettingsFile(path).set(key, text)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_wrong_file_is_not_written_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("routing: {nonsense: 1}\n")
    with pytest.raises(SettingsInvalid, match="line 1"):
        SettingsFile(path).set("privacy.offline", "true")
    assert path.read_text() == "routing: {nonsense: 1}\n"


def test_a_change_is_seen_and_a_bad_one_is_not_taken(path: Path) -> None:
    clock = FakeClock()
    live = LiveSettings(path, Settings(), clock)
    SettingsFile(path).set("privacy.offline", "true")
    assert not live.read().privacy.offline  # looked at once a second at most
    clock.advance(1)
    assert live.read().privacy.offline
    path.write_text("privacy: {offline: perhaps}\n")
    clock.advance(1)
    assert live.read().privacy.offline
    path.write_text("privacy: {offline: false}\n")
    clock.advance(1)
    assert not live.read().privacy.offline


def test_the_offline_switch_is_looked_at_this_very_moment(path: Path) -> None:
    live = LiveSettings(path, Settings(), FakeClock())
    assert not live.is_offline()
    SettingsFile(path).set("privacy.offline", "true")
    assert live.is_offline()
    SettingsFile(path).set("privacy.offline", "false")
    assert not live.is_offline()


def test_every_setting_says_what_it_is() -> None:
    facts = setting_facts(Settings())
    assert all(fact.about and fact.kind for fact in facts)
    by_key = {fact.key: fact for fact in facts}
    rate = by_key["cloud_engine.rate_limit"]
    assert (rate.kind, rate.unit) == ("whole number", "requests a minute")
    assert rate.range == "at least 1, at most 100000"
    assert by_key["observability.retention_days"].unit == "days"
    assert shown(by_key["cloud_engine.provider"].value) == ""
    assert by_key["local_engine.provider"].kind == "llama_cpp | openai_compatible"
