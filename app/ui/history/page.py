"""The history: everything that was done, found by its words."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.ports.history import HistoryFilter, HistoryHit
from app.pipeline.history import goes_on, search_history
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.figures import day
from app.ui.history.delegate import HistoryDelegate
from app.ui.history.deletions import Deletions
from app.ui.history.empty import EmptyHistory
from app.ui.history.filters import HistoryFilters
from app.ui.history.model import HistoryModel, ShownHit
from app.ui.theme import named

_MARGIN, _SPACING = 24, 12


class _Answer(NamedTuple):
    """What a search gave; `number` tells it from those that nobody waits for any more."""

    number: int
    is_first: bool
    shown: list[ShownHit]
    behind: int
    days: tuple[int, int | None]


class HistoryPage(QWidget):
    """A search, filters, and what they find."""

    told = Signal(str)
    task_wanted = Signal(str)

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house, self._background = house, background
        self._number = 0
        self.filters = HistoryFilters()
        self.filters.changed.connect(self.look)
        self.model = HistoryModel(self)
        self.model.more_wanted.connect(self._read_on)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HistoryDelegate(self.list))
        self.list.activated.connect(self._open)
        self.list.selectionModel().selectionChanged.connect(self._update)
        self.empty = EmptyHistory()
        self.empty.reset_button.clicked.connect(self.filters.reset)
        self.deletions = Deletions(house, background, self)
        self.deletions.hidden.connect(self._hide)
        self.deletions.changed.connect(self.look)
        self.deletions.told.connect(self.told)
        self.keeping, self.count = named(QLabel(), "muted"), named(QLabel(), "muted")
        self.keeping.setWordWrap(True)
        self._make_buttons()
        self._lay_out()
        self._make_keys()
        self._update()

    @Slot()
    def look(self) -> None:
        """Search anew."""
        self._number += 1
        work = partial(self._search, self.filters.wanted(), None, self._number)
        self._background.run(work, self._show)

    def selected(self) -> list[HistoryHit]:
        """The selected tasks, from the top."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        hits = (self.model.at(row) for row in rows)
        return [hit for hit in hits if hit is not None]

    @Slot()
    def open_selected(self) -> None:
        """Show the first selected task's result."""
        for hit in self.selected()[:1]:
            self.task_wanted.emit(hit.task_id)

    @Slot()
    def delete_selected(self) -> None:
        """Ask whether the selected tasks are to go."""
        self.deletions.ask([hit.task_id for hit in self.selected()])

    @Slot()
    def delete_found(self) -> None:
        """Ask whether all that is found is to go."""
        self.deletions.ask_all(self.filters.wanted())

    @Slot()
    def keep_selected(self) -> None:
        """Keep the selected tasks from being deleted by their age; kept ones no longer."""
        hits = self.selected()
        if hits:
            self._background.run(partial(self._keep, hits), self._on_kept)

    @Slot()
    def show_set(self) -> None:
        """Show only what was ordered together with the selected task."""
        for hit in self.selected()[:1]:
            if hit.set_id is not None:
                self.filters.only_set(hit.set_id)

    # --- on the command thread --------------------------------------------------------

    def _search(self, wanted: HistoryFilter, after: str | None, number: int) -> _Answer:
        ports = self._house.ports
        shown = [self._shown(hit) for hit in search_history(ports, wanted, after)]
        kept = ports.settings.observability
        days = (kept.retention_days, kept.texts_days)
        return _Answer(number, after is None, shown, ports.history.behind(), days)

    def _shown(self, hit: HistoryHit) -> ShownHit:
        goes = goes_on(self._house.ports, hit.finished_at, is_kept=hit.is_kept)
        return ShownHit(hit, day(goes.astimezone()) if goes else "")

    def _keep(self, hits: list[HistoryHit]) -> None:
        history, ids = self._house.ports.history, [hit.task_id for hit in hits]
        if all(hit.is_kept for hit in hits):
            history.let_go(ids)
        else:
            history.keep(ids, self._house.ports.clock.now())

    # --- what comes back --------------------------------------------------------------

    def _show(self, answer: _Answer) -> None:
        if answer.number != self._number:
            return
        if answer.is_first:
            self.model.begin(answer.shown)
        else:
            self.model.append(answer.shown)
        self._say_keeping(answer)
        self._update()

    def _say_keeping(self, answer: _Answer) -> None:
        figures, texts = answer.days
        if texts is None:
            words = self.tr(
                "Results stay until you delete them. Their figures go %n day(s) after they ended.",
                "",
                figures,
            )
        else:
            words = self.tr(
                "What has ended is deleted after %n day(s), unless you keep it.", "", texts
            )
        if answer.behind:
            more = self.tr("%n text(s) are still being indexed.", "", answer.behind)
            words = f"{words} {more}"
        self.keeping.setText(words)

    def _on_kept(self, _: None) -> None:
        self.look()

    @Slot(str)
    def _read_on(self, after: str) -> None:
        work = partial(self._search, self.filters.wanted(), after, self._number)
        self._background.run(work, self._show)

    @Slot(list)
    def _hide(self, task_ids: list[str]) -> None:
        self.model.remove(set(task_ids))
        self._update()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        hit = self.model.at(index.row())
        if hit is not None:
            self.task_wanted.emit(hit.task_id)

    @Slot()
    def _update(self) -> None:
        hits, count = self.selected(), self.model.rowCount()
        for button in (self.open_button, self.keep_button, self.delete_button):
            button.setEnabled(bool(hits))
        self.delete_all_button.setEnabled(count > 0)
        is_kept = bool(hits) and all(hit.is_kept for hit in hits)
        self.keep_button.setText(self.tr("&Keep no longer") if is_kept else self.tr("&Keep"))
        is_searching = bool(self.filters.typed.strip())
        self.empty.tell(is_searching=is_searching, is_narrowed=self.filters.is_narrowed)
        self.stack.setCurrentWidget(self.list if count else self.empty)
        more = self.tr("%n shown, more below", "", count)
        all_of_them = self.tr("%n task(s)", "", count)
        self.count.setText((more if self.model.has_more else all_of_them) if count else "")

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        hits = self.selected()
        if not hits:
            return
        menu = QMenu(self)
        entries = [
            (self.tr("&Open"), self.open_selected),
            (self.keep_button.text(), self.keep_selected),
            (self.tr("&Delete…"), self.delete_selected),
        ]
        if hits[0].set_id is not None:
            entries.insert(1, (self.tr("Show only this &set"), self.show_set))
        for words, do in entries:
            action = QAction(words, menu)
            action.triggered.connect(do)
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(place))

    # --- how it looks -----------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.open_button = QPushButton(self.tr("&Open"))
        self.open_button.clicked.connect(self.open_selected)
        self.keep_button = QPushButton(self.tr("&Keep"))
        self.keep_button.clicked.connect(self.keep_selected)
        self.delete_button = QPushButton(self.tr("&Delete…"))
        self.delete_button.clicked.connect(self.delete_selected)
        self.delete_all_button = QPushButton(self.tr("Delete &all found…"))
        self.delete_all_button.clicked.connect(self.delete_found)

    def event(self, event: QEvent) -> bool:
        """Undo is this page's while there is something to undo: the window's menu knows it too."""
        if event.type() is QEvent.Type.ShortcutOverride and self._is_undo(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a deletion back."""
        if self._is_undo(event):
            self.deletions.bar.press()
        else:
            super().keyPressEvent(event)

    def _is_undo(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        return is_key and self.deletions.bar.is_waiting

    def _make_keys(self) -> None:
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, context=here)
        find.activated.connect(self.filters.words.setFocus)
        find.activated.connect(self.filters.words.selectAll)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, context=here)
        delete.activated.connect(self.delete_selected)

    def _lay_out(self) -> None:
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Tasks found"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        named(self.list, "historyList")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch()
        buttons = (self.delete_all_button, self.delete_button, self.keep_button, self.open_button)
        for button in buttons:
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        layout.addWidget(named(QLabel(self.tr("History")), "title"))
        layout.addWidget(self.keeping)
        layout.addWidget(self.filters)
        layout.addWidget(self.deletions.bar)
        layout.addWidget(self.stack, 1)
        layout.addLayout(foot)
        named(self, "page")
