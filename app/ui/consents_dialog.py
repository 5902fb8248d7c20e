"""What the user has agreed to be sent, and taking it back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.consent import Consent
from app.pipeline.consent import withdraw
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.figures import moment
from app.ui.language import said
from app.ui.theme import named

_MARGIN, _WIDTH_CHARS, _HEIGHT_LINES = 20, 76, 18


class ConsentsDialog(QDialog):
    """One line for each host; what is taken back goes for all hosts of its work."""

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house, self._background = house, background
        self.setWindowTitle(self.tr("What you have agreed to be sent"))
        self.about = named(QLabel(), "muted")
        self.about.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What you have agreed to"))
        self.list.currentRowChanged.connect(self._on_row)
        self.withdraw_button = QPushButton(self.tr("&Take back"))
        self.withdraw_button.setToolTip(self.tr("From the next request on you are asked again"))
        self.withdraw_button.clicked.connect(self.withdraw)
        close = QPushButton(self.tr("&Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(self.withdraw_button)
        foot.addStretch()
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        for part in (self.about, self.list):
            layout.addWidget(part)
        layout.addLayout(foot)
        self.ensurePolished()
        metrics = self.fontMetrics()
        size = metrics.averageCharWidth() * _WIDTH_CHARS, metrics.lineSpacing() * _HEIGHT_LINES
        self.resize(*size)

    @Slot()
    def open_now(self) -> None:
        """Show what holds now."""
        self.look()
        self.open()

    @Slot()
    def look(self) -> None:
        """Read it again."""
        self._background.run(self._house.ports.consents.in_force, self._show)

    @Slot()
    def withdraw(self) -> None:
        """Take back what the selected line says."""
        item = self.list.currentItem()
        if item is not None:
            name = item.data(Qt.ItemDataRole.UserRole)
            self._background.run(partial(withdraw, self._house.ports, name), self._on_withdrawn)

    def _on_withdrawn(self, _count: int) -> None:
        self.look()

    def _show(self, found: Sequence[Consent]) -> None:
        self.list.clear()
        for one in found:
            item = QListWidgetItem(self._words(one))
            item.setData(Qt.ItemDataRole.UserRole, one.category or one.task_id)
            self.list.addItem(item)
        self.list.setVisible(bool(found))
        self.about.setText(
            self.tr("From the next request on you are asked again about what you take back.")
            if found
            else self.tr("Nothing may be sent without a question.")
        )
        self._on_row()

    @Slot()
    def _on_row(self) -> None:
        self.withdraw_button.setEnabled(self.list.currentItem() is not None)

    def _words(self, one: Consent) -> str:
        since = moment(one.given_at.astimezone())
        if one.category is not None:
            kind = said(one.category.value.replace("_", "-"))
            told = self.tr("All {kind} work that may leave, to {host}, since {since}")
            return told.format(kind=kind, host=one.host, since=since)
        told = self.tr("Task {id}, to {host}, since {since}")
        return told.format(id=one.task_id, host=one.host, since=since)
