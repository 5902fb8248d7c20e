"""`homeport settings` in a house of fakes: what stands in the cloud's way, and what ends it."""

import json

import pytest

from app.domain.settings import Settings
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]
CLOUD = {"cloud_engine": {"provider": "openai", "model": "big"}}


@pytest.fixture
def house(folder_house: FakeHouse) -> FakeHouse:
    folder_house.settings = Settings.model_validate(CLOUD)
    folder_house.keys.kept["openai", ""] = "sk-test"
    return folder_house


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("cloud_key_refused", "`homeport settings key openai`"),
        ("cloud_money_gone", "`homeport settings resume openai`"),
    ],
)
def test_a_provider_that_is_left_alone_says_what_ends_it(
    command: Command, house: FakeHouse, capsys: Streams, code: str, told: str
) -> None:
    house.register.pause("openai", code, house.clock.now())
    assert command("settings", "check") == 0
    shown = capsys.readouterr().out
    assert told in shown
    assert "waits for you" in shown
    assert command("settings", "check", "--json") == 0
    assert json.loads(capsys.readouterr().out)["paused"] == {"openai": code}


def test_nothing_is_asked_of_a_provider_while_the_offline_switch_is_on(
    command: Command, house: FakeHouse
) -> None:
    house.settings = Settings.model_validate({**CLOUD, "privacy": {"offline": True}})
    assert command("settings", "test") == 1
    assert house.cloud.tested == []
