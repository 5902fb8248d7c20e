"""Where documents are dropped, pasted or chosen."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.ui.home.offered import may_be_taken, offered
from app.ui.theme import named

_LINES = 7


class DropZone(QFrame):
    """Takes what is dragged or pasted; a click or Enter asks for the dialog.

    `dropped` carries files, `given` an Offered without a file: text or a picture.
    """

    dropped = Signal(list)
    given = Signal(object)
    refused = Signal(str)
    dialog_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dropZone")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Drop zone"))
        self.setAccessibleDescription(
            self.tr("Drop documents here, or press Enter to choose files")
        )
        invitation = named(QLabel(self.tr("Drop documents or folders here")), "invitation")
        hint = self.tr("PDF, Office, mail, web pages, text, pictures · Ctrl+V pastes")
        choose = self.tr("Or press Enter to choose files")
        layout = QVBoxLayout(self)
        layout.addStretch()
        for label in (invitation, named(QLabel(hint), "muted"), named(QLabel(choose), "muted")):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addStretch()

    def showEvent(self, event: QShowEvent) -> None:
        """Now it is known how large letters are."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Letters may grow while it is shown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Large enough to be met, in lines of text."""
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)

    def take(self, data: QMimeData) -> None:
        """Hand on what is in it; say so when there is nothing to work on."""
        found = offered(data)
        if found.paths:
            self.dropped.emit(list(found.paths))
        elif found.is_any:
            self.given.emit(found)
        elif found.is_remote:
            self.refused.emit(
                self.tr(
                    "That lies in a mail program or on the web, and Homeport fetches nothing by "
                    "itself. Save it first, then drop the file."
                )
            )
        else:
            self.refused.emit(self.tr("There is no file, text or picture in it."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what has addresses, text or a picture."""
        if may_be_taken(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_hover(is_hovering=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag has gone elsewhere."""
        self._show_hover(is_hovering=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it, as a copy: it stays where it was."""
        self._show_hover(is_hovering=False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(event.mimeData())

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
