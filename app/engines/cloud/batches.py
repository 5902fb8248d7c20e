"""The BatchCloud port over HTTP, for the providers that do batches at half the price."""

from collections.abc import Callable, Iterator, Sequence

import httpx

from app.domain.attempt import Completion
from app.domain.batch import Batch, BatchAnswer, BatchLook, BatchPayload
from app.domain.cloud import CloudModel, Provider
from app.domain.errors import CloudUncertain
from app.domain.ports import Clock
from app.domain.prompt import Prompt
from app.engines.cloud import anthropic, openai
from app.engines.cloud.batch_anthropic import AnthropicBatches
from app.engines.cloud.batch_calls import Calls, Dialect
from app.engines.cloud.batch_openai import OpenAiBatches
from app.engines.cloud.wire import CloudWire


class BatchEngine:
    """Sends batches, asks for them and takes in what comes; see `domain.ports.BatchCloud`.

    Args:
        key_of: a model's key from the keyring; None: there is none.
        transport: the network: the egress guard's.
    """

    def __init__(
        self,
        key_of: Callable[[CloudModel], str | None],
        clock: Clock,
        transport: httpx.BaseTransport,
    ) -> None:
        self._key_of, self._clock = key_of, clock
        self._wire = CloudWire(transport)

    def submit(self, batch: Batch, payload: BatchPayload) -> str:
        """Send a batch; the provider's name for it."""
        return self._dialect(batch).submit(batch, payload)

    def find(self, batch: Batch, attempt_ids: Sequence[str]) -> str | None:
        """The name of a batch that was sent, perhaps; None: the provider has none like it."""
        return self._dialect(batch).find(batch, frozenset(attempt_ids))

    def look(self, batch: Batch) -> BatchLook:
        """How far it is."""
        return self._dialect(batch).look(batch)

    def answers(self, batch: Batch, look: BatchLook) -> Iterator[BatchAnswer]:
        """The results as they come, in any order; what cannot be read is left out."""
        return self._dialect(batch).answers(batch, look)

    def read(self, batch: Batch, prompt: Prompt, answer: BatchAnswer) -> Completion:
        """What an answer says to its prompt. How long it took the provider nobody knows."""
        if answer.error is not None:
            raise answer.error
        filled = self._dialect(batch).fill(prompt, answer.body or {})
        if not filled.is_ended:
            raise CloudUncertain(provider=batch.provider.value, reason="its answer is garbled")
        untimed = {"seconds": 0.0, "first_token_s": 0.0, "bytes_out": None}
        return filled.completion(0, answer.bytes_in).model_copy(update=untimed)

    def cancel(self, batch: Batch) -> None:
        """Have the rest not done."""
        self._dialect(batch).cancel(batch)

    def tidy(self, batch: Batch, look: BatchLook) -> None:
        """Have what was sent and what came of it deleted there."""
        self._dialect(batch).tidy(batch, look)

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    def _dialect(self, batch: Batch) -> Dialect:
        model = batch.cloud_model
        if model.provider is Provider.ANTHROPIC:
            calls = Calls(self._wire, model, self._key_of, anthropic.headers, self._clock)
            return AnthropicBatches(calls, model)
        calls = Calls(
            self._wire, model, self._key_of, lambda key: openai.headers(model, key), self._clock
        )
        return OpenAiBatches(calls, model)
