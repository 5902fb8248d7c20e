"""Folders that the app watches by itself, from one start to the next."""

from pathlib import Path

from app.domain.errors import AppError, FolderMissing, FolderUnwatched, printable
from app.domain.files import ListFolder
from app.domain.ports import Ports
from app.domain.watched import Asked, WatchedFolder
from app.pipeline.submit import Order, new_task
from app.pipeline.watch import Watch

LOOK_S = 2.0


class KeptFolders:
    """Looks at all of them whenever it is told to; for one thread."""

    def __init__(self, ports: Ports, list_folder: ListFolder) -> None:
        self._ports, self._list_folder = ports, list_folder
        self._watches: dict[str, Watch] = {}

    def look(self) -> None:
        """Order what is new; folders that were kept or forgotten meanwhile are noticed.

        Raises:
            AppError: something could not be ordered or stored; it is looked at anew next time.
        """
        folders = {folder.id: folder for folder in self._ports.watched.all()}
        self._watches = {key: one for key, one in self._watches.items() if key in folders}
        fault: AppError | None = None
        for folder in folders.values():
            try:
                self._look_at(folder)
            except AppError as error:  # the others are looked at all the same
                fault = fault or error
        if fault is not None:
            raise fault

    def _look_at(self, folder: WatchedFolder) -> None:
        if folder.id not in self._watches:
            self._watches[folder.id] = self._watch(folder)
        taken = self._watches[folder.id].take()
        self._ports.watched.add_taken(folder.id, taken.files)

    def _watch(self, folder: WatchedFolder) -> Watch:
        order = order_of(folder)
        watch = Watch(self._ports, self._list_folder, Path(folder.path), order, LOOK_S)
        watch.remember(self._ports.watched.taken(folder.id))
        return watch


def keep_folder(ports: Ports, order: Order) -> WatchedFolder:
    """Have the app watch the order's folder; the one that does already, if one does.

    Raises:
        FolderMissing, and what makes an order impossible.
    """
    path = order.path.expanduser().absolute()
    if not path.is_dir():
        raise FolderMissing(path=printable(str(path)))
    task, _ = new_task(ports, order)
    asked = Asked(
        kind=task.kind,
        category=task.category,
        privacy=task.privacy,
        instruction=task.instruction,
        options=task.options,
        preset=task.preset,
        terms=task.terms,
    )
    for folder in ports.watched.all():
        if (folder.path, folder.asked) == (str(path), asked):
            return folder
    made = WatchedFolder(id=ports.new_id(), path=str(path), asked=asked, since=ports.clock.now())
    ports.watched.keep(made)
    return made


def forget_folder(ports: Ports, key: str) -> list[WatchedFolder]:
    """Have the app watch a folder no more, named by its id, the beginning of it, or its path.

    Raises:
        FolderUnwatched: none is, or more than one has an id that begins so.
    """
    path = str(Path(key).expanduser().absolute())
    folders = ports.watched.all()
    of_path = [folder for folder in folders if folder.path == path]
    found = of_path or [folder for folder in folders if key and folder.id.startswith(key)]
    if not found or (not of_path and len(found) > 1):
        raise FolderUnwatched(key=printable(key))
    for folder in found:
        ports.watched.forget(folder.id)
    return found


def order_of(folder: WatchedFolder) -> Order:
    """What is asked of each of a folder's files; the path is the folder's own."""
    asked = folder.asked
    return Order(
        kind=asked.kind,
        path=Path(folder.path),
        instruction=asked.instruction,
        category=asked.category,
        privacy=asked.privacy,
        options=asked.options,
        set_id=folder.id,
        preset=asked.preset,
        terms=asked.terms,
    )
