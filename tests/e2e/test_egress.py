"""What really leaves: the whole program in a network namespace, every system call watched.

The ledger is compared with what the kernel was asked for, not with what the program says of itself.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.egress import EgressOutcome, LedgerRow, Purpose
from app.store.database import open_database
from app.store.ledger import SqlLedger
from tests.e2e.conftest import Homeport
from tests.e2e.loopback_cloud import PORT
from tests.e2e.traced import Connection, Trace, can_trace, run_traced

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not can_trace(),
    reason="needs strace, iproute2 and the right to make a network namespace",
)
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
# No host has the first two (RFC 5737, RFC 3849). A datagram socket is "connected" there, or here,
# to ask for a route; nothing is sent on it, and its port is the one that discards.
ASKED_FOR_A_ROUTE = {
    (address, 9, False) for address in ("192.0.2.1", "2001:db8::1", "127.0.0.1", "::1")
}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text("The ferry Aurora left the harbour at nine with forty passengers. " * 4)
    return path


def use_cloud(homeport: Homeport, base_url: str, *, is_offline: bool = False) -> None:
    (homeport.home / "settings.yaml").write_text(
        f"cloud_engine:\n  provider: openai_compatible\n  base_url: {base_url}\n  model: any\n"
        "  price_in: 1.0\n  price_out: 2.0\n"
        f"privacy:\n  offline: {str(is_offline).lower()}\n"
    )


def ledger_of(homeport: Homeport) -> list[LedgerRow]:
    database = open_database(homeport.home, datetime.now(UTC))
    try:
        return SqlLedger(database).rows(BEGINNING, 1000)
    finally:
        database.close()


def opened(trace: Trace) -> list[Connection]:
    return [one for one in trace.connections if one not in ASKED_FOR_A_ROUTE]


@pytest.mark.real_model
def test_local_only_work_is_done_without_any_network_and_opens_no_connection(
    homeport: Homeport, paper: Path
) -> None:
    use_cloud(homeport, "http://provider.example/v1")  # it is not asked
    words = ("run", "classify", paper, "--labels", "ships,cooking", "--private", "--json")
    trace = run_traced(homeport.home, *words, has_bytes=False)
    assert trace.done.returncode == 0, trace.done.stderr
    assert json.loads(trace.done.stdout)["state"] == "succeeded"
    assert "socketpair(AF_UNIX" in trace.text  # the calls of all processes are there
    assert opened(trace) == []
    assert trace.datagrams == []
    assert ledger_of(homeport) == []


def test_each_connection_is_a_row_with_the_bytes_that_went_over_it(
    homeport: Homeport, paper: Path, tmp_path: Path
) -> None:
    use_cloud(homeport, f"http://127.0.0.1:{PORT}/v1")
    seen = tmp_path / "seen.json"
    words = ("run", "summarize", paper, "--cloud", "--yes", "--category", "complex", "--json")
    trace = run_traced(homeport.home, *words, has_loopback=True, has_route=True, cloud_file=seen)
    assert trace.done.returncode == 0, trace.done.stderr
    answer = json.loads(trace.done.stdout)
    assert (answer["state"], answer["route"]) == ("succeeded", "cloud")
    rows = ledger_of(homeport)
    assert opened(trace) == [("127.0.0.1", PORT, True)] * len(rows)
    assert trace.datagrams == []
    assert [(row.purpose, row.outcome) for row in rows] == [
        (Purpose.GENERATE, EgressOutcome.ANSWERED)
    ]
    [row] = rows
    assert (row.host, row.port, row.address) == ("127.0.0.1", PORT, f"127.0.0.1:{PORT}")
    assert row.task_id == answer["task_id"]
    out, came = trace.bytes_at(PORT)
    assert (list(out.values()), list(came.values())) == ([row.bytes_out], [row.bytes_in])
    assert json.loads(seen.read_text()) == [{"received": row.bytes_out, "sent": row.bytes_in}]


def test_a_name_is_looked_up_only_after_its_row_and_never_with_the_switch_on(
    homeport: Homeport,
) -> None:
    use_cloud(homeport, "http://provider.example/v1")
    asked = run_traced(homeport.home, "settings", "test", has_loopback=True)
    assert asked.done.returncode == 1
    assert any(one.port == 53 for one in asked.connections), "so that the check below can fail"
    [row] = ledger_of(homeport)
    assert (row.host, row.outcome) == ("provider.example", EgressOutcome.NOT_CONNECTED)
    assert (row.bytes_out, row.bytes_in) == (0, 0)
    use_cloud(homeport, "http://provider.example/v1", is_offline=True)
    refused = run_traced(homeport.home, "settings", "test", has_loopback=True)
    assert "offline switch is on" in refused.done.stderr
    assert refused.connections == []
    assert refused.datagrams == []
    assert len(ledger_of(homeport)) == 1


def test_each_connection_of_a_download_is_a_row_with_its_bytes(
    homeport: Homeport, tmp_path: Path
) -> None:
    """A list, two tries of a redirect and a half each: and nothing that any library adds."""
    file = tmp_path / "any.gguf"
    file.write_bytes(b"GGUF" + bytes(300_000))  # the shelf refuses it: what is asked is how it came
    words = ("models", "get", "someone/Model-GGUF", "--json")
    trace = run_traced(homeport.home, *words, has_loopback=True, hub_file=file)
    assert trace.done.returncode == 1
    assert "model_" in trace.done.stdout
    models = homeport.home / "models"
    assert not [path for path in models.rglob("*") if path.suffix in {".gguf", ".part"}]
    rows = list(reversed(ledger_of(homeport)))
    assert [row.purpose for row in rows] == [Purpose.DOWNLOAD] * 5
    assert [(one.port, one.is_tcp) for one in opened(trace)] == [(row.port, True) for row in rows]
    assert trace.datagrams == []
    for port in {row.port for row in rows}:
        out, came = trace.bytes_at(port)
        here = [row for row in rows if row.port == port]
        assert sum(out.values()) == sum(row.bytes_out or 0 for row in here)
        assert sum(came.values()) == sum(row.bytes_in or 0 for row in here)
    assert sum(row.bytes_in or 0 for row in rows) > file.stat().st_size


def test_no_name_of_a_hub_is_looked_up_with_the_switch_on(homeport: Homeport) -> None:
    (homeport.home / "settings.yaml").write_text("privacy:\n  offline: true\n")
    trace = run_traced(
        homeport.home, "models", "get", "someone/Model-GGUF", has_loopback=True, has_route=True
    )
    assert trace.done.returncode == 1
    assert "offline switch is on" in trace.done.stderr
    assert opened(trace) == []
    assert trace.datagrams == []
    assert ledger_of(homeport) == []


@pytest.mark.display
def test_opening_the_window_opens_no_connection(
    homeport: Homeport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOMEPORT_QUIT_AFTER_FIRST_PAINT", "1")
    trace = run_traced(homeport.home, has_loopback=True, has_bytes=False)
    assert trace.done.returncode == 0, trace.done.stderr
    assert "sun_path" in trace.text  # the display's socket: the window was there
    assert opened(trace) == []
    assert trace.datagrams == []
    assert ledger_of(homeport) == []
