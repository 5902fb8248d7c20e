"""What the reading child tells its parent: JSON by pydantic, a page at a time."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, TypeAdapter

from app.domain.document import Page
from app.domain.errors import AppError, well_formed


class Started(BaseModel):
    """The file's facts."""

    type: Literal["started"] = "started"
    media_type: str
    sha256: str
    size_bytes: int


class PageRead(BaseModel):
    """The next page."""

    type: Literal["page"] = "page"
    page: Page


class Ended(BaseModel):
    """All pages have been sent."""

    type: Literal["ended"] = "ended"


class Refused(BaseModel):
    """The document error of this code and these facts."""

    type: Literal["refused"] = "refused"
    code: str
    facts: dict[str, str | int | float]

    @classmethod
    def of(cls, error: AppError) -> "Refused":
        """What is told of an error."""
        facts: dict[str, str | int | float] = {
            name: fact if isinstance(fact, int) else well_formed(str(fact))
            for name, fact in error.facts.items()
        }
        return cls(code=error.code, facts=facts)


class NotPlain(BaseModel):
    """The file is no plain text, and has not been looked into: a child of its own is to read it."""

    type: Literal["not_plain"] = "not_plain"


Message = Annotated[Started | PageRead | Ended | Refused | NotPlain, Field(discriminator="type")]
messages: TypeAdapter[Message] = TypeAdapter(Message)
