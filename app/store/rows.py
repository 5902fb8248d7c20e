"""Rows to models and back."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping

from app.domain.attempt import Attempt
from app.domain.conversation import Conversation
from app.domain.document import Document
from app.domain.errors import ErrorInfo
from app.domain.listing import fold_names
from app.domain.options import Options
from app.domain.plan import Chunk, Step
from app.domain.route import Decision, Route, Waits
from app.domain.task import Task
from app.domain.terms import Terms


def task_to_row(task: Task, names: Iterable[str]) -> dict[str, Any]:
    """A new task's row, with the names of its files as they are looked through."""
    row = task.model_dump(
        mode="json",
        include={"id", "kind", "category", "privacy", "priority", "instruction", "set_id", "state"}
        | {"follows", "preset"},
    )
    row["options"], row["terms"] = task.options.as_json(), task.terms.as_json()
    row["refines"], row["place"] = task.terms.refines, task.created_at.timestamp()
    row["names"] = fold_names(names)
    return {**row, "is_again": task.is_again, "created_at": time_to_text(task.created_at)}


def task_from_row(row: RowMapping, document_ids: tuple[str, ...]) -> Task:
    """A task as it stands."""
    return Task(
        **{key: row[key] for key in ("id", "kind", "category", "privacy", "priority", "state")},
        instruction=row["instruction"],
        options=Options.model_validate_json(row["options"]),
        set_id=row["set_id"],
        is_again=bool(row["is_again"]),
        reused_from=row["reused_from"],
        follows=row["follows"],
        preset=row["preset"],
        terms=Terms.model_validate_json(row["terms"]),
        waits=_waits(row),
        conversation=_conversation(row),
        document_ids=document_ids,
        decision=_decision(row),
        error=_error(row),
        created_at=datetime.fromisoformat(row["created_at"]),
        started_at=time_from_text(row["started_at"]),
        finished_at=time_from_text(row["finished_at"]),
        fence=row["fence"],
        retried_fence=row["retried_fence"],
        interruptions=row["interruptions"],
    )


def conversation_to_text(conversation: Conversation | None) -> str | None:
    """What a model saw, as its column."""
    if conversation is None:
        return None
    return conversation.model_dump_json(exclude_computed_fields=True)


def _conversation(row: RowMapping) -> Conversation | None:
    stored = row["conversation"]
    return None if stored is None else Conversation.model_validate_json(stored)


def error_to_row(error: ErrorInfo | None) -> dict[str, Any]:
    """The error's columns of a task."""
    return {
        "error_code": error.code if error else None,
        "error_title": error.title if error else None,
        "error_hint": error.hint if error else None,
        "error_is_retryable": error.is_retryable if error else None,
    }


def document_to_row(document: Document) -> dict[str, Any]:
    """A new document's row."""
    return document.model_dump(exclude={"pages_unreadable"})


def document_from_row(row: RowMapping, unreadable: tuple[int, ...]) -> Document:
    """A document with the numbers of the pages that could not be read."""
    return Document.model_validate({**row, "pages_unreadable": unreadable})


def step_to_row(task_id: str, step: Step) -> dict[str, Any]:
    """A planned step's row."""
    chunk = step.chunk
    return {
        "id": step.id,
        "task_id": task_id,
        "position": step.position,
        "role": step.role.value,
        "state": step.state.value,
        "max_tokens": step.max_tokens,
        "inputs": json.dumps(step.inputs),
        "document_id": chunk.document_id if chunk else None,
        "page_first": chunk.page_first if chunk else None,
        "page_last": chunk.page_last if chunk else None,
        "char_start": chunk.char_start if chunk else None,
        "char_end": chunk.char_end if chunk else None,
        "chunk_tokens": chunk.tokens if chunk else None,
        "overlap_chars": chunk.overlap_chars if chunk else None,
        "result": step.result,
    }


def step_from_row(row: RowMapping) -> Step:
    """A step as it stands."""
    chunk = None
    if row["document_id"] is not None:
        names = ("document_id", "page_first", "page_last", "char_start", "char_end")
        facts = {name: row[name] for name in names}
        overlap_chars = row["overlap_chars"] or 0
        chunk = Chunk(**facts, tokens=row["chunk_tokens"], overlap_chars=overlap_chars)
    return Step(
        id=row["id"],
        position=row["position"],
        role=row["role"],
        chunk=chunk,
        inputs=tuple(json.loads(row["inputs"])),
        max_tokens=row["max_tokens"],
        state=row["state"],
        result=row["result"],
    )


def attempt_to_row(attempt: Attempt) -> dict[str, Any]:
    """A new attempt's row."""
    row = attempt.model_dump(exclude={"started_at", "finished_at", "retry_at"})
    return {**row, "started_at": time_to_text(attempt.started_at)}


def attempt_from_row(row: RowMapping) -> Attempt:
    """An attempt as it stands."""
    return Attempt.model_validate(dict(row))


def time_to_text(moment: datetime) -> str:
    """ISO 8601 in UTC with microseconds always, so that text sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def optional_time_to_text(moment: datetime | None) -> str | None:
    """The same of a moment that may not be known."""
    return time_to_text(moment) if moment else None


def time_from_text(text: str | None) -> datetime | None:
    """The moment a text names."""
    return datetime.fromisoformat(text) if text else None


def _decision(row: RowMapping) -> Decision | None:
    if row["route"] is None:
        return None
    return Decision(route=Route(row["route"]), reason=row["route_reason"])


def _waits(row: RowMapping) -> Waits | None:
    if row["waits_reason"] is None:
        return None
    return Waits(row["waits_reason"], time_from_text(row["waits_until"]))


def _error(row: RowMapping) -> ErrorInfo | None:
    if row["error_code"] is None:
        return None
    return ErrorInfo(
        code=row["error_code"],
        title=row["error_title"],
        hint=row["error_hint"],
        is_retryable=bool(row["error_is_retryable"]),
    )
