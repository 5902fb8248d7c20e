"""Plan before run: what an order would do, worked out without doing it."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from app.domain.document import Document
from app.domain.errors import AppError
from app.domain.plan import Plan
from app.domain.ports import Ports
from app.domain.preview import PlanPreview
from app.domain.prompt import GREEDY, Message, Prompt
from app.domain.result import ReportedError
from app.domain.route import Route
from app.domain.search import Hit
from app.domain.task import Priority, Task
from app.domain.work import ReadDocument
from app.pipeline.follow_up import FollowUp, follow_up_task, followed_documents
from app.pipeline.prepare import decide_route, make_plan
from app.pipeline.submit import Order, new_task
from app.planning.estimate import plan_seconds, seconds_per_unit, work_units

_HISTORY = timedelta(days=30)
# Enough to tell a fast machine from a slow one, and done in a few seconds on the slowest.
_TRIAL_WORDS = "The harbour master wrote down every ship that came in that day. " * 20
_TRIAL_TOKENS = 24


def preview_order(ports: Ports, order: Order) -> PlanPreview:
    """Read the documents and plan the order; nothing is stored, nothing is run.

    An error of a document is part of the preview; one of the model is raised.

    Raises:
        AppError: the order cannot be planned at all.
    """
    task, documents = new_task(ports, order)
    try:
        read = [_read(ports, document) for document in documents]
    except AppError as error:
        name = documents[0].name
        return PlanPreview(document=name, kind=order.kind, error=ReportedError.of(error.info))
    plan = make_plan(ports, task, read, partial(_first_pages, read))
    return _figures(ports, task, read, plan)


def preview_follow_up(ports: Ports, asked: FollowUp) -> PlanPreview:
    """Plan a follow-up question on the stored text; nothing is stored, nothing is run.

    Raises:
        AppError: the question cannot be planned.
    """
    task = follow_up_task(ports, asked)
    documents = followed_documents(ports, task)
    read = [ReadDocument(document, ports.store.pages(document.id)) for document in documents]
    plan = make_plan(ports, task, read, partial(ports.store.search, task.document_ids))
    return _figures(ports, task, read, plan)


def _read(ports: Ports, document: Document) -> ReadDocument:
    """The document with its facts, as the store would give it after reading."""
    reading = ports.reader.read(document.as_path)
    return ReadDocument(document.after(reading), reading.pages)


def _first_pages(read: Sequence[ReadDocument], question: str, most: int) -> list[Hit]:  # noqa: ARG001
    """Stand-ins for what a search will find: nothing is in the store yet. As many are read."""
    return [Hit(document.id, page.number) for document, pages in read for page in pages][:most]


def _figures(ports: Ports, task: Task, read: Sequence[ReadDocument], plan: Plan) -> PlanPreview:
    decision = decide_route(ports, task, plan)
    names = [document.name for document, _ in read]
    is_local = decision.route is not Route.CLOUD
    return PlanPreview(
        document=names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more",
        kind=task.kind,
        pages_total=sum(len(pages) for _, pages in read),
        pages_unreadable=tuple(n for document, _ in read for n in document.pages_unreadable),
        tokens=sum(chunk.tokens for chunk in plan.chunks),
        chunks=len(plan.chunks),
        steps=len(plan.steps),
        route=decision.route,
        reason=decision.reason,
        seconds=plan_seconds(plan, _unit_seconds(ports)) if is_local else None,
        conversation=plan.conversation,
    )


def _unit_seconds(ports: Ports) -> float:
    """This machine's speed with this model: from what it has done lately, or a short trial."""
    model = ports.engine.facts().model
    since = ports.clock.now() - _HISTORY
    known = [a for a in ports.store.attempts_since(since) if a.model == model]
    return seconds_per_unit(known) or _trial(ports)


def _trial(ports: Ports) -> float:
    prompt = Prompt(
        id=ports.new_id(),
        messages=(Message(role="user", content=_TRIAL_WORDS),),
        max_tokens=_TRIAL_TOKENS,
        sampling=GREEDY,
        priority=Priority.INTERACTIVE,
    )
    done = ports.engine.generate(prompt, lambda _: None)
    return done.seconds / work_units(done.prompt_tokens, done.completion_tokens)
