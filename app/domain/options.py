"""What a user can set for a kind, beyond the instruction in words."""

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict


class Length(StrEnum):
    """How long a summary is."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class Style(StrEnum):
    """The form of a summary."""

    PROSE = "prose"
    BULLETS = "bullets"


class Label(BaseModel):
    """A label of `classify`: what it is called, what it means, texts that deserve it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    description: str = ""
    examples: tuple[str, ...] = ()


class Options(BaseModel):
    """All kinds' options; each kind uses its own and leaves the others as they are.

    Args:
        labels: of `classify`. is_by_row: each row of a table has a label of its own.
        json_schema: what `extract` fills in.
        language: what `translate` translates to, and the language of a summary (empty: as the
            document's).
        length, style: of `summarize`.
        is_full_read: `ask` reads every page, not only the passages that seem relevant.
        is_verified: the model is asked of each sentence of a summary or an answer whether the
            passages say so.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: tuple[Label, ...] = ()
    is_by_row: bool = False
    json_schema: dict[str, Any] | None = None
    language: str = ""
    length: Length = Length.MEDIUM
    style: Style = Style.PROSE
    is_full_read: bool = False
    is_verified: bool = False

    def as_json(self) -> str:
        """As it is stored and compared: what is not set is left out."""
        return self.model_dump_json(exclude_defaults=True)
