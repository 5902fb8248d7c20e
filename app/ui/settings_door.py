"""The way to the settings and the presets: their dialogs are made when they are first wanted."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.pipeline.house import House
from app.ui.presets_dialog import PresetsDialog
from app.ui.settings_dialog import ROUTING, SettingsDialog


class SettingsDoor(QObject):
    """Opens each dialog, again and again."""

    def __init__(self, house: House, window: QWidget) -> None:
        super().__init__(window)
        self._house, self._window = house, window
        self._dialog: SettingsDialog | None = None
        self._presets: PresetsDialog | None = None

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

    @Slot()
    def show_presets(self) -> None:
        """Open the presets."""
        if self._presets is None:
            self._presets = PresetsDialog(self._house, self._window)
        self._presets.open_now()

    def close(self) -> None:
        """End what the dialog has under way; nobody waits for it."""
        if self._dialog is not None:
            self._dialog.background.close(is_waiting=False)
