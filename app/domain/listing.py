"""Which tasks a table shows, and in which order: the store pages by it, the window keeps to it."""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from app.domain.errors import well_formed
from app.domain.route import Route
from app.domain.task import Kind, TaskState

# What goes on comes before what waits, and that before what has ended.
STATE_ORDER = (
    TaskState.RUNNING,
    TaskState.QUEUED,
    TaskState.WAITING_FOR_NETWORK,
    TaskState.PAUSED,
    TaskState.FAILED,
    TaskState.CANCELLED,
    TaskState.SUCCEEDED,
)
NEVER = datetime.min.replace(tzinfo=UTC)  # when a task that has not ended has ended
COST_DIGITS = 6  # costs that differ by less are the same: sums of the same numbers may


class TaskSort(StrEnum):
    """What tasks are ordered by. Those that are alike in it: newest first."""

    ADDED = "added"
    FINISHED = "finished"
    FILE = "file"
    KIND = "kind"
    ROUTE = "route"
    STATE = "state"
    COST = "cost"


class TaskFilter(NamedTuple):
    """Which tasks are meant; what is empty holds for all.

    `words` are looked for in the files' names: each of them, whatever the case and the accents.
    """

    words: str = ""
    states: frozenset[TaskState] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    routes: frozenset[Route] = frozenset()
    set_id: str | None = None


Key = str | int | float | datetime


class Position(NamedTuple):
    """Where a row stands in an order: its key, and what tells it from rows alike."""

    key: Key
    created_at: datetime
    id: str


class Listing(NamedTuple):
    """A filter and an order. The newest come first, unless it is said otherwise."""

    filter: TaskFilter = TaskFilter()
    sort: TaskSort = TaskSort.ADDED
    is_descending: bool = True


class Listed(Protocol):
    """What filter and order go by, of one task."""

    @property
    def id(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def state(self) -> TaskState: ...
    @property
    def route(self) -> Route | None: ...
    @property
    def cost_usd(self) -> float: ...
    @property
    def set_id(self) -> str | None: ...
    @property
    def created_at(self) -> datetime: ...
    @property
    def finished_at(self) -> datetime | None: ...


def fold(text: str) -> str:
    """The text as it is compared: without case and accents, however they are written."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", well_formed(text).casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def fold_names(names: Iterable[str]) -> str:
    """The names of a task's files, as they are looked through and ordered by."""
    return "\n".join(map(fold, names))


def words_of(asked: str) -> list[str]:
    """The words that are looked for."""
    return fold(asked).split()


def is_wanted(row: Listed, wanted: TaskFilter) -> bool:
    """Whether the filter lets a task through."""
    if wanted.states and row.state not in wanted.states:
        return False
    if wanted.kinds and row.kind not in wanted.kinds:
        return False
    if wanted.routes and row.route not in wanted.routes:
        return False
    if wanted.set_id is not None and row.set_id != wanted.set_id:
        return False
    words = words_of(wanted.words)
    names = fold_names(row.names) if words else ""
    return all(word in names for word in words)


def position(row: Listed, sort: TaskSort) -> Position:
    """Where a task stands."""
    return Position(_KEYS[sort](row), row.created_at, row.id)


def in_order(listing: Listing, where: Position) -> "Rank":
    """What sorts positions as the listing wants them."""
    return Rank(where.key, listing.is_descending, -_microseconds(where.created_at), where.id)


class Rank:
    """A position that knows whether it is before another; for `sorted` and `bisect`."""

    __slots__ = ("_is_descending", "_key", "_rest")

    def __init__(self, key: Any, is_descending: bool, age: int, task_id: str) -> None:  # noqa: ANN401, FBT001 - keys of one order are of one type
        self._key, self._is_descending, self._rest = key, is_descending, (age, task_id)

    def __lt__(self, other: "Rank") -> bool:
        """Whether it comes first."""
        if self._key == other._key:
            return self._rest < other._rest
        return (self._key < other._key) is not self._is_descending

    def __eq__(self, other: object) -> bool:
        """Whether they are the same."""
        return isinstance(other, Rank) and (self._key, self._rest) == (other._key, other._rest)

    def __hash__(self) -> int:
        """By what it is compared by."""
        return hash((self._key, self._rest))


_KEYS: dict[TaskSort, Callable[[Listed], Key]] = {
    TaskSort.ADDED: lambda row: row.created_at,
    TaskSort.FINISHED: lambda row: row.finished_at or NEVER,
    TaskSort.FILE: lambda row: fold_names(row.names),
    TaskSort.KIND: lambda row: row.kind.value,
    TaskSort.ROUTE: lambda row: row.route.value if row.route else "",
    TaskSort.STATE: lambda row: STATE_ORDER.index(row.state),
    TaskSort.COST: lambda row: round(row.cost_usd, COST_DIGITS),
}


def _microseconds(moment: datetime) -> int:
    passed = moment - NEVER
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds
