"""The ports of the history: finding what was done, and deleting it for good."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict

from app.domain.deleting import Cleaned, Doomed, Erased, Proof
from app.domain.history_words import Snippet, Term
from app.domain.route import Route
from app.domain.task import Kind, TaskState


class Where(StrEnum):
    """Where the words of a search stand."""

    NAME = "name"
    ASKED = "asked"
    RESULT = "result"
    PAGE = "page"


class Place(BaseModel):
    """One place of a hit; `page` counts from 1, of a document's page only."""

    model_config = ConfigDict(frozen=True)

    where: Where
    snippet: Snippet
    page: int | None = None


class HistoryHit(BaseModel):
    """A task that was found, with the places where. `bytes_left` is what left the machine."""

    model_config = ConfigDict(frozen=True)

    task_id: str
    document: str
    kind: Kind
    state: TaskState
    route: Route | None
    created_at: datetime
    finished_at: datetime | None
    set_id: str | None
    bytes_left: int
    is_kept: bool
    places: tuple[Place, ...] = ()


class HistoryFilter(BaseModel):
    """What is wanted; what is empty or None does not matter. `since` is when it was ordered."""

    model_config = ConfigDict(frozen=True)

    terms: tuple[Term, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    kinds: tuple[Kind, ...] = ()
    states: tuple[TaskState, ...] = ()
    routes: tuple[Route, ...] = ()
    set_id: str | None = None
    has_left: bool | None = None

    @property
    def is_all(self) -> bool:
        """Whether it keeps nothing out."""
        return self == HistoryFilter()


class TaskTexts(NamedTuple):
    """What is looked for of a task: its documents' names, what was asked, and its result."""

    task_id: str
    names: str
    asked: str
    result: str


class History(Protocol):
    """Finds tasks. In the tasks' own file; every method is one transaction."""

    def find(self, wanted: HistoryFilter, after: str | None, most: int) -> list[HistoryHit]:
        """So many, newest first, from behind the one named. Marked ones are left out."""
        ...

    def ids(self, wanted: HistoryFilter, most: int) -> list[str]:
        """The tasks of a filter, newest first; marked ones are left out."""
        ...

    def unread(self, most: int) -> list[str]:
        """Tasks whose texts are to be put into the index, newest first."""
        ...

    def put_texts(self, texts: Sequence[TaskTexts]) -> None:
        """Index tasks' texts in place of what was indexed; of tasks that are gone nothing."""
        ...

    def index_pages(self, most: int) -> int:
        """Index pages that an older version has not, the newest first; how many there were."""
        ...

    def behind(self) -> int:
        """How many tasks and pages are still to be indexed."""
        ...

    def keep(self, task_ids: Collection[str], at: datetime) -> None:
        """Never delete these by their age."""
        ...

    def let_go(self, task_ids: Collection[str]) -> None:
        """Delete these by their age again."""
        ...

    def old(self, before: datetime, most: int) -> list[str]:
        """Tasks that ended before then, oldest first.

        Neither they nor a task that rests on them is kept or has yet to end before then.
        """
        ...


class Eraser(Protocol):
    """Deletes tasks for good. `passages` are pieces of what was deleted, to look for afterwards."""

    def look(self, task_ids: Collection[str]) -> Doomed:
        """What would go with these."""
        ...

    def mark(self, task_ids: Collection[str], due: datetime) -> None:
        """Have tasks deleted from then on; whatever happens, after restarts too."""
        ...

    def unmark(self, task_ids: Collection[str]) -> None:
        """Take it back."""
        ...

    def marked(self, at: datetime | None) -> list[str]:
        """The tasks that are to be deleted by then; None: whenever."""
        ...

    def erase(self, task_ids: Collection[str], at: datetime) -> tuple[Erased, list[bytes]]:
        """Take tasks out of the store, in one transaction; and passages of what they held.

        What is under way ends as cancelled. Figures stay, in the attempts and in the ledger.
        """
        ...

    def forgotten(self) -> list[str]:
        """Documents that are gone, and that other keepers have yet to be told of."""
        ...

    def told(self, document_ids: Collection[str]) -> None:
        """They have been."""
        ...

    def is_clean(self) -> bool:
        """Whether the files hold nothing of what was deleted, as far as the store knows."""
        ...

    def clean(self, at: datetime) -> Cleaned:
        """Empty the log, and put a fresh backup in place of those that hold what was deleted."""
        ...

    def put_away_pasted(self, paths: Collection[Path]) -> int:
        """Delete those of the files that Homeport made of pastes and no task uses; how many went.

        Files of the user stay, and what cannot be deleted now.
        """
        ...

    def sweep_pasted(self, before: datetime) -> int:
        """The same of all such files that were made before then.

        None is, while there is a store that was moved aside: its tasks may use them.
        """
        ...

    def prove(self, passages: Sequence[bytes]) -> Proof:
        """Look through the store's file, its log and all backups, as they lie on the disk."""
        ...
