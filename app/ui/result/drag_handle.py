"""A small sign by which a result is dragged out of the window as a file."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QStyle, QToolButton, QWidget

from app.ui.theme import named


class DragHandle(QToolButton):
    """`file_wanted`: the file is to be written, and then given to `carry`.

    It is written while the mouse begins to move. Pressed by key or click, it puts the file on the
    clipboard, to be pasted into a folder or a mail.
    """

    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "small")
        self.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_FileIcon))
        self.setText(self.tr("File"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        told = self.tr("Drag this out as a file, or press it to copy the file")
        self.setToolTip(told)
        self.setAccessibleName(self.tr("The result as a file"))
        self.setAccessibleDescription(told)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pressed_at: QPoint | None = None
        self._is_far = False
        self._is_copying = False
        self._file: Path | None = None
        self.clicked.connect(self._copy)

    def carry(self, file: Path) -> None:
        """The file is there: put it under the mouse, or on the clipboard."""
        self._file = file
        if self._is_copying:
            self._is_copying = False
            QGuiApplication.clipboard().setMimeData(file_data(file))
        elif self._is_far and self._pressed_at is not None:
            self._drag()

    def forget(self) -> None:
        """Another result is shown."""
        self._file, self._is_copying = None, False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps a drag begins: have the file written meanwhile."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at, self._is_far, self._file = event.position().toPoint(), False, None
            self.file_wanted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it was pressed it is a drag."""
        if self._pressed_at is None:
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if way >= QApplication.startDragDistance() and not self._is_far:
            self._is_far = True
            if self._file is not None:
                self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag that had not begun does not."""
        was_far, self._pressed_at, self._is_far = self._is_far, None, False
        if was_far:
            self.setDown(False)
        else:
            super().mouseReleaseEvent(event)

    def _drag(self) -> None:
        self._pressed_at = None
        self.setDown(False)
        if self._file is not None:
            drag = QDrag(self)
            drag.setMimeData(file_data(self._file))
            drag.setPixmap(self.icon().pixmap(self.iconSize()))
            drag.exec(Qt.DropAction.CopyAction)

    def _copy(self) -> None:
        self._is_copying = True
        if self._file is not None:
            self.carry(self._file)
        else:
            self.file_wanted.emit()


def file_data(file: Path) -> QMimeData:
    """A file as other programs take it: its address alone."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    return data
