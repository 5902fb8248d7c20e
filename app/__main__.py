"""The first line of every process; child processes import this module too, so it stays light."""

import gc
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
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if arguments == [TRIAL_FLAG]:
        from app.engines.local.trial_child import main as try_model

        try_model()
        return
    if sys.platform == "win32":
        from app.system.children import bind_children

        bind_children()
    gc.disable()  # all that is loaded stays: to look for garbage in it takes a tenth of the start
    from app.ui.display import is_window_wanted

    sys.exit(_open_window(arguments) if is_window_wanted(arguments) else _run(arguments))


def _run(arguments: list[str]) -> int:
    from app.bootstrap import main as run

    _watch_for_garbage()
    return run(arguments)


def _open_window(arguments: list[str]) -> int:
    """Show something while all else loads; if it was not closed by then, open the window."""
    from app.system.open_window import is_window_open, named_home
    from app.ui.display import has_display

    if has_display() and not is_window_open(arguments):
        from app.system.resources import resources_folder
        from app.ui.early import open_early

        if not open_early(_load, resources_folder()):
            return 0
    from pathlib import Path

    from app.bootstrap import window

    _watch_for_garbage()
    home = named_home(arguments)
    return window(Path(home) if home else None, with_sample="--sample" in arguments)


def _watch_for_garbage() -> None:
    """From now on, and never again in what is loaded."""
    gc.freeze()
    gc.enable()


def _load() -> None:
    """What a window needs, which takes five times as long to load as to make."""
    import app.bootstrap
    import app.ui.start  # noqa: F401


if __name__ == "__main__":
    main()
