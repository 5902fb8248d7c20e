"""What can be done already while the rest is loaded: to give documents to the window that comes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, QTranslator, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from app.ui.home.drop_zone import DropZone
from app.ui.home.offered import Offered
from app.ui.theme import Theme, named

_MARGIN, _SPACING = 24, 20  # as on Home
_RAIL_CHARS = 24
_standing: list["EarlyDesk"] = []


class Given:
    """What the early window was given; it waits for the window, also behind a dialog."""

    def __init__(self) -> None:
        self.paths: list[Path] = []
        self.others: list[Offered] = []
        self.wants_dialog = False
        self._zone: DropZone | None = None

    @property
    def count(self) -> int:
        """How many files, texts and pictures."""
        return len(self.paths) + len(self.others)

    def hand_over(self, zone: DropZone) -> None:
        """Give it to the window's own zone; what still comes goes there, too."""
        self._zone = zone
        if self.paths:
            zone.dropped.emit(self.paths)
        for found in self.others:
            zone.given.emit(found)
        if self.wants_dialog and not self.count:
            zone.dialog_wanted.emit()
        self.paths, self.others, self.wants_dialog = [], [], False

    def add(
        self, paths: Sequence[Path] = (), other: Offered | None = None, *, is_wish: bool = False
    ) -> None:
        """Keep what is given, or that the dialog is wanted."""
        self.paths = list(dict.fromkeys([*self.paths, *paths]))
        self.others += [other] if other else []
        self.wants_dialog |= is_wish
        if self._zone is not None:
            self.hand_over(self._zone)


given = Given()


class EarlyDesk(QFrame):
    """The drop zone of Home in the early window.

    It gives way once another window has come in its place and was painted.
    """

    def __init__(self, application: QApplication, window: QMainWindow, resources: str) -> None:
        super().__init__()
        self.is_painted = self.was_closed = False
        self._window = window
        self._next: QObject | None = None
        self._theme = Theme(application)
        self._translator = QTranslator(self)
        if self._translator.load(QLocale(), "homeport", "_", f"{resources}/translations"):
            application.installTranslator(self._translator)
        self._lay_out()
        window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        window.setCentralWidget(self)
        self.zone.setFocus()
        application.installEventFilter(self)
        _standing.append(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See another window come: it gets this one's place, and once it is painted this goes."""
        kind = event.type()
        if watched is self._window:
            self.was_closed |= kind is QEvent.Type.Close and self._next is None
        elif kind is QEvent.Type.Show and self._next is None and self._is_window(watched):
            self._next = watched
            if isinstance(watched, QMainWindow) and not watched.testAttribute(
                Qt.WidgetAttribute.WA_Moved
            ):
                watched.move(self._window.pos())
        elif kind is QEvent.Type.Paint and watched is self._next:
            QTimer.singleShot(0, self.give_way)
        elif kind is QEvent.Type.Paint and watched is self.zone:
            self.is_painted = True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is on the clipboard may be a document."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.zone.take(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    @Slot()
    def give_way(self) -> None:
        """It is not needed any more; more than one paint may say so."""
        if self in _standing:
            _standing.remove(self)
            application = QApplication.instance()
            if application is not None:
                application.removeEventFilter(self)
            self._window.close()
            self._window.deleteLater()

    def undress(self) -> None:
        """Leave theme and language to the window that comes: it knows the settings."""
        self._theme.deleteLater()
        QApplication.removeTranslator(self._translator)

    @Slot(list)
    def _keep_paths(self, paths: list[Path]) -> None:
        given.add(paths)
        self._tell_kept()

    @Slot(object)
    def _keep_other(self, found: Offered) -> None:
        given.add(other=found)
        self._tell_kept()

    @Slot()
    def _keep_wish(self) -> None:
        given.add(is_wish=True)

    def _tell_kept(self) -> None:
        words = self.tr("Taken: %n. In a moment you are asked what is wanted.", "", given.count)
        self.words.setText(words)

    def _is_window(self, watched: QObject) -> bool:
        is_other = watched is not self._window
        return is_other and isinstance(watched, QWidget) and watched.isWindow()

    def _lay_out(self) -> None:
        self.zone = DropZone()
        self.zone.dropped.connect(self._keep_paths)
        self.zone.given.connect(self._keep_other)
        self.zone.dialog_wanted.connect(self._keep_wish)
        self.words = named(QLabel(self.tr("Opening…")), "muted")
        self.zone.refused.connect(self.words.setText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        rail = named(QFrame(), "rail")
        rail.setFixedWidth(self.fontMetrics().averageCharWidth() * _RAIL_CHARS)
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        column.addWidget(self.zone, 1)
        column.addWidget(self.words, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addLayout(column, 1)


def undress() -> None:
    """See `EarlyDesk.undress`; where there is no early window, nothing is done."""
    for desk in _standing:
        desk.undress()
