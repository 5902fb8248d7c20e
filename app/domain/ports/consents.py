"""The ports of what the user has said of work that could leave: send it, or do it here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from app.domain.cloud import CloudModel
from app.domain.consent import Consent
from app.domain.plan import Plan
from app.domain.route import Decision
from app.domain.task import Category


class Consents(Protocol):
    """What was agreed to be sent; durable, and nothing is ever deleted but with its task."""

    def give(self, consents: Sequence[Consent]) -> None:
        """Keep them. One that is in force already is not kept twice."""
        ...

    def withdraw(self, category: Category, at: datetime) -> int:
        """End those for all work of a category; how many there were."""
        ...

    def withdraw_of(self, task_id: str, at: datetime) -> int:
        """End those for one task; how many there were."""
        ...

    def in_force(self) -> list[Consent]:
        """Those for categories and for tasks that have not ended, oldest first."""
        ...

    def is_given(self, task_id: str, category: Category, model: CloudModel) -> bool:
        """Whether a task may be sent to a model's host."""
        ...

    def awaiting(self, category: Category) -> list[str]:
        """The tasks of a category that wait for a look at what would leave, oldest first."""
        ...


class Reroutes(Protocol):
    """What the user said of a task after it had its route: do it here, or it is of another kind.

    `is_open` until the task has been decided anew.
    """

    def keep(self, task_id: str, at: datetime) -> bool:
        """Do it on this machine; False when the task has ended."""
        ...

    def change_category(self, task_id: str, category: Category, at: datetime) -> bool:
        """Change it and have the task decided anew; False when it runs or has ended."""
        ...

    def is_kept(self, task_id: str) -> bool:
        """Whether the user wants it done here."""
        ...

    def is_open(self, task_id: str) -> bool:
        """Whether a task with a route has to be decided anew."""
        ...

    def replan(
        self, task_id: str, plan: Plan, decision: Decision, fence: int | None = None
    ) -> bool:
        """Replace steps and decision of a *running* task; False when it does not run.

        With `fence`: only if that claim still holds.

        Steps of the plan that the task has already keep what was made of them. The others are set
        aside: their attempts stay, and what still comes of them changes nothing.
        """
        ...
