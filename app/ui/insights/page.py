"""The insights page: what this machine has done, what it cost and saved, and what left it."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.house import House
from app.pipeline.insights import Insights, read_insights
from app.ui.background import Background
from app.ui.egress_dialog import EgressDialog
from app.ui.insights.cards import CardGrid, ChartCard, FigureCard, StateCard, plain_label
from app.ui.insights.drawings import drawings
from app.ui.insights.told import Told
from app.ui.language import said
from app.ui.theme import named

SPANS = (7, 30, 90)
_FIRST_SPAN = 30
_MARGIN, _SPACING = 24, 16
_FIGURE_CHARS, _CHART_CHARS, _STATE_CHARS = 26, 52, 36
_FIGURES_WIDE, _CHARTS_WIDE, _STATES_WIDE = 4, 2, 3


class InsightsPage(QWidget):
    """Read anew each time it is shown. The ledger opens from here."""

    told = Signal(str)

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house, self._background = house, background
        self._shown: Insights | None = None
        self._ledger: EgressDialog | None = None
        self.spans = QButtonGroup(self)
        self.empty = named(QFrame(), "calmCard")
        self.figures = CardGrid(_FIGURE_CHARS, _FIGURES_WIDE)
        self.charts = CardGrid(_CHART_CHARS, _CHARTS_WIDE)
        self.more = CardGrid(_FIGURE_CHARS, _FIGURES_WIDE)
        self.states = CardGrid(_STATE_CHARS, _STATES_WIDE)
        self._make_cards()
        self._lay_out()

    @property
    def days(self) -> int:
        """How many days are looked at."""
        return self.spans.checkedId()

    @property
    def ledger(self) -> EgressDialog:
        """The ledger; made when it is first wanted."""
        if self._ledger is None:
            self._ledger = EgressDialog(self._house, self._background, self.window())
        return self._ledger

    @Slot()
    def look(self) -> None:
        """Read the figures and show them."""
        self._background.run(partial(read_insights, self._house, self.days), self._show)

    def changeEvent(self, event: QEvent) -> None:
        """Charts are painted by hand: another theme paints them anew."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            for card in getattr(self, "chart_cards", ()):
                card.chart.update()

    def _make_cards(self) -> None:
        self.here = FigureCard(self.tr("Done on this machine"))
        self.sent = FigureCard(self.tr("Sent to a larger model"))
        self.refused = FigureCard(self.tr("Not good enough here"))
        self.cost = FigureCard(self.tr("Cost of a task that was sent"))
        self.saved = FigureCard(self.tr("Saved, about"))
        self.work = FigureCard(self.tr("Working time"))
        self.speed = FigureCard(self.tr("Speed"))
        self.valid = FigureCard(self.tr("Valid answers"))
        self.chart_cards = [ChartCard(one.title) for one in drawings(None)]
        self.egress = StateCard(self.tr("What left this machine"), self.tr("Open the &ledger…"))
        self.egress.button.clicked.connect(self._open_ledger)
        self.breaker = StateCard(self.tr("Circuit breaker for local JSON"))
        self.sync = StateCard(self.tr("Results in a place of yours"))
        self.figures.add(self.here, self.sent, self.refused, self.cost)
        self.more.add(self.saved, self.work, self.speed, self.valid)
        self.charts.add(*self.chart_cards)
        self.states.add(self.egress, self.breaker, self.sync)

    def _show(self, found: Insights) -> None:
        self._shown = found
        self.empty.setVisible(found.is_empty)
        for part in (self.figures, self.charts, self.more):
            part.setVisible(not found.is_empty)
        words = Told(found)
        self.here.tell(*words.here())
        self.sent.tell(*words.sent())
        self.refused.tell(*words.refused())
        self.cost.tell(*words.cost())
        self.saved.tell(*words.saved())
        self.work.tell(*words.work())
        self.speed.tell(*words.speed())
        self.valid.tell(*words.valid())
        self.egress.tell(said(found.left_in_words))
        self.breaker.tell(words.breaker())
        self.sync.tell(words.sync())
        for card, drawing in zip(self.chart_cards, drawings(found), strict=True):
            card.draw(drawing)

    @Slot()
    def _open_ledger(self) -> None:
        self.ledger.open_now()

    def _lay_out(self) -> None:
        inside = named(QWidget(), "page")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        layout.addLayout(self._head())
        self._fill_empty()
        for part in (self.empty, self.figures, self.charts, self.more, self.states):
            layout.addWidget(part)
        layout.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.empty.hide()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        title = named(QLabel(self.tr("Insights")), "title")
        head.addWidget(title)
        head.addStretch()
        for days in SPANS:
            button = named(QRadioButton(self.tr("{count} days").format(count=days)), "kind")
            button.setAccessibleName(self.tr("The last {count} days").format(count=days))
            button.setChecked(days == _FIRST_SPAN)
            self.spans.addButton(button, days)
            head.addWidget(button)
        self.spans.idClicked.connect(self.look)
        return head

    def _fill_empty(self) -> None:
        title = named(QLabel(self.tr("Nothing to tell yet")), "title")
        words = plain_label("muted")
        words.setText(
            self.tr(
                "Drop a document on Home and start it. From then on this page shows how fast this "
                "machine reads and writes, how much of the work stayed here, what it would have "
                "cost elsewhere, and every byte that left."
            )
        )
        layout = QVBoxLayout(self.empty)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(title)
        layout.addWidget(words)
