"""The Cloud port before it is needed: the HTTP library is loaded by the first request."""

import threading
from collections.abc import Callable

from app.domain.attempt import Completion
from app.domain.cloud import CloudModel, CloudPayload
from app.domain.network import Finding
from app.domain.ports import Cloud, Progress
from app.domain.prompt import Prompt


class LazyCloud:
    """A Cloud that is made when something is sent."""

    def __init__(self, make: Callable[[], Cloud]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._cloud: Cloud | None = None

    def generate(
        self, payload: CloudPayload, model: CloudModel, on_progress: Callable[[Progress], None]
    ) -> Completion:
        """One request to one provider; see `domain.ports.Cloud`."""
        return self._made().generate(payload, model, on_progress)

    def render(self, prompt: Prompt, model: CloudModel) -> str:
        """The body of a request; nothing is sent."""
        return self._made().render(prompt, model)

    def test_key(self, model: CloudModel) -> None:
        """One cheap request without any document."""
        self._made().test_key(model)

    def probe(self, model: CloudModel) -> Finding:
        """Whether the model's host can be reached."""
        return self._made().probe(model)

    def cancel(self, prompt_id: str) -> None:
        """Hang up soon; before the first request there is nothing to end."""
        if self._cloud is not None:
            self._cloud.cancel(prompt_id)

    def close(self) -> None:
        """Close what was opened."""
        if self._cloud is not None:
            self._cloud.close()

    def _made(self) -> Cloud:
        with self._lock:
            self._cloud = self._cloud or self._make()
            return self._cloud
