"""Results that wait for the user's own place, at the foot of the window while any does."""

import threading
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.errors import OfflineSwitchOn
from app.domain.errors import sync as errors
from app.domain.sync import SyncReport
from app.pipeline.house import House
from app.pipeline.sync import sync_once, sync_state
from app.ui.background import Background
from app.ui.figures import filled
from app.ui.language import error_said
from app.ui.theme import named

_LOOK_MS = 10_000


class SyncLine(QPushButton):
    """`Sync: 3 wait (the folder is not there)`. A look opens nothing: it reads what is written."""

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "breaker")  # looks like it
        self._house, self._background = house, background
        self._closing = threading.Event()
        self._sending = Background(self)  # a server may take long, and the window must not
        self._sending.failed.connect(background.failed)
        self.setFlat(True)
        self.setAccessibleName(self.tr("Results that wait for sync"))
        self.hide()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """See how many wait, and why."""
        self._background.run(partial(sync_state, self._house.ports), self.show_report)

    @Slot()
    def send_now(self) -> None:
        """One pass of what happens in the background; an error is the window's to tell."""
        stopping = self._closing.is_set
        work = partial(sync_once, self._house.ports, is_asked=True, is_stopping=stopping)
        self._sending.run(work, self.show_report)

    def stop(self) -> None:
        """End a pass after the result that it is at; nobody waits for it."""
        self._closing.set()
        self._timer.stop()
        self._sending.close(is_waiting=False)

    def show_report(self, report: SyncReport) -> None:
        """Say how many wait for the first target that cannot take them."""
        held_up = [one for one in report.targets if one.waits is not None]
        self.setVisible(bool(held_up))
        if not held_up or held_up[0].waits is None:
            return
        first, waits = held_up[0], held_up[0].waits
        why = self._short().get(waits.code, self.tr("see the settings"))
        self.setText(filled(self.tr("Sync: {count:,} wait ({why})"), count=first.waiting, why=why))
        self.setToolTip(error_said(waits))

    def _short(self) -> dict[str, str]:
        return {
            errors.SyncFolderGone.code: self.tr("the folder is not there"),
            errors.SyncFolderEmptied.code: self.tr("the folder is not there"),
            errors.SyncFolderUnprepared.code: self.tr("the folder is new"),
            errors.SyncFolderFull.code: self.tr("the folder is full"),
            errors.SyncFolderProtected.code: self.tr("the folder is write-protected"),
            errors.SyncNoNetwork.code: self.tr("no network"),
            errors.SyncServerAway.code: self.tr("the database is away"),
            errors.SyncPasswordWanted.code: self.tr("a password is wanted"),
            OfflineSwitchOn.code: self.tr("the offline switch is on"),
        }
