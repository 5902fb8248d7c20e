"""The way to the settings and the presets; the presets' dialog is made when it is first wanted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.pipeline.house import House
from app.ui.background import Background
from app.ui.presets_dialog import PresetsDialog
from app.ui.settings_page import ROUTING, SYNC
from app.ui.status_bar import StatusBar
from app.ui.sync_line import SyncLine


class SettingsDoor(QObject):
    """`open_page` opens the settings' page at a section; empty: as last time."""

    def __init__(self, house: House, window: QWidget, open_page: Callable[[str], None]) -> None:
        super().__init__(window)
        self._house, self._window, self._open_page = house, window, open_page
        self._presets: PresetsDialog | None = None
        self._sync: SyncLine | None = None

    def serve(self, foot: StatusBar, background: Background) -> None:
        """Open the settings from what stands at the foot of the window."""
        foot.breaker.clicked.connect(self.show_breaker)
        self._sync = SyncLine(self._house, background)
        self._sync.clicked.connect(self.show_sync)
        foot.insertPermanentWidget(0, self._sync)

    @Slot()
    def send_results(self) -> None:
        """Send finished results now."""
        if self._sync is not None:
            self._sync.send_now()

    @Slot()
    def show(self) -> None:
        """Open the settings."""
        self._open_page("")

    @Slot()
    def show_breaker(self) -> None:
        """Open them where the breaker is."""
        self._open_page(ROUTING)

    @Slot()
    def show_sync(self) -> None:
        """Open them where sync is."""
        self._open_page(SYNC)

    @Slot()
    def show_presets(self) -> None:
        """Open the presets."""
        if self._presets is None:
            self._presets = PresetsDialog(self._house, self._window)
        self._presets.open_now()

    def close(self) -> None:
        """End what is under way; nobody waits for it."""
        if self._sync is not None:
            self._sync.stop()
