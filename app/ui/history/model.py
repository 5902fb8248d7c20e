"""What was found, page by page."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.domain.errors import printable
from app.domain.ports.history import HistoryHit, Place, Where
from app.domain.route import Route
from app.domain.task import Kind, TaskState
from app.pipeline.history import PAGE
from app.ui.figures import filled, moment
from app.ui.words import tr as _tr

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
HIT_ROLE = Qt.ItemDataRole.UserRole + 1


class ShownHit(NamedTuple):
    """A task that was found, and when it goes by its age; empty: it does not."""

    hit: HistoryHit
    goes: str


class HistoryModel(QAbstractListModel):
    """Newest first. `more_wanted` asks for those behind the one that it names."""

    more_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: list[ShownHit] = []
        self._has_more = self._is_asking = False

    @property
    def has_more(self) -> bool:
        """Whether there may be more than is shown."""
        return self._has_more

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """One for each task."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """What a line shows; the delegate paints more of it."""
        if not index.isValid():
            return None
        one = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return printable(one.hit.document)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return "\n".join(filter(None, lines(one)))
        return one if role == HIT_ROLE else None

    def canFetchMore(self, parent: _Index = _ROOT) -> bool:
        """Whether there is more to ask for."""
        return not parent.isValid() and self._has_more and not self._is_asking

    def fetchMore(self, parent: _Index = _ROOT) -> None:
        """Ask for the next page."""
        if not parent.isValid() and self._shown:
            self._is_asking = True
            self.more_wanted.emit(self._shown[-1].hit.task_id)

    def begin(self, shown: Sequence[ShownHit]) -> None:
        """Show another search's first page."""
        self.beginResetModel()
        self._shown = list(shown)
        self._has_more, self._is_asking = len(shown) >= PAGE, False
        self.endResetModel()

    def append(self, shown: Sequence[ShownHit]) -> None:
        """Show the next page."""
        self._has_more, self._is_asking = len(shown) >= PAGE, False
        there = {one.hit.task_id for one in self._shown}
        new = [one for one in shown if one.hit.task_id not in there]
        if new:
            first = len(self._shown)
            self.beginInsertRows(_ROOT, first, first + len(new) - 1)
            self._shown += new
            self.endInsertRows()

    def remove(self, task_ids: Collection[str]) -> None:
        """Show these no longer."""
        for row in reversed(range(len(self._shown))):
            if self._shown[row].hit.task_id in task_ids:
                self.beginRemoveRows(_ROOT, row, row)
                del self._shown[row]
                self.endRemoveRows()

    def at(self, row: int) -> HistoryHit | None:
        """The task in a row."""
        return self._shown[row].hit if 0 <= row < len(self._shown) else None


def lines(one: ShownHit) -> tuple[str, str, str, str]:
    """Name, time, facts and passage of a task that was found."""
    hit = one.hit
    facts = [kind_words()[hit.kind], state_words()[hit.state]]
    if hit.route is not None:
        facts.append(route_words()[hit.route])
    if hit.bytes_left:
        facts.append(filled(_tr("{count} bytes left this machine"), count=hit.bytes_left))
    if hit.is_kept:
        facts.append(_tr("kept"))
    elif one.goes:
        facts.append(filled(_tr("deleted on {day}"), day=one.goes))
    passage = ""
    if hit.places:
        first = hit.places[0]
        passage = f"{place_words(first)}: {printable(first.snippet.text)}"
    at = moment(hit.created_at.astimezone())
    return printable(hit.document), at, " · ".join(facts), passage


def place_words(place: Place) -> str:
    """Where words stand."""
    if place.where is Where.PAGE:
        return filled(_tr("Page {number}"), number=place.page)
    words = {
        Where.NAME: _tr("Name"),
        Where.ASKED: _tr("Question"),
        Where.RESULT: _tr("Result"),
    }
    return words[place.where]


def kind_words() -> dict[Kind, str]:
    """The kinds in words."""
    return {
        Kind.SUMMARIZE: _tr("Summary"),
        Kind.CLASSIFY: _tr("Labels"),
        Kind.EXTRACT: _tr("Extracted fields"),
        Kind.TRANSLATE: _tr("Translation"),
        Kind.ASK: _tr("Answer"),
        Kind.REWRITE: _tr("Rewriting"),
    }


def state_words() -> dict[TaskState, str]:
    """The states in words."""
    return {
        TaskState.QUEUED: _tr("queued"),
        TaskState.RUNNING: _tr("running"),
        TaskState.WAITING_FOR_NETWORK: _tr("waiting for the network"),
        TaskState.PAUSED: _tr("paused"),
        TaskState.SUCCEEDED: _tr("done"),
        TaskState.FAILED: _tr("failed"),
        TaskState.CANCELLED: _tr("cancelled"),
    }


def route_words() -> dict[Route, str]:
    """The routes in words."""
    return {
        Route.LOCAL: _tr("on this machine"),
        Route.CLOUD: _tr("in the cloud"),
        Route.LOCAL_WITH_FALLBACK: _tr("on this machine first"),
    }
