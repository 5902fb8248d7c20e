"""What the user has agreed to be sent: asked for before the first request, kept, taken back."""

from collections.abc import Collection, Iterator, Sequence

from app.domain.cloud import CloudModel
from app.domain.consent import Consent
from app.domain.errors import ConsentUnknown, TaskUnknown
from app.domain.events import TaskChanged
from app.domain.leaving import Leaving, LeavingSet, Place
from app.domain.ports import Ports
from app.domain.task import Category, Privacy, Task, TaskState
from app.pipeline.submit import wake_now


def agree(ports: Ports, shown: Leaving, *, is_always: bool) -> None:
    """The user has seen it and says: send it; with `is_always` all work of its category, too.

    It holds for the hosts that were shown. What waited for it is tried at once.
    """
    task = ports.store.task(shown.task_id)
    subject: dict[str, object]
    subject = {"category": task.category} if is_always else {"task_id": task.id}
    ports.consents.give([_consent(ports, place, subject) for place in shown.places])
    waiting = [task.id, *ports.consents.awaiting(task.category)] if is_always else [task.id]
    _try_now(ports, list(dict.fromkeys(waiting)))


def agree_to_set(ports: Ports, shown: LeavingSet) -> None:
    """The user has seen what would leave for each of these tasks, and says: send it, this once.

    Those that have ended, or are gone, since it was shown are left out.
    """
    parts = [part for part in shown.parts if _still_waits(ports, part.task_id)]
    given = [
        _consent(ports, place, {"task_id": part.task_id}) for part in parts for place in part.places
    ]
    ports.consents.give(given)
    _try_now(ports, [part.task_id for part in parts])


def _still_waits(ports: Ports, task_id: str) -> bool:
    try:
        return not ports.store.task(task_id).state.is_final
    except TaskUnknown:
        return False


def agree_beforehand(
    ports: Ports, tasks: Sequence[Task], models: Collection[CloudModel] | None = None
) -> None:
    """The user has said before there was a plan to show: send these, if need be.

    Args:
        models: those that were named to the user; None: all of the settings'.
    """
    chain = ports.settings.cloud_engine.chain if models is None else models
    given = [
        _consent(ports, _place(model), {"task_id": task.id})
        for task in tasks
        if task.privacy is Privacy.CLOUD_ALLOWED
        for model in chain
    ]
    if given:
        ports.consents.give(given)
        waiting = [task.id for task in tasks if task.state is TaskState.WAITING_FOR_NETWORK]
        _try_now(ports, waiting)


def withdraw(ports: Ports, name: str) -> int:
    """Take back what was agreed to, of a category or of one task; how many hosts it was.

    It holds from the next request on; what has been sent has been sent.

    Raises:
        ConsentUnknown: there is none.
        TaskUnknown: it is no category, and no task either.
    """
    now = ports.clock.now()
    category = _category(name)
    if category is not None:
        count = ports.consents.withdraw(category, now)
    else:
        count = ports.consents.withdraw_of(ports.store.task(name).id, now)
    if count == 0:
        raise ConsentUnknown(name=name)
    return count


def _category(name: str) -> Category | None:
    return next((one for one in Category if one.value == name.strip().replace("-", "_")), None)


def _place(model: CloudModel) -> Place:
    return Place(provider=model.provider.value, model=model.model, host=model.host)


def places_of(models: Collection[CloudModel]) -> Iterator[Place]:
    """Who would get what is sent to these models."""
    return map(_place, models)


def _consent(ports: Ports, place: Place, subject: dict[str, object]) -> Consent:
    facts = {"id": ports.new_id(), "given_at": ports.clock.now(), **subject}
    return Consent.model_validate({"provider": place.provider, "host": place.host, **facts})


def _try_now(ports: Ports, task_ids: Sequence[str]) -> None:
    wake_now(ports, task_ids)
    for task_id in task_ids:
        ports.events.publish(TaskChanged(task_id, ports.store.task(task_id).state))
