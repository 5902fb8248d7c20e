"""What a task's preset asks for beyond its kind."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from app.domain.route import Route


class Refinement(StrEnum):
    """What the larger model sees when it refines a draft that was made here."""

    DRAFT = "draft"
    PASSAGES = "passages"


class Wishes(BaseModel):
    """What a preset can ask for. All of it optional.

    Args:
        route: counts instead of the rules; local-only work stays here all the same.
        first_token_s: seconds from when the task is taken up to the first word of its answer;
            where they would not do, the larger model starts beside the local one.
        deadline_s: the same for the whole answer.
        refinement: the result is a draft, which the larger model may refine once the user agrees.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    route: Route | None = Field(
        default=None, description="Where the work runs, whatever the rules for routing say."
    )
    first_token_s: float | None = Field(
        default=None,
        gt=0,
        le=3600,
        description="If the first word would come later here, the larger model starts beside it.",
    )
    deadline_s: float | None = Field(
        default=None,
        gt=0,
        le=3600,
        description="If the whole answer would come later here, the larger model starts beside it.",
    )
    refinement: Refinement | None = Field(
        default=None, description="What may be sent to have the draft refined, once you agree."
    )

    @property
    def has_deadline(self) -> bool:
        """Whether the local engine may come too late."""
        return self.first_token_s is not None or self.deadline_s is not None


# What the copies of a comparison are called, where a preset's name stands.
COMPARISON = "comparison"


class Terms(Wishes):
    """What a task's preset wished for. `refines` is the task whose draft this one refines."""

    refines: str | None = None

    def as_json(self) -> str:
        """As it is stored: what is not set is left out."""
        return self.model_dump_json(exclude_defaults=True)
