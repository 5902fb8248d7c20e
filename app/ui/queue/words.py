"""What the cells of the table of tasks say."""

from collections.abc import Callable
from datetime import datetime
from html import escape

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from app.domain.money import dollars
from app.domain.plan import StepRole
from app.domain.route import LOOK_WANTED, Route
from app.domain.task import Kind, TaskState
from app.pipeline.queries import TaskRow
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
    tr = QCoreApplication.translate
    return {
        Kind.SUMMARIZE: tr("Queue", "Summarize"),
        Kind.CLASSIFY: tr("Queue", "Classify"),
        Kind.EXTRACT: tr("Queue", "Extract"),
        Kind.TRANSLATE: tr("Queue", "Translate"),
        Kind.ASK: tr("Queue", "Ask"),
        Kind.REWRITE: tr("Queue", "Rewrite"),
    }[kind]


def state_words(state: TaskState) -> str:
    """A state's name."""
    tr = QCoreApplication.translate
    return {
        TaskState.QUEUED: tr("Queue", "Queued"),
        TaskState.RUNNING: tr("Queue", "Running"),
        TaskState.WAITING_FOR_NETWORK: tr("Queue", "Waiting for connection"),
        TaskState.PAUSED: tr("Queue", "Paused"),
        TaskState.SUCCEEDED: tr("Queue", "Done"),
        TaskState.FAILED: tr("Queue", "Failed"),
        TaskState.CANCELLED: tr("Queue", "Cancelled"),
    }[state]


def route_words(route: Route) -> str:
    """A route's name."""
    tr = QCoreApplication.translate
    return {
        Route.LOCAL: tr("Queue", "This machine"),
        Route.CLOUD: tr("Queue", "Cloud"),
        Route.LOCAL_WITH_FALLBACK: tr("Queue", "Local, then cloud"),
    }[route]


def stage_words(row: TaskRow) -> str:
    """Where a task is, why it waits, or what went wrong."""
    tr = QCoreApplication.translate
    if row.error is not None:
        return row.error.title
    if row.waits is not None:
        return _waiting(row)
    if row.state is not TaskState.RUNNING:
        return ""
    if row.current is None:
        return tr("Queue", "finishing") if row.steps_total else tr("Queue", "reading")
    role, number, total = row.current
    if total == 1:
        return _role(role)
    return tr("Queue", "{step} {n} of {total}").format(step=_role(role), n=number, total=total)


def _waiting(row: TaskRow) -> str:
    tr = QCoreApplication.translate
    if row.waits == LOOK_WANTED:
        return tr("Queue", "waits for your look at what would leave")
    if row.next_try is None:
        return tr("Queue", "waits: {reason}").format(reason=row.waits)
    words = tr("Queue", "next try at {time}: {reason}")  # the time first: it must not be cut off
    return words.format(reason=row.waits, time=f"{row.next_try.astimezone():%H:%M}")


def _role(role: StepRole) -> str:
    tr = QCoreApplication.translate
    return {
        StepRole.MAP: tr("Queue", "map"),
        StepRole.MERGE: tr("Queue", "merge"),
        StepRole.SINGLE: tr("Queue", "single"),
        StepRole.REPAIR: tr("Queue", "repair"),
        StepRole.REFINE: tr("Queue", "refine"),
        StepRole.VERIFY: tr("Queue", "verify"),
    }[role]


def left_words(seconds: float | None) -> str:
    """The time left; empty when it is not known or nothing is left."""
    if not seconds:
        return ""
    if seconds < _MINUTE_S:
        words = QCoreApplication.translate("Queue", "about {n} s")
        return words.format(n=max(1, round(seconds)))
    words = QCoreApplication.translate("Queue", "about {n} min")
    return words.format(n=round(seconds / _MINUTE_S))


def speed_words(tokens_per_second: float) -> str:
    """How fast the answer is written; empty when it is not known."""
    if tokens_per_second <= 0:
        return ""
    words = QCoreApplication.translate("Queue", "{n} tokens/s")
    return words.format(n=f"{tokens_per_second:.0f}")


def steps_words(row: TaskRow) -> str:
    """The steps done out of all; empty before the plan is made."""
    words = QCoreApplication.translate("Queue", "{n} of {total}")
    return words.format(n=row.steps_done, total=row.steps_total) if row.steps_total else ""


def cell_words(row: TaskRow, column: int) -> str:
    """The text of a cell."""
    return _CELLS[column](row)


def moment_words(moment: datetime | None) -> str:
    """A moment in this machine's time and the language's form."""
    if moment is None:
        return ""
    when = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)


_CELLS: dict[int, Callable[[TaskRow], str]] = {
    DOCUMENT: lambda row: row.document,
    KIND: lambda row: kind_words(row.kind),
    ROUTE: lambda row: route_words(row.route) if row.route else "",
    STATE: lambda row: state_words(row.state),
    STAGE: stage_words,
    PROGRESS: steps_words,
    SPEED: lambda row: speed_words(row.tokens_per_second),
    LEFT: lambda row: left_words(row.seconds_left),
    COST: lambda row: dollars(row.cost_usd) if row.cost_usd else "",
    ADDED: lambda row: moment_words(row.created_at),
    FINISHED: lambda row: moment_words(row.finished_at),
}


def tooltip(row: TaskRow, column: int) -> str | None:
    """What a cell says in full. A path or a title is never taken for HTML."""
    if column == DOCUMENT:
        return plain(row.path)
    if column == STAGE and row.error is not None:
        return plain(f"{row.error.title}. {row.error.hint}")
    text = cell_words(row, column)
    return plain(text) if text else None


def plain(text: str) -> str:
    """The text for a place where Qt would take what looks like HTML for such."""
    return f"<qt>{escape(text)}</qt>" if "<" in text or "&" in text else text
