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
# How a task stands is seen at once, beside its name; what it is, further on.
ORDER_AT_FIRST = (
    *(DOCUMENT, STATE, PROGRESS, STAGE, LEFT, KIND, ROUTE),
    *(SPEED, COST, ADDED, FINISHED),
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
    translate = QCoreApplication.translate
    return (
        translate("Queue", "File"),
        translate("Queue", "Kind"),
        translate("Queue", "Route"),
        translate("Queue", "State"),
        translate("Queue", "Stage"),
        translate("Queue", "Progress"),
        translate("Queue", "Speed"),
        translate("Queue", "Time left"),
        translate("Queue", "Cost"),
        translate("Queue", "Added"),
        translate("Queue", "Finished"),
    )


def widest() -> tuple[str, ...]:
    """Texts about as wide as a column is at first."""
    translate = QCoreApplication.translate
    return (
        "quarterly report of the harbour.pdf",
        translate("Queue", "Summarize"),
        translate("Queue", "Local, then cloud"),
        "⬤ " + translate("Queue", "Waiting for connection"),
        translate("Queue", "next try at {time}: {reason}").format(reason="offline…", time="00:00"),
        "mmmmmmm",
        translate("Queue", "{n} tokens/s").format(n="1,000"),
        translate("Queue", "about {n} min").format(n=100),
        "$0.0000",
        "2026-12-31 00:00",
        "2026-12-31 00:00",
    )
