"""What a task's preset asks for beyond its kind."""

from pydantic import BaseModel, ConfigDict

from app.domain.route import Route


class Terms(BaseModel):
    """All of it optional. `route` counts instead of the rules; local-only work stays here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    route: Route | None = None

    def as_json(self) -> str:
        """As it is stored: what is not set is left out."""
        return self.model_dump_json(exclude_defaults=True)
