"""Tasks, plans and readings that tests of the store are made of."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from app.domain.attempt import Attempt, Completion
from app.domain.document import Document, Page, Reading
from app.domain.plan import Chunk, Plan, Step, StepRole
from app.domain.ports import TaskStore
from app.domain.route import Decision, Route
from app.domain.task import Category, Kind, Priority, Privacy, Task

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LOCAL = Decision(route=Route.LOCAL, reason="It fits the local model.")


def moment(seconds: float) -> datetime:
    """So long after the start."""
    return START + timedelta(seconds=seconds)


def make_task(
    task_id: str, *, created: float = 0, priority: Priority = Priority.BACKGROUND, words: str = ""
) -> Task:
    return Task(
        id=task_id,
        kind=Kind.SUMMARIZE,
        category=Category.ROUTINE,
        privacy=Privacy.LOCAL_ONLY,
        priority=priority,
        instruction=words,
        document_ids=(f"{task_id}-document",),
        created_at=moment(created),
    )


def add(
    store: TaskStore, task: Task, path: str = "/home/me/letter.txt", name: str | None = None
) -> Task:
    """Store the task with a document at this path."""
    name = path.rpartition("/")[2] if name is None else name
    store.add_task(task, [Document(id=key, path=path, name=name) for key in task.document_ids])
    return task


def make_plan(task: Task) -> Plan:
    """Two chunks and their merge."""
    chunks = [
        Chunk(
            document_id=task.document_ids[0],
            page_first=1 + number,
            page_last=2 + number,
            char_start=10 * number,
            char_end=10 * number + 10,
            tokens=7,
        )
        for number in range(2)
    ]
    steps = [
        Step(
            id=f"{task.id}-{number}",
            position=number,
            role=StepRole.MAP,
            chunk=chunk,
            max_tokens=100,
        )
        for number, chunk in enumerate(chunks)
    ]
    merge = Step(id=f"{task.id}-2", position=2, role=StepRole.MERGE, inputs=(0, 1), max_tokens=200)
    return Plan(steps=(*steps, merge))


def running_task(store: TaskStore, task_id: str = "a") -> Task:
    """A task that was claimed and planned."""
    task = add(store, make_task(task_id))
    claimed = store.claim_task(moment(1), only=[task_id])
    assert claimed is not None
    assert store.save_plan(task_id, make_plan(task), LOCAL)
    return store.task(task_id)


def make_attempt(task_id: str, position: int = 0, number: int = 1, at: float = 2) -> Attempt:
    return Attempt(
        id=f"{task_id}-{position}-try{number}",
        task_id=task_id,
        step_id=f"{task_id}-{position}",
        number=number,
        is_repair=number > 1,
        engine="local",
        model="small",
        started_at=moment(at),
    )


COMPLETION = Completion(
    text="A summary.",
    is_truncated=False,
    prompt_tokens=120,
    completion_tokens=3,
    first_token_s=0.25,
    seconds=1.5,
    queue_s=0.125,
    prompt_tokens_reused=40,
    batch_size=2.5,
    kv_share=0.75,
)


def make_reading(texts: Sequence[str]) -> Reading:
    """Empty texts are pages that could not be read."""
    pages = [
        Page(number=number, text=text, problem=None if text else "damaged page")
        for number, text in enumerate(texts, start=1)
    ]
    return Reading(
        media_type="application/pdf", sha256="ab" * 32, size_bytes=1234, pages=tuple(pages)
    )
