"""The table's header: columns are moved, hidden, sized by the user, and ordered by."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from app.ui.queue.columns import (
    COUNT,
    DOCUMENT,
    HIDDEN_AT_FIRST,
    NAMES,
    ORDER_AT_FIRST,
    SORTS,
    titles,
    widest,
)

_PADDING = 28  # beside a text
_LEAST_LETTERS = 4
_NAME_LETTERS = 24
_WIDEST_LETTERS = 200
_KEEP_MS = 500


class TaskHeader(QHeaderView):
    """As the user has arranged it; `arranged` says that it has changed."""

    arranged = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setObjectName("taskHeader")
        self._is_sized = False  # whether a person has set a width: then nothing is fitted any more
        self._is_fitting = False
        self._is_quiet = False  # only what a person does is kept
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self.arranged)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)
        self.setStretchLastSection(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.sectionMoved.connect(self._keep)
        self.sectionResized.connect(self._on_resized)
        self.sortIndicatorChanged.connect(self._on_sorted)

    def begin(self) -> None:
        """Make it as it is at first."""
        self._is_quiet = True
        with QSignalBlocker(self):
            for place, column in enumerate(ORDER_AT_FIRST):
                self.moveSection(self.visualIndex(column), place)
                self.setSectionHidden(column, column in HIDDEN_AT_FIRST)
        self.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self._is_sized = False
        self._size()
        self._is_quiet = False

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known which font it has."""
        super().showEvent(event)
        self._fit_letters()

    def changeEvent(self, event: QEvent) -> None:
        """Another font: other widths; each part of a page that is being made brings some."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            self._fit_letters()

    def _fit_letters(self) -> None:
        """Widths for this font, unless they are the user's own."""
        if self.count() and not self._is_sized:
            self._size()

    def _size(self) -> None:
        with self._fitting():
            self.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * _LEAST_LETTERS)
            for column, text in enumerate(widest()):
                width = self.fontMetrics().horizontalAdvance(text) + _PADDING
                self.resizeSection(column, max(width, self.sectionSizeHint(column)))
        self.fit()

    def fit(self) -> None:
        """Give what is left to the file's name, as long as nobody has set a width."""
        if self._is_sized or self.isSectionHidden(DOCUMENT) or self._is_fitting:
            return
        others = sum(self.sectionSize(at) for at in range(COUNT) if at != DOCUMENT)
        least = self.fontMetrics().averageCharWidth() * _NAME_LETTERS
        with self._fitting():
            self.resizeSection(DOCUMENT, max(least, self._table.viewport().width() - others))

    @contextmanager
    def _fitting(self) -> Iterator[None]:
        """What is sized meanwhile, no person has sized. To ask for a size may bring a new font."""
        was_fitting, self._is_fitting = self._is_fitting, True
        try:
            yield
        finally:
            self._is_fitting = was_fitting

    # --- what is kept -----------------------------------------------------------------

    def arrangement(self) -> dict[str, Any]:
        """How it is arranged, by the columns' names; widths in letters, which no font spoils."""
        order = [NAMES[self.logicalIndex(at)] for at in range(COUNT)]
        letter = self.fontMetrics().averageCharWidth()
        widths = {NAMES[at]: round(self.sectionSize(at) / letter, 1) for at in self._shown()}
        column = self.sortIndicatorSection()
        return {
            "order": order,
            "hidden": [NAMES[at] for at in range(COUNT) if self.isSectionHidden(at)],
            "widths": widths if self._is_sized else {},
            "sort": NAMES[column] if column in SORTS else None,
            "is_descending": self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder,
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Arrange it as it was. What is not understood is left as it is."""
        self._is_quiet = True
        with QSignalBlocker(self):
            self._restore_order(state.get("order"))
            self._restore_hidden(state.get("hidden"))
        self._restore_widths(state.get("widths"))
        sort = state.get("sort")
        if isinstance(sort, str) and sort in NAMES and NAMES.index(sort) in SORTS:
            down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
            order = down if state.get("is_descending") is True else up
            self.setSortIndicator(NAMES.index(sort), order)
        self.fit()
        self._is_quiet = False
        self._table.viewport().update()

    def _restore_order(self, order: object) -> None:
        if isinstance(order, list) and sorted(map(str, order)) == sorted(NAMES):
            for place, name in enumerate(order):
                self.moveSection(self.visualIndex(NAMES.index(name)), place)

    def _restore_hidden(self, hidden: object) -> None:
        if isinstance(hidden, list) and set(map(str, hidden)) < set(NAMES):
            for column, name in enumerate(NAMES):
                self.setSectionHidden(column, name in hidden)

    def _restore_widths(self, widths: object) -> None:
        if not isinstance(widths, dict):
            return
        letter = self.fontMetrics().averageCharWidth()
        for name, letters in widths.items():
            if name in NAMES and isinstance(letters, int | float):
                width = min(max(letters, _LEAST_LETTERS), _WIDEST_LETTERS) * letter
                self.resizeSection(NAMES.index(name), round(width))

    # --- what a person does -----------------------------------------------------------

    def menu(self) -> QMenu:
        """Which columns are shown."""
        menu = QMenu(self)
        for column, title in enumerate(titles()):
            action = QAction(title, menu)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(column))
            action.setEnabled(len(self._shown()) > 1 or self.isSectionHidden(column))
            action.setData(column)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("As at first")).setData(-1)
        menu.triggered.connect(self._choose)
        return menu

    @Slot(QPoint)
    def _offer(self, place: QPoint) -> None:
        self.menu().exec(self.mapToGlobal(place))

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        column: int = action.data()
        if column < 0:
            self.begin()
        else:
            self.setSectionHidden(column, not action.isChecked())
            self.fit()
        self._keep()

    @Slot(int, int, int)
    def _on_resized(self, _column: int, old: int, new: int) -> None:
        if not self._is_fitting and old and new:  # hiding is no size
            self._is_sized = True
            self._keep()

    @Slot(int, Qt.SortOrder)
    def _on_sorted(self, column: int, _order: Qt.SortOrder) -> None:
        if column >= 0 and column not in SORTS:
            self.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
            return
        self._keep()

    @Slot()
    def _keep(self) -> None:
        if not self._is_quiet:
            self._keeping.start()

    def _shown(self) -> list[int]:
        return [at for at in range(COUNT) if not self.isSectionHidden(at)]
