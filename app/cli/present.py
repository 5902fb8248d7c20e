"""The documents of one question: those that are not there do not stop it."""

from collections.abc import Sequence
from pathlib import Path

from app.cli.output import say_error
from app.domain.errors import AppError
from app.pipeline.house import House


def present_files(house: House, files: Sequence[Path]) -> list[Path]:
    """Those that can be opened, of one or more; each other is named on standard error.

    Raises:
        AppError: none can be opened; says so of the last one.
    """
    present: list[Path] = []
    missing: list[AppError] = []
    for path in files:
        try:
            house.ports.reader.fingerprint(path)
            present.append(path)
        except AppError as error:
            missing.append(error)
    last = None if present else missing.pop()
    for one in missing:
        say_error(one.info)
    if last is not None:
        raise last
    return present
