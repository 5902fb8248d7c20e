"""What the user has agreed to be sent, after a look at it."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from app.domain.cloud import CloudModel
from app.domain.task import Category


class Consent(BaseModel):
    """The user's word that something may be sent to a host.

    It is for one task (`task_id`) or for all work of a `category`, never for both. It never loosens
    privacy: what is local only stays here whatever was agreed to.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    task_id: str | None = None
    category: Category | None = None
    provider: str
    host: str
    given_at: datetime
    withdrawn_at: datetime | None = None

    def is_for(self, task_id: str, category: Category, model: CloudModel) -> bool:
        """Whether it allows a task to be sent to a model's host."""
        is_meant = self.task_id == task_id or self.category is category
        return is_meant and self.host == model.host and self.withdrawn_at is None
