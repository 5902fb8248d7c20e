"""Delete tasks for good: what is under way is stopped, all that was derived goes, figures stay.

A deletion that a crash breaks off is finished at the next start: what is marked is deleted, and
what was deleted is cleaned out of the log and the backups.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta

from app.domain.deleting import Deletion, Doomed, Erased
from app.domain.events import TaskChanged, TasksDeleted
from app.domain.ports import Ports
from app.domain.task import TaskState

UNDO_S = 10
_GRACE_S = 20  # whoever gave the time to undo it deletes it; if that process has died, another does
_AT_ONCE = 20
_LONG_AGO = timedelta(days=1)
_Tell = Callable[[int, int], None]


def look_at_deletion(ports: Ports, task_ids: Collection[str]) -> Doomed:
    """What would go; nothing is changed.

    Raises:
        TaskUnknown: one of the tasks is not there.
    """
    whole = [ports.store.task(task_id).id for task_id in task_ids]
    return ports.eraser.look(whole)


def mark_deletion(ports: Ports, task_ids: Collection[str]) -> None:
    """Stop and hide tasks; they are deleted after a while, by whichever process runs then."""
    due = ports.clock.now() + timedelta(seconds=UNDO_S + _GRACE_S)
    ports.eraser.mark(task_ids, due)
    _stop(ports, task_ids)


def undo_deletion(ports: Ports, task_ids: Collection[str]) -> None:
    """Take it back; what was stopped stays stopped."""
    ports.eraser.unmark(task_ids)


def delete_tasks(
    ports: Ports, task_ids: Collection[str], tell: _Tell = lambda _done, _all: None
) -> Deletion:
    """Delete tasks now, clean the files, and look whether anything is left.

    Args:
        ports: of the home.
        task_ids: with what rests on them.
        tell: how many tasks are done, of how many.

    Raises:
        StoreError: what is not deleted yet is deleted at the next start.
    """
    wanted = list(dict.fromkeys(task_ids))
    ports.eraser.mark(wanted, ports.clock.now())
    _stop(ports, wanted)
    erased = Erased()
    passages: list[bytes] = []
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        gone, held = ports.eraser.erase(some, ports.clock.now())
        erased, passages = erased + gone, passages + held
        ports.events.publish(TasksDeleted(tuple(some)))
        tell(min(len(wanted), start + _AT_ONCE), len(wanted))
    return _clean(ports, erased, passages)


def finish_deletions(ports: Ports) -> Deletion | None:
    """Do what is due or was broken off; None: there is nothing. For the scheduler."""
    due = ports.eraser.marked(ports.clock.now())
    if due:
        return delete_tasks(ports, due)
    if not ports.eraser.is_clean():
        return _clean(ports, Erased(), [])
    return None


def sweep_pasted(ports: Ports) -> int:
    """Delete what was pasted long ago and no task came to use: a crash may leave it; how many.

    Only while no plan is open: it may be for such a file.

    Raises:
        StoreError: it is tried at the next start.
    """
    return ports.eraser.sweep_pasted(ports.clock.now() - _LONG_AGO)


def _stop(ports: Ports, task_ids: Collection[str]) -> None:
    """Cancel what has not ended, so that whoever is at it lets go."""
    for task_id in task_ids:
        if ports.store.cancel_task(task_id, ports.clock.now()):
            ports.events.publish(TaskChanged(task_id, TaskState.CANCELLED))


def _clean(ports: Ports, erased: Erased, passages: Sequence[bytes]) -> Deletion:
    forgotten = ports.eraser.forgotten()
    for document_id in forgotten:
        ports.engine.forget(document_id)
    ports.eraser.told(forgotten)
    cleaned = ports.eraser.clean(ports.clock.now())
    proof = ports.eraser.prove(passages)
    still = dict.fromkeys((*cleaned.open_still, *proof.open_still))
    proof = proof.model_copy(update={"open_still": tuple(still)})
    return Deletion(erased=erased, cleaned=cleaned, proof=proof)
