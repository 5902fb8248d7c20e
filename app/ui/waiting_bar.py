"""What can be done about a task that waits for the network, below its text."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.domain.result import TaskReport
from app.domain.task import TaskState
from app.ui.flow import FlowLayout
from app.ui.theme import named

_GAP = 8


class WaitingBar(QWidget):
    """Look at what would leave, of it or of its whole set, or have it done here.

    Hidden for all other tasks.
    """

    look_wanted = Signal(str)
    set_wanted = Signal(str)
    keep_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task_id = self._set_id = ""
        self.look_button = QPushButton(self.tr("See what would &leave…"))
        self.look_button.setToolTip(self.tr("Every word, to whom, and for how much"))
        self.look_button.clicked.connect(self._look)
        self.set_button = QPushButton(self.tr("See it for the &whole set…"))
        self.set_button.setToolTip(
            self.tr("What would leave for all files of the set, to be sent at once")
        )
        self.set_button.clicked.connect(self._look_at_set)
        self.keep_button = QPushButton(self.tr("&Do it here instead"))
        self.keep_button.setToolTip(self.tr("The model on this machine does it; nothing leaves"))
        self.keep_button.clicked.connect(self._keep)
        layout = FlowLayout(self, spacing=_GAP)
        for button in (self.look_button, self.set_button, self.keep_button):
            layout.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_for(self, report: TaskReport | None, set_id: str | None = None) -> None:
        """Show it for a task that waits; the look stands out where it is what is waited for."""
        if report is None or report.state is not TaskState.WAITING_FOR_NETWORK:
            self.hide()
            return
        self._task_id, self._set_id = report.task_id, set_id or ""
        self.set_button.setVisible(report.needs_look and bool(set_id))
        named(self.look_button, "primary" if report.needs_look else "")
        self.look_button.style().unpolish(self.look_button)  # its name has its colour
        self.look_button.style().polish(self.look_button)
        self.show()

    @Slot()
    def _look(self) -> None:
        self.look_wanted.emit(self._task_id)

    @Slot()
    def _look_at_set(self) -> None:
        self.set_wanted.emit(self._set_id)

    @Slot()
    def _keep(self) -> None:
        self.keep_wanted.emit(self._task_id)
