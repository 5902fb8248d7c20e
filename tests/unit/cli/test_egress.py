"""`homeport egress` in a house of fakes."""

import json
from datetime import timedelta

import pytest

from app.domain.egress import (
    Departure,
    EgressOutcome,
    Ending,
    Permit,
    Purpose,
    permit_for_endpoint,
    permit_without_documents,
)
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]
PROBE = permit_without_documents(Purpose.PROBE)


def add_row(house: FakeHouse, permit: Permit = PROBE, days_ago: int = 0) -> None:
    at = house.clock.now() - timedelta(days=days_ago)
    is_staying = permit.purpose is Purpose.ENDPOINT
    host = permit.host or "provider.example"
    departure = Departure(at, permit, "GET", host, 443, "", is_staying, "1@1")
    row_id = house.ledger.begin(departure)
    house.ledger.end(row_id, Ending(at, EgressOutcome.ANSWERED, 1500, 2500, "192.0.2.7:443"))


def test_an_empty_ledger_says_so(command: Command, capsys: Streams) -> None:
    assert command("egress") == 0
    shown = capsys.readouterr()
    assert shown.out == "Nothing left this machine in the last 7 days.\n"
    assert "before it asks for a host's address" in shown.err


def test_a_host_that_was_not_reached_got_nothing(
    command: Command, folder_house: FakeHouse, capsys: Streams
) -> None:
    now = folder_house.clock.now()
    row_id = folder_house.ledger.begin(Departure(now, PROBE, "GET", "h.example", 1, "", False, ""))
    folder_house.ledger.end(row_id, Ending(now, EgressOutcome.NOT_CONNECTED, 0, 0))
    assert command("egress") == 0
    row, total = capsys.readouterr().out.splitlines()
    assert "not_connected" in row
    assert total.startswith("Nothing left")


def test_rows_are_told_with_their_sum_and_what_stayed_apart(
    command: Command, folder_house: FakeHouse, capsys: Streams
) -> None:
    add_row(folder_house, days_ago=8)
    add_row(folder_house)
    add_row(folder_house, permit_for_endpoint("127.0.0.1", ()))
    assert command("egress") == 0
    sent, stayed, total = capsys.readouterr().out.splitlines()
    assert "probe" in sent
    assert "GET provider.example:443  1,500 out 2,500 in  answered" in sent
    assert "127.0.0.1:443" in stayed
    assert "stayed here" in stayed
    assert (
        total == "1 request left this machine in the last 7 days: 1,500 bytes out, 2,500 bytes in."
    )
    assert command("egress", "--days", "30", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["requests_left"], found["bytes_out"], found["bytes_in"]) == (2, 3000, 5000)
    assert [row["purpose"] for row in found["rows"]] == ["endpoint", "probe", "probe"]
    assert found["is_offline"] is False
