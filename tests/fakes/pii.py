"""The records of personal data in memory, over the store in memory."""

from collections.abc import Collection
from datetime import datetime

from app.domain.document import Document
from app.domain.pii import PiiCounts, PiiKind, added
from app.domain.task import Privacy
from tests.fakes.store import FakeTaskStore


class FakePiiRecords:
    """A PiiRecords; raising a task changes it in the store."""

    def __init__(self, store: FakeTaskStore) -> None:
        self._store = store
        self._found: dict[str, PiiCounts] = {}
        self._confirmed: dict[str, frozenset[PiiKind]] = {}
        self._raised: dict[str, PiiCounts] = {}

    def found(self, document: Document) -> PiiCounts | None:
        return self._found.get(document.id)

    def save_found(self, document: Document, counts: PiiCounts) -> None:
        self._found[document.id] = counts

    def confirmed(self, sha256: str) -> frozenset[PiiKind]:
        return self._confirmed.get(sha256, frozenset())

    def confirm(self, sha256: str, kinds: Collection[PiiKind], at: datetime) -> None:
        if kinds:
            self._confirmed[sha256] = self.confirmed(sha256) | frozenset(kinds)

    def withdraw(self, sha256: str) -> bool:
        if not self._confirmed.pop(sha256, None):
            return False
        for task in self._store.tasks():
            read = [self._store.document(key) for key in task.document_ids]
            is_over_it = any(document.sha256 == sha256 for document in read)
            is_open = task.privacy is Privacy.CLOUD_ALLOWED and not task.state.is_final
            if is_over_it and is_open:
                self.raise_task(task.id, added(*(self._found.get(one.id, {}) for one in read)))
        return True

    def raise_task(self, task_id: str, counts: PiiCounts) -> None:
        self._store._set_task(task_id, privacy=Privacy.LOCAL_ONLY)
        self._raised[task_id] = counts

    def raised(self, task_id: str) -> PiiCounts:
        return self._raised.get(task_id, {})
