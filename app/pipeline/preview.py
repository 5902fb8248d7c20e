"""Plan before run: what an order would do, worked out without doing it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from app.domain.document import Document
from app.domain.errors import AppError, printable
from app.domain.plan import Plan
from app.domain.ports import Ports
from app.domain.preview import FileLook, PlanPreview, UnreadPages
from app.domain.prompt import GREEDY, Message, Prompt
from app.domain.result import ReportedError
from app.domain.route import Route
from app.domain.search import Hit
from app.domain.task import Priority, Task
from app.domain.work import ReadDocument
from app.pipeline.prepare import decide_route, make_plan
from app.pipeline.remembered import RememberingReader
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
    return _preview(ports, order, partial(_unit_seconds, ports))


class Previews:
    """Plans to choose from: while one looks, a file is read once and the speed is learned once."""

    def __init__(self, ports: Ports) -> None:
        self._ports = replace(ports, reader=RememberingReader(ports.reader))
        self._unit_s: float | None = None
        self.is_speed_wanted = False  # a plan would have said how long it takes

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
            return _preview(self._ports, order, self._speed)
        except AppError as error:
            name = printable(order.path.name)
            return PlanPreview(document=name, kind=order.kind, error=ReportedError.of(error.info))

    def learn_speed(self) -> None:
        """Find out how fast this machine is; a machine that has done nothing yet tries it.

        Raises:
            AppError: the model cannot be loaded.
        """
        self._unit_s = _unit_seconds(self._ports)
        self.is_speed_wanted = False

    def _speed(self) -> float | None:
        self.is_speed_wanted = self._unit_s is None
        return self._unit_s


def _preview(ports: Ports, order: Order, unit_s: Callable[[], float | None]) -> PlanPreview:
    task, documents = new_task(ports, order)
    try:
        read = [_read(ports, document) for document in documents]
    except AppError as error:
        name = documents[0].name
        return PlanPreview(document=name, kind=order.kind, error=ReportedError.of(error.info))
    plan = make_plan(ports, task, read, partial(_first_pages, read))
    preview = _figures(ports, task, read, plan)
    speed = None if preview.route is Route.CLOUD else unit_s()
    seconds = None if speed is None else plan_seconds(plan, speed)
    return preview.model_copy(update={"seconds": seconds})


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
    )


def _unit_seconds(ports: Ports) -> float:
    """This machine's speed with this model: from what it has done lately, or a short trial."""
    model = ports.engine.facts().model
    since = ports.clock.now() - _HISTORY
    known = [a for a in ports.store.attempts_since(since) if a.model == model]
    return seconds_per_unit(known) or _trial(ports)


def _trial(ports: Ports) -> float:
    trial_id = ports.new_id()  # in the words too: what was read before is not read again
    prompt = Prompt(
        id=trial_id,
        messages=(Message(role="user", content=f"{trial_id}: {_TRIAL_WORDS}"),),
        max_tokens=_TRIAL_TOKENS,
        sampling=GREEDY,
        priority=Priority.INTERACTIVE,
    )
    done = ports.engine.generate(prompt, lambda _: None)
    return done.seconds / work_units(done.prompt_tokens, done.completion_tokens)
