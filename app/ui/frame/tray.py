"""The icon in the system's tray: how far work is, and one word when it has ended.

There is no tray on many desktops, so it is never the only way to anything.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from app.ui.frame.under_way import Ended, UnderWay

_SIDE, _BAR = 64, 12
_DONE, _REST = "#57c97a", "#15171c"
_SHOW_MS = 10_000
_WHOLE_TURN = 16


class Tray(QObject):
    """`show_wanted`: the window is wanted; `quit_wanted`: the end of all."""

    show_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self,
        window: QWidget,
        under_way: UnderWay,
        pause: QAction,
        drawing: Path,
        make: Callable[[QObject], QSystemTrayIcon] = QSystemTrayIcon,
    ) -> None:
        """Show it.

        Args:
            pause: the window's own action that pauses the whole queue.
            drawing: the app's icon.
            make: makes the icon in the tray.
        """
        super().__init__(window)
        self._under_way, self._drawing = under_way, drawing
        self._has_told = False
        self.menu = QMenu(window)
        self.show_action = self.menu.addAction(self.tr("&Show Homeport"))
        self.show_action.triggered.connect(self.show_wanted)
        self.menu.addAction(pause)
        self.menu.addSeparator()
        self.quit_action = self.menu.addAction(self.tr("&Quit"))
        self.quit_action.triggered.connect(self.quit_wanted)
        self.icon = make(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self.show_wanted)
        under_way.changed.connect(self.look)
        under_way.ended.connect(self.tell_end)
        self._shown = -1
        self.look()
        self.icon.show()

    @Slot()
    def look(self) -> None:
        """Say how far work is, by numbers only."""
        self.icon.setToolTip(self._words())
        part = round(self._under_way.fraction_done * _WHOLE_TURN) if self._under_way.is_any else -2
        if part != self._shown:
            self._shown = part
            self.icon.setIcon(_picture(self._drawing, part / _WHOLE_TURN))

    def tell_hidden(self) -> None:
        """Say, the first time, that the window has only gone here."""
        if not self._has_told:
            self._has_told = True
            self._tell(self.tr("Homeport goes on with its work here. Quit ends it."))

    @Slot(object)
    def tell_end(self, ended: Ended) -> None:
        """Say how a set has ended, to somebody who looks elsewhere."""
        if QApplication.activeWindow() is None:
            self._tell(end_in_words(ended))

    def _words(self) -> str:
        now = self._under_way
        if not now.is_any:
            return self.tr("Homeport: nothing is running")
        percent = round(100 * now.fraction_done)
        running = self.tr("Homeport: %n task(s) running, {percent} %", "", len(now.rows))
        words = running.format(percent=percent)
        if now.waiting:
            words += self.tr(", %n more in the queue", "", now.waiting)
        return words

    def _tell(self, words: str) -> None:
        self.icon.showMessage("Homeport", words, self.icon.icon(), _SHOW_MS)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.show_wanted.emit()


def end_in_words(ended: Ended) -> str:
    """How many tasks ended how: figures only, no name and no word of a document."""
    done, failed, cancelled, waiting = ended
    told = (
        (done, QCoreApplication.translate("Tray", "%n done", "", done)),
        (failed, QCoreApplication.translate("Tray", "%n failed", "", failed)),
        (cancelled, QCoreApplication.translate("Tray", "%n cancelled", "", cancelled)),
        (waiting, QCoreApplication.translate("Tray", "%n waiting", "", waiting)),
    )
    return ", ".join(words for count, words in told if count) + "."


def _picture(drawing: Path, part: float) -> QIcon:
    """The app's icon; with a bar across its foot while work runs (a negative part: none does)."""
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter)
    if part >= 0:
        painter.setPen(Qt.PenStyle.NoPen)
        for width, colour in ((1.0, _REST), (part, _DONE)):
            painter.setBrush(QColor(colour))
            bar = QRectF(0, _SIDE - _BAR, _SIDE * width, _BAR)
            painter.drawRoundedRect(bar, _BAR / 3, _BAR / 3)
    painter.end()
    return QIcon(picture)
