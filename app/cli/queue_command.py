"""`homeport queue list|show|cancel|drain`."""

from dataclasses import replace

from app.cli.history import event_as_dict, in_brief
from app.cli.output import DONE, WAITING, put, put_json, put_models, say, say_error
from app.cli.run_command import Delivery, finish_tasks
from app.cli.tell import look_hint, result_lines
from app.domain.listing import Listing, TaskFilter
from app.domain.result import TaskReport
from app.domain.route import waiting
from app.domain.task import TaskState
from app.pipeline.house import House
from app.pipeline.queries import TaskRow, listed_rows, step_notes, task_report
from app.pipeline.queue_changes import queue_state
from app.pipeline.submit import cancel_task, wake_now

_ALL = Listing()


def list_tasks(
    house: House, listing: Listing = _ALL, most: int | None = None, *, is_json: bool
) -> int:
    """The tasks of a listing, so many at most; None: all of them."""
    rows = _true_rows(house, listing, most)
    if is_json:
        put_json([_as_dict(row) for row in rows])
        return DONE
    if queue_state(house.ports).is_paused:
        say("The queue is paused: `homeport queue resume` lets it go on.")
    if not rows:
        is_any = bool(house.ports.queue.count(TaskFilter()))
        empty = "The queue is empty. `homeport run summarize FILE` adds a task."
        say("No task fits." if is_any else empty)
    for row in rows:
        steps = f"{row.steps_done}/{row.steps_total}" if row.steps_total else "-"
        put(f"{row.id}  {row.state.value:<20} {steps:>7}  {row.kind.value:<10} {row.document}")
        if row.waits is not None:
            put(f"  {waiting(row.waits, row.next_try)}")
    return DONE


def show_task(house: House, task_id: str, *, is_json: bool) -> int:
    """One task: its state, its result as far as it is there, and its receipt."""
    report = _true_report(house, task_id)
    if is_json:
        told = [event_as_dict(event) for event in house.ports.queue.history(report.task_id)]
        put_json({**report.model_dump(mode="json"), "history": told})
        return DONE
    _tell_state(report)
    put(f"history: {in_brief(house.ports.queue.history(report.task_id))}\n")
    if report.result is not None:
        put("\n".join(result_lines(report)))
        for words in (*(f"Note: {note}" for note in report.notes), *report.doubts):
            put(f"\n{words}")
        if report.conversation is not None:
            put(f"\n{report.conversation.in_words()}")
        return DONE
    for note in step_notes(house.ports, report.task_id):
        put(f"## {note.heading}\n\n{note.text}\n")
    return DONE


def _tell_state(report: TaskReport) -> None:
    """Where the task is, why, and what of it there is besides a result."""
    put(f"{report.task_id}  {report.kind.value}  {report.document}")
    put(f"state: {report.state.value}")
    if report.route is not None:
        put(f"route: {report.route.value} ({report.reason})")
    if report.waits is not None:
        put(waiting(report.waits, report.next_try))
        if report.needs_look:
            say(look_hint(report.task_id))
    if report.error is not None:
        say_error(report.error)
    if report.raw_text is not None:
        put(f"the answer that could not be used:\n{report.raw_text}\n")
    put(f"receipt: {report.receipt.in_words()}")


def cancel(house: House, task_id: str, *, is_json: bool) -> int:
    """Cancel a task, in whichever process it runs."""
    task = cancel_task(house.ports, task_id)
    if is_json:
        put_models([task_report(house.ports, task.id)])
    else:
        say(f"Cancelled {task.id}.")
    return DONE


def drain(house: House, *, is_json: bool) -> int:
    """Work off everything that is queued, unfinished tasks of an earlier run included."""
    ports = house.ports
    if queue_state(ports).is_paused:
        say("The queue is paused: `homeport queue resume` lets it go on.")
        if is_json:
            put_json([])
        return WAITING
    open_states = {TaskState.QUEUED, TaskState.RUNNING, TaskState.WAITING_FOR_NETWORK}
    task_ids = [task.id for task in ports.store.tasks() if task.state in open_states]
    wake_now(ports, task_ids)
    if not task_ids:
        say("Nothing is queued.")
        if is_json:
            put_json([])
        return DONE
    return finish_tasks(house, task_ids[::-1], Delivery(is_json=is_json))


def _true_rows(house: House, listing: Listing, most: int | None) -> list[TaskRow]:
    """The tasks; those that a dead process has left `running` are queued, as the next one will do.

    A process that lives holds the lock and is not disturbed; while we hold it, none begins.
    """
    rows = listed_rows(house.ports, listing, most)
    is_any_running = any(row.state is TaskState.RUNNING for row in rows)
    if not is_any_running or not house.lock.try_acquire():
        return rows
    try:
        return [_as_left(row) for row in listed_rows(house.ports, listing, most)]
    finally:
        house.lock.release()


def _true_report(house: House, task_id: str) -> TaskReport:
    """A task's report, `running` only if it is; see `_true_rows`."""
    report = task_report(house.ports, task_id)
    if report.state is not TaskState.RUNNING or not house.lock.try_acquire():
        return report
    try:
        report = task_report(house.ports, task_id)
    finally:
        house.lock.release()
    is_left = report.state is TaskState.RUNNING
    return report.model_copy(update={"state": TaskState.QUEUED}) if is_left else report


def _as_left(row: TaskRow) -> TaskRow:
    if row.state is not TaskState.RUNNING:
        return row
    return replace(row, state=TaskState.QUEUED, stage=TaskState.QUEUED.value, seconds_left=None)


def _as_dict(row: TaskRow) -> dict[str, object]:
    return {
        "task_id": row.id,
        "document": row.document,
        "path": row.path,
        "kind": row.kind.value,
        "state": row.state.value,
        "route": row.route.value if row.route else None,
        "stage": row.stage,
        "waits": row.waits,
        "next_try": row.next_try.isoformat() if row.next_try else None,
        "steps_done": row.steps_done,
        "steps_total": row.steps_total,
        "seconds_left": row.seconds_left,
        "set_id": row.set_id,
        "priority": row.priority.value,
        "cost_usd": row.cost_usd,
        "created_at": row.created_at.isoformat(),
        "finished_at": row.finished_at.isoformat() if row.finished_at else None,
        "error": row.error.model_dump(exclude={"is_retryable"}) if row.error else None,
    }
