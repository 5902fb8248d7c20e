"""The folders that documents came from last, as buttons."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import printable
from app.domain.ports import RecentFolders
from app.ui.background import Background
from app.ui.file_menu import add_file_actions
from app.ui.flow import FlowLayout
from app.ui.icons import DrawnIcon
from app.ui.theme import named

_GAP = 8


class RecentList(QWidget):
    """Hidden while there are none. `wanted` carries the folder that was clicked on."""

    wanted = Signal(object)

    def __init__(self, recent: RecentFolders, background: Background, icon: Path) -> None:
        super().__init__()
        self._recent, self._background, self._icon = recent, background, icon
        self.buttons: list[QPushButton] = []
        self._shown: list[Path] = []
        self._drawn: list[DrawnIcon] = []
        self.forget_button = named(QPushButton(self.tr("Forget the&m")), "link")
        self.forget_button.setFlat(True)
        self.forget_button.clicked.connect(self._forget_all)
        self._flow = FlowLayout(spacing=_GAP)
        top = QHBoxLayout()
        top.addWidget(named(QLabel(self.tr("Recent folders")), "heading"))
        top.addWidget(self.forget_button)
        top.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addLayout(top)
        layout.addLayout(self._flow)
        self.hide()

    @Slot()
    def look(self) -> None:
        """Read which there are."""
        self._background.run(self._recent.read, self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Now it is known how large an icon is."""
        super().showEvent(event)
        for icon in self._drawn:
            icon.look()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or another size of letters: other icons."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            for icon in self._drawn:
                icon.look()

    def remember(self, folders: Sequence[Path]) -> None:
        """Put folders in front."""
        if folders:
            self._change(partial(self._recent.add, folders))

    def forget(self, folder: Path | None) -> None:
        """Forget one; None: all."""
        self._change(partial(self._recent.forget, folder))

    def _change(self, work: Callable[[], None]) -> None:
        self._background.run(work)
        self.look()

    def _show(self, folders: Sequence[Path]) -> None:
        if list(folders) == self._shown:
            return
        self._shown = list(folders)
        for old in self.buttons:
            self._flow.removeWidget(old)
            old.deleteLater()
        self._drawn = []
        self.buttons = [self._button(folder) for folder in folders]
        for button in self.buttons:
            self._flow.addWidget(button)
        self.setVisible(bool(folders))
        for icon in self._drawn:
            icon.look()

    def _button(self, folder: Path) -> QPushButton:
        button = QPushButton(printable(folder.name or str(folder)).replace("&", "&&"))
        button.setToolTip(printable(str(folder)))
        self._drawn.append(DrawnIcon(button, self._icon, ("muted", "muted"), 1.0))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.clicked.connect(partial(self._on_clicked, folder))
        button.customContextMenuRequested.connect(partial(self._offer, button, folder))
        return button

    def _on_clicked(self, folder: Path, *_: object) -> None:
        self.wanted.emit(folder)

    def _offer(self, button: QPushButton, folder: Path, place: QPoint) -> None:
        menu = QMenu(button)
        add_file_actions(menu, str(folder), is_folder=True)
        menu.addSeparator()
        menu.addAction(self.tr("&Forget it")).triggered.connect(partial(self.forget, folder))
        menu.exec(button.mapToGlobal(place))

    @Slot()
    def _forget_all(self) -> None:
        self.forget(None)
