"""What the window asks of the house: every call runs on the command thread."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from app.domain.leaving import Leaving
from app.domain.plan import StepState
from app.domain.task import Kind, TaskState
from app.pipeline.approve import Offer, refinement_offer, submit_refinement
from app.pipeline.breaker_view import BreakerView, look_at_breaker
from app.pipeline.consent import agree
from app.pipeline.follow_up import FollowUp, submit_follow_up
from app.pipeline.house import House
from app.pipeline.leaving import leaving
from app.pipeline.orders import as_set, make_orders, order_again
from app.pipeline.queries import (
    TaskRow,
    step_heading,
    step_notes,
    task_report,
    task_row,
    task_rows,
)
from app.pipeline.reroute import keep_here
from app.pipeline.submit import Order, cancel_task, submit_task, submit_tasks
from app.ui.result_pane import TaskView


class Desk:
    """Commands and queries of one house."""

    def __init__(self, house: House) -> None:
        self._ports = house.ports

    def add(self, paths: Sequence[Path]) -> list[TaskRow]:
        """Queue a summary of each file."""
        tasks = [submit_task(self._ports, Order(Kind.SUMMARIZE, path)) for path in paths]
        return self.rows(task.id for task in tasks)

    def order(self, order: Order, files: Sequence[Path]) -> list[TaskRow]:
        """Queue what is asked of the files: one task, or a set of them."""
        orders = as_set(self._ports, make_orders(order, files))
        return self.rows(task.id for task in submit_tasks(self._ports, orders))

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
        return [task_row(self._ports, task_id) for task_id in task_ids]

    def all_rows(self) -> list[TaskRow]:
        """The rows of all tasks."""
        return task_rows(self._ports)

    def foreign_rows(self, shown: dict[str, TaskState]) -> list[TaskRow]:
        """The rows that another process has added or changed, by what is shown."""
        stale = [task.id for task in self._ports.store.tasks() if shown.get(task.id) != task.state]
        return self.rows(stale)

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
