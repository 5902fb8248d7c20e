"""The window's word on the connection at its foot, and `Try now`."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from app.domain.network import Standing
from app.domain.task import TaskState
from app.pipeline.connection import Connection, connection, try_now
from app.pipeline.house import House
from app.ui.figures import filled
from app.ui.main_window import MainWindow
from app.ui.network_hint import NetworkHint, system_information
from app.ui.theme import named
from app.ui.words import tr as _tr

_LOOK_MS = 2000
_MESSAGE_MS = 5000


class ConnectionMenu(QObject):
    """An action in the window's menu and a button in the status bar; both ask now.

    Nothing is shown while no provider may be asked at all: then the shield says all there is.
    """

    def __init__(self, house: House, window: MainWindow) -> None:
        super().__init__(window)
        self._ports, self._window = house.ports, window
        self._hint: NetworkHint | None = None
        self.button = named(QPushButton(), "connection")
        self.button.setFlat(True)
        self.button.setAccessibleName(_tr("Connection to the provider"))
        self.button.hide()
        self.button.clicked.connect(self.try_now)
        window.statusBar().insertPermanentWidget(0, self.button)
        self.action = QAction(_tr("Try &now"), self)
        self.action.setShortcut("F5")
        self.action.triggered.connect(self.try_now)
        window.privacy_menu.addAction(self.action)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def listen(self) -> None:
        """Hear what the operating system says of the network; after the first paint."""
        self._hint = NetworkHint(self._ports.network.hint, system_information(), self)

    @Slot()
    def look(self) -> None:
        """Read what is known and show it."""
        self._window.background.run(partial(connection, self._ports), self._show)

    @Slot()
    def try_now(self) -> None:
        """Ask the provider now, and take up what waits."""
        self._window.background.run(partial(try_now, self._ports), self._tell)
        self.look()

    def _tell(self, taken: int) -> None:
        if taken:
            text = filled(_tr("{count} tasks go on now"), count=taken)
        elif self.button.isHidden():
            text = _tr("No provider may be asked: see the settings")
        else:
            text = _tr("What waits goes on as soon as the provider answers")
        self._window.statusBar().showMessage(text, _MESSAGE_MS)

    def _show(self, known: Connection | None) -> None:
        self.button.setHidden(known is None)
        if known is None:
            return
        text, meaning = _words(known)
        if known.next_try is not None and not known.standing.may_try:
            at = _tr(", next try {at:%H:%M:%S}")
            text += filled(at, at=known.next_try.astimezone())
        if text != self.button.text():
            self.button.setText(text)
            self._refresh_waiting()
        self.button.setToolTip(meaning)

    def _refresh_waiting(self) -> None:
        """What is selected says when it is tried next: that has changed."""
        rows = self._window.table.selected_rows()
        waiting = {row.id for row in rows if row.state is TaskState.WAITING_FOR_NETWORK}
        if waiting:
            self._window.bridge.tasks_changed.emit(waiting)


def _words(known: Connection) -> tuple[str, str]:
    """What stands in the button, and what it means."""
    if known.is_metered:
        return _tr("Metered"), _tr(
            "This connection is paid by volume, so work for the provider waits. The setting "
            "“Metered connections” changes that."
        )
    match known.standing:
        case Standing.ONLINE:
            return _tr("Online"), _tr("The provider answers.")
        case Standing.OFFLINE:
            return _tr("Offline"), _tr("The provider cannot be reached. Click to try now.")
        case Standing.SIGN_IN:
            return _tr("Sign-in page"), _tr(
                "A sign-in page or proxy answers instead of the provider: sign in to this network, "
                "then click to try now."
            )
        case Standing.CHECKING if known.is_waiting:
            return _tr("Checking…"), _tr("The provider is being asked.")
        case _:
            return _tr("Not checked"), _tr("The provider is asked when work waits for it.")
