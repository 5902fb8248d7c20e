"""A wrong thread in Qt shows as a black rectangle or a crash much later, so it is looked for."""

import threading


def require_main_thread() -> None:
    """Raise unless this is the thread that Qt runs on."""
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("the window was touched from another thread")
