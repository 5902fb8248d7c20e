"""The part of the composition root that opens the window, which the command line does too."""

import logging
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from app.cli.boundary import bounded
from app.cli.output import DONE
from app.cli.window_command import run_window, telling
from app.domain.errors import ErrorInfo, StoreError
from app.pipeline.house import Door, House

_log = logging.getLogger(__name__)


def run_alone(open_door: Callable[[], Door], *, with_sample: bool) -> int:
    """The window and nothing else; the exit code."""
    return bounded(partial(_run, open_door, with_sample=with_sample))


def _run(open_door: Callable[[], Door], *, with_sample: bool) -> int:
    with telling(tell_failure):
        house = enter_window(open_door())
        if house is None:
            return DONE
        try:
            return run_window(open_window, house, with_sample=with_sample)
        finally:
            house.close()


def enter_window(door: Door) -> House | None:
    """Build the house; what keeps the store closed is asked in a dialog, where there can be one."""
    try:
        if not door.vault.needs_choice():
            return door.build()
    except StoreError as error:
        _log.warning("the store is not open yet: %s", error.code)
    from app.ui.vault_door import enter

    return enter(door)


def open_window(house: House, *, with_sample: bool, files: Sequence[Path] = ()) -> int:
    """Run the window until it is closed; Qt loads only when one is wanted."""
    from app.ui.start import open_window as run

    return run(house, with_sample=with_sample, files=files)


def tell_failure(error: ErrorInfo) -> None:
    """In a dialog, where there can be one and no terminal shows it already."""
    from app.ui.display import has_display

    if has_display() and not (sys.stderr and sys.stderr.isatty()):
        from app.ui.failed_start import tell

        tell(error)
