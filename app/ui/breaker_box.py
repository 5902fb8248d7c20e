"""The circuit breaker: whether local JSON is relied on, until when not, and relying on it again."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QPushButton, QWidget

from app.domain.breaker import BreakerState
from app.pipeline.breaker_view import BreakerView, look_at_breaker
from app.pipeline.cloud_state import reset_breaker
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.language import said


class BreakerBox(QGroupBox):
    """Shown above the routing settings that it goes by."""

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house, self._background = house, background
        self.setTitle(self.tr("Circuit breaker for local JSON"))
        self.state = QLabel()
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.reset_button = QPushButton(self.tr("Rel&y on it again"))
        self.reset_button.setToolTip(self.tr("What was wrong before counts no more"))
        self.reset_button.setEnabled(False)
        self.reset_button.clicked.connect(self._reset)
        layout = QHBoxLayout(self)
        layout.addWidget(self.state, 1)
        layout.addWidget(self.reset_button)

    @Slot()
    def look(self) -> None:
        """See how it stands."""
        self._background.run(partial(look_at_breaker, self._house.ports), self._show)

    @Slot()
    def _reset(self) -> None:
        self._background.run(self._close, self._show)

    def _close(self) -> BreakerView:
        reset_breaker(self._house.ports)
        return look_at_breaker(self._house.ports)

    def _show(self, view: BreakerView) -> None:
        means = {
            BreakerState.CLOSED: self.tr("Local JSON is relied on."),
            BreakerState.OPEN: self.tr("Local JSON is not relied on: what may leave goes out."),
            BreakerState.HALF_OPEN: self.tr("Local JSON is on trial."),
        }
        words = said(view.in_words())
        self.state.setText(f"{means[view.state]} {words[:1].upper()}{words[1:]}.")
        self.reset_button.setEnabled(view.state is not BreakerState.CLOSED)
