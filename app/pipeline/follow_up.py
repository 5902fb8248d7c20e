"""A question that follows an earlier one: the same documents, and the turns before it."""

from typing import NamedTuple

from app.domain.conversation import Turn
from app.domain.document import Document
from app.domain.errors import TaskNotFollowable, TaskUnknown, well_formed
from app.domain.ports import Ports
from app.domain.task import Kind, Priority, Privacy, Task, TaskState
from app.pipeline.kinds import WORK
from app.pipeline.queries import task_report
from app.pipeline.submit import submit_over

_WITHOUT_ANSWER = (TaskState.FAILED, TaskState.CANCELLED)
_MOST_TURNS = 50  # longer ones are never seen whole; to gather them only takes time


class FollowUp(NamedTuple):
    """A question after the task whose id, or the unique beginning of it, is `task_id`."""

    task_id: str
    question: str
    is_private: bool = False
    is_again: bool = False


class Turns(NamedTuple):
    """Earlier turns, oldest first; `is_broken_off`: earlier ones are no longer stored."""

    turns: tuple[Turn, ...] = ()
    is_broken_off: bool = False


def submit_follow_up(ports: Ports, asked: FollowUp) -> Task:
    """Queue the question, or take up an unfinished task that asks the same.

    Raises:
        TaskUnknown, TaskNotFollowable, InstructionMissing: nothing was queued.
    """
    return submit_over(ports, follow_up_task(ports, asked))


def follow_up_task(ports: Ports, asked: FollowUp) -> Task:
    """The task that the question would be: it reads the stored text of the followed one.

    Where that has no answer yet, the question waits for it.

    Raises:
        TaskUnknown, TaskNotFollowable, InstructionMissing.
    """
    earlier = ports.store.task(asked.task_id)
    if earlier.kind is not Kind.ASK or earlier.state in _WITHOUT_ANSWER:
        raise TaskNotFollowable(task_id=earlier.id, kind=earlier.kind, state=earlier.state)
    strictest = {earlier.privacy, Privacy.LOCAL_ONLY if asked.is_private else earlier.privacy}
    task = Task(
        id=ports.new_id(),
        kind=Kind.ASK,
        category=earlier.category,
        privacy=Privacy.LOCAL_ONLY if Privacy.LOCAL_ONLY in strictest else earlier.privacy,
        priority=Priority.INTERACTIVE,
        instruction=well_formed(asked.question.strip()),
        options=earlier.options,
        is_again=asked.is_again,
        follows=earlier.reused_from or earlier.id,  # so that the same question is the same asking
        document_ids=earlier.document_ids,
        created_at=ports.clock.now(),
    )
    WORK[task.kind].require(task)
    return task


def followed_documents(ports: Ports, task: Task) -> list[Document]:
    """The task's documents as they are stored."""
    return [ports.store.document(key) for key in task.document_ids]


def earlier_turns(ports: Ports, task: Task) -> Turns:
    """The conversation before the task, as far as it is stored.

    Raises:
        TaskNotFollowable: an earlier question has no answer.
    """
    found: list[Turn] = []
    follows = task.follows
    while follows is not None and len(found) < _MOST_TURNS:
        try:
            earlier = ports.store.task(follows)
        except TaskUnknown:
            return Turns(tuple(reversed(found)), is_broken_off=True)
        if earlier.state is not TaskState.SUCCEEDED:
            raise TaskNotFollowable(task_id=earlier.id, kind=earlier.kind, state=earlier.state)
        answer = task_report(ports, earlier.id).text
        found.append(Turn(earlier.id, earlier.instruction, answer))
        follows = earlier.follows
    return Turns(tuple(reversed(found)))
