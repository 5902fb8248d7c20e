"""What a plan begins with."""

from typing import NamedTuple

from app.domain.task import Kind


class Beginning(NamedTuple):
    """A kind, a preset, or neither: then as it was last time."""

    kind: Kind | None = None
    preset: str = ""


AS_BEFORE = Beginning()
