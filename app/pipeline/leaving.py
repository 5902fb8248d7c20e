"""What would leave for a task, made by what sends it: nothing is sent, nothing is stored."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from app.domain.cloud import CloudModel
from app.domain.errors import CloudNotSetUp, NothingLeaves, TaskUnknown
from app.domain.leaving import Leaving, LeavingRequest, LeavingSet
from app.domain.listing import Listing, TaskFilter
from app.domain.plan import Plan, Step, StepState
from app.domain.ports import Ports
from app.domain.route import LOOK_WANTED, Route
from app.domain.task import Privacy, Task, TaskState
from app.domain.work import ReadDocument
from app.pipeline.attempts import misses, tries_at
from app.pipeline.cloud_request import given_for, make_request
from app.pipeline.cloud_state import agreed_chain, open_chain
from app.pipeline.cloud_tries import following_try
from app.pipeline.consent import places_of
from app.pipeline.cost import plan_cost
from app.pipeline.kinds import WORK
from app.pipeline.queries import step_heading
from app.pipeline.step_input import step_input
from app.routing.policy import Barrier

MOST_OF_SET = 100  # a person looks through them, and all their words are held at once
_MOST_LOOKED_AT = 10_000


class _Open(NamedTuple):
    """The open steps of a task that a model does: now, after others, or only if need be."""

    ready: list[Step]
    later: list[Step]
    if_refused: list[Step]


def leaving(ports: Ports, task_id: str) -> Leaving:
    """Every word that would be sent for a task as it stands, to whom, and for how much.

    Raises:
        TaskUnknown, NothingLeaves
        CloudNotSetUp: there is nobody to send it to.
    """
    task = ports.store.task(task_id)
    problem = _why_nothing(ports, task)
    if problem is not None:
        raise NothingLeaves(task_id=task.id, reason=problem)
    chain = open_chain(ports) or ports.settings.cloud_engine.chain
    if not chain:
        raise CloudNotSetUp
    steps = ports.store.steps(task.id)
    found = _open_steps(ports, task, steps)
    requests = tuple(_requests(ports, task, found.ready, chain))
    read = [step.chunk for step in (*found.ready, *found.later) if step.chunk is not None]
    pages = {
        (c.document_id, number) for c in read for number in range(c.page_first, c.page_last + 1)
    }
    return Leaving(
        task_id=task.id,
        documents=tuple(ports.store.document(key).name for key in task.document_ids),
        kind=task.kind,
        category=task.category,
        places=tuple(places_of(chain)),
        requests=requests,
        later=len(found.later),
        if_refused=len(found.if_refused),
        pages=len(pages),
        chunks=len(read),
        cost_usd=_cost(ports, task, steps, requests, found.later),
        is_agreed=set(chain) == set(agreed_chain(ports, task)),
    )


def leaving_of_set(ports: Ports, set_id: str) -> LeavingSet:
    """The same for the tasks of a set that wait for a look, the oldest first, some at a time.

    Raises:
        NothingLeaves: none of them waits for one.
        CloudNotSetUp: there is nobody to send it to.
    """
    waiting = TaskFilter(states=frozenset({TaskState.WAITING_FOR_NETWORK}), set_id=set_id)
    listing = Listing(waiting, is_descending=False)
    found = ports.queue.page(listing, None, _MOST_LOOKED_AT)
    ids = [one.task.id for one in found if needs_look(one.task)]
    parts = tuple(_those_there(ports, ids[:MOST_OF_SET]))
    if not parts:
        raise NothingLeaves(task_id=set_id, reason="nothing of it waits for your look")
    return LeavingSet(set_id=set_id, parts=parts, more=max(0, len(ids) - MOST_OF_SET))


def _those_there(ports: Ports, task_ids: Sequence[str]) -> Iterator[Leaving]:
    """Without those that have ended, or are gone, since the list was read."""
    for task_id in task_ids:
        with suppress(NothingLeaves, TaskUnknown):
            yield leaving(ports, task_id)


def needs_look(task: Task) -> bool:
    """Whether a task waits for the user to see what would leave."""
    is_waiting = task.state is TaskState.WAITING_FOR_NETWORK and task.waits is not None
    return is_waiting and task.waits is not None and task.waits.reason == LOOK_WANTED


def _why_nothing(ports: Ports, task: Task) -> str | None:
    if task.privacy is not Privacy.CLOUD_ALLOWED:
        return "it is local only"
    if task.state.is_final:
        return task.state.value
    if task.decision is None:
        is_at_it = task.state is TaskState.RUNNING
        return "it is being read" if is_at_it else "it is read and planned when its turn comes"
    if task.decision.route is Route.LOCAL or ports.reroutes.is_kept(task.id):
        return "it is done on this machine"
    if task.category not in ports.settings.privacy.cloud_categories:
        return Barrier.NOT_AGREED.value
    return None


def _open_steps(ports: Ports, task: Task, steps: Sequence[Step]) -> _Open:
    is_cloud = task.decision is not None and task.decision.route is Route.CLOUD
    done = {step.position for step in steps if step.state is StepState.DONE}
    found = _Open([], [], [])
    for step in steps:
        if step.position in done or step.max_tokens == 0:
            continue
        if not is_cloud and not _is_used_up(ports, task, step):
            found.if_refused.append(step)
        elif done.issuperset(step.inputs):
            found.ready.append(step)
        else:
            found.later.append(step)
    return found


def _is_used_up(ports: Ports, task: Task, step: Step) -> bool:
    """Whether this machine's answers were refused as often as they may be."""
    tries = [one for one in tries_at(ports, task, step) if one.route is Route.LOCAL]
    return misses(tries) > ports.settings.routing.fallback_max_retries


def _requests(
    ports: Ports, task: Task, steps: Sequence[Step], chain: tuple[CloudModel, ...]
) -> Iterator[LeavingRequest]:
    for step in steps:
        if WORK[task.kind].known(step_input(ports, task, step)) is not None:
            continue  # no model is asked
        tries = [one for one in tries_at(ports, task, step) if one.route is Route.CLOUD]
        following = following_try(ports, chain, tries)
        model = following.model if following is not None else chain[0]
        request = make_request(ports, given_for(ports, task, step, model, tries), model)
        yield LeavingRequest(
            step=step.position + 1,
            about=f"{step.role.value}, {step_heading(step).lower()}",
            body=ports.cloud.render(request.prompt, model),
            cost_usd=request.attempt.cost_estimate_usd,
        )


def _cost(
    ports: Ports,
    task: Task,
    steps: Sequence[Step],
    requests: Sequence[LeavingRequest],
    later: Sequence[Step],
) -> float | None:
    """From above; what is not known yet is taken to be as long as it may be."""
    read = [
        ReadDocument(ports.store.document(key), ports.store.pages(key)) for key in task.document_ids
    ]
    places = {step.position for step in later}
    costs = [one.cost_usd for one in requests]
    costs.append(plan_cost(ports, Plan(steps=tuple(steps)), read, places) if later else 0.0)
    known = [cost for cost in costs if cost is not None]
    return sum(known) if len(known) == len(costs) else None
