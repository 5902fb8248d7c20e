"""Hands events to whoever listens: the window, the command line's progress, tests."""

import logging
from collections.abc import Callable

from app.domain.events import Event

_log = logging.getLogger(__name__)


class EventHub:
    """An EventSink with subscribers. They are called on the publisher's thread, in order."""

    def __init__(self) -> None:
        self._subscribers: tuple[Callable[[Event], None], ...] = ()

    def subscribe(self, subscriber: Callable[[Event], None]) -> None:
        """Call `subscriber` for every event from now on; it must return at once."""
        self._subscribers = (*self._subscribers, subscriber)

    def publish(self, event: Event) -> None:
        """Tell everyone; a listener that fails does not stop the work it listens to."""
        for subscriber in self._subscribers:
            try:
                subscriber(event)
            except Exception as failure:  # noqa: BLE001 - a broken listener must not stop a lane
                _log.error("event listener failed: %s", type(failure).__name__)
