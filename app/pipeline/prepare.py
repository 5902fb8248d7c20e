"""Read a task's document, cut it, plan the steps and decide the route."""

from collections.abc import Sequence
from functools import partial

from app.domain.breaker import BreakerState
from app.domain.events import TaskPlanned
from app.domain.pii import pii_in_words
from app.domain.plan import Plan
from app.domain.ports import Ports
from app.domain.quantization import UNTOLD, Quantization
from app.domain.route import Decision, Route
from app.domain.search import Search
from app.domain.task import Task
from app.domain.work import Assignment, ReadDocument, StepInput
from app.pipeline.approve import refinement_plan
from app.pipeline.cloud_state import barrier, breaker_now
from app.pipeline.floor import hold_floor
from app.pipeline.follow_up import earlier_turns
from app.pipeline.kinds import WORK
from app.pipeline.reuse import find_reuse
from app.routing.policy import RouteConditions, RouteFacts, decide
from app.routing.quality import local_flaw


def prepare(ports: Ports, task: Task) -> bool:
    """Store document, plan and decision; False when the task was cancelled meanwhile.

    Raises:
        AppError: the document cannot be read or the model cannot be loaded.
        KeptHere: it may not leave, and it cannot be done here.
    """
    documents = [_read(ports, key) for key in task.document_ids]
    task = hold_floor(ports, task, documents)
    if task.terms.refines is not None:
        is_saved = _plan_refinement(ports, task)
    else:
        is_saved = _take_over(ports, task, documents) or _plan(ports, task, documents)
    ports.events.publish(TaskPlanned(task.id))
    return is_saved


def _save(
    ports: Ports, task: Task, plan: Plan, decision: Decision, *, reused_from: str | None = None
) -> bool:
    """Store the plan, if the task is still ours."""
    at = ports.clock.now()
    return ports.store.save_plan(task.id, plan, decision, reused_from, task.fence, at)


def _take_over(ports: Ports, task: Task, documents: Sequence[ReadDocument]) -> bool:
    """Store an earlier task's steps as this one's; False when there is none or it is gone.

    What belongs in the cloud does not get what a local model made of it.
    """
    reuse = find_reuse(ports, task, documents)
    if reuse is None:
        return False
    decision = decide_route(ports, task, reuse.plan)
    if decision.route is Route.CLOUD:
        return False
    return _save(ports, task, reuse.plan, decision, reused_from=reuse.task_id)


def _plan_refinement(ports: Ports, task: Task) -> bool:
    plan = refinement_plan(ports, task)
    return _save(ports, task, plan, decide_route(ports, task, plan))


def _plan(ports: Ports, task: Task, documents: Sequence[ReadDocument]) -> bool:
    search = partial(ports.store.search, task.document_ids)
    plan, decision = plan_and_route(ports, task, documents, search)
    return _save(ports, task, plan, decision)


def plan_and_route(
    ports: Ports,
    task: Task,
    documents: Sequence[ReadDocument],
    search: Search,
    *,
    is_kept: bool = False,
) -> tuple[Plan, Decision]:
    """The steps of a task and where they run. What goes to the cloud is cut for its larger context.

    Args:
        is_kept: the user wants it done here.

    Raises:
        AppError: the model cannot be loaded, or is too small or too coarse for the task.
    """
    facts = ports.engine.facts()
    context_tokens = min(facts.context_tokens, ports.settings.routing.local_context_limit)
    plan = make_plan(ports, task, documents, search, context_tokens)
    decision = decide_route(ports, task, plan, facts.quantization, is_kept=is_kept)
    if decision.route is Route.CLOUD:
        cloud = ports.settings.cloud_engine
        plan = make_plan(ports, task, documents, search, cloud.context_limit)
    return plan, decision


def make_plan(
    ports: Ports,
    task: Task,
    documents: Sequence[ReadDocument],
    search: Search,
    context_tokens: int,
) -> Plan:
    """The steps of a task whose documents have been read.

    Raises:
        AppError: the model cannot be loaded, or is too small for the task.
    """
    facts = ports.engine.facts()
    count = ports.engine.count_tokens
    assignment = Assignment(
        task,
        documents,
        facts.model,
        context_tokens,
        count,
        ports.new_id,
        search,
        *earlier_turns(ports, task),
    )
    return WORK[task.kind].plan(assignment)


def _read(ports: Ports, document_id: str) -> ReadDocument:
    """The stored text when there is one: the file may have changed or gone since."""
    document = ports.store.document(document_id)
    if document.sha256 is not None:
        return ReadDocument(document, ports.store.pages(document_id))
    reading = ports.reader.read(document.as_path)
    return ReadDocument(ports.store.save_reading(document_id, reading), reading.pages)


def decide_route(
    ports: Ports,
    task: Task,
    plan: Plan,
    quantization: Quantization = UNTOLD,
    *,
    is_kept: bool = False,
) -> Decision:
    """The route of a planned task, and its reason.

    Raises:
        LocalModelUnfit: the local model is too coarse for it, and it may not leave.
        KeptHere: the same, of what its documents keep here.
    """
    facts = RouteFacts(
        category=task.category,
        kind=task.kind,
        privacy=task.privacy,
        requires_json=WORK[task.kind].is_json,
        context_tokens=plan.context_tokens,
        wish=task.terms.route,
        pii=pii_in_words(ports.pii.raised(task.id)),
        is_kept=is_kept or ports.reroutes.is_kept(task.id),
    )
    conditions = RouteConditions(
        local_context_limit=ports.settings.routing.local_context_limit,
        breaker=breaker_now(ports) if facts.requires_json else BreakerState.CLOSED,
        barrier=barrier(ports, task),
        local_flaw=local_flaw(quantization, task.kind, task.category, task.options),
    )
    decision = decide(facts, conditions)
    is_guided = WORK[task.kind].is_json and decision.route is not Route.CLOUD
    problem = _unguided(ports, task, plan) if is_guided else None
    if problem is None:
        return decision
    words = f"{decision.reason}; the form is only checked, not guided ({problem})"
    return decision.model_copy(update={"reason": words})


def _unguided(ports: Ports, task: Task, plan: Plan) -> str | None:
    """Why the engine cannot guide the answers of a plan; None: it can."""
    request = WORK[task.kind].ask(StepInput(task, plan.steps[0], ("",)))
    return ports.engine.unsupported(request.constraint) if request.constraint else None
