"""Read a task's document, cut it, plan the steps and decide the route."""

from pathlib import Path

from app.domain.document import Document, Page
from app.domain.errors import Bug
from app.domain.events import TaskPlanned
from app.domain.plan import Chunk, Plan
from app.domain.ports import Ports
from app.domain.route import Decision
from app.domain.task import Task
from app.planning.chunker import chunk_pages
from app.planning.summary import plan_summary, summary_budget
from app.routing.policy import RouteConditions, RouteFacts, decide


def prepare(ports: Ports, task: Task) -> bool:
    """Store document, plan and decision; False when the task was cancelled meanwhile.

    Raises:
        AppError: the document cannot be read or the model cannot be loaded.
    """
    document, pages = _read(ports, task.document_ids[0])
    plan = _plan(ports, task, document, pages)
    is_saved = ports.store.save_plan(task.id, plan, _decide(ports, task, plan))
    ports.events.publish(TaskPlanned(task.id))
    return is_saved


def _read(ports: Ports, document_id: str) -> tuple[Document, list[Page]]:
    """The stored text when there is one: the file may have changed or gone since."""
    document = ports.store.document(document_id)
    if document.sha256 is not None:
        return document, ports.store.pages(document_id)
    reading = ports.reader.read(Path(document.path))
    return ports.store.save_reading(document_id, reading), list(reading.pages)


def _plan(ports: Ports, task: Task, document: Document, pages: list[Page]) -> Plan:
    facts = ports.engine.facts()
    context_tokens = min(facts.context_tokens, ports.settings.routing.local_context_limit)
    [instruction_tokens] = ports.engine.count_tokens([task.instruction])
    budget = summary_budget(facts.model, context_tokens, instruction_tokens)
    chunks = chunk_pages(document.id, pages, budget.chunk_tokens, ports.engine.count_tokens)
    _require_whole(chunks, document)
    return plan_summary(chunks, budget, ports.new_id)


def _decide(ports: Ports, task: Task, plan: Plan) -> Decision:
    facts = RouteFacts(
        category=task.category,
        kind=task.kind,
        privacy=task.privacy,
        requires_json=False,
        context_tokens=plan.context_tokens,
    )
    limit = ports.settings.routing.local_context_limit
    return decide(facts, RouteConditions(local_context_limit=limit))


def _require_whole(chunks: list[Chunk], document: Document) -> None:
    """The promise 'it reads all of it', checked before any work: chunks tile the text."""
    ends = [0, *(chunk.char_end for chunk in chunks)]
    starts = [*(chunk.char_start for chunk in chunks), document.char_count]
    if ends != starts:
        raise Bug(kind="chunks do not cover the document")
