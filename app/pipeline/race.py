"""A step under a deadline: how far the local engine is with it, and whose words are shown."""

import threading
from collections.abc import Callable

from app.domain.events import Event, PromptRead, StepStarted, TextArrived
from app.domain.plan import Step
from app.domain.ports import EventSink
from app.domain.route import Route
from app.routing.lateness import Mark, Pace


class Race:
    """One step at which the larger model may start beside the local one.

    The first to write is shown until the step is done: words of both would make no sense.
    """

    def __init__(self, step: Step, events: EventSink, elapsed_s: Callable[[], float]) -> None:
        """Make it.

        Args:
            elapsed_s: seconds since the task was taken up.
        """
        self._events, self._elapsed_s = events, elapsed_s
        self._guard = threading.Lock()
        self._speaker: Route | None = None
        self._pace = Pace(step.max_tokens)
        self._is_begun = False

    @property
    def is_begun(self) -> bool:
        """Whether the local engine's try is in the store: before that nothing can start beside."""
        return self._is_begun

    @property
    def pace(self) -> Pace:
        """How far the local engine is."""
        with self._guard:
            return self._pace

    def seat(self, route: Route) -> EventSink:
        """Where the engine of a route publishes what it does at the step."""
        return _Seat(self, route)

    def heard(self, route: Route, event: Event) -> None:
        """Take a sign of life, and pass it on if it is for the user's eyes."""
        with self._guard:
            if route is Route.LOCAL:
                self._is_begun |= isinstance(event, StepStarted)
                self._pace = _moved(self._pace, event, self._elapsed_s())
            if isinstance(event, TextArrived) and self._speaker is None:
                self._speaker = route
            is_shown = self._speaker in {None, route}
        if is_shown or not isinstance(event, StepStarted | PromptRead | TextArrived):
            self._events.publish(event)


class _Seat:
    """An EventSink for one of the two."""

    def __init__(self, race: Race, route: Route) -> None:
        self._race, self._route = race, route

    def publish(self, event: Event) -> None:
        self._race.heard(self._route, event)


def _moved(pace: Pace, event: Event, now_s: float) -> Pace:
    """The pace after a sign of life. A new try begins anew."""
    if isinstance(event, StepStarted):
        return Pace(pace.max_tokens)
    if isinstance(event, PromptRead):
        mark = Mark(now_s, event.tokens_done)
        first = pace.read[0] if pace.read else mark
        return pace._replace(prompt_tokens=event.tokens_total, read=(first, mark))
    if isinstance(event, TextArrived):
        first = pace.written[0] if pace.written else Mark(now_s, 1)
        tokens = pace.written[1].tokens + 1 if pace.written else 1
        return pace._replace(written=(first, Mark(now_s, tokens)))
    return pace
