"""What a task's preset asks for beyond its kind: where it runs, by when, and what follows."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from app.domain.route import Route


class Refinement(StrEnum):
    """What a larger model sees when it refines a local draft, once the user has approved it."""

    DRAFT = "draft"
    DRAFT_AND_TEXT = "draft_and_text"


class Terms(BaseModel):
    """All of it optional.

    Args:
        route: instead of what the rules would say; it never makes local-only work leave.
        deadline_s: seconds in which the first words are wanted; a larger model starts beside the
            local one when that would pass.
        refine: the last step is a larger model's, and waits for the user's word.
        sync_only: the result is for the user's own sync target.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    route: Route | None = None
    deadline_s: float | None = Field(default=None, gt=0, le=3600)
    refine: Refinement | None = None
    sync_only: bool = False

    def as_json(self) -> str:
        """As it is stored: what is not set is left out."""
        return self.model_dump_json(exclude_defaults=True)
