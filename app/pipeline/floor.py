"""The PII floor: a document that holds personal data stays here until the user says otherwise.

It only ever raises: a task that may leave becomes local only. There is no way back for that task;
once the user has confirmed its documents, the same may be ordered anew.
"""

from collections.abc import Iterable, Sequence

from app.domain.document import Document
from app.domain.errors import KeptHere, LeavesNot
from app.domain.pii import PiiCounts, added, counted, pii_in_words
from app.domain.ports import Ports
from app.domain.route import Route
from app.domain.task import Privacy, Task
from app.domain.terms import COMPARISON
from app.domain.work import ReadDocument
from app.routing.pii import scan


def hold_floor(ports: Ports, task: Task, documents: Sequence[ReadDocument]) -> Task:
    """The task as its documents let it be: as it was, or raised to local only.

    Raises:
        KeptHere: it is about the larger model itself, so there is nothing to do here.
    """
    if task.privacy is not Privacy.CLOUD_ALLOWED:
        return task
    counts = unconfirmed(ports, documents)
    if not counts:
        return task
    ports.pii.raise_task(task.id, counts)
    if _is_for_the_cloud(task):
        raise KeptHere(found=pii_in_words(counts))
    return task.model_copy(update={"privacy": Privacy.LOCAL_ONLY})


def require_no_floor(ports: Ports, task: Task) -> None:
    """The last look before a request: nothing has raised the task, and nothing would.

    A task may have been planned before a confirmation was withdrawn, or before there was a floor.

    Raises:
        KeptHere: its documents hold personal data, and nobody has confirmed that they may leave.
        LeavesNot: it is local only for another reason.
    """
    counts = ports.pii.raised(task.id)
    if not counts:
        if ports.store.task(task.id).privacy is not Privacy.CLOUD_ALLOWED:
            raise LeavesNot
        counts = stored_floor(ports, task.document_ids)
        if counts:
            ports.pii.raise_task(task.id, counts)
    if counts:
        raise KeptHere(found=pii_in_words(counts))


def passes_floor(ports: Ports, task: Task) -> bool:
    """Whether a request for it may be made; who makes many at once leaves the others out."""
    try:
        require_no_floor(ports, task)
    except (KeptHere, LeavesNot):
        return False
    return True


def stored_floor(ports: Ports, document_ids: Iterable[str]) -> PiiCounts:
    """What stored documents hold that nobody has confirmed; empty where the setting is off."""
    if not ports.settings.privacy.pii_floor:
        return {}
    documents = [ports.store.document(key) for key in document_ids]
    return added(*(_kept_by(ports, one, stored_pii(ports, one)) for one in documents))


def unconfirmed(ports: Ports, documents: Sequence[ReadDocument]) -> PiiCounts:
    """What documents hold together that nobody has confirmed; empty where the setting is off."""
    if not ports.settings.privacy.pii_floor:
        return {}
    return added(*(_kept_by(ports, one.document, pii_of(ports, one)) for one in documents))


def pii_of(ports: Ports, read: ReadDocument) -> PiiCounts:
    """What a document's text holds; it is looked through once."""
    document, pages = read
    known = ports.pii.found(document)
    if known is None:
        known = counted(scan(page.text for page in pages))
        ports.pii.save_found(document, known)
    return known


def stored_pii(ports: Ports, document: Document) -> PiiCounts:
    """What a stored document's text holds; its text is read only if nobody has looked before."""
    if document.sha256 is None:
        return {}  # nobody has read it yet
    known = ports.pii.found(document)
    if known is not None:
        return known
    return pii_of(ports, ReadDocument(document, ports.store.pages(document.id)))


def open_twin(ports: Ports, task: Task, paths: Sequence[str]) -> Task | None:
    """An unfinished task that asks the same of the same files; it may have been raised since."""
    twin = ports.store.unfinished_twin(task, paths)
    if twin is not None or task.privacy is not Privacy.CLOUD_ALLOWED:
        return twin
    stricter = task.model_copy(update={"privacy": Privacy.LOCAL_ONLY})
    raised = ports.store.unfinished_twin(stricter, paths)
    if raised is None or not ports.pii.raised(raised.id):
        return None
    return raised if stored_floor(ports, raised.document_ids) else None


def wanted_privacy(ports: Ports, task: Task) -> Privacy:
    """What the user had asked for, before the floor raised it."""
    return Privacy.CLOUD_ALLOWED if ports.pii.raised(task.id) else task.privacy


def _kept_by(ports: Ports, document: Document, counts: PiiCounts) -> PiiCounts:
    if not counts:
        return {}
    confirmed = ports.pii.confirmed(document.sha256 or "")
    return {kind: count for kind, count in counts.items() if kind not in confirmed}


def _is_for_the_cloud(task: Task) -> bool:
    """Whether the point of it is what the larger model says: a refinement, one of a comparison."""
    is_copy = task.terms.route is Route.CLOUD and task.preset == COMPARISON
    return task.terms.refines is not None or is_copy
