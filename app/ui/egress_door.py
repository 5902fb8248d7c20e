"""The way to the offline switch, the ledger and the consents: a menu, the foot of the window."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QPushButton

from app.pipeline.egress_view import set_offline
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.consents_dialog import ConsentsDialog
from app.ui.egress_dialog import EgressDialog
from app.ui.status_bar import StatusBar
from app.ui.theme import named

_LOOK_MS = 2000


class EgressDoor(QObject):
    """The switch shows the setting as it is: another process may turn it."""

    def __init__(self, house: House, background: Background, window: QMainWindow) -> None:
        super().__init__(window)
        self._house, self._background, self._window = house, background, window
        self._dialog: EgressDialog | None = None
        self.consents: ConsentsDialog | None = None
        self.action = QAction(self.tr("&Offline: let nothing leave"), self, checkable=True)
        self.action.triggered.connect(self.turn)
        self.button = named(QPushButton(self.tr("Offline")), "offline")
        self.button.setCheckable(True)
        self.button.setToolTip(self.tr("The offline switch: on, nothing leaves this machine"))
        self.button.clicked.connect(self.turn)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @property
    def dialog(self) -> EgressDialog:
        """The ledger."""
        if self._dialog is None:
            self._dialog = EgressDialog(self._house, self._background, self._window)
        return self._dialog

    def join(self, foot: StatusBar, menu: QMenu) -> None:
        """Take the places in the window: in a menu, a button, the click on the shield."""
        menu.addAction(self.action)
        menu.addAction(self.tr("What &left this machine…")).triggered.connect(self.show_ledger)
        menu.addAction(self.tr("What you have &agreed to…")).triggered.connect(self.show_consents)
        foot.insertPermanentWidget(0, self.button)
        foot.shield.clicked.connect(self.show_ledger)

    @Slot(bool)
    def turn(self, is_on: bool) -> None:  # noqa: FBT001 - the signal's
        """Turn the switch."""
        self._show(is_on=is_on)
        self._timer.start()  # what is read sooner may be older than this click
        self._background.run(partial(set_offline, self._house, is_on=is_on))

    @Slot()
    def look(self) -> None:
        """See how the switch stands."""
        self._show(is_on=self._house.ports.settings.privacy.offline)

    @Slot()
    def show_ledger(self) -> None:
        """Open the ledger."""
        self.dialog.open_now()

    @Slot()
    def show_consents(self) -> None:
        """Open what the user has agreed to."""
        if self.consents is None:
            self.consents = ConsentsDialog(self._house, self._background, self._window)
        self.consents.open_now()

    def _show(self, *, is_on: bool) -> None:
        self.action.setChecked(is_on)
        self.button.setChecked(is_on)
