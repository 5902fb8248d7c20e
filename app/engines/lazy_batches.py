"""The BatchCloud port before it is needed: the HTTP library is loaded by the first batch."""

import threading
from collections.abc import Callable, Iterator, Sequence

from app.domain.attempt import Completion
from app.domain.batch import Batch, BatchAnswer, BatchLook, BatchPayload
from app.domain.ports import BatchCloud
from app.domain.prompt import Prompt


class LazyBatches:
    """A BatchCloud that is made when it is called; see `domain.ports.BatchCloud`."""

    def __init__(self, make: Callable[[], BatchCloud]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._cloud: BatchCloud | None = None

    def submit(self, batch: Batch, payload: BatchPayload) -> str:
        """Send a batch; the provider's name for it."""
        return self._made().submit(batch, payload)

    def find(self, batch: Batch, attempt_ids: Sequence[str]) -> str | None:
        """The name of a batch that was sent, perhaps."""
        return self._made().find(batch, attempt_ids)

    def look(self, batch: Batch) -> BatchLook:
        """How far it is."""
        return self._made().look(batch)

    def answers(self, batch: Batch, look: BatchLook) -> Iterator[BatchAnswer]:
        """The results as they come."""
        return self._made().answers(batch, look)

    def read(self, batch: Batch, prompt: Prompt, answer: BatchAnswer) -> Completion:
        """What an answer says to its prompt."""
        return self._made().read(batch, prompt, answer)

    def cancel(self, batch: Batch) -> None:
        """Have the rest not done."""
        self._made().cancel(batch)

    def tidy(self, batch: Batch, look: BatchLook) -> None:
        """Have what is kept of it deleted there."""
        self._made().tidy(batch, look)

    def close(self) -> None:
        """Close what was opened."""
        if self._cloud is not None:
            self._cloud.close()

    def _made(self) -> BatchCloud:
        with self._lock:
            self._cloud = self._cloud or self._make()
            return self._cloud
