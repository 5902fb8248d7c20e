"""What of personal data was found in documents, for who wants to see it; and the user's word."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, computed_field

from app.domain.document import Document
from app.domain.errors import printable
from app.domain.pii import PiiKind, counted, pii_in_words
from app.domain.ports import Ports
from app.pipeline.floor import stored_pii
from app.routing.pii import scan


class DocumentPii(BaseModel):
    """One document: what it holds, and what the user has confirmed of it."""

    model_config = ConfigDict(frozen=True)

    document: str
    sha256: str
    found: dict[PiiKind, int]
    confirmed: tuple[PiiKind, ...]

    @computed_field  # type: ignore[prop-decorator]  # pydantic's own way
    @property
    def stays(self) -> bool:
        """Whether it stays on this machine for it."""
        return not set(self.found) <= set(self.confirmed)

    def in_words(self) -> str:
        """What it holds, and what follows from it."""
        if not self.found:
            return f"{self.document}: nothing found"
        end = "it stays on this machine" if self.stays else "you have confirmed that it may leave"
        return f"{self.document}: {pii_in_words(self.found)}; {end}"


def look_at(ports: Ports, named: str) -> list[DocumentPii]:
    """The file of this path, or the documents of the task with this id.

    Raises:
        TaskUnknown: there is no such file and no such task.
        AppError: the file cannot be read.
    """
    path = Path(named).expanduser()
    return look_at_files(ports, [path]) if path.exists() else look_at_task(ports, named)


def look_at_files(ports: Ports, paths: Iterable[Path]) -> list[DocumentPii]:
    """What these files hold; nothing is stored.

    Raises:
        AppError: one cannot be read.
    """
    return [_of_file(ports, path.absolute()) for path in paths]


def look_at_task(ports: Ports, task_id: str) -> list[DocumentPii]:
    """What a task's documents hold: the stored text, or the file where nobody has read it yet.

    Raises:
        TaskUnknown: there is none with this id.
        AppError: a file cannot be read.
    """
    task = ports.store.task(task_id)
    return [_of_document(ports, ports.store.document(key)) for key in task.document_ids]


def confirm(ports: Ports, seen: Iterable[DocumentPii]) -> None:
    """These documents may leave, with what was seen of them. What is raised already stays here."""
    for one in seen:
        ports.pii.confirm(one.sha256, list(one.found), ports.clock.now())


def withdraw(ports: Ports, seen: Iterable[DocumentPii]) -> None:
    """Take that back; work that has not ended stays here from now on."""
    for one in seen:
        ports.pii.withdraw(one.sha256)


def seen_again(ports: Ports, seen: Iterable[DocumentPii]) -> list[DocumentPii]:
    """The same with what is confirmed now."""
    return [one.model_copy(update={"confirmed": _confirmed(ports, one.sha256)}) for one in seen]


def _of_file(ports: Ports, path: Path) -> DocumentPii:
    reading = ports.reader.read(path)
    return DocumentPii(
        document=printable(path.name),
        sha256=reading.sha256,
        found=dict(counted(scan(page.text for page in reading.pages))),
        confirmed=_confirmed(ports, reading.sha256),
    )


def _of_document(ports: Ports, document: Document) -> DocumentPii:
    if document.sha256 is None:
        return _of_file(ports, document.as_path)
    return DocumentPii(
        document=document.name,
        sha256=document.sha256,
        found=dict(stored_pii(ports, document)),
        confirmed=_confirmed(ports, document.sha256),
    )


def _confirmed(ports: Ports, sha256: str) -> tuple[PiiKind, ...]:
    return tuple(sorted(ports.pii.confirmed(sha256)))
