"""Plan before run: what an order would do, worked out without doing it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from app.domain.document import Document
from app.domain.errors import AppError, TaskUnknown, printable
from app.domain.plan import Plan, StepState
from app.domain.ports import Ports
from app.domain.preview import FileLook, PlanPreview, UnreadPages
from app.domain.prompt import GREEDY, Message, Prompt
from app.domain.result import ReportedError
from app.domain.route import Decision, Route
from app.domain.search import Hit
from app.domain.task import Kind, Priority, Task
from app.domain.work import ReadDocument
from app.pipeline.cost import batch_cost, plan_cost
from app.pipeline.floor import hold_floor
from app.pipeline.follow_up import FollowUp, follow_up_task, followed_documents
from app.pipeline.prepare import plan_and_route
from app.pipeline.remembered import PassingPii, RememberingReader
from app.pipeline.submit import Order, new_task
from app.planning.estimate import Speed, past_speed, plan_seconds, trial_speed

_HISTORY = timedelta(days=30)
_MOST_TASKS = 50
# Enough to tell a fast machine from a slow one, and done in a few seconds on the slowest.
_TRIAL_WORDS = "The harbour master wrote down every ship that came in that day. " * 20
_TRIAL_TOKENS = 24


GetSpeed = Callable[[Kind], Speed | None]


def preview_order(ports: Ports, order: Order, get_speed: GetSpeed | None = None) -> PlanPreview:
    """Read the documents and plan the order; nothing is stored, nothing is run.

    An error of a document is part of the preview; one of the model is raised. Whoever plans many
    orders gives a `get_speed` that remembers.

    Raises:
        AppError: the order cannot be planned at all.
    """
    passing = replace(ports, pii=PassingPii(ports.pii))
    return _preview(passing, order, get_speed or partial(measure_speed, ports))


class Previews:
    """Plans to choose from: while one looks, a file is read once and the speed is learned once."""

    def __init__(self, ports: Ports) -> None:
        reader, pii = RememberingReader(ports.reader), PassingPii(ports.pii)
        self._ports = replace(ports, reader=reader, pii=pii)
        self._speeds: dict[Kind, Speed] = {}
        self._wanted: Kind | None = None

    @property
    def is_speed_wanted(self) -> bool:
        """True when the last plan would have said how long it takes, had the speed been known."""
        return self._wanted is not None

    def look(self, path: Path) -> FileLook:
        """The pages of a file; no model is needed for it."""
        try:
            pages = self._ports.reader.read(path).pages
        except AppError as error:
            return FileLook(error=ReportedError.of(error.info))
        reasons = dict.fromkeys(page.problem for page in pages if page.problem)
        unread = tuple(
            UnreadPages(tuple(page.number for page in pages if page.problem == reason), reason)
            for reason in reasons
            if reason
        )
        return FileLook(pages_total=len(pages), unread=unread)

    def plan(self, order: Order) -> PlanPreview:
        """What the order would do; whatever is in its way is part of the preview."""
        try:
            return _preview(self._ports, order, self._known_speed)
        except AppError as error:
            name = printable(order.path.name)
            return PlanPreview(document=name, kind=order.kind, error=ReportedError.of(error.info))

    def learn_speed(self) -> None:
        """Find out how fast this machine is; a machine that has done nothing yet tries it.

        Raises:
            AppError: the model cannot be loaded.
        """
        kind, self._wanted = self._wanted, None
        if kind is not None:
            self._speeds[kind] = measure_speed(self._ports, kind)

    def _known_speed(self, kind: Kind) -> Speed | None:
        speed = self._speeds.get(kind)
        self._wanted = None if speed else kind
        return speed


def _preview(ports: Ports, order: Order, get_speed: GetSpeed) -> PlanPreview:
    task, documents = new_task(ports, order)
    start_s = ports.clock.monotonic()
    try:
        read = [_read(ports, document) for document in documents]
    except AppError as error:
        name = documents[0].name
        return PlanPreview(document=name, kind=order.kind, error=ReportedError.of(error.info))
    reading_s = ports.clock.monotonic() - start_s
    task = hold_floor(ports, task, read)
    plan, decision = plan_and_route(ports, task, read, partial(_first_pages, read))
    preview = _figures(ports, read, task, plan, decision)
    if preview.route is Route.CLOUD:
        return preview
    speed = get_speed(task.kind)
    seconds = None if speed is None else reading_s + plan_seconds(plan, speed)
    return preview.model_copy(update={"seconds": seconds})


def preview_follow_up(ports: Ports, asked: FollowUp) -> PlanPreview:
    """Plan a follow-up question on the stored text; nothing is stored, nothing is run.

    Raises:
        AppError: the question cannot be planned.
    """
    ports = replace(ports, pii=PassingPii(ports.pii))
    task = follow_up_task(ports, asked)
    documents = followed_documents(ports, task)
    read = [ReadDocument(document, ports.store.pages(document.id)) for document in documents]
    task = hold_floor(ports, task, read)
    search = partial(ports.store.search, task.document_ids)
    plan, decision = plan_and_route(ports, task, read, search)
    preview = _figures(ports, read, task, plan, decision)
    if preview.route is Route.CLOUD:
        return preview
    seconds = plan_seconds(plan, measure_speed(ports, task.kind))
    return preview.model_copy(update={"seconds": seconds})


def _read(ports: Ports, document: Document) -> ReadDocument:
    """The document with its facts, as the store would give it after reading."""
    reading = ports.reader.read(document.as_path)
    return ReadDocument(document.after(reading), reading.pages)


def _first_pages(read: Sequence[ReadDocument], question: str, most: int) -> list[Hit]:  # noqa: ARG001
    """Stand-ins for what a search will find: nothing is in the store yet. As many are read."""
    return [Hit(document.id, page.number) for document, pages in read for page in pages][:most]


def _figures(
    ports: Ports, read: Sequence[ReadDocument], task: Task, plan: Plan, decision: Decision
) -> PlanPreview:
    names = [document.name for document, _ in read]
    cost_usd = plan_cost(ports, plan, read) if decision.route is Route.CLOUD else 0.0
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
        conversation=plan.conversation,
        pii=dict(ports.pii.raised(task.id)),
        cost_usd=cost_usd,
        batch_cost_usd=batch_cost(ports, task, decision, cost_usd),
    )


def _task(ports: Ports, task_id: str) -> Task | None:
    """None: it was deleted; its figures are still there."""
    try:
        return ports.store.task(task_id)
    except TaskUnknown:
        return None


def measure_speed(ports: Ports, kind: Kind) -> Speed:
    """This machine's speed with this model: from what it has done lately, or a short trial.

    Tasks of the same kind say most: answers of one kind are of a length, those of kinds differ.

    Raises:
        AppError: the model cannot be loaded.
    """
    model = ports.engine.facts().model
    since = ports.clock.now() - _HISTORY
    known = [a for a in ports.store.attempts_since(since) if a.model == model]
    newest = list(dict.fromkeys(a.task_id for a in reversed(known)))[:_MOST_TASKS]
    tasks = [task for task in (_task(ports, key) for key in newest) if task is not None]
    alike = [task for task in tasks if task.kind is kind] or tasks
    plans = {task.id: ports.store.steps(task.id) for task in alike}
    done = {
        key: steps
        for key, steps in plans.items()
        if all(step.state is StepState.DONE for step in steps)
    }
    attempts = [a for a in known if a.task_id in done]
    return past_speed(list(done.values()), attempts) or _trial(ports)


def _trial(ports: Ports) -> Speed:
    trial_id = ports.new_id()  # in the words too: what was read before is not read again
    prompt = Prompt(
        id=trial_id,
        messages=(Message(role="user", content=f"{trial_id}: {_TRIAL_WORDS}"),),
        max_tokens=_TRIAL_TOKENS,
        sampling=GREEDY,
        priority=Priority.INTERACTIVE,
    )
    return trial_speed(ports.engine.generate(prompt, lambda _: None))
