"""Watch a folder: take up files that have stopped growing, each content once."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from app.domain.errors import AppError
from app.domain.files import FoundFile, ListFolder
from app.domain.ports import Ports
from app.domain.task import Task
from app.domain.watched import TakenFile
from app.pipeline.gather import without_results
from app.pipeline.submit import Order, new_task, submit_task

# Browsers, mail programs and offices write under such names until a file is whole.
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp")
_LOCK_PREFIX = "~$"


class Seen(NamedTuple):
    """How a file looked, since when, and whether it was taken up as it is."""

    size_bytes: int
    changed_ns: int
    since_s: float
    is_taken: bool = False


class Taken(NamedTuple):
    """What one look gave: tasks for new contents, and finished ones that did the same earlier.

    `files` are those that were taken up, as they were then.
    """

    tasks: list[Task]
    known: list[Task]
    files: list[TakenFile]


Memory = Mapping[Path, Seen]


def look(
    memory: Memory, files: Iterable[FoundFile], now_s: float, quiet_s: float
) -> tuple[dict[Path, Seen], list[Path]]:
    """What is known after a look at the folder, and the files that are ready to be taken up.

    A file is ready when it has looked the same for `quiet_s` seconds, at two looks or more; once,
    until it changes. Empty files are still to be written. What has vanished is forgotten.
    """
    after: dict[Path, Seen] = {}
    ready: list[Path] = []
    for file in files:
        before = memory.get(file.path)
        if before is None or before[:2] != (file.size_bytes, file.changed_ns):
            after[file.path] = Seen(file.size_bytes, file.changed_ns, now_s)
            continue
        is_quiet = file.size_bytes > 0 and now_s - before.since_s >= quiet_s
        if is_quiet and not before.is_taken:
            ready.append(file.path)
        after[file.path] = before._replace(is_taken=before.is_taken or is_quiet)
    return after, ready


class Watch:
    """Looks at a folder whenever it is told to, and orders the same of each new content."""

    def __init__(
        self,
        ports: Ports,
        list_folder: ListFolder,
        folder: Path,
        order: Order,
        quiet_s: float,
        output: Path | None = None,
    ) -> None:
        """Nothing is looked at yet; what is in `output` is never taken up."""
        self._ports = ports
        self._list_folder = list_folder
        self._folder = folder
        self._order = order
        self._quiet_s = quiet_s
        self._output = output
        self._memory: dict[Path, Seen] = {}
        self._contents: set[str] = set()

    def remember(self, taken: Iterable[TakenFile]) -> None:
        """These were taken up before: no file that is still so, and no such content, is again."""
        now_s = self._ports.clock.monotonic()
        for file in taken:
            self._memory[Path(file.path)] = Seen(
                file.size_bytes, file.changed_ns, now_s, is_taken=True
            )
            self._contents.add(file.sha256)

    def take(self) -> Taken:
        """Look once, and order what is new.

        Raises:
            AppError: nothing can be ordered so, or stored.
        """
        listed = self._list_folder(self._folder).files
        files = without_results(listed, self._folder, self._output)
        whole = (file for file in files if not _is_unfinished(file.path))
        now_s = self._ports.clock.monotonic()
        self._memory, ready = look(self._memory, whole, now_s, self._quiet_s)
        taken = Taken([], [], [])
        for count, path in enumerate(ready):
            try:
                self._take_up(path, taken)
            except AppError:
                for left in ready[count:]:
                    self._memory.pop(left, None)  # looked at anew when it can be ordered
                raise
        return taken

    def _take_up(self, path: Path, taken: Taken) -> None:
        """Add the task of a file, unless its content had one or the file has gone again."""
        try:
            sha256 = self._ports.reader.fingerprint(path)
        except AppError:
            self._memory.pop(path, None)  # looked at anew when it can be read
            return
        if sha256 not in self._contents:
            self._order_content(path, sha256, taken)
            self._contents.add(sha256)
        seen = self._memory[path]
        taken.files.append(TakenFile(str(path), seen.size_bytes, seen.changed_ns, sha256))

    def _order_content(self, path: Path, sha256: str, taken: Taken) -> None:
        order = self._order._replace(path=path)
        task, _ = new_task(self._ports, order)
        model = self._ports.engine.fingerprint()
        twin = self._ports.store.finished_twin(task, [sha256], model)
        if twin is not None:
            taken.known.append(twin)
        else:
            taken.tasks.append(submit_task(self._ports, order))


def _is_unfinished(path: Path) -> bool:
    return path.name.startswith(_LOCK_PREFIX) or path.suffix.casefold() in _UNFINISHED
