"""What can be done about a task that waits for the network, below its text."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.result import TaskReport
from app.domain.task import TaskState
from app.ui.theme import named


class WaitingBar(QWidget):
    """Two buttons: look at what would leave, or have it done here. Hidden for all other tasks."""

    look_wanted = Signal(str)
    keep_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task_id = ""
        self.look_button = QPushButton(self.tr("See what would &leave…"))
        self.look_button.setToolTip(self.tr("Every word, to whom, and for how much"))
        self.look_button.clicked.connect(self._look)
        self.keep_button = QPushButton(self.tr("&Do it here instead"))
        self.keep_button.setToolTip(self.tr("The model on this machine does it; nothing leaves"))
        self.keep_button.clicked.connect(self._keep)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.look_button)
        layout.addWidget(self.keep_button)
        layout.addStretch()
        self.hide()

    def show_for(self, report: TaskReport | None) -> None:
        """Show it for a task that waits; the look stands out where it is what is waited for."""
        if report is None or report.state is not TaskState.WAITING_FOR_NETWORK:
            self.hide()
            return
        self._task_id = report.task_id
        named(self.look_button, "primary" if report.needs_look else "")
        self.look_button.style().unpolish(self.look_button)  # its name has its colour
        self.look_button.style().polish(self.look_button)
        self.show()

    @Slot()
    def _look(self) -> None:
        self.look_wanted.emit(self._task_id)

    @Slot()
    def _keep(self) -> None:
        self.keep_wanted.emit(self._task_id)
