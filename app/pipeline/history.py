"""The history: finding what was done, and keeping what it is found by up to date."""

from datetime import datetime, timedelta

from app.domain.errors import TaskUnknown
from app.domain.json_words import in_words
from app.domain.ports import Ports
from app.domain.ports.history import HistoryFilter, HistoryHit, TaskTexts
from app.pipeline.queries import task_result

PAGE = 50
_AT_ONCE, _MOST_BITES, _ALL = 100, 40, 10_000_000


def search_history(
    ports: Ports, wanted: HistoryFilter, after: str | None = None, most: int = PAGE
) -> list[HistoryHit]:
    """So many tasks, newest first, from behind the one named; what is new is indexed first."""
    if after is None and wanted.terms:
        index_texts(ports, _AT_ONCE)
    return ports.history.find(wanted, after, most)


def all_matching(ports: Ports, wanted: HistoryFilter) -> list[str]:
    """Every task of a filter; whatever is not indexed yet is indexed first."""
    if wanted.terms:
        while index_texts(ports, _AT_ONCE) + ports.history.index_pages(_AT_ONCE):
            pass
    return ports.history.ids(wanted, _ALL)


def index_texts(ports: Ports, most: int) -> int:
    """Index texts of the newest tasks that lack it; how many there were."""
    wanted = ports.history.unread(most)
    texts = (_texts(ports, task_id) for task_id in wanted)
    ports.history.put_texts([one for one in texts if one is not None])
    return len(wanted)


def index_history(ports: Ports) -> None:
    """Index what is not yet, in small bites, so that nobody waits for it. For the scheduler."""
    for _ in range(_MOST_BITES):
        if not index_texts(ports, _AT_ONCE) + ports.history.index_pages(_AT_ONCE):
            break


def goes_on(ports: Ports, finished_at: datetime | None, *, is_kept: bool) -> datetime | None:
    """When a task is deleted by its age; None: never, unless you do it."""
    days = ports.settings.observability.texts_days
    if days is None or is_kept or finished_at is None:
        return None
    return finished_at + timedelta(days=days)


def _texts(ports: Ports, task_id: str) -> TaskTexts | None:
    """None: it was deleted meanwhile."""
    try:
        task = ports.store.task(task_id)
        documents = [ports.store.document(key) for key in task.document_ids]
    except (TaskUnknown, KeyError):
        return None
    result = task_result(ports, task, ports.store.steps(task.id), documents)
    names = "\n".join(document.name for document in documents)
    shown = "\n".join((in_words(result.value), *result.notes)).strip()
    return TaskTexts(task_id, names, task.instruction, shown)
