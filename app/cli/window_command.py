"""`homeport` alone: the window."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from app.cli.output import say
from app.domain.errors import AppError, Bug, ErrorInfo, NoDisplay
from app.domain.task import Kind
from app.pipeline.house import House
from app.pipeline.submit import Order


class OpenWindow(Protocol):
    """Opens the window and returns its exit code."""

    def __call__(self, house: House, *, with_sample: bool, files: Sequence[Path] = ()) -> int:
        """Run the window until it is closed, or hand the files to the one that is open."""
        ...


TellFailure = Callable[[ErrorInfo], None]


@contextmanager
def telling(tell: TellFailure | None) -> Iterator[None]:
    """Tell what keeps the window closed where it can be seen; it is raised all the same."""
    try:
        yield
    except Exception as fault:
        error = fault if isinstance(fault, AppError) else Bug(kind=type(fault).__name__)
        if tell is not None and not isinstance(error, NoDisplay):
            tell(error.info)
        raise


def run_window(
    open_window: OpenWindow, house: House, *, with_sample: bool, files: Sequence[Path] = ()
) -> int:
    """Open the window; without a display the sample is summarized in the terminal."""
    try:
        return open_window(house, with_sample=with_sample, files=files)
    except NoDisplay:
        if not with_sample:
            raise
    from app.cli.run_command import Delivery, run_files

    say("There is no display here, so the sample document is summarized in the terminal.")
    return run_files(house, [Order(Kind.SUMMARIZE, house.sample)], Delivery())
