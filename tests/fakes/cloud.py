"""A provider without a network: it answers from a script, and keeps what it was sent."""

import json
import threading
from collections.abc import Callable

from app.domain.attempt import Completion
from app.domain.cloud import CloudModel, CloudPayload
from app.domain.errors import AppError, GenerationCancelled
from app.domain.network import Finding
from app.domain.ports import Progress
from app.domain.prompt import Prompt
from tests.fakes.engine import fitting


class FakeCloud:
    """Counts a word as one token. `script` holds answers or errors, used up in order.

    `sent` are all requests, with the model that was asked. With `gate` set, each waits for it.
    """

    def __init__(self) -> None:
        self.sent: list[tuple[str, Prompt]] = []
        self.script: list[str | AppError] = []
        self.gate: threading.Event | None = None
        self.is_counted = True
        self.is_closed = False
        self.tested: list[CloudModel] = []
        self.probed: list[CloudModel] = []
        self.probe_script: list[Finding | AppError] = []
        self._cancelled: set[str] = set()

    def generate(
        self, payload: CloudPayload, model: CloudModel, on_progress: Callable[[Progress], None]
    ) -> Completion:
        prompt = payload.prompt
        self.sent.append((model.name, prompt))
        answer = self.script.pop(0) if self.script else fitting(prompt)
        if isinstance(answer, AppError):
            raise answer
        while self.gate is not None and not self.gate.wait(0.01):
            self._require_wanted(prompt)
        on_progress(Progress(0, 0, answer))
        self._require_wanted(prompt)
        tokens = sum(len(message.content.split()) for message in prompt.messages)
        return Completion(
            text=answer,
            is_truncated=False,
            is_counted=self.is_counted,
            prompt_tokens=tokens,
            completion_tokens=len(answer.split()),
            first_token_s=0.5,
            seconds=1.0,
            bytes_out=10 * tokens,
            bytes_in=100,
        )

    def render(self, prompt: Prompt, model: CloudModel) -> str:
        said = [one.model_dump() for one in prompt.messages]
        return json.dumps({"model": model.model, "messages": said}, ensure_ascii=False)

    def cancel(self, prompt_id: str) -> None:
        self._cancelled.add(prompt_id)

    def test_key(self, model: CloudModel) -> None:
        self.tested.append(model)

    def probe(self, model: CloudModel) -> Finding:
        self.probed.append(model)
        found = self.probe_script.pop(0) if self.probe_script else Finding.ANSWERED
        if isinstance(found, AppError):
            raise found
        return found

    def close(self) -> None:
        self.is_closed = True

    def _require_wanted(self, prompt: Prompt) -> None:
        if prompt.id in self._cancelled:
            raise GenerationCancelled
