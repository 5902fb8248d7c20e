"""What the window asks of the house: every call runs on the command thread."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from app.domain.leaving import Leaving, LeavingSet
from app.domain.listing import Listing, Position, TaskFilter
from app.domain.plan import StepState
from app.domain.ports import Place
from app.domain.task import Kind, Priority
from app.pipeline.approve import Offer, refinement_offer, submit_refinement
from app.pipeline.breaker_view import BreakerView, look_at_breaker
from app.pipeline.consent import agree, agree_to_set
from app.pipeline.follow_up import FollowUp, submit_follow_up
from app.pipeline.house import House
from app.pipeline.leaving import leaving, leaving_of_set
from app.pipeline.orders import as_set, make_orders, order_again
from app.pipeline.queries import (
    TaskRow,
    page_of_rows,
    some_rows,
    step_heading,
    step_notes,
    task_report,
    task_row,
)
from app.pipeline.queue_changes import (
    move_tasks,
    pause_queue,
    pause_tasks,
    queue_state,
    resume_queue,
    resume_tasks,
    retry_failed,
    retry_tasks,
    set_priority,
)
from app.pipeline.reroute import keep_here
from app.pipeline.result_files import write_result_files
from app.pipeline.submit import Order, cancel_task, submit_task, submit_tasks
from app.ui.result_pane import TaskView

PAGE = 200
MOST_AT_ONCE = 20_000
_COLUMNS = "queue columns"


class Counts(NamedTuple):
    """How many tasks a filter lets through, and how many there are."""

    matching: int
    total: int


class Marks(NamedTuple):
    """Up to where is known what happened to tasks, and which of them are gone."""

    changed: int = 0
    gone: int = 0


class Newest(NamedTuple):
    """The first rows of a listing, and the marks of what had happened by then."""

    rows: list[TaskRow]
    marks: Marks
    listing: Listing
    counts: Counts


class Changed(NamedTuple):
    """Rows that have changed, and the next marks. `gone`: ids of tasks that were deleted.

    `is_much`: too many to name; look anew.
    """

    rows: list[TaskRow]
    gone: set[str]
    marks: Marks
    is_much: bool
    counts: Counts | None


class Page(NamedTuple):
    """Rows of a listing behind those that were read."""

    rows: list[TaskRow]
    listing: Listing


class Desk:
    """Commands and queries of one house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._ports = house.ports

    def add(self, paths: Sequence[Path]) -> list[TaskRow]:
        """Queue a summary of each file."""
        tasks = [submit_task(self._ports, Order(Kind.SUMMARIZE, path)) for path in paths]
        return self.rows(task.id for task in tasks)

    def order(self, order: Order, files: Sequence[Path]) -> list[TaskRow]:
        """Queue what is asked of the files; the rows of the tasks, unless they are very many."""
        orders = as_set(self._ports, make_orders(order, files))
        tasks = submit_tasks(self._ports, orders)
        return self.rows(task.id for task in tasks) if len(tasks) <= PAGE else []

    def order_again(self, task_id: str) -> list[TaskRow]:
        """Queue what a task was, to be done anew."""
        return self.rows([submit_task(self._ports, order_again(self._ports, task_id)).id])

    def ask_on(self, task_id: str, question: str) -> list[TaskRow]:
        """Queue a question that follows an answered one."""
        return self.rows([submit_follow_up(self._ports, FollowUp(task_id, question)).id])

    def refinement_offer(self, task_id: str) -> Offer:
        """What would be sent to have a draft refined; nothing is."""
        return refinement_offer(self._ports, task_id)

    def refine(self, task_id: str) -> list[TaskRow]:
        """Queue the refinement of a draft, which the user has agreed to."""
        return self.rows([submit_refinement(self._ports, task_id).id])

    def leaving(self, task_id: str) -> Leaving:
        """Every word that would leave for a task; nothing is sent."""
        return leaving(self._ports, task_id)

    def send(self, shown: Leaving, *, is_always: bool) -> list[TaskRow]:
        """Have sent what was seen, or with it all of its category."""
        agree(self._ports, shown, is_always=is_always)
        return self.rows([shown.task_id])

    def leaving_of_set(self, set_id: str) -> LeavingSet:
        """The same for all of a set that wait for a look."""
        return leaving_of_set(self._ports, set_id)

    def send_set(self, shown: LeavingSet) -> list[TaskRow]:
        """Have sent what was seen of a set."""
        agree_to_set(self._ports, shown)
        return self.rows(part.task_id for part in shown.parts)

    def keep(self, task_id: str) -> list[TaskRow]:
        """Have a task done on this machine after all."""
        return self.rows([keep_here(self._ports, task_id).id])

    def cancel(self, task_ids: Sequence[str]) -> list[str]:
        """Cancel those that have not ended; which they were."""
        store = self._ports.store
        open_ids = [task_id for task_id in task_ids if not store.task(task_id).state.is_final]
        for task_id in open_ids:
            cancel_task(self._ports, task_id)
        return open_ids

    def rows(self, task_ids: Iterable[str]) -> list[TaskRow]:
        """The rows of some tasks."""
        return some_rows(self._ports, list(task_ids))

    def newest(self, listing: Listing) -> Newest:
        """The first tasks of a listing, and the mark from which to look for changes."""
        queue = self._ports.queue  # marks first: a change twice is better than one missed
        marks = Marks(queue.newest_mark(), queue.newest_gone())
        rows = page_of_rows(self._ports, None, PAGE, listing)
        return Newest(rows, marks, listing, self._counts(listing))

    def page(self, listing: Listing, after: Position) -> Page:
        """The tasks that follow the last one that is shown."""
        return Page(page_of_rows(self._ports, after, PAGE, listing), listing)

    def changed(self, marks: Marks, listing: Listing) -> Changed:
        """What any process has changed since then; very much at once is not read row by row."""
        changes = self._ports.queue.changes(marks.changed, MOST_AT_ONCE)
        gone = self._ports.queue.gone(marks.gone, MOST_AT_ONCE)
        is_much = max(len(changes.task_ids), len(gone.task_ids)) > PAGE
        rows = [] if is_much else self.rows(changes.task_ids)
        counts = self._counts(listing) if rows or gone.task_ids else None
        marks = Marks(changes.mark, gone.mark)
        return Changed(rows, set(gone.task_ids), marks, is_much, counts)

    def _counts(self, listing: Listing) -> Counts:
        count = self._ports.queue.count
        return Counts(count(listing.filter), count(TaskFilter()))

    def queue(self) -> bool:
        """Whether the whole queue is paused."""
        return queue_state(self._ports).is_paused

    def pause(self, task_ids: Sequence[str]) -> None:
        """Hold tasks."""
        pause_tasks(self._ports, task_ids)

    def resume(self, task_ids: Sequence[str]) -> None:
        """Let paused tasks go on."""
        resume_tasks(self._ports, task_ids)

    def set_priority(self, task_ids: Sequence[str], priority: Priority) -> None:
        """Let tasks go first, or let them wait for those that somebody waits for."""
        set_priority(self._ports, task_ids, priority)

    def retry(self, task_ids: Sequence[str]) -> None:
        """Try failed or cancelled tasks anew."""
        retry_tasks(self._ports, task_ids)

    def retry_failed(self) -> int:
        """Try all that have failed anew; how many there were."""
        return len(retry_failed(self._ports))

    def move(self, task_ids: Sequence[str], place: Place) -> int | None:
        """Move tasks in the queue; how many-th the first of them is then, if it is queued."""
        move_tasks(self._ports, task_ids, place)
        return self._ports.queue.turn(task_ids[0])

    def pause_queue(self) -> None:
        """Begin nothing any more."""
        pause_queue(self._ports)

    def resume_queue(self) -> None:
        """Begin tasks again."""
        resume_queue(self._ports)

    def write_results(self, task_ids: Sequence[str], folder: Path) -> list[str]:
        """Write results as files; their paths."""
        return [str(path) for path in write_result_files(self._house, task_ids, folder)]

    def arrangement(self) -> dict[str, object]:
        """How the table's columns were arranged last."""
        return self._house.window_state.read(_COLUMNS)

    def keep_arrangement(self, value: dict[str, object]) -> None:
        """Keep how the table's columns are arranged."""
        self._house.window_state.write(_COLUMNS, value)

    def breaker(self) -> BreakerView:
        """Whether local JSON is relied on."""
        return look_at_breaker(self._ports)

    def view(self, task_id: str) -> TaskView:
        """All there is to show of one task."""
        steps = self._ports.store.steps(task_id)
        running = next((step for step in steps if step.state is StepState.RUNNING), None)
        return TaskView(
            row=task_row(self._ports, task_id),
            report=task_report(self._ports, task_id),
            notes=step_notes(self._ports, task_id),
            running_step_id=running.id if running else None,
            running_heading=step_heading(running) if running else "",
        )
