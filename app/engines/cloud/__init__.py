"""The Cloud port over HTTP: providers that speak OpenAI's or Anthropic's dialect."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from types import ModuleType

import httpx

from app.domain.attempt import Completion
from app.domain.cloud import CloudModel, CloudPayload, Provider
from app.domain.egress import Purpose, permit_without_documents
from app.domain.errors import (
    CloudError,
    CloudKeyMissing,
    CloudKeyRefused,
    CloudKeyringClosed,
    CloudUncertain,
    KeyringMissing,
    KeyringRefused,
)
from app.domain.ports import Clock, Progress
from app.domain.prompt import GREEDY, Message, Prompt
from app.domain.settings import CloudEngineSettings
from app.engines.cloud import anthropic, openai
from app.engines.cloud.answer import Answer, events
from app.engines.cloud.faults import refusal
from app.engines.cloud.rate import Turnstile
from app.engines.cloud.wire import CloudWire, Sending

_MINUTE = timedelta(minutes=1)
_TEST_DEADLINE_S = 30.0


class CloudEngine:
    """Sends prompts to providers; see `domain.ports.Cloud`. Any number of threads may call it.

    Args:
        read_settings: the settings as they are now.
        key_of: a model's key from the keyring; None: there is none.
        started: when the requests since a moment were begun; asked once, for the rate limit.
        transport: the network: the egress guard's.
    """

    def __init__(
        self,
        read_settings: Callable[[], CloudEngineSettings],
        key_of: Callable[[CloudModel], str | None],
        clock: Clock,
        started: Callable[[datetime], Sequence[datetime]],
        transport: httpx.BaseTransport,
    ) -> None:
        self._read_settings, self._key_of, self._clock = read_settings, key_of, clock
        self._started = started
        self._wire = CloudWire(transport)
        self._turnstile: tuple[int, Turnstile] | None = None
        self._under_way: dict[str, Sending] = {}

    def generate(
        self, payload: CloudPayload, model: CloudModel, on_progress: Callable[[Progress], None]
    ) -> Completion:
        """One request to one provider, to its end; waits for its turn under the rate limit."""
        deadline_s = self._read_settings().deadline_s
        return self._ask(payload, model, on_progress, deadline_s)

    def cancel(self, prompt_id: str) -> None:
        """Hang up soon."""
        sending = self._under_way.get(prompt_id)
        if sending is not None:
            sending.cancel()

    def test_key(self, model: CloudModel) -> None:
        """One cheap request without any document: a word asked, a few tokens answered."""
        hello = (Message(role="user", content="Say OK."),)
        prompt = Prompt(id="key-test", messages=hello, max_tokens=16, sampling=GREEDY)
        payload = CloudPayload(permit_without_documents(Purpose.KEY_TEST), prompt)
        self._ask(payload, model, lambda _: None, _TEST_DEADLINE_S)

    def close(self) -> None:
        """End what is under way and close the connections."""
        for sending in list(self._under_way.values()):
            sending.cancel()
        self._wire.close()

    def _ask(
        self,
        payload: CloudPayload,
        model: CloudModel,
        on_progress: Callable[[Progress], None],
        deadline_s: float,
    ) -> Completion:
        provider, dialect, prompt = model.provider.value, _dialect(model), payload.prompt
        call = dialect.call(model, prompt, self._key(model))
        sending = Sending(deadline_s, payload.permit)
        with self._carrying(prompt.id, sending):
            self._turn().wait(sending, provider)
            answer = Answer(prompt, call.form)
            with self._wire.post(provider, call.post, sending, self._refusal(provider)) as lines:
                for event in events(provider, lines):
                    text = dialect.read(event, answer, provider)
                    if text:
                        on_progress(Progress(0, 0, text))
                    sending.require_wanted()
            if not answer.is_ended:
                raise CloudUncertain(provider=provider, reason="it stopped in mid-answer")
            return answer.completion(sending)

    def _refusal(self, provider: str) -> Callable[[httpx.Response, object], CloudError]:
        def made(response: httpx.Response, payload: object) -> CloudError:
            now = self._clock.now()
            return refusal(provider, response.status_code, response.headers, payload, now)

        return made

    def _key(self, model: CloudModel) -> str:
        """The key, or why nothing can be sent with it."""
        try:
            key = (self._key_of(model) or "").strip()
        except (KeyringMissing, KeyringRefused) as closed:
            raise CloudKeyringClosed(
                provider=model.provider.value, reason=closed.info.title
            ) from None
        if not key:
            raise CloudKeyMissing(provider=model.provider.value)
        if not (key.isascii() and key.isprintable()):
            reason = "it has signs that no key has"
            raise CloudKeyRefused(provider=model.provider.value, reason=reason)
        return key

    def _turn(self) -> Turnstile:
        """The gate of the rate limit; made anew when the setting has changed."""
        limit = self._read_settings().rate_limit
        if self._turnstile is None or self._turnstile[0] != limit:
            now = self._clock.now()
            self._turnstile = (limit, Turnstile(limit, self._started(now - _MINUTE), now))
        return self._turnstile[1]

    @contextmanager
    def _carrying(self, prompt_id: str, sending: Sending) -> Iterator[None]:
        self._under_way[prompt_id] = sending
        try:
            yield
        finally:
            self._under_way.pop(prompt_id, None)


def _dialect(model: CloudModel) -> ModuleType:
    return anthropic if model.provider is Provider.ANTHROPIC else openai
