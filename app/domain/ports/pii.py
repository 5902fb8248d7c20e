"""The port of what was found of personal data, and of what the user has confirmed about it."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from app.domain.document import Document
from app.domain.pii import PiiCounts, PiiKind


class PiiRecords(Protocol):
    """Durable, in the same file as the tasks. Every method is one transaction.

    Kinds and numbers are kept, never what was found nor where.
    """

    def found(self, document: Document) -> PiiCounts | None:
        """What its stored text holds; None: nobody has looked, or for fewer kinds than today."""
        ...

    def save_found(self, document: Document, counts: PiiCounts) -> None:
        """Keep what a document's text holds, over what was kept of it before."""
        ...

    def confirmed(self, sha256: str) -> frozenset[PiiKind]:
        """The kinds that the user has seen of a content and lets leave all the same."""
        ...

    def confirm(self, sha256: str, kinds: Collection[PiiKind], at: datetime) -> None:
        """The user has seen that a content holds these kinds, and lets it leave all the same."""
        ...

    def withdraw(self, sha256: str) -> bool:
        """Take the confirmation back; False: there was none.

        Tasks over the content that have not ended are raised to local only.
        """
        ...

    def raise_task(self, task_id: str, counts: PiiCounts) -> None:
        """Make a task local only, and keep why. There is no way back for this task."""
        ...

    def raised(self, task_id: str) -> PiiCounts:
        """What a task was raised for; empty: it was not."""
        ...
