"""Two real starts on one home: the second hands over and ends; a killed first is no obstacle."""

import os
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import Homeport, wait_for
from tests.ui.screen import active_title, press_keys, titles

pytestmark = pytest.mark.display
_TIMEOUT_S = 60


def end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate(timeout=_TIMEOUT_S)


def hand_over(homeport: Homeport, *files: Path) -> None:
    done = homeport.run(*files)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_second_start_hands_its_files_over_and_a_killed_one_is_no_obstacle(
    homeport: Homeport, tmp_path: Path
) -> None:
    letters = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for letter in letters:
        letter.write_text("The ferry left at noon.")
    with homeport.start(letters[0]) as first:
        wait_for(first, lambda: "Plan: first.txt" in titles())
        with socket.socket(socket.AF_UNIX) as hostile:
            hostile.connect(str(homeport.home / "window.sock"))
            hostile.sendall(b"\x00[{" * 1000 + b"\n")
        hand_over(homeport, letters[1])
        wait_for(first, lambda: "Plan: 2 files" in titles())
        hand_over(homeport)
        os.kill(first.pid, signal.SIGKILL)
        end(first)
    assert (homeport.home / "window.sock").exists()  # it had no time to clear up
    with homeport.start() as next_one:
        wait_for(next_one, lambda: "Homeport" in titles())
        hand_over(homeport, letters[0])
        wait_for(next_one, lambda: "Plan: first.txt" in titles())
        end(next_one)


def test_what_keeps_the_window_closed_is_told_in_a_dialog(homeport: Homeport) -> None:
    (homeport.home / "settings.yaml").write_text("routing:\n  local_context_limitt: 9\n")
    for words in ([], [homeport.home / "letter.txt"]):
        with homeport.start(*words) as process:
            wait_for(process, lambda: "Homeport cannot be opened" in titles())
            wait_for(process, lambda: active_title() == "Homeport cannot be opened")
            press_keys("Return")
            assert process.wait(_TIMEOUT_S) == 2
            told = process.communicate(timeout=_TIMEOUT_S)[1]
        assert "local_context_limitt" in told
        assert "Traceback" not in told
