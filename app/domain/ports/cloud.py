"""The port of the cloud providers."""

from collections.abc import Callable
from typing import Protocol

from app.domain.attempt import Completion
from app.domain.cloud import CloudModel, CloudPayload
from app.domain.network import Finding
from app.domain.ports.engine import Progress
from app.domain.prompt import Prompt


class Cloud(Protocol):
    """Sends prompts to providers. Methods block and may be called from any thread.

    One call is one request: whether there is another one is decided, and written down, elsewhere.
    """

    def generate(
        self, payload: CloudPayload, model: CloudModel, on_progress: Callable[[Progress], None]
    ) -> Completion:
        """One request to one provider, to its end; waits for its turn under the rate limit.

        Raises:
            GenerationCancelled: `cancel` was called for the prompt's id.
            CloudError: see `domain.errors.cloud` for what each class allows.
        """
        ...

    def render(self, prompt: Prompt, model: CloudModel) -> str:
        """The body of the request that `generate` would send, letter by letter; nothing is sent."""
        ...

    def cancel(self, prompt_id: str) -> None:
        """Hang up soon; does nothing when the prompt is not under way."""
        ...

    def test_key(self, model: CloudModel) -> None:
        """One cheap request without any document.

        Raises:
            CloudError: what is wrong with key, address or model.
        """
        ...

    def probe(self, model: CloudModel) -> Finding:
        """Whether the model's host can be reached; no key and no document is sent. Seconds at most.

        Raises:
            AppError: nothing may be sent now.
        """
        ...

    def close(self) -> None:
        """End what is under way and close the connections."""
        ...
