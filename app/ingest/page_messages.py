"""What is asked of the process that draws pages, and what it answers: JSON by pydantic.

A `Drawn` is followed by one message of pixels, which is no JSON.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, TypeAdapter

from app.domain.page_picture import Box, PageSize, PassageOnPage
from app.ingest.messages import Refused

MOST_PIXELS = 6_000_000  # 24 MB; an A4 page at 220 dots per inch has 4.4 million


class Draw(BaseModel):
    """Draw a page."""

    type: Literal["draw"] = "draw"
    number: int
    width_px: int


class Find(BaseModel):
    """Find a passage on a page."""

    type: Literal["find"] = "find"
    number: int
    passage: PassageOnPage


class Opened(BaseModel):
    """The file is open; its pages' sizes."""

    type: Literal["opened"] = "opened"
    sizes: tuple[PageSize, ...]


class Drawn(BaseModel):
    """So large is the picture that comes next."""

    type: Literal["drawn"] = "drawn"
    width: int = Field(ge=1)
    height: int = Field(ge=1)


class FoundOnPage(BaseModel):
    """Where a passage stands."""

    type: Literal["found"] = "found"
    boxes: tuple[Box, ...]


Wish = Annotated[Draw | Find, Field(discriminator="type")]
wishes: TypeAdapter[Wish] = TypeAdapter(Wish)
Answer = Annotated[Opened | Drawn | FoundOnPage | Refused, Field(discriminator="type")]
answers: TypeAdapter[Answer] = TypeAdapter(Answer)
