"""When the first run is shown: once in a home, and whenever somebody asks for it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from app.pipeline.house import House
from app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from app.ui.first_run.dialog import FirstRunDialog

_TOLD_MS = 10_000


class FirstRunDoor(QObject):
    """Shown beside the window, which can be worked in meanwhile.

    The mark in the home is made when it ends: whoever's machine goes down in the middle of it
    sees it again.
    """

    def __init__(self, house: House, window: MainWindow) -> None:
        super().__init__(window)
        self._house, self._window = house, window
        self._dialog: FirstRunDialog | None = None
        self._downloading: list[FirstRunDialog] = []
        self.action = QAction(self.tr("&Welcome: set up this machine…"), self)
        self.action.triggered.connect(self.open)
        window.help_menu.addAction(self.action)

    @property
    def dialog(self) -> "FirstRunDialog | None":
        """What is shown now."""
        return self._dialog

    def begin(self, *, has_files: bool) -> None:
        """Show it in a home that is new; where files were handed over, after their plan."""
        if self._house.welcome.is_seen():
            return
        if has_files:
            self._window.sheet.finished.connect(self._open_late)
        else:
            self.open()

    @Slot()
    def open(self) -> None:
        """Show it, or bring it to the front."""
        from app.ui.first_run.dialog import FirstRunDialog  # noqa: PLC0415 - seldom wanted

        if self._dialog is None:
            self._dialog = FirstRunDialog(self._house, self._window.bridge, self._window)
            self._dialog.task_wanted.connect(self._window.select_task)
            self._dialog.ended.connect(self._on_ended)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """The window goes: what is under way in it ends. Downloads go on at the next start."""
        if self._dialog is not None:
            self._dialog.close()
        for dialog in self._downloading:
            dialog.model.stop()

    @Slot()
    def _open_late(self) -> None:
        """Once, when the plan of the files that came first is closed."""
        self._window.sheet.finished.disconnect(self._open_late)
        if not self._house.welcome.is_seen() and QApplication.activeModalWidget() is None:
            self.open()

    @Slot()
    def _on_ended(self) -> None:
        self._house.welcome.see()
        dialog, self._dialog = self._dialog, None
        if dialog is not None and dialog.model.is_downloading:
            self._downloading.append(dialog)
            dialog.model.settled.connect(partial(self._on_settled, dialog))
        elif dialog is not None:
            dialog.deleteLater()

    def _on_settled(self, dialog: "FirstRunDialog", told: str) -> None:
        """A download of a first run that was closed long ago has ended."""
        self._downloading.remove(dialog)
        dialog.model.stop()
        dialog.deleteLater()
        if told:
            self._window.statusBar().showMessage(told, _TOLD_MS)
