"""Nothing twice: the stored result of the same work on the same content."""

from collections.abc import Sequence
from typing import NamedTuple

from app.domain.attempt import AttemptOutcome
from app.domain.plan import Plan, Step
from app.domain.ports import Ports
from app.domain.task import Task
from app.domain.work import ReadDocument


class Reuse(NamedTuple):
    """A finished task's steps with their results, as steps of another task."""

    plan: Plan
    task_id: str


def find_reuse(ports: Ports, task: Task, documents: Sequence[ReadDocument]) -> Reuse | None:
    """What an earlier task gave for the same contents, kind, options and model file.

    Every step runs at temperature 0, so to do it again would give the same. No model is loaded.

    Raises:
        AppError: there is no model.
    """
    fingerprint = "" if task.is_again else ports.engine.fingerprint()
    if not fingerprint:
        return None
    hashes = [document.sha256 or "" for document, _ in documents]
    twin = ports.store.finished_twin(task, hashes, fingerprint)
    if twin is None or not _reads_the_same(ports, twin, documents):
        return None
    steps = ports.store.steps(twin.id)
    if not _is_complete(ports, twin, steps):
        return None
    ids = dict(zip(twin.document_ids, task.document_ids, strict=True))
    copies = tuple(_copy(step, ports.new_id(), ids) for step in steps)
    return Reuse(Plan(steps=copies, conversation=twin.conversation), twin.id)


def _is_complete(ports: Ports, twin: Task, steps: Sequence[Step]) -> bool:
    """Whether each step has a valid answer: a substitute for one is not worth to be kept."""
    attempts = ports.store.attempts(twin.id)
    answered = {a.step_id for a in attempts if a.outcome is AttemptOutcome.DONE}
    return all(step.id in answered for step in steps)


def _reads_the_same(ports: Ports, twin: Task, documents: Sequence[ReadDocument]) -> bool:
    """Of one file a newer reader may see more: text in pictures, for example."""
    earlier = [ports.store.pages(key) for key in twin.document_ids]
    return earlier == [list(pages) for _, pages in documents]


def _copy(step: Step, step_id: str, document_ids: dict[str, str]) -> Step:
    chunk = step.chunk
    if chunk is not None:
        document_id = document_ids[chunk.document_id]
        chunk = chunk.model_copy(update={"document_id": document_id})
    return step.model_copy(update={"id": step_id, "chunk": chunk})
