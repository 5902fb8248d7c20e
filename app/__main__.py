"""The first line of every process; child processes import this module too, so it stays light."""

import multiprocessing
import sys

from app.system.socket_lock import lock_sockets
from app.system.telemetry import switch_off_telemetry

# Here, so that it holds in child processes too, which open no connection at all.
lock_sockets()
switch_off_telemetry()

# How this program is told to be the child that a stranger's model is tried in; see
# `app.engines.local.trial`. An environment or a pipe cannot say it: that child gets none.
TRIAL_FLAG = "--homeport-model-trial"


def main() -> None:
    """Start Homeport on the command line's arguments."""
    multiprocessing.freeze_support()
    if sys.argv[1:] == [TRIAL_FLAG]:
        from app.engines.local.trial_child import main as try_model

        try_model()
        return
    from app.bootstrap import main as run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
