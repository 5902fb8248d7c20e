"""The first line of every process; child processes import this module too, so it stays light."""

import gc
import sys

from app.system.children import bind_children
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
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if arguments == [TRIAL_FLAG]:
        from app.engines.local.trial_child import main as try_model

        try_model()
        return
    bind_children()
    gc.disable()  # all that is loaded stays: to look for garbage in it takes a tenth of the start
    if not _open_early(arguments):
        sys.exit(0)
    from app.bootstrap import main as run

    gc.freeze()
    gc.enable()
    sys.exit(run(arguments))


def _open_early(arguments: list[str]) -> bool:
    """Where the window is wanted, show something while all else loads; False: it was closed."""
    from app.system.open_window import is_window_open
    from app.ui.display import has_display, is_window_wanted

    if not is_window_wanted(arguments) or not has_display() or is_window_open(arguments):
        return True
    from app.ui.early import open_early

    return open_early(_load)


def _load() -> None:
    """What a window needs, which takes five times as long to load as to make."""
    import app.bootstrap
    import app.cli.main
    import app.ui.start  # noqa: F401


if __name__ == "__main__":
    main()
