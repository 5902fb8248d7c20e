"""What the window asks of the house: every call runs on the command thread."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from app.domain.leaving import Leaving
from app.domain.plan import StepState
from app.domain.ports import Place
from app.domain.task import Kind
from app.pipeline.approve import Offer, refinement_offer, submit_refinement
from app.pipeline.breaker_view import BreakerView, look_at_breaker
from app.pipeline.consent import agree
from app.pipeline.follow_up import FollowUp, submit_follow_up
from app.pipeline.house import House
from app.pipeline.leaving import leaving
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
)
from app.pipeline.reroute import keep_here
from app.pipeline.submit import Order, cancel_task, submit_task, submit_tasks
from app.ui.result_pane import TaskView

PAGE = 200
MOST_AT_ONCE = 20_000


class Newest(NamedTuple):
    """The newest rows, and the mark of what had happened by then."""

    rows: list[TaskRow]
    mark: int


class Changed(NamedTuple):
    """Rows that have changed, and the next mark. `is_much`: too many to name; look anew."""

    rows: list[TaskRow]
    mark: int
    is_much: bool


class Desk:
    """Commands and queries of one house."""

    def __init__(self, house: House) -> None:
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

    def keep(self, task_id: str) -> list[TaskRow]:
        """Have a task done on this machine after all."""
        return self.rows([keep_here(self._ports, task_id).id])

    def cancel(self, task_ids: Sequence[str]) -> None:
        """Cancel those that have not ended."""
        for task_id in task_ids:
            if not self._ports.store.task(task_id).state.is_final:
                cancel_task(self._ports, task_id)

    def rows(self, task_ids: Iterable[str]) -> list[TaskRow]:
        """The rows of some tasks."""
        return some_rows(self._ports, list(task_ids))

    def newest(self) -> Newest:
        """The newest tasks, and the mark from which to look for changes."""
        mark = self._ports.queue.newest_mark()  # first: a change twice is better than one missed
        return Newest(page_of_rows(self._ports, None, PAGE), mark)

    def page(self, after: str) -> list[TaskRow]:
        """The tasks before the oldest one that is shown."""
        return page_of_rows(self._ports, after, PAGE)

    def changed(self, mark: int) -> Changed:
        """What any process has changed since then; very much at once is not read row by row."""
        changes = self._ports.queue.changes(mark, MOST_AT_ONCE)
        is_much = len(changes.task_ids) > PAGE
        return Changed([] if is_much else self.rows(changes.task_ids), changes.mark, is_much)

    def queue(self) -> bool:
        """Whether the whole queue is paused."""
        return queue_state(self._ports).is_paused

    def pause(self, task_ids: Sequence[str]) -> None:
        """Hold tasks."""
        pause_tasks(self._ports, task_ids)

    def resume(self, task_ids: Sequence[str]) -> None:
        """Let paused tasks go on."""
        resume_tasks(self._ports, task_ids)

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
