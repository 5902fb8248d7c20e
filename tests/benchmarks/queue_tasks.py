"""Very many tasks for a benchmark."""

from datetime import timedelta

from app.domain.document import Document
from app.domain.ports import Ports
from app.domain.task import Category, Kind, Priority, Privacy, Task


def fill(ports: Ports, count: int, privacy: Privacy = Privacy.LOCAL_ONLY) -> list[str]:
    """Queue so many tasks at once; their ids."""
    start = ports.clock.now()
    tasks = [
        Task(
            id=f"{number:012x}",
            kind=Kind.SUMMARIZE,
            category=Category.ROUTINE,
            privacy=privacy,
            priority=Priority.BACKGROUND,
            document_ids=(f"d{number}",),
            created_at=start + timedelta(microseconds=number),
        )
        for number in range(count)
    ]
    entries = [
        (task, [Document(id=task.document_ids[0], path=f"/in/{task.id}.txt", name=task.id)])
        for task in tasks
    ]
    ports.store.add_tasks(entries)
    return [task.id for task in tasks]
