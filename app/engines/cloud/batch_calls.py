"""What both dialects of batches share: small questions, and results that come line by line."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, Protocol
from urllib.parse import quote

import httpx
from pydantic_core import from_json

from app.domain.batch import Batch, BatchAnswer, BatchLook, BatchPayload
from app.domain.cloud import CloudModel
from app.domain.egress import Permit, Purpose, permit_without_documents
from app.domain.errors import (
    CloudBatchFailed,
    CloudBusy,
    CloudError,
    CloudIntercepted,
    CloudUncertain,
)
from app.domain.ports import Clock
from app.domain.prompt import Prompt
from app.engines.cloud.answer import Answer, part
from app.engines.cloud.faults import refusal
from app.engines.cloud.key import require_key
from app.engines.cloud.wire import CloudWire, Outgoing, Sending, as_bytes

_QUESTION_S, _TRANSFER_S = 60.0, 900.0
_MOST_RESULT_BYTES = 512 * 2**20
_MOST_LINE_BYTES = 4 * 2**20
_NAME = re.compile(r"[\w.-]{1,200}", re.ASCII)
_SERVER_FAULT = 500


class Request(NamedTuple):
    """What a call sends, besides the key."""

    method: str
    url: str
    body: dict[str, Any] | None = None


class Calls:
    """Calls to the provider of one model.

    Args:
        headers: makes the headers of a key.
    """

    def __init__(
        self,
        wire: CloudWire,
        model: CloudModel,
        key_of: Callable[[CloudModel], str | None],
        headers: Callable[[str], dict[str, str]],
        clock: Clock,
    ) -> None:
        self.provider = model.provider.value
        self._wire, self._model, self._key_of = wire, model, key_of
        self._headers, self._clock = headers, clock

    def ask(self, request: Request) -> dict[str, Any]:
        """A question that holds nothing of any document.

        Raises:
            CloudError
        """
        content = b"" if request.body is None else as_bytes(request.body)
        outgoing = Outgoing(request.method, request.url, self._made_headers(), content)
        return self._object(outgoing, Sending(_QUESTION_S, _without_documents()))

    def send(
        self,
        url: str,
        content: bytes,
        permit: Permit,
        kind: str = "application/json",
        *,
        is_final: bool,
    ) -> dict[str, Any]:
        """Documents go out, or what makes the provider begin on them.

        Args:
            is_final: with this the provider begins. Then a fault of its server leaves open
                whether it has.

        Raises:
            CloudError
        """
        headers = {**self._made_headers(), "Content-Type": kind}
        outgoing = Outgoing("POST", url, headers, content)
        return self._object(outgoing, Sending(_TRANSFER_S, permit), is_final=is_final)

    def lines(self, url: str) -> Iterator[dict[str, Any]]:
        """The objects of a file with one a line; what is none, or too long, is left out.

        Raises:
            CloudError: it has not come whole.
        """
        sending = Sending(_TRANSFER_S, _without_documents(), _MOST_RESULT_BYTES)
        outgoing = Outgoing("GET", url, self._made_headers())
        with self._wire.ask(self.provider, outgoing, sending, self._refusal) as pieces:
            for line in short_lines(pieces, _MOST_LINE_BYTES):
                found = as_object(line)
                if found is not None:
                    yield {**found, "_bytes": len(line)}

    def garbled(self) -> CloudUncertain:
        """The error of an answer that does not say what was asked."""
        return CloudUncertain(provider=self.provider, reason="its answer is garbled")

    def name(self, value: object) -> str:
        """A provider's name for something, fit for an address.

        Raises:
            CloudUncertain: it is none.
        """
        if not isinstance(value, str) or not _NAME.fullmatch(value):
            raise self.garbled()
        return quote(value, safe="")

    def item_error(self, status: int, payload: object) -> CloudError:
        """What it means that one request of a batch was refused."""
        found = refusal(self.provider, status, {}, payload, self._clock.now())
        if isinstance(found, CloudBusy | CloudIntercepted):
            return CloudBatchFailed(provider=self.provider, reason="it was busy")
        return found

    def _made_headers(self) -> dict[str, str]:
        return self._headers(require_key(self._key_of, self._model))

    def _object(
        self, outgoing: Outgoing, sending: Sending, *, is_final: bool = False
    ) -> dict[str, Any]:
        made = self._doubtful if is_final else self._refusal
        with self._wire.ask(self.provider, outgoing, sending, made) as pieces:
            found = as_object(b"".join(pieces))
        if found is None:
            raise self.garbled()
        return found

    def _refusal(self, response: httpx.Response, payload: object) -> CloudError:
        now = self._clock.now()
        return refusal(self.provider, response.status_code, response.headers, payload, now)

    def _doubtful(self, response: httpx.Response, payload: object) -> CloudError:
        if response.status_code >= _SERVER_FAULT:
            return CloudUncertain(provider=self.provider, reason=f"status {response.status_code}")
        return self._refusal(response, payload)


class Dialect(Protocol):
    """How one provider does batches; see `domain.ports.BatchCloud`."""

    def submit(self, batch: Batch, payload: BatchPayload) -> str:
        """Send a batch; the provider's name for it."""
        ...

    def find(self, batch: Batch, attempt_ids: frozenset[str]) -> str | None:
        """The name of a batch that was sent, perhaps."""
        ...

    def look(self, batch: Batch) -> BatchLook:
        """How far it is."""
        ...

    def answers(self, batch: Batch, look: BatchLook) -> Iterator[BatchAnswer]:
        """The results as they come."""
        ...

    def fill(self, prompt: Prompt, body: dict[str, Any]) -> Answer:
        """An answer's words and counts."""
        ...

    def cancel(self, batch: Batch) -> None:
        """Have the rest not done."""
        ...

    def tidy(self, batch: Batch, look: BatchLook) -> None:
        """Have what is kept of it deleted."""
        ...


def short_lines(pieces: Iterable[bytes], most_bytes: int) -> Iterator[bytes]:
    """Whole lines that are not too long; of those that are, no more than a piece is held."""
    rest, is_too_long = bytearray(), False
    for piece in pieces:
        *lines, tail = piece.split(b"\n")
        for line in lines:
            if not is_too_long and len(rest) + len(line) <= most_bytes:
                yield bytes(rest + line)
            rest.clear()
            is_too_long = False
        if is_too_long or len(rest) + len(tail) > most_bytes:
            rest.clear()
            is_too_long = True
        else:
            rest += tail
    if rest and not is_too_long:
        yield bytes(rest)


def as_object(text: bytes) -> dict[str, Any] | None:
    """The JSON object of a text; None for anything else."""
    try:
        found = from_json(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def whole(counts: object, *names: str) -> int:
    """The sum of some counts from outside."""
    values = [part(counts, name) for name in names]
    return sum(value for value in values if isinstance(value, int) and 0 <= value < 10**9)


def _without_documents() -> Permit:
    return permit_without_documents(Purpose.BATCH)
