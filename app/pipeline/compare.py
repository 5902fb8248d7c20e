"""Have finished local work done again by the larger model, once the user agrees, and compare.

Only tasks that may leave are ever chosen. What is sent are tasks of the queue as any others: with
attempts, budget and rate limit, and results that stay.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain, zip_longest
from typing import NamedTuple

from pydantic import JsonValue

from app.domain.attempt import Attempt
from app.domain.comparison import Choice, Comparison, KindComparison, Pair
from app.domain.errors import CloudNotSetUp, NothingToCompare
from app.domain.json_words import in_words
from app.domain.ports import Ports
from app.domain.route import Route
from app.domain.task import Kind, Priority, Privacy, Task, TaskState
from app.domain.terms import COMPARISON, Terms
from app.domain.work import ReadDocument
from app.pipeline.consent import agree_beforehand
from app.pipeline.cost import plan_cost, spent_on
from app.pipeline.floor import stored_floor
from app.pipeline.prepare import plan_and_route
from app.pipeline.queries import task_report
from app.pipeline.submit import submit_over
from app.routing.comparison import suggest
from app.validation.agreement import agreement

_ODDS = {"probability", "probabilities"}


class Twin(NamedTuple):
    """A finished task, and the same one for the larger model."""

    here: Task
    there: Task


class CompareOffer(NamedTuple):
    """What a comparison would send, to whom, and for how much at most; None: not known."""

    model: str
    twins: list[Twin]
    documents: list[str]
    cost_usd: float | None


def compare_offer(ports: Ports, most: int) -> CompareOffer:
    """Up to `most` tasks drawn by chance, of all kinds alike; nothing is sent or stored.

    The same ones until other work is finished: what was shown is what is sent.

    Raises:
        CloudNotSetUp, NothingToCompare
        AppError: the model that plans them cannot be loaded.
    """
    chain_ = ports.settings.cloud_engine.chain
    if not chain_:
        raise CloudNotSetUp
    chosen = _chosen(ports, most)
    if not chosen:
        raise NothingToCompare
    twins = [Twin(task, _copy(ports, task)) for task in chosen]
    costs = [_cost(ports, twin.there) for twin in twins]
    known = [cost for cost in costs if cost is not None]
    return CompareOffer(
        model=chain_[0].name,
        twins=twins,
        documents=[_name(ports, task) for task in chosen],
        cost_usd=sum(known) if len(known) == len(costs) else None,
    )


def submit_comparison(ports: Ports, offer: CompareOffer) -> list[Twin]:
    """Queue what was offered, or take up what an earlier comparison has left undone."""
    twins = [Twin(here, submit_over(ports, there)) for here, there in offer.twins]
    first = ports.settings.cloud_engine.chain[:1]  # the one that was named
    agree_beforehand(ports, [twin.there for twin in twins], first)
    return twins


def compared(
    ports: Ports, twins: Sequence[Twin], choices: Mapping[str, Choice] | None = None
) -> Comparison:
    """What came of it.

    Args:
        choices: what a person preferred, by the finished task's id.
    """
    done = [twin for twin in twins if _is_done(ports, twin)]
    pairs = [_pair(ports, twin, (choices or {}).get(twin.here.id)) for twin in done]
    kinds = dict.fromkeys(pair.kind for pair in pairs)
    attempts = {twin.there.id: ports.store.attempts(twin.there.id) for twin in twins}
    spent = spent_on([one for group in attempts.values() for one in group])
    return Comparison(
        model=ports.settings.cloud_engine.chain[0].name,
        pairs=tuple(pairs),
        unfinished=tuple(twin.there.id for twin in twins if twin not in done),
        by_kind={kind.value: _of_kind(kind, pairs, attempts) for kind in kinds},
        cost_usd=None if spent.unknown else spent.known_usd,
        possible_cost_usd=spent.possible_usd,
    )


def texts_of(ports: Ports, twin: Twin) -> tuple[str, str] | None:
    """What was made here and what was made there, in words; None: not both are there.

    Without probabilities: they would tell whose is which.
    """
    if not _is_done(ports, twin):
        return None
    here, there = (_without_odds(task_report(ports, task.id).result) for task in twin)
    return in_words(here), in_words(there)


def _without_odds(value: JsonValue) -> JsonValue:
    if isinstance(value, list):
        return [_without_odds(part) for part in value]
    if not isinstance(value, dict):
        return value
    return {name: part for name, part in value.items() if name not in _ODDS}


def _chosen(ports: Ports, most: int) -> list[Task]:
    """Kinds in turn, the tasks of a kind by their ids: these are chance, and stay the same."""
    sent = ports.settings.privacy.cloud_categories
    fit = [task for task in ports.store.tasks() if _is_fit(task) and task.category in sent]
    kinds: dict[Kind, list[Task]] = {}
    for task in sorted(fit, key=lambda task: task.id):
        kinds.setdefault(task.kind, []).append(task)
    in_turn = chain.from_iterable(zip_longest(*kinds.values()))
    chosen: list[Task] = []
    for task in in_turn:
        if len(chosen) == most:
            break
        if task is None or not _is_all_local(ports.store.attempts(task.id)):
            continue
        if not stored_floor(ports, task.document_ids):
            chosen.append(task)
    return chosen


def _is_fit(task: Task) -> bool:
    """Whether it was done here, may leave, and stands by itself."""
    is_local = task.decision is not None and task.decision.route is not Route.CLOUD
    is_free = task.privacy is Privacy.CLOUD_ALLOWED and task.state is TaskState.SUCCEEDED
    is_first = task.follows is None and task.reused_from is None and task.terms.refines is None
    return is_local and is_free and is_first


def _is_all_local(attempts: Sequence[Attempt]) -> bool:
    return all(one.route is Route.LOCAL for one in attempts)


def _copy(ports: Ports, task: Task) -> Task:
    return Task(
        id=ports.new_id(),
        kind=task.kind,
        category=task.category,
        privacy=task.privacy,
        priority=Priority.BACKGROUND,
        instruction=task.instruction,
        options=task.options,
        is_again=True,
        preset=COMPARISON,
        terms=Terms(route=Route.CLOUD),
        document_ids=task.document_ids,
        created_at=ports.clock.now(),
    )


def _cost(ports: Ports, task: Task) -> float | None:
    read = [ReadDocument(ports.store.document(k), ports.store.pages(k)) for k in task.document_ids]
    search = partial(ports.store.search, task.document_ids)
    plan, _ = plan_and_route(ports, task, read, search)
    return plan_cost(ports, plan, read)


def _name(ports: Ports, task: Task) -> str:
    return ports.store.document(task.document_ids[0]).name


def _is_done(ports: Ports, twin: Twin) -> bool:
    return ports.store.task(twin.there.id).state is TaskState.SUCCEEDED


def _pair(ports: Ports, twin: Twin, choice: Choice | None) -> Pair:
    here, there = (task_report(ports, task.id) for task in twin)
    return Pair(
        task_id=twin.here.id,
        cloud_task_id=twin.there.id,
        kind=twin.here.kind,
        document=here.document,
        agreement=round(agreement(twin.here.kind, here.result, there.result), 4),
        choice=choice,
    )


def _of_kind(
    kind: Kind, pairs: Sequence[Pair], attempts: Mapping[str, Sequence[Attempt]]
) -> KindComparison:
    of_it = [pair for pair in pairs if pair.kind is kind]
    spent = spent_on([one for pair in of_it for one in attempts[pair.cloud_task_id]])
    chosen = [pair.choice for pair in of_it]
    return KindComparison(
        pairs=len(of_it),
        agreement=round(sum(pair.agreement for pair in of_it) / len(of_it), 4),
        choices={choice: chosen.count(choice) for choice in Choice if choice in chosen},
        cost_usd=None if spent.unknown else spent.known_usd,
        suggestion=suggest(kind, of_it),
    )
