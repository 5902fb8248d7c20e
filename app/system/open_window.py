"""Whether a home's window is open already, found out before anything is loaded.

Without `pathlib`, which takes longer to load than all that is done here.
"""

import os
import sys
from collections.abc import Sequence

_LOCK = "window.lock"


def is_window_open(arguments: Sequence[str]) -> bool:
    """Whether another process holds the lock of the home's window, as far as can be seen here."""
    if sys.platform == "win32":  # the lock itself will tell, a moment later
        return False
    import fcntl  # noqa: PLC0415 - Windows has none

    try:
        handle = os.open(os.path.join(_home(arguments), _LOCK), os.O_RDONLY)  # noqa: PTH118 - see above
    except OSError:
        return False
    try:
        # For a moment only: who wants the lock just then tries again.
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def named_home(arguments: Sequence[str]) -> str | None:
    """The home that the command line or the environment names, as the former finds it."""
    words = list(arguments)
    for at, word in enumerate(words):
        if word == "--home" and at + 1 < len(words):
            return os.path.expanduser(words[at + 1])  # noqa: PTH111 - see above
        if word.startswith("--home="):
            return os.path.expanduser(word.removeprefix("--home="))  # noqa: PTH111 - see above
    named = os.environ.get("HOMEPORT_HOME")
    return os.path.expanduser(named) if named else None  # noqa: PTH111 - see above


def _home(arguments: Sequence[str]) -> str:
    named = named_home(arguments)
    if named is not None:
        return named
    from platformdirs import user_data_dir  # noqa: PLC0415 - only where it is wanted

    return user_data_dir("homeport", appauthor=False)
