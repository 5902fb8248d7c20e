"""SIGSTOP stands in for a lid that closes: the ticker of a real process notices when it wakes."""

import signal
import subprocess
import sys
import threading

import pytest

from tests.conftest import REPOSITORY

_TICKS = """
import os, sys
from app.system.ticker import ApTicker

ticker = ApTicker(look_s=0.1, drift_s=0.5)
ticker.on_resume(lambda: os.write(1, b"resumed\\n"))
ticker.every(3600.0, lambda: os.write(1, b"hourly\\n"))
ticker.every(0.1, lambda: os.write(1, b"tick\\n"))
sys.stdin.read()
ticker.close()
os.write(1, b"closed\\n")
"""


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="POSIX stops processes so")
def test_a_process_that_was_stopped_looks_at_everything_when_it_goes_on() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _TICKS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        impatience = threading.Timer(60, process.kill)
        impatience.start()
        assert process.stdout.readline() == "tick\n"
        process.send_signal(signal.SIGSTOP)
        threading.Event().wait(1.0)  # the sleep itself
        process.send_signal(signal.SIGCONT)
        told: list[str] = []
        while not {"resumed", "hourly"} <= set(told) or told[-1] != "tick":
            line = process.stdout.readline()
            assert line, told
            told.append(line.strip())
        process.stdin.close()
        rest = process.stdout.read().split()
        assert process.wait(10) == 0
        impatience.cancel()
    assert rest[-1] == "closed"
