"""The Engine port over HTTP: a private OpenAI-compatible server, on this machine or a trusted one.

Spoken to llama.cpp's server, vLLM, Ollama and LM Studio; see `dialects` for the differences.
"""

import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx

from app.domain.attempt import Completion
from app.domain.errors import ContextTooLong, EndpointUnreachable
from app.domain.ports import EngineFacts, EngineFigures, Progress
from app.domain.prompt import Constraint, Prompt
from app.engines.exchange import Exchange
from app.engines.local.endpoint.dialects import (
    Call,
    Kind,
    Server,
    call_for,
    upper_estimate,
    upper_prompt_estimate,
)
from app.engines.local.endpoint.discovery import discover, display_name
from app.engines.local.endpoint.replies import Answer, Refusals, chunks
from app.engines.local.endpoint.wire import CUT_OFF, Timeouts, Wire

__all__ = ["EndpointEngine", "Timeouts"]

_DEFAULT_PARALLEL = 4
_LOOK_S = 0.1
_PATIENT = Timeouts()
_OK = 200


class _Known(NamedTuple):
    """What the server said of itself, and its free places."""

    server: Server
    facts: EngineFacts
    places: threading.Semaphore


class EndpointEngine:
    """An Engine that is a server; see `domain.ports.Engine`. Any number of threads may call it.

    Nothing is sent, not even a question, unless the host is this machine or a trusted one: every
    method raises EndpointNotTrusted instead. Documents and key travel in clear over `http`.

    Args:
        endpoint: the server's address: `http://127.0.0.1:8000/v1`.
        transport: the network: the egress guard's, straight.
        context_limit: tokens a prompt with its answer may have, where the server does not tell.
        model: its name at the server; None takes the first that the server lists.
        parallel: prompts at once; None: the server's slots if it tells, else 4.
        trusted_hosts: hosts beside this machine that may be sent documents.
        timeouts: how long to wait for a connection, and between two signs of life.
        api_key: gives the key to send as a bearer token, or None.
    """

    def __init__(  # noqa: PLR0913 - settings, each with its own name
        self,
        endpoint: str,
        context_limit: int,
        transport: httpx.BaseTransport,
        *,
        model: str | None = None,
        parallel: int | None = None,
        trusted_hosts: Collection[str] = (),
        timeouts: Timeouts = _PATIENT,
        api_key: Callable[[], str | None] | None = None,
    ) -> None:
        self._wire = Wire(endpoint, trusted_hosts, timeouts, transport, api_key=api_key)
        self._context_limit = context_limit
        self._model = model
        self._parallel = parallel
        self._lock = threading.Lock()
        self._known: _Known | None = None
        self._exchanges: dict[str, Exchange] = {}

    def is_outdated(self) -> bool:
        """Never: another server is for the next start."""
        return False

    def fingerprint(self) -> str:
        """Empty: a server does not say which file it has loaded."""
        return ""

    def facts(self) -> EngineFacts:
        """What the server says it has; asked once, and again after it was unreachable.

        Raises:
            EndpointNotTrusted, EndpointUnreachable, EndpointRefused.
        """
        return self._ready().facts

    def loaded(self) -> EngineFacts | None:
        """What the server said when it was asked last."""
        known = self._known
        return known.facts if known is not None else None

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Token counts: the server's own (llama-server, vLLM), else estimates from above.

        Raises:
            EndpointNotTrusted, EndpointUnreachable, EndpointRefused.
        """
        server = self._ready().server
        return [self._count(server, text) if text else 0 for text in texts]

    def generate(self, prompt: Prompt, on_progress: Callable[[Progress], None]) -> Completion:
        """Run one prompt to its end.

        The port's promises hold, with these differences: labels of a choice get no probabilities;
        that quotes are verbatim is left to validation; `priority`, `is_alone` and `keep_as` mean
        nothing to a server that others use too; prompt progress comes from llama-server only.

        Raises:
            ContextTooLong, GenerationCancelled, SchemaUnsupported.
            EndpointNotTrusted, EndpointUnreachable, EndpointRefused.
        """
        exchange = Exchange(prompt.id)
        called_s = time.monotonic()
        with self._under_way(prompt.id, exchange):
            known = self._ready()
            with _place(known.places, exchange):
                queue_s = time.monotonic() - called_s
                return self._run(known, prompt, exchange, on_progress, queue_s)

    def cancel(self, prompt_id: str) -> None:
        """Hang up on a prompt, or take it out of the queue; the server then stops too."""
        exchange = self._exchanges.get(prompt_id)
        if exchange is not None:
            exchange.cancel()

    def unsupported(self, constraint: Constraint) -> str | None:  # noqa: ARG002 - the port's
        """None: the server itself says no, and the answer is validated in any case."""
        return None

    def forget(self, document_id: str) -> None:
        """Nothing: what a server keeps of a document is in its own cache, out of reach."""

    def figures(self) -> EngineFigures:
        """Nothing: a server's memory is its own."""
        return EngineFigures(None, None)

    def close(self) -> None:
        """End what is under way and close the connections; the server goes on."""
        for exchange in list(self._exchanges.values()):
            exchange.cancel()
        self._wire.close()

    def _run(
        self,
        known: _Known,
        prompt: Prompt,
        exchange: Exchange,
        on_progress: Callable[[Progress], None],
        queue_s: float,
    ) -> Completion:
        call = call_for(known.server, prompt)
        estimate = upper_prompt_estimate(prompt)
        context_tokens = known.facts.context_tokens
        needed = estimate + prompt.max_tokens
        if needed > context_tokens and not known.server.refuses_long_prompts:
            raise ContextTooLong(needed_tokens=needed, context_tokens=context_tokens)
        refusals = Refusals(self._wire.host, prompt.max_tokens, needed, context_tokens)
        answer = self._answer(call, exchange, refusals, on_progress)
        completion = answer.completion(queue_s, estimate)
        _require_all_read(known, prompt, answer, completion)
        last = answer.last_progress(completion)
        if last is not None:
            on_progress(last)
        return completion

    def _answer(
        self,
        call: Call,
        exchange: Exchange,
        refusals: Refusals,
        on_progress: Callable[[Progress], None],
    ) -> Answer:
        answer = Answer(is_wrapped=call.is_wrapped)
        try:
            with self._wire.stream(call.path, call.body, exchange, refusals.error) as lines:
                for chunk in chunks(lines, self._wire.host, refusals):
                    progress = answer.add(chunk)
                    if progress is not None:
                        on_progress(progress)
                    exchange.require_wanted()
            if answer.finish_reason is None:
                raise self._wire.unreachable(CUT_OFF)
        except EndpointUnreachable:
            self._known = None  # another model may be there when it comes back
            raise
        return answer

    def _count(self, server: Server, text: str) -> int:
        if server.kind is Kind.LLAMA_SERVER:
            body = {"content": text, "add_special": False, "parse_special": False}
            tokens = self._tokenize(body).get("tokens")
            count = len(tokens) if isinstance(tokens, list) else None
        elif server.kind is Kind.VLLM:
            body = {"model": server.model, "prompt": text, "add_special_tokens": False}
            count = self._tokenize(body).get("count")
        else:
            return upper_estimate(text)
        if not isinstance(count, int):
            raise self._wire.refused("its token count is garbled")
        return count

    def _tokenize(self, body: dict[str, Any]) -> dict[str, Any]:
        reply = self._wire.ask("POST", "/tokenize", body)
        if reply.status != _OK:
            raise Refusals(self._wire.host, 0, 0, 0).error(reply.status, reply.payload)
        return reply.payload if isinstance(reply.payload, dict) else {}

    def _ready(self) -> _Known:
        with self._lock:
            if self._known is None:
                server = discover(self._wire, self._model)
                parallel = self._parallel or server.slots or _DEFAULT_PARALLEL
                facts = EngineFacts(
                    name="endpoint",
                    model=display_name(server.model),
                    context_tokens=server.context_tokens or self._context_limit,
                    device=self._wire.host,
                    parallel=parallel,
                )
                self._known = _Known(server, facts, threading.Semaphore(parallel))
            return self._known

    @contextmanager
    def _under_way(self, prompt_id: str, exchange: Exchange) -> Iterator[None]:
        self._exchanges[prompt_id] = exchange
        try:
            yield
        finally:
            self._exchanges.pop(prompt_id, None)


@contextmanager
def _place(places: threading.Semaphore, exchange: Exchange) -> Iterator[None]:
    """Wait for one of the places; a cancelled prompt waits no longer."""
    while not places.acquire(timeout=_LOOK_S):
        exchange.require_wanted()
    try:
        exchange.require_wanted()
        yield
    finally:
        places.release()


def _require_all_read(
    known: _Known, prompt: Prompt, answer: Answer, completion: Completion
) -> None:
    """Refuse an answer whose prompt or end may have been cut to fit the context.

    Raises:
        ContextTooLong: the context, not the token limit, ended the answer; or a server that cuts
            prompts counted more tokens than could be told before.
    """
    if answer.usage is None:
        return
    context_tokens = known.facts.context_tokens
    needed = completion.prompt_tokens + prompt.max_tokens
    used = completion.prompt_tokens + completion.completion_tokens
    has_hit_the_end = completion.is_truncated and used >= context_tokens
    if needed > context_tokens and (has_hit_the_end or not known.server.refuses_long_prompts):
        raise ContextTooLong(needed_tokens=needed, context_tokens=context_tokens)
