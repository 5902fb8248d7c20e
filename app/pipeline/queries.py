"""What the window and the command line show: rows and reports, read from the store."""

from dataclasses import dataclass

from app.domain.attempt import Attempt
from app.domain.document import Document
from app.domain.plan import Step, StepRole
from app.domain.ports import Ports
from app.domain.result import ReportedError, Result, TaskReport
from app.domain.route import LOOK_WANTED
from app.domain.task import Task, TaskState
from app.domain.work import FinishedSteps
from app.pipeline.approve import is_draft
from app.pipeline.connection import next_try
from app.pipeline.cost import saved_by
from app.pipeline.kinds import WORK
from app.pipeline.receipt import make_receipt, origin
from app.pipeline.task_rows import (
    Current,
    TaskRow,
    listed_rows,
    name_of_all,
    page_of_rows,
    some_rows,
    task_row,
    task_rows,
    why_it_waits,
)

# Rows and reports are looked for in one place, whichever module they are made in.
__all__ = [
    "Current",
    "StepNote",
    "TaskRow",
    "listed_rows",
    "page_of_rows",
    "some_rows",
    "step_heading",
    "step_notes",
    "task_report",
    "task_result",
    "task_row",
    "task_rows",
]


@dataclass(frozen=True)
class StepNote:
    """The result of a finished step, for reading before the whole is done."""

    step_id: str
    role: StepRole
    heading: str
    text: str


def step_notes(ports: Ports, task_id: str) -> list[StepNote]:
    """What the finished steps of a task say, in order: the result as far as it is there."""
    work = WORK[ports.store.task(task_id).kind]
    return [
        StepNote(step.id, step.role, step_heading(step), work.note(step))
        for step in ports.store.steps(task_id)
        if step.result is not None and step.role is not StepRole.VERIFY
    ]


def step_heading(step: Step) -> str:
    """What a step read, in words."""
    if step.role is StepRole.MERGE:
        return f"Merged from {len(step.inputs)} notes"
    if step.chunk is None:
        return "Whole document" if step.inputs else "Without a text"
    first, last = step.chunk.page_first, step.chunk.page_last
    return f"Page {first}" if first == last else f"Pages {first} to {last}"


def task_report(ports: Ports, task_id: str) -> TaskReport:
    """Result and receipt of a task, in whatever state it is.

    Raises:
        TaskUnknown: there is none with this id.
    """
    task = ports.store.task(task_id)
    documents = [ports.store.document(key) for key in task.document_ids]
    steps = ports.store.steps(task.id)
    attempts = ports.store.attempts(task.id)
    result = task_result(ports, task, steps, documents)
    return TaskReport(
        task_id=task.id,
        document=name_of_all([document.name for document in documents]),
        state=task.state,
        kind=task.kind,
        category=task.category,
        privacy=task.privacy,
        route=task.decision.route if task.decision else None,
        reason=task.decision.reason if task.decision else None,
        result=result.value,
        citations=result.citations,
        checks=result.checks,
        notes=result.notes,
        receipt=make_receipt(task, documents, steps, attempts).model_copy(
            update={"sentences": result.sentences, **_known_beside(ports, task, attempts)}
        ),
        error=ReportedError.of(task.error) if task.error else None,
        waits=why_it_waits(task),
        next_try=next_try(ports, task),
        needs_look=why_it_waits(task) == LOOK_WANTED,
        preset=task.preset,
        is_draft=is_draft(task),
        raw_text=_raw_text(task, attempts),
        reused_from=task.reused_from,
        conversation=task.conversation,
    )


def _known_beside(ports: Ports, task: Task, attempts: list[Attempt]) -> dict[str, object]:
    """What a receipt says beside what steps and attempts tell."""
    saved, pii = saved_by(ports, attempts), dict(ports.pii.raised(task.id))
    return {"saved_usd_estimate": saved, "pii": pii, **origin(ports, task)}


def task_result(ports: Ports, task: Task, steps: list[Step], documents: list[Document]) -> Result:
    """What a finished task gave; an empty result before that."""
    if task.state is not TaskState.SUCCEEDED:
        return Result(value=None)
    return WORK[task.kind].result(FinishedSteps(task, steps, ports.store.pages, documents))


def _raw_text(task: Task, attempts: list[Attempt]) -> str | None:
    """What the model wrote last, where the task failed because it could not be used."""
    if task.state is not TaskState.FAILED:
        return None
    refused = (one.raw_text for one in reversed(attempts) if one.raw_text is not None)
    return next(refused, None)
