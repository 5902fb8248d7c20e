"""The way to the settings: the dialog is made when it is first wanted."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.pipeline.house import House
from app.ui.settings_dialog import ROUTING, SettingsDialog


class SettingsDoor(QObject):
    """Opens one dialog, again and again."""

    def __init__(self, house: House, window: QWidget) -> None:
        super().__init__(window)
        self._house, self._window = house, window
        self._dialog: SettingsDialog | None = None

    @property
    def dialog(self) -> SettingsDialog:
        """The settings."""
        if self._dialog is None:
            self._dialog = SettingsDialog(self._house, self._window)
        return self._dialog

    @Slot()
    def show(self) -> None:
        """Open the settings."""
        self.dialog.open_at("")

    @Slot()
    def show_breaker(self) -> None:
        """Open them where the breaker is."""
        self.dialog.open_at(ROUTING)

    def close(self) -> None:
        """End what the dialog has under way; nobody waits for it."""
        if self._dialog is not None:
            self._dialog.background.close(is_waiting=False)
