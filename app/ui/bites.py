"""Work that may wait, in bites with a pause behind each, so that none holds the window long."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Slot

_PAUSE_MS = 10


class Bites(QObject):
    """Takes one piece of work after another; what a person does comes in between."""

    def __init__(self, work: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._left = deque(work)
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._take)
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """Leave what is not done yet."""
        self._left.clear()
        self._timer.stop()

    @Slot()
    def _take(self) -> None:
        if not self._left:
            self._timer.stop()
            return
        self._left.popleft()()
