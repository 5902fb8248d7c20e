"""Hang up on a provider when nobody wants its answer any more, even while it says nothing."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.attempt import Attempt
from app.domain.errors import StoreError, TaskUnknown
from app.domain.ports import Ports
from app.domain.route import Route
from app.domain.task import TaskState
from app.pipeline.flight import Flight

_log = logging.getLogger(__name__)
_LOOK_S = 0.5


def is_taken_away(ports: Ports, attempt: Attempt) -> bool:
    """Whether a try is for nothing: its task runs no more, or is to be done here after all."""
    try:
        if ports.store.task(attempt.task_id).state is not TaskState.RUNNING:
            return True
    except TaskUnknown:  # it was deleted
        return True
    return attempt.route is Route.CLOUD and ports.reroutes.is_kept(attempt.task_id)


@contextmanager
def hanging_up(ports: Ports, attempt: Attempt, flight: Flight) -> Iterator[None]:
    """While a request is under way, look whether it is still wanted: another process may say so."""
    is_over = threading.Event()

    def watch() -> None:
        try:
            while not is_over.wait(_LOOK_S):
                if is_taken_away(ports, attempt):
                    flight.cancel(attempt.id)
                    return
        except StoreError as error:  # whoever stores the answer meets it too, and says so
            _log.warning("a request is not looked after: %s", error.code)

    watcher = threading.Thread(target=watch, name="hang up", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        is_over.set()
        watcher.join()
