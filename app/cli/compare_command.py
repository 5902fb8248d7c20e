"""`homeport calibrate --compare N`: is the local model good enough? On the user's own documents."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from app.cli.follow import run_to_end
from app.cli.output import DONE, FAILED, STOPPED, WAITING, put, put_json, put_models, say, say_error
from app.domain.comparison import Choice, Comparison, KindComparison
from app.domain.money import dollars
from app.pipeline.compare import (
    CompareOffer,
    Twin,
    compare_offer,
    compared,
    submit_comparison,
    texts_of,
)
from app.pipeline.house import House

_MEANING = "1: the first is better, 2: the second, =: neither, Enter: no more"


def compare(house: House, most: int, *, is_agreed: bool, is_json: bool) -> int:
    """Show what would be sent; when that is agreed to, send it and say how the results compare.

    Raises:
        CloudNotSetUp, NothingToCompare
    """
    offer = compare_offer(house.ports, most)
    if not is_agreed:
        return _show(offer, is_json=is_json)
    twins = submit_comparison(house.ports, offer)
    try:
        halt = run_to_end(house, [twin.there.id for twin in twins])
    except KeyboardInterrupt:
        say("Stopped. What is done is kept; `homeport queue list` shows the rest.")
        return STOPPED
    if halt is not None:
        say_error(halt)
        return FAILED
    is_asked = not is_json and sys.stdin.isatty() and sys.stdout.isatty()
    found = compared(house.ports, twins, _choices(house, twins) if is_asked else None)
    if is_json:
        put_models([found])
    else:
        for line in _lines(found):
            put(line)
    return WAITING if found.unfinished else DONE


def _show(offer: CompareOffer, *, is_json: bool) -> int:
    kinds = Counter(twin.here.kind.value for twin in offer.twins)
    if is_json:
        put_json(
            {
                "model": offer.model,
                "tasks": [twin.here.id for twin in offer.twins],
                "documents": offer.documents,
                "cost_usd": offer.cost_usd,
            }
        )
        return DONE
    for name, twin in zip(offer.documents, offer.twins, strict=True):
        put(f"{twin.here.kind.value:<12}{name}")
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    say(
        f"The text of these {len(offer.twins)} finished tasks ({told}) would go to {offer.model}, "
        f"at most: {dollars(offer.cost_usd)}."
    )
    say("Nothing was sent. With --yes it is.")
    return DONE


def _choices(house: House, twins: Sequence[Twin]) -> dict[str, Choice]:
    """What the person finds better of each pair; which is whose is not said before the end."""
    say(f"Which is better? {_MEANING}.")
    found: dict[str, Choice] = {}
    for twin in twins:
        texts = texts_of(house.ports, twin)
        if texts is None:
            continue
        is_turned = house.ports.chance() < 0.5  # noqa: PLR2004 - a coin
        answer = _asked(texts[::-1] if is_turned else texts)
        if answer is None:
            break
        found[twin.here.id] = _meant(answer, is_turned=is_turned)
    return found


def _asked(texts: tuple[str, str]) -> str | None:
    """1, 2 or =; None: the person has seen enough."""
    for number, text in enumerate(texts, start=1):
        put(f"\n--- {number} ---\n{text}")
    while True:
        try:
            answer = input("\n1, 2 or =? ").strip()
        except EOFError:
            return None
        if answer in {"1", "2", "="}:
            return answer
        if not answer:
            return None
        say(_MEANING)


def _meant(answer: str, *, is_turned: bool) -> Choice:
    if answer == "=":
        return Choice.SAME
    return Choice.LOCAL if (answer == "1") is not is_turned else Choice.CLOUD


def _lines(found: Comparison) -> Iterator[str]:
    for kind, one in found.by_kind.items():
        yield from _kind_lines(kind, one)
    if found.unfinished:
        yield f"{len(found.unfinished)} not done by {found.model}: see `homeport queue list`"
    maybe = found.possible_cost_usd
    more = f" and perhaps {dollars(maybe)} more" if maybe else ""
    yield f"cost        {dollars(found.cost_usd)}{more}"


def _kind_lines(kind: str, one: KindComparison) -> Iterator[str]:
    yield f"{kind:<12}{one.agreement:.0%} agreement in {one.pairs} pairs, {dollars(one.cost_usd)}"
    if one.choices:
        told = ", ".join(f"{count} {choice.value}" for choice, count in one.choices.items())
        yield f"{'':<12}better: {told}"
    route = one.suggestion.route
    what = route.value.replace("_", " ") if route else "none"
    sureness = one.suggestion.confidence.value
    yield f"{'':<12}suggested default: {what} ({sureness} confidence): {one.suggestion.reason}"
