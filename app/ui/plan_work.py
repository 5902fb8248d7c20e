"""What is found out about files for a plan, one after another, off the main thread."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.preview import FileLook, PlanPreview
from app.domain.task import Kind
from app.pipeline.gather import Gathered, gather
from app.pipeline.house import House
from app.pipeline.orders import make_orders
from app.pipeline.preview import Previews
from app.pipeline.submit import Order
from app.ui.background import Background
from app.ui.plan_rows import PlanRow

_Job = tuple[Callable[[], object], Callable[[object], None]]


class PlanWork(QObject):
    """Looks at each file and plans it. What comes of an earlier choice of options is dropped.

    A job is a file: so nothing waits for long when the options change. `planned_together` is the
    plan of one task for all files; `planned` that of one file, by its place.
    """

    gathered = Signal(object, list)
    looked = Signal(int, object)
    planned = Signal(int, object)
    planned_together = Signal(object)
    ended = Signal()

    def __init__(self, house: House, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self._background = background
        self._previews = Previews(house.ports)
        self._files: Sequence[Path] = ()
        self._looks: dict[int, FileLook] = {}
        self._round = self._place = 0
        self._is_idle = True
        self._jobs: Iterator[_Job] = iter(())

    def begin(self, named: Sequence[Path]) -> None:
        """Find the files that are meant; `plan` says when to go on."""
        self.stop()
        self._previews = Previews(self._house.ports)
        self._files, self._looks = (), {}
        self._jobs = iter([(partial(self._gather, named), self._on_gathered)])
        self._next()

    def plan(self, order: Order | None) -> None:
        """Look at the files that have not been looked at, and plan all; None: do not plan yet."""
        self.stop()
        self._jobs = self._jobs_of(order)
        self._next()

    @property
    def is_idle(self) -> bool:
        """Whether all that was to be found out is known."""
        return self._is_idle

    @property
    def progress(self) -> tuple[int, int]:
        """How many of how many files are done with, in this round; as many when it is over."""
        return (len(self._files) if self._is_idle else self._place, len(self._files))

    def stop(self) -> None:
        """Begin nothing more; what is under way is dropped when it is there."""
        self._round += 1
        self._jobs = iter(())
        self._is_idle = True

    def _jobs_of(self, order: Order | None) -> Iterator[_Job]:
        is_together = order is not None and order.kind is Kind.ASK
        for place, path in enumerate(self._files):
            self._place = place
            if place not in self._looks:
                yield partial(self._previews.look, path), partial(self._on_look, place)
            if order is not None and not is_together and self._looks[place].error is None:
                yield from self._plan(make_orders(order, [path])[0], partial(self._on_plan, place))
        if order is not None and is_together:
            readable = [path for at, path in enumerate(self._files) if not self._looks[at].error]
            if readable:
                yield from self._plan(make_orders(order, readable)[0], self._on_plan_of_all)

    def _plan(self, order: Order, on_plan: Callable[[object], None]) -> Iterator[_Job]:
        """Plan an order; the first time without its duration, so that the rest can be seen."""
        yield partial(self._previews.plan, order), on_plan
        if self._previews.is_speed_wanted:
            yield self._previews.learn_speed, lambda _: None
            yield partial(self._previews.plan, order), on_plan

    def _next(self) -> None:
        job = next(self._jobs, None)
        self._is_idle = job is None
        if job is None:
            if self._files:
                self.ended.emit()
            return
        work, on_done = job
        self._background.run(work, partial(self._settle, self._round, on_done))

    def _settle(self, number: int, on_done: Callable[[object], None], found: object) -> None:
        if number == self._round:
            on_done(found)
        if number == self._round:  # whoever was told may have begun another round
            self._next()

    def _gather(self, named: Sequence[Path]) -> tuple[Gathered, list[PlanRow]]:
        """The files, and their rows: of ten thousand even these take a while."""
        found = gather(named, self._house.list_folder)
        return found, [PlanRow.of(path) for path in found.files]

    def _on_gathered(self, both: object) -> None:
        assert isinstance(both, tuple)  # noqa: S101 - the job's own result
        found, rows = both
        self._files = found.files
        self.gathered.emit(found, rows)

    def _on_look(self, place: int, look: object) -> None:
        assert isinstance(look, FileLook)  # noqa: S101 - the job's own result
        self._looks[place] = look
        self.looked.emit(place, look)

    def _on_plan(self, place: int, plan: object) -> None:
        assert isinstance(plan, PlanPreview)  # noqa: S101 - the job's own result
        self.planned.emit(place, plan)

    def _on_plan_of_all(self, plan: object) -> None:
        self.planned_together.emit(plan)
