"""The window as a screen reader meets it, over the desktop's own accessibility bus."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Homeport, wait_for

_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_READER = Path(__file__).with_name("screen_reader.py")
_SHIELD = "Nothing leaves this machine"  # the window itself, not what stands there before
_PYTHON = "/usr/bin/python3"
# What one can act on; a part without a name is nothing to somebody who does not see it.
_ACTED_ON = {
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "text",
    "table",
    "tree",
    "list",
    "list item",
    "slider",
    "spin button",
    "menu item",
    "progress bar",
}
pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(
        not _LAUNCHER.exists() or not Path("/usr/lib/python3/dist-packages/pyatspi").is_dir(),
        reason="the desktop's accessibility bus is not installed",
    ),
]


@pytest.fixture
def bus() -> Iterator[None]:
    with subprocess.Popen([str(_LAUNCHER), "--launch-immediately"]) as launcher:
        yield
        launcher.terminate()


@pytest.fixture
def opened(
    bus: None, homeport: Homeport, monkeypatch: pytest.MonkeyPatch
) -> Iterator["subprocess.Popen[str]"]:
    monkeypatch.setenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
    with homeport.start() as process:
        yield process
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate(timeout=60)


def read(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [_PYTHON, str(_READER), "Homeport", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def tree() -> list[dict[str, Any]]:
    """Its parts; none where one of them has gone while they were read."""
    done = read()
    return [json.loads(line) for line in done.stdout.splitlines()] * (done.returncode == 0)


def names() -> set[str]:
    return {part["name"] for part in tree()}


def test_everything_one_can_act_on_is_named_and_can_be_pressed(
    opened: "subprocess.Popen[str]",
) -> None:
    wait_for(opened, lambda: _SHIELD in names())
    parts = tree()
    nameless = [
        part
        for part in parts
        if part["role"] in _ACTED_ON and part["is_shown"] and not part["name"]
    ]
    assert nameless == []
    assert {"frame", "push button", "status bar"} <= {part["role"] for part in parts}
    shield = [one for one in parts if one["name"] == _SHIELD]
    assert shield
    assert read(shield[0]["role"], shield[0]["name"]).returncode == 0
    wait_for(opened, lambda: "What left this machine" in names())
