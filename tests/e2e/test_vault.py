"""Encryption at rest in the whole program: a real keyring, none, a passphrase, kills, damage."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.e2e.conftest import Homeport, done_steps, engine_child, wait_for, write_story

SESSION = REPOSITORY / "tests" / "e2e" / "session.sh"
CANARY = b"quokka-seven-lantern"
PASSPHRASE = "a few words of my own"
needs_keyring = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("gnome-keyring-daemon") is None,
    reason="this is GNOME's keyring",
)


class Desktop:
    """Runs `homeport` in sessions with or without a keyring, in a user's home of its own."""

    def __init__(self, folder: Path) -> None:
        self.home, self.user = folder / "home", folder / "user"
        self.user.mkdir()

    def run(
        self, *words: str, keyring: str = "unlocked", stdin: str = "", **more: str
    ) -> "subprocess.CompletedProcess[str]":
        environment = {
            **os.environ,
            "HOME": str(self.user),
            "XDG_DATA_HOME": str(self.user / "data"),
            "HOMEPORT_HOME": str(self.home),
            **more,
        }
        environment.pop("HOMEPORT_NEW_HOME", None)  # a new home as a user's is
        done = subprocess.run(
            [str(SESSION), keyring, sys.executable, "-m", "app", *words],
            check=False,
            input=stdin,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


def everything(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


@needs_keyring
def test_a_new_home_is_encrypted_by_a_real_keyring_and_opened_by_the_recovery_key(
    desktop: Desktop, tmp_path: Path
) -> None:
    assert desktop.run("queue", "list").returncode == 0
    assert not (desktop.home / "homeport.db").read_bytes().startswith(b"SQLite")
    state = json.loads(desktop.run("vault", "status", "--json").stdout)
    assert state["protection"] == "keyring"
    key = desktop.run("vault", "recovery-key").stdout.strip()

    shut = desktop.run("queue", "list", "--json", keyring="none")
    assert json.loads(shut.stdout)["error"]["code"] == "vault_keyring_closed"
    assert shut.returncode == 1
    shutil.rmtree(desktop.user / "data")  # the keyring is lost, and with it the entry
    lost = desktop.run("queue", "list", "--json")
    assert json.loads(lost.stdout)["error"]["code"] == "vault_key_lost"

    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE)
    by_phrase = {"keyring": "none", "HOMEPORT_PASSPHRASE_FILE": str(secret)}
    words = ("vault", "unlock", "--passphrase", "--recovery-key-fd", "0")
    found = desktop.run(*words, stdin=key + "\n", **by_phrase)
    assert found.returncode == 0, found.stderr
    assert desktop.run("queue", "list", **by_phrase).returncode == 0
    assert PASSPHRASE.encode() not in everything(desktop.home)


@needs_keyring
def test_a_keyring_that_only_a_person_could_unlock_leaves_a_new_home_plain(
    desktop: Desktop,
) -> None:
    assert desktop.run("queue", "list", keyring="none").returncode == 0
    state = json.loads(desktop.run("vault", "status", "--json", keyring="none").stdout)
    assert (state["protection"], state["is_chosen"]) == ("none", False)
    doctor = desktop.run("doctor", "--json", keyring="none")
    [finding] = [
        one for one in json.loads(doctor.stdout)["findings"] if one["part"] == "encryption"
    ]
    assert finding["verdict"] == "notice"
    assert "vault encrypt --passphrase" in finding["hint"]
    changed = desktop.run("vault", "encrypt")
    assert changed.returncode == 0, changed.stderr
    assert not (desktop.home / "homeport.db").read_bytes().startswith(b"SQLite")


@pytest.mark.real_model
@pytest.mark.usefixtures("on_quick_model")
def test_an_encrypted_home_goes_on_after_a_kill_and_shows_nothing(
    homeport: Homeport, tmp_path: Path
) -> None:
    homeport.passphrase = PASSPHRASE
    assert homeport.run("vault", "encrypt", "--passphrase").returncode == 0
    story = write_story(tmp_path / "story.txt", days=12)
    story.write_text(f"{CANARY.decode()}\n\n{story.read_text()}")
    with homeport.start("run", "summarize", story, "--json") as process:
        wait_for(process, lambda: len(done_steps(homeport)) >= 1)
        child = engine_child(process)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
    if child is not None:
        child.wait(timeout=20)
    before = done_steps(homeport)
    report = homeport.json("queue", "drain")
    assert report["state"] == "succeeded"
    after = done_steps(homeport)
    assert {position: after[position] for position in before} == before
    assert homeport.json("vault", "backup")["name"]
    assert CANARY not in everything(homeport.home)
    assert homeport.json("vault", "check")["is_sound"]

    db = homeport.home / "homeport.db"
    content = bytearray(db.read_bytes())
    content[9000] ^= 1
    db.write_bytes(content)
    refused = homeport.run("queue", "list")
    assert "homeport vault restore" in refused.stderr
    restored = homeport.json("vault", "restore")
    assert restored["tasks"] == 1
    assert (Path(restored["moved_to"]) / "homeport.db").read_bytes() == content
    assert len(homeport.json("queue", "list")) == 1
