"""A finished task as it goes to the user's own place: the result, never its documents."""

from app.domain.document import Document
from app.domain.errors import well_formed
from app.domain.ports import Ports
from app.domain.sync import Due, Parcel, SyncedDocument
from app.pipeline.queries import task_report


def make_parcel(ports: Ports, due: Due, installation: str, revision: int) -> Parcel:
    """What is sent of a task: result, passages, receipt, and its documents' names and SHA-256.

    What a model saw of a conversation, and answers that could not be used, stay here.

    Raises:
        TaskUnknown: it is no longer there.
    """
    kept_here = {"conversation": None, "raw_text": None}
    report = task_report(ports, due.task_id).model_copy(update=kept_here)
    documents = [ports.store.document(key) for key in ports.store.task(due.task_id).document_ids]
    return Parcel(
        installation=installation,
        revision=revision,
        finished_at=due.finished_at,
        documents=tuple(map(_told, documents)),
        report=report,
    )


def _told(document: Document) -> SyncedDocument:
    return SyncedDocument(
        name=well_formed(document.name),
        sha256=document.sha256,
        media_type=document.media_type,
        size_bytes=document.size_bytes,
    )
