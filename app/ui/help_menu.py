"""The menu about this installation: a newer version, and starting at login."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from app import __version__
from app.domain.updates import UpdateNews
from app.pipeline.house import House
from app.pipeline.updates import check_update
from app.ui.background import Background
from app.ui.words import tr as _tr

_MESSAGE_MS = 10_000


class HelpMenu(QObject):
    """Two lines of the window's menu Help."""

    def __init__(
        self, house: House, window: QMainWindow, background: Background, menu: QMenu
    ) -> None:
        super().__init__(window)
        self._house, self._window, self._background = house, window, background
        menu.addSeparator()
        self.check = QAction(_tr("Look for a &newer version"), self)
        self.check.triggered.connect(self.look)
        menu.addAction(self.check)
        self.at_login = QAction(_tr("&Start at login"), self, checkable=True)
        self.at_login.setEnabled(house.login_item is not None)
        self.at_login.triggered.connect(self._switch)
        menu.addAction(self.at_login)
        menu.aboutToShow.connect(self._read)

    @Slot()
    def start(self) -> None:
        """After the first paint: look by itself, where the settings say so."""
        if self._house.ports.settings.updates.check:
            self._background.run(partial(check_update, self._house, __version__), self._tell_newer)

    @Slot()
    def look(self) -> None:
        """Ask now, and tell whatever comes."""
        self._background.run(partial(check_update, self._house, __version__), self._tell)

    @Slot()
    def _read(self) -> None:
        if self._house.login_item is not None:
            self._background.run(self._house.login_item.is_on, self.at_login.setChecked)

    @Slot(bool)
    def _switch(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._house.login_item is not None:
            self._background.run(partial(self._house.login_item.set, is_on=is_on))

    def _tell(self, news: UpdateNews) -> None:
        if news.is_newer:
            self._tell_newer(news)
            return
        text = _tr("This is the newest version: {version}")
        self._say(text.format(version=news.installed))

    def _tell_newer(self, news: UpdateNews) -> None:
        if news.is_newer:
            text = _tr("Homeport {newest} is there; this is {installed}")
            self._say(text.format(newest=news.newest, installed=news.installed))

    def _say(self, text: str) -> None:
        self._window.statusBar().showMessage(text, _MESSAGE_MS)
