"""Cards: a figure with its words, a chart with its table, a state with what can be done."""

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.insights.chart import Drawing, LineChart
from app.ui.theme import named

_GAP, _MARGIN = 12, 16


def plain_label(name: str = "", *, is_wrapping: bool = True) -> QLabel:
    """A label of plain text, under a name of the stylesheet."""
    label = named(QLabel(), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(is_wrapping)
    return label


class CalmCard(QFrame):
    """A rounded card with a small title; what is in it is added to `inside`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "calmCard")
        self.title = plain_label("calmTitle")
        self.title.setText(title)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.inside.setSpacing(_GAP // 2)
        self.inside.addWidget(self.title)


class FigureCard(CalmCard):
    """One large figure, and below it what it says."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.figure = plain_label("calmFigure", is_wrapping=False)
        self.note = plain_label("muted")
        self.inside.addWidget(self.figure)
        self.inside.addWidget(self.note)
        self.inside.addStretch()

    def tell(self, figure: str, note: str) -> None:
        """Show a figure; screen readers get all of it in one sentence."""
        self.figure.setText(figure)
        self.note.setText(note)
        self.setAccessibleName(f"{self.title.text()}: {figure}. {note}")


class StateCard(CalmCard):
    """How something stands, in a sentence or two, and a button where something can be done."""

    def __init__(self, title: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.words = plain_label()
        self.inside.addWidget(self.words)
        self.inside.addStretch()
        self.button = QPushButton(button)
        self.button.setVisible(bool(button))
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        self.inside.addLayout(row)

    def tell(self, words: str) -> None:
        """Say how it stands."""
        self.words.setText(words)
        self.setAccessibleName(f"{self.title.text()}: {words}")


class ChartCard(CalmCard):
    """A line chart, or the same values as a table."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.chart, self.table = LineChart(), QTableWidget()
        self.legend = plain_label("muted", is_wrapping=False)
        self.table_button = QPushButton(self.tr("Show as table"))
        self.table_button.setObjectName("calmButton")
        self.table_button.setCheckable(True)
        self.table_button.setAccessibleName(self.tr("{title}: show as table").format(title=title))
        self.table_button.toggled.connect(self._turn)
        self.sides = QStackedWidget()
        self.sides.addWidget(self.chart)
        self.sides.addWidget(self.table)
        self._dress_table(title)
        foot = QHBoxLayout()
        foot.addWidget(self.legend)
        foot.addStretch()
        foot.addWidget(self.table_button)
        self.inside.addWidget(self.sides)
        self.inside.addLayout(foot)

    def draw(self, drawing: Drawing) -> None:
        """Show other values, in the chart and in the table."""
        self.title.setText(drawing.title)
        self.chart.draw(drawing)
        self.legend.setText(self._legend(drawing))
        self.table.setRowCount(len(drawing.labels))
        self.table.setColumnCount(1 + len(drawing.series))
        names = [self.tr("Day"), *(one.name for one in drawing.series)]
        self.table.setHorizontalHeaderLabels(names)
        for row, label in enumerate(drawing.labels):
            values = [one.values[row] for one in drawing.series]
            texts = [label, *("–" if one is None else drawing.written(one) for one in values)]
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))

    def _legend(self, drawing: Drawing) -> str:
        if len(drawing.series) < 2:  # noqa: PLR2004 - one line needs no legend
            return ""
        marks = ("——", "– –")
        return "    ".join(
            f"{mark} {one.name}" for mark, one in zip(marks, drawing.series, strict=False)
        )

    def _dress_table(self, title: str) -> None:
        self.table.setAccessibleName(title)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    @Slot(bool)
    def _turn(self, is_table: bool) -> None:  # noqa: FBT001 - the signal's
        self.sides.setCurrentIndex(int(is_table))
        words = self.tr("Show as chart") if is_table else self.tr("Show as table")
        self.table_button.setText(words)
        if is_table:
            self.table.scrollToBottom()


class CardGrid(QWidget):
    """Cards in as many columns as have room, each some characters of the font wide at least."""

    def __init__(self, chars_wide: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chars_wide, self._most, self._columns = chars_wide, most, 0
        self._cards: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def add(self, *cards: QWidget) -> None:
        """Put cards behind those that are there."""
        self._cards += cards
        self._columns = 0
        self._arrange()

    @property
    def columns(self) -> int:
        """How many stand side by side now."""
        return self._columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, more columns."""
        super().resizeEvent(event)
        self._arrange()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font needs wider cards."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be: columns go below each other. As high as at the present width."""
        return QSize(0, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Texts that wrap are the lower the wider they may be."""
        hint = super().sizeHint()
        if self.width() > 0 and self._grid.hasHeightForWidth():
            return QSize(hint.width(), self._grid.heightForWidth(self.width()))
        return hint

    def _arrange(self) -> None:
        least = max(1, self.fontMetrics().averageCharWidth() * self._chars_wide)
        columns = max(1, min(self._most, (self.width() + _GAP) // (least + _GAP)))
        if columns == self._columns:
            return
        for column in range(self._most):
            self._grid.setColumnStretch(column, int(column < columns))
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        self._columns = columns
