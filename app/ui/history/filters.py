"""What is looked for: words, and what narrows them down."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.history_words import search_terms
from app.domain.ports.history import HistoryFilter
from app.domain.route import Route
from app.domain.task import Kind, TaskState
from app.ui.fields import can_be_emptied
from app.ui.flow import FlowLayout
from app.ui.history.model import kind_words, route_words, state_words

_PAUSE_MS, _LEAST_TYPED = 250, 3
_SPACING = 8


class HistoryFilters(QWidget):
    """`changed` tells that something else is wanted; while a person types, after a short pause."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Search names, texts and results"))
        self.words.setAccessibleName(self.tr("Search the history"))
        can_be_emptied(self.words)
        tip = self.tr('All words are found; "a phrase" stands together; invoic* finds beginnings.')
        self.words.setToolTip(tip)
        self.words.setAccessibleDescription(tip)
        self._set_id: str | None = None
        self._make_boxes()
        self.set_button = QPushButton(self.tr("Only one &set: show all"))
        self.set_button.hide()
        self.set_button.clicked.connect(self.leave_set)
        self.reset_button = QPushButton(self.tr("&Reset filters"))
        self.reset_button.clicked.connect(self.reset)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.changed)
        self.words.textEdited.connect(self._timer.start)
        self.words.returnPressed.connect(self._go)
        self.words.textChanged.connect(self._on_cleared)
        self._lay_out()

    @property
    def typed(self) -> str:
        """The words."""
        return self.words.text()

    def wanted(self) -> HistoryFilter:
        """What is looked for now."""
        typed, days = self.typed, self.time.currentData()
        is_typing = len(typed.split()[-1]) >= _LEAST_TYPED if typed.split() else False
        kind, state, route = (
            self.kind.currentData(),
            self.state.currentData(),
            self.route.currentData(),
        )
        return HistoryFilter(
            terms=search_terms(typed, is_typing=is_typing),
            since=datetime.now(UTC) - timedelta(days=days) if days else None,
            kinds=(Kind(kind),) if kind else (),
            states=(TaskState(state),) if state else (),
            routes=(Route(route),) if route else (),
            set_id=self._set_id,
            has_left={"left": True, "stayed": False}.get(self.left.currentData()),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is kept out by other than words."""
        return self._set_id is not None or any(box.currentIndex() for box in self._boxes)

    def only_set(self, set_id: str) -> None:
        """Look in one set alone."""
        self._set_id = set_id
        self.set_button.show()
        self.changed.emit()

    @Slot()
    def leave_set(self) -> None:
        """Look in all."""
        self._set_id = None
        self.set_button.hide()
        self.changed.emit()

    @Slot()
    def reset(self) -> None:
        """Want everything again."""
        self.blockSignals(True)
        for box in self._boxes:
            box.setCurrentIndex(0)
        self.words.clear()
        self.leave_set()
        self.blockSignals(False)
        self.changed.emit()

    @Slot()
    def _go(self) -> None:
        self._timer.stop()
        self.changed.emit()

    @Slot(str)
    def _on_cleared(self, text: str) -> None:
        """The cross in the field clears it without anybody typing."""
        if not text:
            self._timer.start()

    def _make_boxes(self) -> None:
        self.time = _box(self.tr("When"), self.tr("Any time"))
        for days, words in (
            (1, self.tr("Last day")),
            (7, self.tr("Last 7 days")),
            (30, self.tr("Last 30 days")),
            (90, self.tr("Last 90 days")),
        ):
            self.time.addItem(words, days)
        self.kind = _box(self.tr("Kind"), self.tr("Every kind"))
        for kind, words in kind_words().items():
            self.kind.addItem(words, kind.value)
        self.state = _box(self.tr("State"), self.tr("Every state"))
        for state, words in state_words().items():
            self.state.addItem(words, state.value)
        self.route = _box(self.tr("Where it ran"), self.tr("Anywhere"))
        for route, words in route_words().items():
            self.route.addItem(words, route.value)
        self.left = _box(self.tr("What left this machine"), self.tr("Left or stayed"))
        self.left.addItem(self.tr("Something left"), "left")
        self.left.addItem(self.tr("Nothing left"), "stayed")
        self._boxes = (self.time, self.kind, self.state, self.route, self.left)
        for box in self._boxes:
            box.currentIndexChanged.connect(self.changed)

    def _lay_out(self) -> None:
        row = FlowLayout(spacing=_SPACING)
        for part in (*self._boxes, self.reset_button, self.set_button):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.words)
        layout.addLayout(row)


def _box(name: str, first: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.addItem(first, "")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    return box
