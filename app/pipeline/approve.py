"""What the larger model would be sent of a draft, and the task that has it refined."""

from typing import NamedTuple

from app.domain.errors import CloudNotSetUp, KeptHere, NotRefinable
from app.domain.json_words import in_words
from app.domain.pii import pii_in_words
from app.domain.plan import Plan, Step, StepRole
from app.domain.ports import Ports
from app.domain.route import Route
from app.domain.task import Priority, Privacy, Task, TaskState
from app.domain.work import FinishedSteps, StepInput
from app.pipeline.cloud_state import price_of, token_factor
from app.pipeline.consent import agree_beforehand
from app.pipeline.floor import stored_floor
from app.pipeline.kinds import WORK
from app.pipeline.submit import submit_over
from app.planning.tokens import class_tokens, message_tokens

# A refined text may be so much longer than its draft.
_GROWTH, _LEAST_TOKENS = 1.5, 256


class Offer(NamedTuple):
    """What a refinement would send: all of its text, to whom, for how much; None: not known."""

    task_id: str
    model: str
    text: str
    size_bytes: int
    cost_usd: float | None


def refinement_offer(ports: Ports, task_id: str) -> Offer:
    """What would be sent of a draft; nothing is.

    Raises:
        TaskUnknown, NotRefinable, CloudNotSetUp
        KeptHere: its documents hold personal data.
    """
    draft = ports.store.task(task_id)
    task = _refining(ports, draft)
    plan = refinement_plan(ports, task)
    [*done, step] = plan.steps
    documents = [ports.store.document(key) for key in task.document_ids]
    finished = FinishedSteps(task, done, ports.store.pages, documents)
    request = WORK[task.kind].ask(StepInput(task, step, (), finished=lambda: finished))
    texts = [message.content for message in request.messages]
    model = ports.settings.cloud_engine.chain[0]
    price, tokens = price_of(ports, model), message_tokens(texts)
    if tokens > ports.settings.cloud_engine.context_limit:
        raise NotRefinable(
            task_id=draft.id, reason="it is longer than the larger model may be sent"
        )
    expected = round(tokens * token_factor(ports, model))
    return Offer(
        task_id=draft.id,
        model=model.name,
        text="\n\n".join(texts),
        size_bytes=sum(len(text.encode("utf-8", "replace")) for text in texts),
        cost_usd=price.cost(expected, step.max_tokens) if price else None,
    )


def submit_refinement(ports: Ports, task_id: str) -> Task:
    """Queue the refinement of a draft, which the user has agreed to; or take it up again.

    Raises:
        TaskUnknown, NotRefinable, CloudNotSetUp: nothing was queued.
    """
    refinement_offer(ports, task_id)  # it can be sent at all
    task = submit_over(ports, _refining(ports, ports.store.task(task_id)))
    agree_beforehand(ports, [task], ports.settings.cloud_engine.chain[:1])
    return task


def refinement_plan(ports: Ports, task: Task) -> Plan:
    """The draft's steps, done, and one that refines what they gave."""
    draft = ports.store.task(task.terms.refines or "")
    steps = ports.store.steps(draft.id)
    copies = tuple(step.model_copy(update={"id": ports.new_id()}) for step in steps)
    documents = [ports.store.document(key) for key in draft.document_ids]
    finished = FinishedSteps(draft, steps, ports.store.pages, documents)
    text = in_words(WORK[draft.kind].result(finished).value)
    refine = Step(
        id=ports.new_id(),
        position=len(copies),
        role=StepRole.REFINE,
        inputs=(copies[-1].position,),
        max_tokens=max(_LEAST_TOKENS, round(_GROWTH * class_tokens(text))),
    )
    return Plan(steps=(*copies, refine), conversation=draft.conversation)


def is_draft(task: Task) -> bool:
    """Whether the task's result is a draft that may be refined."""
    is_meant = task.terms.refinement is not None and task.terms.refines is None
    may_leave = task.privacy is Privacy.CLOUD_ALLOWED
    return is_meant and may_leave and task.state is TaskState.SUCCEEDED


def _refining(ports: Ports, draft: Task) -> Task:
    """The task that a draft's refinement would be."""
    if not is_draft(draft):
        raise NotRefinable(task_id=draft.id, reason=_why_not(draft))
    if not ports.settings.cloud_engine.chain:
        raise CloudNotSetUp
    found = stored_floor(ports, draft.document_ids)
    if found:
        raise KeptHere(found=pii_in_words(found))
    terms = draft.terms.model_copy(update={"route": Route.CLOUD, "refines": draft.id})
    return Task(
        id=ports.new_id(),
        kind=draft.kind,
        category=draft.category,
        privacy=draft.privacy,
        priority=Priority.INTERACTIVE,
        instruction=draft.instruction,
        options=draft.options,
        set_id=draft.set_id,
        follows=draft.follows,
        preset=draft.preset,
        terms=terms,
        document_ids=draft.document_ids,
        created_at=ports.clock.now(),
    )


def _why_not(task: Task) -> str:
    if task.terms.refines is not None:
        return "it is refined already"
    if task.terms.refinement is None:
        return "no preset said so"
    if task.state is not TaskState.SUCCEEDED:
        return task.state.value.replace("_", " ")
    return "it is local only"
