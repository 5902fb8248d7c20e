"""What the clock does: a list of jobs, each of which wakes a lane. None runs anything itself."""

import logging
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from app.pipeline.batches import poll_batches
from app.pipeline.connection import check_connection
from app.pipeline.deleting import finish_deletions
from app.pipeline.history import index_history
from app.pipeline.house import House
from app.pipeline.kept_folders import LOOK_S, KeptFolders
from app.pipeline.lane import Lane
from app.pipeline.retention import forget_old_figures
from app.pipeline.side_lane import Chore, SideLane
from app.pipeline.sync import sync_once

_log = logging.getLogger(__name__)
_SECOND_S, _TICK_S, _MINUTE_S, _SYNC_S, _HOUR_S = 1.0, 2.0, 60.0, 300.0, 3600.0
_DELETE_S, _INDEX_S = 5.0, 15.0


class Job(NamedTuple):
    """What is woken, and how often."""

    name: str
    every_s: float
    wake: Callable[[], None]


def slow_chores(house: House) -> tuple[Chore, ...]:
    """What is done beside the work, one at a time. Each finds out by itself whether it is due."""
    return (
        Chore("batch polling", _MINUTE_S, partial(_poll, house)),
        Chore("sync", _SYNC_S, partial(sync_once, house.ports)),
        Chore("deletions", _DELETE_S, partial(finish_deletions, house.ports)),
        Chore("history", _INDEX_S, partial(index_history, house.ports)),
        Chore("retention", _HOUR_S, partial(forget_old_figures, house.ports)),
        Chore("backup", _HOUR_S, house.vault.back_up_daily),
        Chore("integrity", _HOUR_S, house.vault.check_weekly),
    )


def _poll(house: House) -> None:
    """Ask for batches and send what is enough for one; by the process that works on the tasks."""
    if house.lock.try_acquire():
        poll_batches(house.ports)


class Schedule:
    """The jobs of one process, and the threads that they wake beside the lane of the tasks.

    Probes and folders have threads of their own: neither may wait for a long backup, and a network
    share that hangs may hold up nobody else.
    """

    def __init__(self, house: House, lane: Lane, *, has_folders: bool = True) -> None:
        """Nothing runs yet.

        Args:
            has_folders: look at the folders that are kept; by one process of a home.
        """
        self._house, self._lane = house, lane
        kept = KeptFolders(house.ports, house.list_folder)
        folders = (Chore("watch folders", LOOK_S, kept.look),) if has_folders else ()
        self._side_lanes = (
            SideLane("network lane", (Chore("probe", _SECOND_S, self._probe),)),
            SideLane("folder lane", folders),
            SideLane("side lane", slow_chores(house)),
        )

    def jobs(self) -> list[Job]:
        """All that is done by the clock."""
        slow = [
            Job(chore.name, chore.every_s, partial(side.wake, chore.name))
            for side in self._side_lanes
            for chore in side.chores
        ]
        return [Job("drain", _TICK_S, self._lane.wake), *slow]

    def start(self) -> None:
        """Start the threads and the clock; everything is looked at once now."""
        for side in self._side_lanes:
            side.start()
        for job in self.jobs():
            self._house.ticker.every(job.every_s, job.wake)
            job.wake()
        self._house.ticker.on_resume(self.on_resume)

    def on_resume(self) -> None:
        """The machine has slept or its clock has jumped: ask anew, and look at everything."""
        self._house.ports.network.doubt()
        for job in self.jobs():
            job.wake()

    def wake(self, name: str) -> None:
        """Have a chore run now, even if it has failed lately."""
        for side in self._side_lanes:
            if name in {chore.name for chore in side.chores}:
                side.wake(name, is_urgent=True)

    def stop(self, timeout_s: float) -> None:
        """Begin no other chore, and wait for those under way, so long at most."""
        for side in self._side_lanes:
            if not side.stop(timeout_s):
                _log.info("a chore is still under way")

    def _probe(self) -> None:
        """Look whether there is a connection; what waits for it is taken up at once."""
        if check_connection(self._house.ports):
            self._lane.wake()
