"""The bar above the table of tasks: what is shown of all there are, and how many those are."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.domain.listing import STATE_ORDER, TaskFilter
from app.domain.route import Route
from app.domain.task import Kind, TaskState
from app.ui.fields import can_be_emptied
from app.ui.figures import filled
from app.ui.flow import FlowLayout
from app.ui.queue.words import kind_words, route_words, state_words
from app.ui.task_model import TaskTableModel
from app.ui.theme import named

_TYPING_MS, _GAP, _FIELD_LETTERS = 200, 8, 18
Word = TypeVar("Word", bound=StrEnum)


class _Choice(QToolButton):
    """A menu of words of which any number may be chosen; none means all."""

    def __init__(self, title: str, words: Iterable[tuple[StrEnum, str]]) -> None:
        super().__init__()
        self._title = title
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setObjectName("choice")
        self.choices = QMenu(self)
        for word, text in words:
            action = QAction(text, self.choices)
            action.setCheckable(True)
            action.setData(word.value)
            self.choices.addAction(action)
        self.setMenu(self.choices)
        self.choices.triggered.connect(self.tell)
        self.tell()

    def chosen(self, of: type[Word]) -> frozenset[Word]:
        """What is chosen."""
        return frozenset(of(action.data()) for action in self._checked())

    def choose(self, words: Iterable[StrEnum]) -> None:
        """Choose these and no others."""
        values = {word.value for word in words}
        for action in self.choices.actions():
            action.setChecked(action.data() in values)
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Say what is chosen."""
        checked = [action.text() for action in self._checked()]
        more = f" (+{len(checked) - 1})" if len(checked) > 1 else ""
        self.setText(f"{self._title}: {checked[0]}{more}" if checked else self._title)
        self.setAccessibleName(f"{self._title}: {', '.join(checked)}" if checked else self._title)
        self.setProperty("isChosen", bool(checked))
        self.style().unpolish(self)
        self.style().polish(self)

    def _checked(self) -> list[QAction]:
        return [action for action in self.choices.actions() if action.isChecked()]


class _Words(QLineEdit):
    """The field; Escape empties it, and leaves it when it is empty."""

    def __init__(self, table: QWidget) -> None:
        super().__init__()
        can_be_emptied(self)
        self._table = table

    def event(self, event: QEvent) -> bool:
        """Escape is for the field, whatever else it does in the window."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Down; all else as usual."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Down}:
            self._table.setFocus()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """The fields of a TaskFilter. The model is told what is wanted, and tells how many that are."""

    def __init__(self, model: TaskTableModel, table: QWidget) -> None:
        super().__init__()
        self._model = model
        self._set_id: str | None = None
        self._make_parts(table)
        self._lay_out()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.apply)
        self.words.textChanged.connect(self._on_words)
        self.words.returnPressed.connect(self.apply)
        for choice in (self.states, self.kinds, self.routes):
            choice.choices.triggered.connect(self.apply)
        self.of_set.clicked.connect(self._forget_set)
        self.clear_button.clicked.connect(self.clear)
        for changed in (model.counted, model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self.tell_counts)
        self.tell_counts()

    def add(self, part: QWidget) -> None:
        """Put something else at the end of the bar."""
        self._row.addWidget(part)

    def listen(self, page: QWidget) -> None:
        """Let Ctrl+F lead here from everywhere on a page."""
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), page)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.begin)

    @Slot()
    def begin(self) -> None:
        """Put the keyboard into the field."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def wanted(self) -> TaskFilter:
        """What the fields say."""
        return TaskFilter(
            words=self.words.text().strip(),
            states=self.states.chosen(TaskState),
            kinds=self.kinds.chosen(Kind),
            routes=self.routes.chosen(Route),
            set_id=self._set_id,
        )

    def show_set(self, set_id: str) -> None:
        """Show only the tasks of one set."""
        self._set_id = set_id
        self.apply()

    @Slot()
    def clear(self) -> None:
        """Show all."""
        self._set_id = None
        self.words.clear()
        for choice in (self.states, self.kinds, self.routes):
            choice.choose(())
        self.apply()

    @Slot()
    def apply(self) -> None:
        """Show what is wanted."""
        self._typing.stop()
        self._model.show_only(self.wanted())
        self.tell_counts()

    @Slot()
    def tell_counts(self) -> None:
        """Say how many are shown."""
        is_any = self._model.listing.filter != TaskFilter()
        matching, total = self._model.counts
        if is_any:
            words = self.tr("{matching} of {total} shown")
            self.count.setText(filled(words, matching=matching, total=total))
        else:
            self.count.setText(self.tr("%Ln task(s)", "", total) if total else "")
        self.clear_button.setVisible(is_any)
        self.of_set.setVisible(self._set_id is not None)
        self.fit()

    @Slot()
    def _on_words(self) -> None:
        self._typing.start()

    @Slot()
    def _forget_set(self) -> None:
        self._set_id = None
        self.apply()

    def _make_parts(self, table: QWidget) -> None:
        self.words = _Words(table)
        self.words.setPlaceholderText(self.tr("Filter by file name"))
        self.words.setAccessibleName(self.tr("Filter by file name"))
        self.words.setToolTip(self.tr("Ctrl+F"))
        states = [(state, state_words(state)) for state in STATE_ORDER]
        self.states = _Choice(self.tr("State"), states)
        self.kinds = _Choice(self.tr("Kind"), [(kind, kind_words(kind)) for kind in Kind])
        self.routes = _Choice(self.tr("Route"), [(route, route_words(route)) for route in Route])
        self.of_set = named(QPushButton(self.tr("One set ✕")), "chip")
        self.of_set.setAccessibleName(self.tr("Only one set is shown; show all"))
        self.clear_button = named(QPushButton(self.tr("C&lear filter")), "chip")
        self.count = named(QLabel(), "muted")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setAccessibleName(self.tr("How many are shown"))

    def _lay_out(self) -> None:
        self._choices = QWidget()
        self._row = FlowLayout(self._choices, spacing=_GAP)
        parts = (self.states, self.kinds, self.routes, self.of_set, self.clear_button, self.count)
        for part in parts:
            self._row.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._choices.setSizePolicy(policy)
        self.setSizePolicy(policy)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        self._line.addWidget(self.words, 1)
        self._line.addWidget(self._choices)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the field would be too narrow, it has a line of its own."""
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Beside each other or below, as there is room."""
        needed = self._choices.sizeHint().width()
        needed += self.fontMetrics().averageCharWidth() * _FIELD_LETTERS
        is_narrow = needed > self.width()
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
