"""Parcels that tests of sync send."""

from datetime import UTC, datetime

from app.domain.egress import Permit, permit_for_sync
from app.domain.result import Citation, Receipt, TaskReport
from app.domain.sync import Parcel, SyncedDocument
from app.domain.task import Category, Kind, Privacy, TaskState

ENDED = datetime(2026, 11, 3, 22, 15, tzinfo=UTC)
ANY: Permit = permit_for_sync([], is_trusted=False)
RECEIPT = Receipt(
    pages_total=1,
    pages_read=1,
    pages_unreadable=(),
    chunks_total=1,
    chunks_read=1,
    tokens_read=10,
    tokens_dropped=0,
    steps=1,
    attempts=1,
    repairs=0,
    local_steps=1,
    cloud_steps=0,
    prompt_tokens=10,
    completion_tokens=5,
    seconds=1.5,
    tokens_per_second=3.3,
    cost_usd=0.0,
    bytes_left_machine=0,
    model="fake",
)


def make_parcel(
    task_id: str = "0123456789ab",
    *,
    text: str = "The ferry runs.",
    document: str = "report.pdf",
    revision: int = 1,
    installation: str = "office",
    ended: datetime = ENDED,
) -> Parcel:
    """A finished summary of one document."""
    report = TaskReport(
        task_id=task_id,
        document=document,
        state=TaskState.SUCCEEDED,
        kind=Kind.SUMMARIZE,
        category=Category.ROUTINE,
        privacy=Privacy.CLOUD_ALLOWED,
        route=None,
        reason=None,
        result=text,
        citations=(
            Citation(statement=text, document=document, page=1, quote="It runs", start=0, end=7),
        ),
        receipt=RECEIPT,
        error=None,
    )
    return Parcel(
        installation=installation,
        revision=revision,
        finished_at=ended,
        documents=(SyncedDocument(name=document, sha256="ab" * 32, size_bytes=9),),
        report=report,
    )
