"""Where documents are dropped, or chosen."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.ui.theme import named

_HEIGHT = 112


class DropZone(QFrame):
    """Takes files by drag; a click or Enter asks for the dialog."""

    dropped = Signal(list)
    refused = Signal(str)
    dialog_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dropZone")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Drop zone"))
        self.setAccessibleDescription(
            self.tr("Drop documents here, or press Enter to choose files")
        )
        invitation = named(QLabel(self.tr("Drop documents or folders here")), "invitation")
        hint = named(
            QLabel(self.tr("PDF, Office, mail, web pages, text · or press Enter to choose files")),
            "muted",
        )
        layout = QVBoxLayout(self)
        layout.addStretch()
        for label in (invitation, hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what has addresses or text; what it is worth shows when it is dropped."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_hover(is_hovering=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag has gone elsewhere."""
        self._show_hover(is_hovering=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the files; say so when there is none among what was dropped."""
        self._show_hover(is_hovering=False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        files = _local_files(event.mimeData())
        if files:
            self.dropped.emit(files)
        else:
            self.refused.emit(self.tr("That is no file. Save it first, then drop the file."))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click is a wish for the dialog."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.dialog_wanted.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So is Enter or the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.dialog_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _show_hover(self, *, is_hovering: bool) -> None:
        self.setProperty("hover", is_hovering)
        self.style().unpolish(self)
        self.style().polish(self)


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
