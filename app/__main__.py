"""The first line of every process; child processes import this module too, so it stays light."""

import multiprocessing
import sys

from app.system.children import bind_children
from app.system.socket_lock import lock_sockets
from app.system.telemetry import switch_off_telemetry

# Here, so that it holds in child processes too, which open no connection at all.
lock_sockets()
switch_off_telemetry()


def main() -> None:
    """Start Homeport on the command line's arguments."""
    multiprocessing.freeze_support()
    bind_children()
    from app.bootstrap import main as run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
