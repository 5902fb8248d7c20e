"""What the cells of the table of tasks say."""

from collections.abc import Callable
from datetime import datetime
from html import escape

from PySide6.QtCore import QCoreApplication

from app.domain.money import dollars
from app.domain.plan import StepRole
from app.domain.route import LOOK_WANTED, Route
from app.domain.task import Kind, TaskState
from app.pipeline.queries import TaskRow
from app.ui.figures import filled, moment
from app.ui.language import error_said, said
from app.ui.queue.columns import (
    ADDED,
    COST,
    DOCUMENT,
    FINISHED,
    KIND,
    LEFT,
    PROGRESS,
    ROUTE,
    SPEED,
    STAGE,
    STATE,
)

_MINUTE_S = 60


def kind_words(kind: Kind) -> str:
    """A kind's name."""
    translate = QCoreApplication.translate
    return {
        Kind.SUMMARIZE: translate("Queue", "Summarize"),
        Kind.CLASSIFY: translate("Queue", "Classify"),
        Kind.EXTRACT: translate("Queue", "Extract"),
        Kind.TRANSLATE: translate("Queue", "Translate"),
        Kind.ASK: translate("Queue", "Ask"),
        Kind.REWRITE: translate("Queue", "Rewrite"),
    }[kind]


def state_words(state: TaskState) -> str:
    """A state's name."""
    translate = QCoreApplication.translate
    return {
        TaskState.QUEUED: translate("Queue", "Queued"),
        TaskState.RUNNING: translate("Queue", "Running"),
        TaskState.WAITING_FOR_NETWORK: translate("Queue", "Waiting for connection"),
        TaskState.PAUSED: translate("Queue", "Paused"),
        TaskState.SUCCEEDED: translate("Queue", "Done"),
        TaskState.FAILED: translate("Queue", "Failed"),
        TaskState.CANCELLED: translate("Queue", "Cancelled"),
    }[state]


def route_words(route: Route) -> str:
    """A route's name."""
    translate = QCoreApplication.translate
    return {
        Route.LOCAL: translate("Queue", "This machine"),
        Route.CLOUD: translate("Queue", "Cloud"),
        Route.LOCAL_WITH_FALLBACK: translate("Queue", "Local, then cloud"),
    }[route]


def stage_words(row: TaskRow) -> str:
    """Where a task is, why it waits, or what went wrong."""
    translate = QCoreApplication.translate
    if row.error is not None:
        return said(row.error.title)
    if row.waits is not None:
        return _waiting(row)
    if row.state is not TaskState.RUNNING:
        return ""
    if row.current is None:
        return translate("Queue", "finishing") if row.steps_total else translate("Queue", "reading")
    role, number, total = row.current
    if total == 1:
        return translate("Queue", "at work") if role is StepRole.SINGLE else _role(role)
    return filled(
        translate("Queue", "{step} {n} of {total}"), step=_role(role), n=number, total=total
    )


def _waiting(row: TaskRow) -> str:
    translate = QCoreApplication.translate
    if row.waits == LOOK_WANTED:
        return translate("Queue", "waits for your look at what would leave")
    if row.next_try is None:
        return filled(translate("Queue", "waits: {reason}"), reason=said(row.waits))
    words = translate(
        "Queue", "next try at {time}: {reason}"
    )  # the time first: it must not be cut off
    return filled(words, reason=said(row.waits), time=f"{row.next_try.astimezone():%H:%M}")


def _role(role: StepRole) -> str:
    translate = QCoreApplication.translate
    return {
        StepRole.MAP: translate("Queue", "map"),
        StepRole.MERGE: translate("Queue", "merge"),
        StepRole.SINGLE: translate("Queue", "step"),
        StepRole.REPAIR: translate("Queue", "repair"),
        StepRole.REFINE: translate("Queue", "refine"),
        StepRole.VERIFY: translate("Queue", "verify"),
    }[role]


def left_words(seconds: float | None) -> str:
    """The time left; empty when it is not known or nothing is left."""
    if not seconds:
        return ""
    if seconds < _MINUTE_S:
        words = QCoreApplication.translate("Queue", "about {n} s")
        return filled(words, n=max(1, round(seconds)))
    words = QCoreApplication.translate("Queue", "about {n} min")
    return filled(words, n=round(seconds / _MINUTE_S))


def speed_words(tokens_per_second: float) -> str:
    """How fast the answer is written; empty when it is not known."""
    if tokens_per_second <= 0:
        return ""
    words = QCoreApplication.translate("Queue", "{n} tokens/s")
    return filled(words, n=round(tokens_per_second))


def steps_words(row: TaskRow) -> str:
    """The steps done out of all; empty before the plan is made."""
    words = QCoreApplication.translate("Queue", "{n} of {total}")
    return filled(words, n=row.steps_done, total=row.steps_total) if row.steps_total else ""


def cell_words(row: TaskRow, column: int) -> str:
    """The text of a cell."""
    return _CELLS[column](row)


def moment_words(at: datetime | None) -> str:
    """A moment in this machine's time and the language's form."""
    if at is None:
        return ""
    return moment(at.astimezone())


_CELLS: dict[int, Callable[[TaskRow], str]] = {
    DOCUMENT: lambda row: row.document,
    KIND: lambda row: kind_words(row.kind),
    ROUTE: lambda row: route_words(row.route) if row.route else "",
    STATE: lambda row: state_words(row.state),
    STAGE: stage_words,
    PROGRESS: steps_words,
    SPEED: lambda row: speed_words(row.tokens_per_second),
    LEFT: lambda row: left_words(row.seconds_left),
    COST: lambda row: said(dollars(row.cost_usd)) if row.cost_usd else "",
    ADDED: lambda row: moment_words(row.created_at),
    FINISHED: lambda row: moment_words(row.finished_at),
}


def tooltip(row: TaskRow, column: int) -> str | None:
    """What a cell says in full. A path or a title is never taken for HTML."""
    if column == DOCUMENT:
        return plain(row.path)
    if column == STAGE and row.error is not None:
        return plain(error_said(row.error))
    text = cell_words(row, column)
    return plain(text) if text else None


def plain(text: str) -> str:
    """The text for a place where Qt would take what looks like HTML for such."""
    return f"<qt>{escape(text)}</qt>" if "<" in text or "&" in text else text
