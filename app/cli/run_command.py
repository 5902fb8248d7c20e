"""`homeport run KIND FILE…`."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app.cli.ask_to_send import ask_about, is_terminal
from app.cli.batch_command import batch_round
from app.cli.export_command import write_files
from app.cli.follow import run_to_end
from app.cli.output import (
    DONE,
    FAILED,
    STOPPED,
    WAITING,
    put_error,
    put_models,
    say,
    say_error,
)
from app.cli.progress import StepProgress
from app.cli.tell import tell
from app.domain.errors import ErrorInfo
from app.domain.export import ExportForm
from app.domain.task import TaskState
from app.pipeline.consent import agree_beforehand
from app.pipeline.house import House
from app.pipeline.orders import as_set
from app.pipeline.queue_changes import queue_state
from app.pipeline.submit import Order, submit_tasks
from app.pipeline.table import FileResult, file_results


class Delivery(NamedTuple):
    """Where the results go. `is_agreed`: what may leave is sent without a question."""

    is_json: bool = False
    output: Path | None = None
    form: ExportForm = ExportForm.MD
    is_agreed: bool = False


def run_files(house: House, orders: Sequence[Order], delivery: Delivery) -> int:
    """Submit the orders, get them done, deliver the results; the exit code.

    Somebody waits for one file; many are a set, and work in the background.
    """
    tasks = submit_tasks(house.ports, as_set(house.ports, orders))
    if len(tasks) > 1:
        say(f"{len(tasks):,} files are queued as set {tasks[0].set_id}.")
    return finish_tasks(house, [task.id for task in tasks], delivery)


def finish_tasks(house: House, task_ids: Sequence[str], delivery: Delivery) -> int:
    """Get queued tasks done and deliver their results; the exit code.

    In a terminal the user is asked about what waits for a look at what would leave.
    """
    if delivery.is_agreed:
        agree_beforehand(house.ports, [house.ports.store.task(key) for key in task_ids])
    try:
        halt = _work_off(house, task_ids, delivery)
    except KeyboardInterrupt:
        say("Stopped. Finished steps are kept: run the same command again to go on,")
        say("or `homeport queue cancel ID` to give it up (`homeport queue list` shows the ids).")
        return STOPPED
    if halt is not None:
        say_error(halt)
        if delivery.is_json:
            put_error(halt)
        return FAILED
    if queue_state(house.ports).is_paused:
        say("The queue is paused: `homeport queue resume` lets it go on.")
    code = deliver(house, file_results(house.ports, task_ids), delivery)
    if house.ports.settings.local_engine.model is None and code == DONE:
        say("The starter model is very small: check its facts, or set a larger model.")
    return code


def _work_off(house: House, task_ids: Sequence[str], delivery: Delivery) -> ErrorInfo | None:
    """Run them; again after what the user or a batch's answers have added."""
    halt = _run(house, task_ids)
    asked: set[str] = set()
    while halt is None and _is_asked(delivery) and ask_about(house, task_ids, asked):
        halt = _run(house, task_ids)
    return _run(house, task_ids) if halt is None and batch_round(house) else halt


def _run(house: House, task_ids: Sequence[str]) -> ErrorInfo | None:
    with StepProgress(house):
        return run_to_end(house, task_ids)


def _is_asked(delivery: Delivery) -> bool:
    return not delivery.is_json and is_terminal()


def deliver(house: House, files: Sequence[FileResult], delivery: Delivery) -> int:
    """Write the results where they are wanted; the exit code they add up to."""
    reports = [file.report for file in files]
    if delivery.output is not None:
        write_files(house, files, delivery.output, delivery.form)
    if delivery.is_json:
        put_models(reports)
    for report in reports:
        tell(report, is_silent=delivery.is_json, has_heading=len(reports) > 1)
    states = {report.state for report in reports}
    if TaskState.FAILED in states or TaskState.CANCELLED in states:
        return FAILED
    return DONE if states <= {TaskState.SUCCEEDED} else WAITING
