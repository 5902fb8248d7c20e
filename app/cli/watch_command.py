"""`homeport watch FOLDER KIND`."""

import threading
from pathlib import Path

from app.cli.export_command import write_files
from app.cli.output import DONE, say, say_error
from app.cli.progress import StepProgress
from app.cli.run_command import Delivery, deliver
from app.domain.errors import FolderMissing, OutputIsWatched, printable
from app.domain.errors.sync import SyncFolderWatched
from app.domain.events import Event, LaneHalted, TaskChanged
from app.domain.task import TaskState
from app.pipeline.house import House
from app.pipeline.lane import Lane
from app.pipeline.schedule import Schedule
from app.pipeline.submit import Order, new_task
from app.pipeline.table import file_results
from app.pipeline.watch import Watch

_LOOK_S = 2.0
_PATIENCE_S = 0.5
_STOP_S = 10.0
_LOOKED_AT = 100
_OPEN = {TaskState.QUEUED, TaskState.RUNNING}


def watch_folder(house: House, folder: Path, order: Order, delivery: Delivery) -> int:
    """Take up the folder's files, those that are there and those that come, until Ctrl+C.

    All that is queued is worked off meanwhile. What was begun and not finished is kept.

    Raises:
        FolderMissing, OutputIsWatched, SyncFolderWatched, and what makes an order impossible.
    """
    folder = folder.expanduser().absolute()
    _require_sense(folder, delivery.output)
    _require_sync_elsewhere(folder, house.ports.settings.sync.folder_path)
    new_task(house.ports, order)  # what it lacks is told now, not when a file comes
    watching = _Watching(house, folder, order._replace(set_id=house.ports.new_id()), delivery)
    lane = Lane(house.ports, house.lock)
    lane.start()
    schedule = Schedule(house, lane, has_folders=False)
    schedule.start()
    house.ticker.every(_LOOK_S, watching.wake)
    say(f"Watching {folder}; Ctrl+C ends it.")
    try:
        with StepProgress(house):
            while True:
                watching.step()
                lane.wake()  # another process may have let go of the lock
                watching.wait()
    except KeyboardInterrupt:
        say("Stopped. What is not finished is kept: `homeport queue drain` goes on with it.")
    finally:
        schedule.stop(_STOP_S)
        lane.stop(_STOP_S)
    return DONE


def _require_sense(folder: Path, output: Path | None) -> None:
    if not folder.is_dir():
        raise FolderMissing(path=printable(str(folder)))
    if output is not None and folder.resolve().is_relative_to(output.expanduser().resolve()):
        raise OutputIsWatched(path=printable(str(output)))


def _require_sync_elsewhere(folder: Path, results: Path | None) -> None:
    """Each result would become a document with a result of its own, without end."""
    if results is None:
        return
    here, there = folder.resolve(), results.resolve()
    if here.is_relative_to(there) or there.is_relative_to(here):
        raise SyncFolderWatched(path=printable(str(results)))


class _Watching:
    """The tasks of one watched folder: taken up, followed to their end, delivered."""

    def __init__(self, house: House, folder: Path, order: Order, delivery: Delivery) -> None:
        self._house = house
        output = delivery.output
        self._watch = Watch(house.ports, house.list_folder, folder, order, _LOOK_S, output)
        self._delivery = delivery
        self._folder, self._is_there = folder, True
        self._open: list[str] = []
        self._ended: list[str] = []
        self._changed = threading.Event()
        house.hub.subscribe(self._on_event)

    def wake(self) -> None:
        """Look soon; may be called from any thread."""
        self._changed.set()

    def wait(self) -> None:
        """Until there may be something to do."""
        while not self._changed.wait(_PATIENCE_S):
            pass  # on Windows, Ctrl+C does not end a wait without a limit
        self._changed.clear()

    def step(self) -> None:
        """Take up what is ready, and deliver what has ended."""
        self._look_at_folder()
        taken = self._watch.take()
        if taken.known:
            self._deliver([task.id for task in taken.known], is_known=True)
        self._open += [task.id for task in taken.tasks]
        ended = self._take_ended()
        if ended:
            self._deliver(ended)

    def _take_ended(self) -> list[str]:
        """Tasks end in about the order in which they began: the first open ones tell enough."""
        store = self._house.ports.store
        looked_at, rest = self._open[:_LOOKED_AT], self._open[_LOOKED_AT:]
        left = [key for key in looked_at if store.task(key).state in _OPEN]
        self._open = left + rest
        return [key for key in looked_at if key not in set(left)]

    def _look_at_folder(self) -> None:
        """Say once that the folder is gone, as a share is that was unmounted, or back again."""
        is_there = self._folder.is_dir()
        if is_there is not self._is_there:
            say(f"{printable(str(self._folder))} is {'there again' if is_there else 'gone'}.")
        self._is_there = is_there

    def _deliver(self, ended: list[str], *, is_known: bool = False) -> None:
        """A table is written anew with all so far; reports are added. What is known is not told."""
        earlier = file_results(self._house.ports, self._ended)
        files = file_results(self._house.ports, ended)
        self._ended += ended
        output, form = self._delivery.output, self._delivery.form
        if output is not None and form.is_table:
            write_files(self._house, [*earlier, *files], output, form)
        elif output is not None:
            write_files(self._house, files, output, form, earlier)
        if is_known:
            say(f"{len(files):,} were done before.")
        else:
            deliver(self._house, files, self._delivery._replace(output=None))

    def _on_event(self, event: Event) -> None:
        if isinstance(event, LaneHalted):
            say_error(event.error)
        if isinstance(event, TaskChanged):
            self.wake()
