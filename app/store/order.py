"""Places in the queue: a number for each task, by default the moment at which it was added."""

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, or_, select, update

from app.domain.ports import Place
from app.domain.task import Priority, TaskState
from app.store.tables import tasks

# Those that have a turn to come. What runs has had its turn.
WAITING = [TaskState.QUEUED, TaskState.PAUSED, TaskState.WAITING_FOR_NETWORK]
_GAP = 1.0
_A_LITTLE = 0.001  # so that what is added from now on comes after the last one
_FACTS = select(tasks.c.id, tasks.c.priority, tasks.c.place, tasks.c.state)


def move(connection: Connection, task_id: str, place: Place) -> bool:
    """Move a waiting task among those of its priority."""
    task = _waiting(connection, task_id)
    if task is None:
        return False
    if place is Place.FIRST:
        _put_before(connection, task, _edge(connection, task, is_last=False))
    elif place is Place.LAST:
        _put_last(connection, task)
    elif place is Place.EARLIER:
        _put_before(connection, task, _neighbour(connection, task, is_later=False))
    else:
        following = _neighbour(connection, task, is_later=True)
        after = following and _neighbour(connection, following, is_later=True)
        if after is None:
            _put_last(connection, task)
        else:
            _put_before(connection, task, after)
    return True


def move_before(connection: Connection, task_id: str, other_id: str) -> bool:
    """Move a waiting task right before another, into its priority."""
    task, other = _waiting(connection, task_id), _waiting(connection, other_id)
    if task is None or other is None:
        return False
    if task_id != other_id:
        _put_before(connection, task, other)
    return True


def turn(connection: Connection, task_id: str) -> int | None:
    """How many-th a queued task is, from 1; interactive ones come before all others."""
    query = _FACTS.where(tasks.c.id == task_id, tasks.c.state == TaskState.QUEUED)
    task = connection.execute(query).mappings().first()
    if task is None:
        return None
    is_queued = tasks.c.state == TaskState.QUEUED
    is_before = and_(tasks.c.priority == task["priority"], _is_beyond(task, is_later=False))
    if task["priority"] == Priority.BACKGROUND:
        is_before |= tasks.c.priority == Priority.INTERACTIVE
    count = select(func.count()).select_from(tasks).where(is_queued, is_before)
    return int(connection.execute(count).scalar_one()) + 1


def _put_before(connection: Connection, task: RowMapping, other: RowMapping | None) -> None:
    if other is None or other["id"] == task["id"]:
        return
    before = _neighbour(connection, other, is_later=False, besides=task["id"])
    low = before["place"] if before else other["place"] - 2 * _GAP
    middle = (low + other["place"]) / 2
    if not low < middle < other["place"]:  # no number lies between: make room
        are_before = and_(
            _is_peer(other), tasks.c.id != task["id"], _is_beyond(other, is_later=False)
        )
        connection.execute(update(tasks).where(are_before).values(place=tasks.c.place - _GAP))
        middle = other["place"] - _GAP / 2
    values = {"place": middle, "priority": other["priority"]}
    connection.execute(update(tasks).where(tasks.c.id == task["id"]).values(values))


def _put_last(connection: Connection, task: RowMapping) -> None:
    last = _edge(connection, task, is_last=True)
    if last is not None:
        place = last["place"] + _A_LITTLE
        connection.execute(update(tasks).where(tasks.c.id == task["id"]).values(place=place))


def _waiting(connection: Connection, task_id: str) -> RowMapping | None:
    query = _FACTS.where(tasks.c.id == task_id, tasks.c.state.in_(WAITING))
    return connection.execute(query).mappings().first()


def _edge(connection: Connection, task: RowMapping, *, is_last: bool) -> RowMapping | None:
    """The first or last of the others."""
    others = and_(_is_peer(task), tasks.c.id != task["id"])
    extreme = func.max(tasks.c.place) if is_last else func.min(tasks.c.place)
    place = select(extreme).where(others).scalar_subquery()
    order = tasks.c.id.desc() if is_last else tasks.c.id
    query = _FACTS.where(others, tasks.c.place == place).order_by(order).limit(1)
    return connection.execute(query).mappings().first()


def _neighbour(
    connection: Connection, task: RowMapping, *, is_later: bool, besides: str = ""
) -> RowMapping | None:
    """The one right before or right after a task."""
    query = _FACTS.where(_is_peer(task), tasks.c.id != besides, _is_beyond(task, is_later=is_later))
    order = (tasks.c.place, tasks.c.id)
    query = query.order_by(*(order if is_later else (column.desc() for column in order)))
    return connection.execute(query.limit(1)).mappings().first()


def _is_peer(task: RowMapping) -> ColumnElement[bool]:
    return and_(tasks.c.state.in_(WAITING), tasks.c.priority == task["priority"])


def _is_beyond(task: RowMapping, *, is_later: bool) -> ColumnElement[bool]:
    place, key = task["place"], task["id"]
    if is_later:
        return or_(tasks.c.place > place, and_(tasks.c.place == place, tasks.c.id > key))
    return or_(tasks.c.place < place, and_(tasks.c.place == place, tasks.c.id < key))
