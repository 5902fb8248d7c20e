"""Presets: what is asked of work beyond its kind, under one name."""

from types import MappingProxyType

from pydantic import Field, model_validator

from app.domain.route import Route
from app.domain.task import Category, Kind, Privacy
from app.domain.terms import Refinement, Terms, Wishes

# What they give is text that can be read again.
REFINABLE = frozenset({Kind.SUMMARIZE, Kind.ASK, Kind.TRANSLATE, Kind.REWRITE})


class Preset(Wishes):
    """What a name stands for: category and privacy of a task, and its terms.

    Args:
        about: what it is for, in a sentence.
        kinds: the kinds it fits; empty: all.
        privacy: None: as the setting, or as the order says.
    """

    about: str = Field(
        default="", max_length=300, description="What the preset is for, in a sentence."
    )
    kinds: tuple[Kind, ...] = Field(
        default=(), description="The kinds of work it fits; none chosen: all."
    )
    category: Category = Field(default=Category.ROUTINE, description="How delicate the work is.")
    privacy: Privacy | None = Field(
        default=None, description="Whether the work may leave this machine."
    )

    @property
    def terms(self) -> Terms:
        """What goes with the task."""
        return Terms(**self.model_dump(include=set(Wishes.model_fields)))

    def fits(self, kind: Kind) -> bool:
        """Whether it is meant for this kind."""
        return not self.kinds or kind in self.kinds

    @model_validator(mode="after")
    def _is_possible(self) -> "Preset":
        if self.has_deadline and self.route is not Route.LOCAL_WITH_FALLBACK:
            raise ValueError("a deadline needs the route local_with_fallback")
        if self.privacy is Privacy.LOCAL_ONLY and self.route not in {None, Route.LOCAL}:
            raise ValueError("local-only work cannot have a route to the larger model")
        if self.refinement and self.route is not Route.LOCAL:
            raise ValueError("a draft that may be refined needs the route local")
        if self.refinement and not (self.kinds and REFINABLE.issuperset(self.kinds)):
            names = ", ".join(sorted(kind.value for kind in REFINABLE))
            raise ValueError(f"only texts can be refined: name its kinds, some of {names}")
        return self


SHIPPED = MappingProxyType(
    {
        "bulk-classification": Preset(
            about="Label a pile of documents on this machine, many at once.",
            kinds=(Kind.CLASSIFY,),
            route=Route.LOCAL,
        ),
        "multi-step-analysis": Preset(
            about="Delicate work in several steps: the larger model does all of it.",
            category=Category.COMPLEX,
            privacy=Privacy.CLOUD_ALLOWED,
            route=Route.CLOUD,
        ),
        "chat-with-deadline": Preset(
            about="Answer here; when that would be late, the larger model starts beside it.",
            kinds=(Kind.ASK,),
            privacy=Privacy.CLOUD_ALLOWED,
            route=Route.LOCAL_WITH_FALLBACK,
            first_token_s=10,
            deadline_s=60,
        ),
        "confidential": Preset(
            about="Never sent to a provider; its result goes only to a place that you trust.",
            privacy=Privacy.LOCAL_ONLY,
            route=Route.LOCAL,
        ),
        "draft-and-refine": Preset(
            about="A draft made here; the larger model refines it, of the draft alone, if you say.",
            kinds=(Kind.SUMMARIZE, Kind.ASK, Kind.TRANSLATE, Kind.REWRITE),
            privacy=Privacy.CLOUD_ALLOWED,
            route=Route.LOCAL,
            refinement=Refinement.DRAFT,
        ),
    }
)
