"""The columns of the table of tasks."""

from PySide6.QtCore import QCoreApplication

from app.domain.listing import TaskSort

(
    DOCUMENT,
    KIND,
    ROUTE,
    STATE,
    STAGE,
    PROGRESS,
    SPEED,
    LEFT,
    COST,
    ADDED,
    FINISHED,
) = range(11)
COUNT = 11
# By these names the state file knows them: they never change.
NAMES = (
    *("file", "kind", "route", "state", "stage", "progress"),
    *("speed", "left", "cost", "added", "finished"),
)
HIDDEN_AT_FIRST = frozenset({ADDED, FINISHED})
# How fast a task is and how long it takes changes by the second: nothing to order by.
SORTS = {
    DOCUMENT: TaskSort.FILE,
    KIND: TaskSort.KIND,
    ROUTE: TaskSort.ROUTE,
    STATE: TaskSort.STATE,
    COST: TaskSort.COST,
    ADDED: TaskSort.ADDED,
    FINISHED: TaskSort.FINISHED,
}
FIGURES = frozenset({SPEED, LEFT, COST})


def titles() -> tuple[str, ...]:
    """What stands above the columns."""
    tr = QCoreApplication.translate
    return (
        tr("Queue", "File"),
        tr("Queue", "Kind"),
        tr("Queue", "Route"),
        tr("Queue", "State"),
        tr("Queue", "Stage"),
        tr("Queue", "Progress"),
        tr("Queue", "Speed"),
        tr("Queue", "Time left"),
        tr("Queue", "Cost"),
        tr("Queue", "Added"),
        tr("Queue", "Finished"),
    )


def widest() -> tuple[str, ...]:
    """Texts about as wide as a column is at first."""
    tr = QCoreApplication.translate
    return (
        "quarterly report of the harbour.pdf",
        tr("Queue", "Summarize"),
        tr("Queue", "Local, then cloud"),
        "⬤ " + tr("Queue", "Waiting for connection"),
        tr("Queue", "next try at {time}: {reason}").format(reason="…", time="00:00"),
        "mmmmmmm",
        tr("Queue", "{n} tokens/s").format(n="1,000"),
        tr("Queue", "about {n} min").format(n=100),
        "$0.0000",
        "2026-12-31 00:00",
        "2026-12-31 00:00",
    )
