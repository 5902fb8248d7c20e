"""The egress ledger: what left this machine, and what that proves."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.egress_view import EgressView, look_at_egress
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.egress_model import EgressTableModel
from app.ui.language import said
from app.ui.theme import named

_MARGIN, _SPACING, _LOOK_MS = 20, 12, 2000
_WIDTH_CHARS, _HEIGHT_LINES = 155, 30
_END_COLUMN, _ROWS_LOOKED_AT = 5, 100


class EgressDialog(QDialog):
    """Looks again every two seconds while it is open."""

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house, self._background = house, background
        self.setWindowTitle(self.tr("What left this machine"))
        self.sum = named(QLabel(), "title")
        self.proof = named(QLabel(), "muted")
        for label in (self.sum, self.proof):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.model = EgressTableModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.span = QComboBox()
        self.span.setAccessibleName(self.tr("How far back"))
        for days, words in (
            (1, self.tr("Last day")),
            (7, self.tr("Last 7 days")),
            (90, self.tr("Last 90 days")),
            (36500, self.tr("Since the beginning")),
        ):
            self.span.addItem(words, days)
        self.span.setCurrentIndex(1)
        self.span.currentIndexChanged.connect(self.look)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._lay_out()

    @Slot()
    def open_now(self) -> None:
        """Show the ledger as it is now."""
        self.look()
        self._timer.start()
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def look(self) -> None:
        """Read the ledger again."""
        days = self.span.currentData()
        self._background.run(partial(look_at_egress, self._house, days), self._show)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is read."""
        self._timer.stop()
        super().hideEvent(event)

    def _show(self, view: EgressView) -> None:
        self.sum.setText(said(view.in_words()))
        self.proof.setText(view.proves)
        self.model.apply(view.rows)

    def _lay_out(self) -> None:
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(self.tr("Egress ledger"))
        self.ensurePolished()
        character = self.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(_ROWS_LOOKED_AT)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_END_COLUMN, QHeaderView.ResizeMode.Stretch)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.span)
        foot.addStretch()
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.sum)
        layout.addWidget(self.proof)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self.resize(character * _WIDTH_CHARS, self.fontMetrics().lineSpacing() * _HEIGHT_LINES)
