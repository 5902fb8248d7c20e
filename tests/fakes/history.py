"""The history and the eraser over the store in memory."""

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path

from app.domain.deleting import Cleaned, Doomed, Erased, Proof, Searched
from app.domain.history_words import Term, beginning, snippet
from app.domain.ports.history import HistoryFilter, HistoryHit, Place, TaskTexts, Where
from app.domain.route import Route
from app.domain.task import Task, TaskState
from tests.fakes.incoming import FakePasted
from tests.fakes.store import FakeTaskStore


class FakeEraser:
    """An Eraser without files; what would be found in them is told by `still_open`."""

    def __init__(self, store: FakeTaskStore, pasted: FakePasted | None = None) -> None:
        self._store, self._pasted = store, pasted or FakePasted()
        self.doomed: dict[str, datetime] = {}
        self._documents: list[str] = []
        self._is_clean = True
        self.still_open: tuple[str, ...] = ()
        self.backups = 2
        self.delivered = 0

    def look(self, task_ids: Collection[str]) -> Doomed:
        ids = self._with_followers(task_ids)
        tasks = {task.id: task for task in self._store.tasks()}
        used = {key for task in tasks.values() if task.id not in ids for key in task.document_ids}
        theirs = {key for task_id in ids for key in tasks[task_id].document_ids}
        return Doomed(
            task_ids=tuple(ids),
            followers=len(set(ids) - set(task_ids)),
            running=sum(tasks[task_id].state is TaskState.RUNNING for task_id in ids),
            documents=len(theirs - used),
            documents_shared=len(theirs & used),
            pages=sum(len(self._store.pages(key)) for key in theirs - used),
            pasted=sum("/pasted/" in self._store.document(key).path for key in theirs - used),
            copies=sum(t.reused_from in ids and t.id not in ids for t in tasks.values()),
            delivered=self.delivered,
            backups=self.backups,
        )

    def mark(self, task_ids: Collection[str], due: datetime) -> None:
        there = {task.id for task in self._store.tasks()}
        for task_id in task_ids:
            if task_id in there:
                self.doomed.setdefault(task_id, due)

    def unmark(self, task_ids: Collection[str]) -> None:
        for task_id in task_ids:
            self.doomed.pop(task_id, None)

    def marked(self, at: datetime | None) -> list[str]:
        return [key for key, due in self.doomed.items() if at is None or due <= at]

    def erase(self, task_ids: Collection[str], at: datetime) -> tuple[Erased, list[bytes]]:
        ids = self._with_followers(task_ids)
        held = [task.instruction.encode() for task in map(self._store.task, ids)]
        steps, documents, pages = self._store.erase(ids)
        self.unmark(ids)
        self._documents += documents
        self._is_clean = False
        erased = Erased(tasks=len(ids), steps=steps, documents=len(documents), pages=pages)
        return erased, [passage for passage in held if len(passage) >= 10]

    def forgotten(self) -> list[str]:
        return list(self._documents)

    def told(self, document_ids: Collection[str]) -> None:
        self._documents = [key for key in self._documents if key not in document_ids]

    def is_clean(self) -> bool:
        return self._is_clean and not self._documents

    def clean(self, at: datetime) -> Cleaned:
        self._is_clean = not self.still_open
        return Cleaned(backups_removed=self.backups, open_still=self.still_open)

    def put_away_pasted(self, paths: Collection[Path]) -> int:
        keys = {key for task in self._store.tasks() for key in task.document_ids}
        used = {Path(self._store.document(key).path) for key in keys}
        gone = [path for path in paths if path in self._pasted.kept and path not in used]
        for path in gone:
            del self._pasted.kept[path]
        return len(gone)

    def sweep_pasted(self, before: datetime) -> int:
        return self.put_away_pasted([p for p, at in self._pasted.made_at.items() if at < before])

    def prove(self, passages: Sequence[bytes]) -> Proof:
        names = ["homeport.db", *(f"backups/{number}.db" for number in range(self.backups))]
        files = tuple(Searched(file=name, bytes=4096, found=0) for name in names)
        return Proof(looked_for=len(passages), files=files)

    def _with_followers(self, task_ids: Collection[str]) -> list[str]:
        found = [task.id for task in self._store.tasks() if task.id in task_ids]
        for task_id in found:
            found += [
                task.id
                for task in self._store.tasks()
                if task_id in {task.follows, task.terms.refines} and task.id not in found
            ]
        return found


class FakeHistory:
    """A History that looks through everything."""

    def __init__(self, store: FakeTaskStore, eraser: FakeEraser) -> None:
        self._store, self._eraser = store, eraser
        self._texts: dict[str, TaskTexts] = {}
        self._final: dict[str, bool] = {}
        self.kept: set[str] = set()

    def find(self, wanted: HistoryFilter, after: str | None, most: int) -> list[HistoryHit]:
        found = [(task, self._places(task, wanted.terms)) for task in self._fitting(wanted)]
        hits = [self._hit(task, places) for task, places in found if places or not wanted.terms]
        if after is not None:
            ids = [hit.task_id for hit in hits]
            hits = hits[ids.index(after) + 1 :] if after in ids else []
        return hits[:most]

    def ids(self, wanted: HistoryFilter, most: int) -> list[str]:
        return [hit.task_id for hit in self.find(wanted, None, most)]

    def unread(self, most: int) -> list[str]:
        tasks = self._store.tasks()
        return [t.id for t in tasks if self._final.get(t.id) is not t.state.is_final][:most]

    def put_texts(self, texts: Sequence[TaskTexts]) -> None:
        there = {task.id: task for task in self._store.tasks()}
        for one in texts:
            if one.task_id in there:
                self._texts[one.task_id] = one
                self._final[one.task_id] = there[one.task_id].state.is_final

    def index_pages(self, most: int) -> int:
        return 0

    def behind(self) -> int:
        return len(self.unread(10**9))

    def keep(self, task_ids: Collection[str], at: datetime) -> None:
        self.kept |= {task.id for task in self._store.tasks()} & set(task_ids)

    def let_go(self, task_ids: Collection[str]) -> None:
        self.kept -= set(task_ids)

    def old(self, before: datetime, most: int) -> list[str]:
        whole = {task.id: task for task in self._store.tasks()}
        ended = {t.id for t in whole.values() if t.finished_at and t.finished_at < before}
        ended = {key for key in ended if whole[key].state.is_final} - self.kept
        left = [key for key in whole if key not in ended]
        while left:
            task = whole[left.pop()]
            left += [base for base in (task.follows, task.terms.refines) if base in ended]
            ended -= set(left)
        return sorted(ended, key=lambda key: str(whole[key].finished_at))[:most]

    def _fitting(self, wanted: HistoryFilter) -> list[Task]:
        def fits(task: Task) -> bool:
            route = task.decision.route if task.decision else None
            return (
                task.id not in self._eraser.doomed
                and (wanted.since is None or task.created_at >= wanted.since)
                and (wanted.until is None or task.created_at < wanted.until)
                and (not wanted.kinds or task.kind in wanted.kinds)
                and (not wanted.states or task.state in wanted.states)
                and (not wanted.routes or route in wanted.routes)
                and wanted.set_id in {None, task.set_id}
                and wanted.has_left in {None, self._left(task) > 0}
            )

        return [task for task in self._store.tasks() if fits(task)]

    def _places(self, task: Task, terms: Sequence[Term]) -> list[Place]:
        texts = self._texts.get(task.id, TaskTexts(task.id, "", "", ""))
        if not terms:
            shown = beginning(texts.result)
            return [Place(where=Where.RESULT, snippet=shown)] if texts.result else []
        places = []
        whole = "\n".join(texts[1:])
        if all(snippet(whole, [term]) for term in terms):
            for where, text in ((Where.RESULT, texts.result), (Where.ASKED, texts.asked)):
                found = snippet(text, terms)
                places += [Place(where=where, snippet=found)] if found else []
        for key in task.document_ids:
            for page in self._store.pages(key):
                if all(snippet(page.text, [term]) for term in terms):
                    found = snippet(page.text, terms) or beginning(page.text)
                    places.append(Place(where=Where.PAGE, snippet=found, page=page.number))
                    break
        if all(snippet(whole, [term]) for term in terms):
            found = snippet(texts.names, terms)
            places += [Place(where=Where.NAME, snippet=found)] if found else []
        return places

    def _hit(self, task: Task, places: Sequence[Place]) -> HistoryHit:
        names = [self._store.document(key).name for key in task.document_ids]
        return HistoryHit(
            task_id=task.id,
            document=f"{names[0]} and {len(names) - 1} more" if len(names) > 1 else names[0],
            kind=task.kind,
            state=task.state,
            route=task.decision.route if task.decision else None,
            created_at=task.created_at,
            finished_at=task.finished_at,
            set_id=task.set_id,
            bytes_left=self._left(task),
            is_kept=task.id in self.kept,
            places=tuple(places),
        )

    def _left(self, task: Task) -> int:
        sent = [one for one in self._store.attempts(task.id) if one.route is Route.CLOUD]
        return sum(one.bytes_out or 0 for one in sent)
