"""Have a draft refined by the larger model: all that would be sent is seen before it is."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.money import dollars
from app.pipeline.approve import Offer
from app.ui.background import Background
from app.ui.desk import Desk
from app.ui.figures import filled
from app.ui.language import said
from app.ui.theme import named
from app.ui.to_be_sent import every_word, summary

_WIDTH_CHARS, _HEIGHT_LINES = 90, 28
_MARGIN = 20


class OfferDialog(QDialog):
    """What would be sent, to whom, for how much. Enter and Escape send nothing."""

    def __init__(self, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Refine the draft"))
        words = self.tr("These {size:,} bytes would go to {model}, for {cost} at most:")
        cost = said(dollars(offer.cost_usd))
        told = filled(words, size=offer.size_bytes, model=offer.model, cost=cost)
        self.about = summary(told)
        self.text = every_word(offer.text)
        self.send_button = named(QPushButton(self.tr("&Send")), "primary")
        self.send_button.setAutoDefault(False)
        self.keep_button = QPushButton(self.tr("&Do not send"))
        self.keep_button.setDefault(True)
        self.send_button.clicked.connect(self.accept)
        self.keep_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.send_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(self.about)
        layout.addWidget(self.text, 1)
        layout.addLayout(buttons)
        self.ensurePolished()
        metrics = self.fontMetrics()
        self.resize(
            metrics.averageCharWidth() * _WIDTH_CHARS, metrics.lineSpacing() * _HEIGHT_LINES
        )
        self.keep_button.setFocus()


class Refining(QObject):
    """Asks the house for the offer, shows it, and queues the refinement when it is agreed to.

    `queued` carries the rows of the new task.
    """

    queued = Signal(list)

    def __init__(self, desk: Desk, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._background, self._window = desk, background, window
        self.dialog: OfferDialog | None = None

    @Slot(str)
    def offer(self, task_id: str) -> None:
        """Show what would be sent of a draft."""
        self._background.run(partial(self._desk.refinement_offer, task_id), self._show)

    def _show(self, offer: Offer) -> None:
        self.dialog = OfferDialog(offer, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.accepted.connect(partial(self._send, offer.task_id))
        self.dialog.open()

    def _send(self, task_id: str) -> None:
        self._background.run(partial(self._desk.refine, task_id), self.queued.emit)
