"""Is there a newer version? Two numbers compared; nothing is fetched or installed by itself."""

import re

from pydantic import BaseModel, ConfigDict

_NUMBER = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}", re.ASCII)


class UpdateNews(BaseModel):
    """What was found out. `newest` is what the address says."""

    model_config = ConfigDict(frozen=True)

    installed: str
    newest: str
    is_newer: bool


def compare_versions(installed: str, newest: str) -> UpdateNews | None:
    """The news; None: what was read is no version."""
    if not _NUMBER.fullmatch(newest):
        return None
    is_newer = _parts(newest) > _parts(installed)
    return UpdateNews(installed=installed, newest=newest, is_newer=is_newer)


def _parts(version: str) -> list[int]:
    """Its numbers, without zeros at the end: 1.0 is 1.0.0. What follows the numbers is left out."""
    found = _NUMBER.match(version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers
