"""What would leave this machine for a task, before it does: every word, to whom, for how much."""

import json
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict, computed_field

from app.domain.money import dollars
from app.domain.task import Category, Kind


class LeavingRequest(BaseModel):
    """One request as it would be sent. `body` is its very text.

    `step` counts from 1; `about` says what it reads. `cost_usd` is an estimate from above; None:
    not known.
    """

    model_config = ConfigDict(frozen=True)

    step: int
    about: str
    body: str
    cost_usd: float | None

    @computed_field  # type: ignore[prop-decorator]  # pydantic's own way
    @property
    def size_bytes(self) -> int:
        """As it goes over the network, without the head."""
        return len(self.body.encode())

    @property
    def text(self) -> str:
        """All of the body for a person's eyes: what is said first, the rest below it."""
        return "\n\n".join(_readable(self.body))


class Place(BaseModel):
    """Who would get it: a provider's host, and the model that is asked there."""

    model_config = ConfigDict(frozen=True)

    provider: str
    model: str
    host: str


class Leaving(BaseModel):
    """All that is known of what would leave for a task.

    `places` are asked in turn; the first is the one that `requests` are made for. `later` counts
    the requests whose words depend on answers that are not there yet; `if_refused` those that go
    only if this machine's own answers turn out wrong. `pages` and `chunks` are those that the
    open steps read. `cost_usd` is an estimate from above, later ones included; None: not known.
    """

    model_config = ConfigDict(frozen=True)

    task_id: str
    documents: tuple[str, ...]
    kind: Kind
    category: Category
    places: tuple[Place, ...]
    requests: tuple[LeavingRequest, ...]
    later: int = 0
    if_refused: int = 0
    pages: int = 0
    chunks: int = 0
    cost_usd: float | None
    is_agreed: bool = False

    @computed_field  # type: ignore[prop-decorator]  # pydantic's own way
    @property
    def size_bytes(self) -> int:
        """Of the requests whose words are known."""
        return sum(request.size_bytes for request in self.requests)

    @property
    def text(self) -> str:
        """Every word of the requests that are known, one after the other."""
        many = len(self.requests) > 1
        parts = (
            (f"=== Request {number} of {len(self.requests)}: {one.about} ===\n\n" if many else "")
            + one.text
            for number, one in enumerate(self.requests, start=1)
        )
        return "\n\n\n".join(parts)

    def in_words(self) -> str:
        """What, to whom, for how much, and what cannot be shown yet, in sentences."""
        return " ".join(self._sentences())

    def _sentences(self) -> Iterator[str]:
        first, *others = self.places
        count = len(self.requests)
        what = "1 request" if count == 1 else f"{count:,} requests"
        yield (
            f"{what} of {self.size_bytes:,} bytes would go to {first.model} at {first.host}, "
            f"for {dollars(self.cost_usd)} at most."
        )
        if self.chunks:
            chunks = "1 chunk" if self.chunks == 1 else f"{self.chunks:,} chunks"
            pages = "1 page" if self.pages == 1 else f"{self.pages:,} pages"
            one, many = f"It holds {chunks} of {pages}.", f"They hold {chunks} of {pages}."
            yield one if count == 1 else many
        yield from _what_follows(others, self.later, self.if_refused)


class LeavingSet(BaseModel):
    """All that would leave for the tasks of a set that wait for a look, each as it would alone.

    `more` counts those that wait besides: so many at a time are shown, and sent.
    """

    model_config = ConfigDict(frozen=True)

    set_id: str
    parts: tuple[Leaving, ...]
    more: int = 0

    @property
    def places(self) -> tuple[Place, ...]:
        """Everybody who would get some of it."""
        return tuple(dict.fromkeys(place for part in self.parts for place in part.places))

    @property
    def size_bytes(self) -> int:
        """Of the requests whose words are known."""
        return sum(part.size_bytes for part in self.parts)

    @property
    def cost_usd(self) -> float | None:
        """An estimate from above; None: of some it is not known."""
        known = [part.cost_usd for part in self.parts if part.cost_usd is not None]
        return sum(known) if len(known) == len(self.parts) else None

    def in_words(self) -> str:
        """What, to whom, for how much, and what cannot be shown yet, in sentences."""
        return " ".join(self._sentences())

    def _sentences(self) -> Iterator[str]:
        first, *others = self.places
        requests = sum(len(part.requests) for part in self.parts)
        if len(self.parts) == 1:
            yield (
                f"For 1 task, {self.size_bytes:,} bytes would go to {first.model} at "
                f"{first.host}, for {dollars(self.cost_usd)} at most."
            )
        else:
            yield (
                f"For {len(self.parts):,} tasks, {requests:,} requests of {self.size_bytes:,} "
                f"bytes would go to {first.model} at {first.host}, for {dollars(self.cost_usd)} at "
                "most."
            )
        later = sum(part.later for part in self.parts)
        yield from _what_follows(others, later, sum(part.if_refused for part in self.parts))
        if self.more == 1:
            yield "1 more task of the set waits for another look."
        elif self.more:
            yield f"{self.more:,} more tasks of the set wait for another look."


def _what_follows(others: Sequence[Place], later: int, if_refused: int) -> Iterator[str]:
    """What may go besides, and cannot be shown."""
    if others:
        told = ", ".join(f"{one.model} at {one.host}" for one in others)
        yield f"If it cannot answer, the same goes to {told}."
    if later:
        words = _more(later)
        yield f"{words} will be made of the answers to these: nobody knows their words yet."
    if if_refused:
        words = _more(if_refused)
        yield f"{words} will go only if this machine's own answers are wrong."


def _more(count: int) -> str:
    return "1 more request" if count == 1 else f"{count:,} more requests"


def _readable(body: str) -> Iterator[str]:
    """The parts of a body in the order a person reads: system, turns, and whatever else it has."""
    rest = json.loads(body)
    system = rest.pop("system", None)
    if system is not None:
        yield f"[system]\n{system}"
    for turn in rest.pop("messages", ()):
        yield f"[{turn['role']}]\n{turn['content']}"
    if rest:
        yield f"[besides]\n{json.dumps(rest, ensure_ascii=False, indent=2)}"
