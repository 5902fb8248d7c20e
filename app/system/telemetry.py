"""Nobody is told anything: Homeport sends no telemetry, and what libraries might send is off.

Of the libraries that Homeport installs none sends any. The switches are for those that another
program may have put into the same environment, and for onnxruntime, which the extra `ocr` brings:
its Windows builds report to Microsoft unless told not to (`app.ingest.ocr` tells it). Whatever a
library in Python may want to send, `socket_lock` refuses.
"""

import os

# https://consoledonottrack.com; Hugging Face's libraries, "Environment variables". The last two:
# no transfer by native code that opens sockets itself, and no token but the one it is given.
SWITCHES = {
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_XET": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
}


def switch_off_telemetry() -> None:
    """For this process and those that it starts."""
    os.environ.update(SWITCHES)


def is_switched_off() -> bool:
    """Whether every switch is set."""
    return all(os.environ.get(name) == value for name, value in SWITCHES.items())
