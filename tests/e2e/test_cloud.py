"""The whole program with a real keyring and llama.cpp's real server as its cloud."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Homeport
from tests.process.fault_proxy import FaultProxy
from tests.process.servers import running_server

pytestmark = [
    pytest.mark.real_model,
    pytest.mark.usefixtures("on_quick_model"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="GNOME's keyring is Linux's"),
]
KEY = "sk-canary-key-4711"
SHORT = ("--length", "short")  # what is written takes most of the time
SECRET = "CANARY-HERRING-2208"
SESSION = Path(__file__).parent / "session.sh"


@pytest.fixture(scope="module")
def proxy(starter_model: Path) -> Iterator[FaultProxy]:
    pytest.importorskip("xllamacpp")
    with running_server(starter_model) as server:
        proxy = FaultProxy(int(server.address.rpartition(":")[2]))
        yield proxy
        proxy.close()


class Desktop:
    """Runs `homeport` in sessions with a keyring, in a user's home of its own."""

    def __init__(self, homeport: Homeport, folder: Path, proxy: FaultProxy) -> None:
        self.home, self.user = homeport.home, folder / "user"
        self.user.mkdir()
        (self.home / "settings.yaml").write_text(
            "cloud_engine:\n"
            "  provider: openai_compatible\n"
            f"  base_url: http://127.0.0.1:{proxy.port}/v1\n"
            "  model: any\n"
            "  price_in: 1.0\n  price_out: 2.0\n"
        )

    def run(
        self, *words: str | Path, stdin: str = "", keyring: str = "unlocked"
    ) -> "subprocess.CompletedProcess[str]":
        environment = {
            **os.environ,
            "HOME": str(self.user),
            "XDG_DATA_HOME": str(self.user / "data"),
            "HOMEPORT_HOME": str(self.home),
        }
        # Most tests are of what is sent, not of whether it may be: the user has agreed to it.
        may_leave = "run" in words and not {"--private", "--asked"}.intersection(words)
        words = tuple(word for word in words if word != "--asked")
        agreed = ["--yes"] if may_leave else []
        command = [str(SESSION), keyring, sys.executable, "-m", "app", *map(str, words), *agreed]
        done = subprocess.run(
            command,
            check=False,
            input=stdin,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    def json(self, *words: str | Path, code: int = 0) -> Any:
        done = self.run(*words, "--json")
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout)

    def files(self) -> bytes:
        """All that the program has written of its own."""
        return b"".join(path.read_bytes() for path in self.home.rglob("*") if path.is_file())


@pytest.fixture
def desktop(homeport: Homeport, tmp_path: Path, proxy: FaultProxy) -> Desktop:
    proxy.fault = ""
    proxy.requests.clear()
    return Desktop(homeport, tmp_path, proxy)


def store_key(desktop: Desktop) -> None:
    done = desktop.run("settings", "key", "openai_compatible", stdin=KEY + "\n")
    assert done.returncode == 0, done.stderr


def test_complex_work_goes_to_the_provider_and_only_what_may(
    desktop: Desktop, tmp_path: Path, proxy: FaultProxy
) -> None:
    store_key(desktop)
    report = tmp_path / "report.txt"
    report.write_text("The ferry Aurora left the harbour at nine with forty passengers. " * 6)
    private = tmp_path / "private.txt"
    private.write_text(f"The {SECRET} was seen at the pier. " * 6)

    kept = desktop.json("run", "summarize", private, "--private", "--category", "complex", *SHORT)
    assert (kept["state"], kept["route"]) == ("succeeded", "local")
    assert proxy.requests == []

    sent = desktop.json("run", "summarize", report, "--cloud", "--category", "complex", *SHORT)
    assert (sent["state"], sent["route"]) == ("succeeded", "cloud")
    assert sent["result"]
    assert sent["receipt"]["cloud_steps"] >= 1
    assert sent["receipt"]["cost_usd"] > 0
    bodies = [request.partition(b"\r\n\r\n")[2] for request in proxy.requests]
    assert sent["receipt"]["bytes_left_machine"] == sum(map(len, bodies))
    assert b"ferry Aurora" in proxy.seen
    assert SECRET.encode() not in proxy.seen

    figures = desktop.json("metrics")
    assert figures["cloud_escalation_count"] == len(proxy.requests)
    assert figures["cost_usd"] == pytest.approx(sent["receipt"]["cost_usd"])
    assert KEY.encode() not in desktop.files()
    assert SECRET.encode() not in (desktop.home / "logs" / "app.log").read_bytes()


def test_a_key_that_is_refused_pauses_and_the_task_goes_on_with_the_right_one(
    desktop: Desktop, tmp_path: Path, proxy: FaultProxy
) -> None:
    store_key(desktop)
    proxy.fault = "401"
    paper = tmp_path / "paper.txt"
    paper.write_text("The ferry Aurora left the harbour at nine with forty passengers. " * 4)
    order = ("run", "summarize", paper, "--cloud", "--category", "complex", *SHORT)
    waits = desktop.json(*order, code=3)
    assert waits["state"] == "waiting_for_network"
    assert "waits for you" in waits["waits"]
    assert len(proxy.requests) == 1
    proxy.fault = ""
    store_key(desktop)
    assert desktop.run("settings", "test").returncode == 0
    again = desktop.run(*order, "--json")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["task_id"] == waits["task_id"]


def test_a_keyring_that_is_not_there_is_said(desktop: Desktop) -> None:
    alone = desktop.run("settings", "key", "openai_compatible", stdin=KEY + "\n", keyring="none")
    assert alone.returncode == 1
    assert "keyring" in alone.stderr
    assert KEY not in alone.stdout + alone.stderr
    assert KEY.encode() not in desktop.files()
    none = desktop.run("settings", "key", "openai_compatible", stdin="\n")
    assert none.returncode == 2
    assert "This is no key" in none.stderr


def test_local_labels_are_compared_with_the_providers(
    desktop: Desktop, tmp_path: Path, proxy: FaultProxy
) -> None:
    store_key(desktop)
    paper, private = tmp_path / "paper.txt", tmp_path / "private.txt"
    paper.write_text("The ferry Aurora left the harbour at nine with forty passengers. " * 4)
    private.write_text(f"The {SECRET} was seen at the pier. " * 4)
    label = ("--labels", "ships,cooking")
    desktop.json("run", "classify", paper, *label, "--cloud")
    desktop.json("run", "classify", private, *label, "--private")
    assert desktop.json("calibrate", "--compare", "5")["documents"] == ["paper.txt"]
    assert proxy.requests == []
    found = desktop.json("calibrate", "--compare", "5", "--yes")
    [pair] = found["pairs"]
    assert (pair["kind"], pair["agreement"] in {0.0, 1.0}) == ("classify", True)
    assert found["cost_usd"] > 0
    assert len(proxy.requests) == 1
    assert SECRET.encode() not in proxy.seen


def test_nothing_is_sent_before_it_was_seen_and_then_what_was_seen(
    desktop: Desktop, tmp_path: Path, proxy: FaultProxy
) -> None:
    store_key(desktop)
    paper = tmp_path / "paper.txt"
    paper.write_text("The ferry Aurora left the harbour at nine with forty passengers. " * 4)
    order = ("--cloud", "--category", "complex", *SHORT, "--asked")
    waits = desktop.json("run", "summarize", paper, *order, code=3)
    assert (waits["state"], waits["needs_look"]) == ("waiting_for_network", True)
    shown = desktop.json("queue", "preview", waits["task_id"])
    assert proxy.requests == []
    sent = desktop.json("queue", "send", waits["task_id"], "--yes")
    assert (sent["state"], sent["task_id"]) == ("succeeded", waits["task_id"])
    bodies = [request.partition(b"\r\n\r\n")[2].decode() for request in proxy.requests]
    assert bodies == [request["body"] for request in shown["requests"]]


@pytest.mark.heavy  # two engines on the same cores: about a minute
def test_a_deadline_calls_the_provider_and_a_draft_is_refined_when_agreed_to(
    desktop: Desktop, tmp_path: Path, proxy: FaultProxy
) -> None:
    store_key(desktop)
    letter = tmp_path / "letter.txt"
    letter.write_text("Ada Berg signed the contract for the ferry Aurora in Bergen. " * 4)
    short = desktop.run("presets", "set", "chat-with-deadline", "first_token_s", "0.01")
    assert short.returncode == 0, short.stderr
    ask = ("run", "ask", letter, "--instruction", "Who signed?", "--preset", "chat-with-deadline")
    answered = desktop.json(*ask)
    assert (answered["state"], answered["route"]) == ("succeeded", "local_with_fallback")
    assert answered["receipt"]["attempts"] >= 2

    proxy.requests.clear()
    draft = desktop.json("run", "summarize", letter, "--preset", "draft-and-refine")
    assert (draft["state"], draft["is_draft"]) == ("succeeded", True)
    offer = desktop.json("queue", "refine", draft["task_id"])
    assert draft["result"] in offer["text"]
    assert proxy.requests == []
    desktop.run("queue", "refine", draft["task_id"], "--yes")  # so small a model may fail at it
    sent = json.loads(proxy.requests[0].partition(b"\r\n\r\n")[2])
    assert "\n\n".join(one["content"] for one in sent["messages"]) == offer["text"]
