"""Progress on standard error: a live line on a terminal, a line a step elsewhere."""

import sys
import threading
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from app.cli.output import say
from app.domain.events import Event, PromptRead, StepFinished, StepStarted, TaskPlanned, TaskStarted
from app.pipeline.house import House
from app.pipeline.queries import TaskRow, task_row

Shown = TaskStarted | TaskPlanned | StepStarted | PromptRead | StepFinished


class Reading:
    """How much of the steps under way is read: several prompts are read side by side."""

    def __init__(self) -> None:
        self._shares: dict[str, dict[str, float]] = {}  # of each task's steps

    def after(self, event: Shown) -> float:
        """What the event's task has read of the steps that are not done, in steps."""
        shares = self._shares.setdefault(event.task_id, {})
        if isinstance(event, PromptRead):
            shares[event.step_id] = event.tokens_done / max(1, event.tokens_total)
        elif isinstance(event, StepFinished):
            shares.pop(event.step_id, None)
        return sum(shares.values())


class StepProgress:
    """Follows the tasks of one command. Events come from the lane's thread."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._is_live = sys.stderr.isatty()
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[figures]}"),
            console=Console(stderr=True),
            transient=True,
            disable=not self._is_live,
        )
        self._bar_of: dict[str, int] = {}
        self._reading = Reading()
        self._guard = threading.Lock()

    def __enter__(self) -> "StepProgress":
        """Start to show."""
        self._house.hub.subscribe(self._on_event)
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Clear the live line."""
        self._bars.stop()

    def _on_event(self, event: Event) -> None:
        match event:
            case TaskStarted() | TaskPlanned() | StepStarted() | StepFinished():
                self._show(task_row(self._house.ports, event.task_id), event)
            case PromptRead() if self._is_live:
                self._show(task_row(self._house.ports, event.task_id), event)

    def _show(self, row: TaskRow, event: Shown) -> None:
        if not self._is_live:
            if not isinstance(event, StepStarted):
                say(_line(row, event))
            return
        with self._guard:
            if row.id not in self._bar_of:
                self._bar_of[row.id] = self._bars.add_task(row.document, total=None, figures="")
            self._bars.update(
                self._bar_of[row.id],  # type: ignore[arg-type]  # rich's TaskID is an int
                total=row.steps_total or None,
                completed=row.steps_done + self._reading.after(event) / 2,
                figures=_figures(row),
            )


def _line(row: TaskRow, event: Shown) -> str:
    if isinstance(event, TaskStarted):
        return f"{row.document}: reading"
    if isinstance(event, TaskPlanned):
        return f"{row.document}: {row.steps_total} step(s) planned"
    return f"{row.document}: step {row.steps_done} of {row.steps_total} done{_rates(row)}"


def _figures(row: TaskRow) -> str:
    return f"{row.stage}{_rates(row)}"


def _rates(row: TaskRow) -> str:
    rate = f" · {row.tokens_per_second:.0f} tokens/s" if row.tokens_per_second else ""
    left = f" · {row.time_left} left" if row.time_left else ""
    return rate + left
