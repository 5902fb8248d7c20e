"""Folders that are watched until they are forgotten."""

from datetime import datetime
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from app.domain.options import Options
from app.domain.task import Category, Kind, Privacy
from app.domain.terms import Terms


class Asked(BaseModel):
    """What is asked of each file of a watched folder. Privacy is as it was when it was asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    category: Category
    privacy: Privacy
    instruction: str = ""
    options: Options = Options()
    preset: str | None = None
    terms: Terms = Terms()

    def as_json(self) -> str:
        """As it is stored and compared: what is not set is left out."""
        return self.model_dump_json(exclude_defaults=True)


class WatchedFolder(BaseModel):
    """A folder that the app looks at by itself; its tasks are one set, with its id."""

    model_config = ConfigDict(frozen=True)

    id: str
    path: str
    asked: Asked
    since: datetime


class TakenFile(NamedTuple):
    """A file of a watched folder as it was when its content was taken up."""

    path: str
    size_bytes: int
    changed_ns: int
    sha256: str
