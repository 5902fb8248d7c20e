"""Runs a command beside a loopback hub that has one file, and tells the command where it is.

`python -m tests.e2e.loopback_hub FILE COMMAND…`
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.fakes.hub import LoopbackHub, Mood

# The connection breaks there once.
CUT_AT = 100_000


def main(file: str, *command: str) -> int:
    hub = LoopbackHub(files={"Model-Q4_K_M.gguf": Path(file).read_bytes()})
    hub.moods.append(Mood("cut", CUT_AT))
    environment = {**os.environ, "HF_ENDPOINT": hub.address}
    return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
