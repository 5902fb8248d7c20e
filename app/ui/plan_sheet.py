"""The plan sheet: what is asked of the files, and what would happen, before anything does."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError, ErrorInfo
from app.domain.preview import FileLook, PlanPreview
from app.domain.route import Route
from app.domain.task import Kind
from app.pipeline.gather import Gathered
from app.pipeline.house import House
from app.pipeline.submit import Order, new_task
from app.ui.background import Background
from app.ui.beginning import AS_BEFORE, Beginning
from app.ui.fields import grow
from app.ui.figures import filled
from app.ui.file_menu import offer_file_menu
from app.ui.kind_options import KindOptions
from app.ui.language import error_said, said
from app.ui.pii_door import PiiDoor, PiiNote
from app.ui.plan_rows import PlanRow, kept_here
from app.ui.plan_sums import figures_of, in_figures, in_remarks_on_all, in_route, pii_of, routes_of
from app.ui.plan_table import PlanBar, PlanTable, PlanTableModel
from app.ui.plan_work import PlanWork
from app.ui.theme import named, renamed

_TYPING_MS = 350
_SUM_MS = 100
_MARGIN, _SPACING = 20, 12
_WIDTH_CHARS = 110
_MOST_REMARKS = 3


class PlanSheet(QDialog):
    """One sheet for all drops: so kind and options are still those that were used last."""

    wanted = Signal(object, list)
    given_up = Signal(list)  # paths that it was opened for, and nothing was ordered for

    def __init__(self, house: House, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._house = house
        self.work = PlanWork(house, background, self)
        self.options = KindOptions(house.ports.settings.privacy.default)
        self.pii = PiiDoor(house.ports, background, self)
        self.model = PlanTableModel(self)
        self._together: PlanPreview | None = None
        self._left_out: list[str] = []
        self._named: list[Path] = []
        self._is_gathered = False
        self._make_parts()
        self._connect(background)
        self._lay_out()

    def open_for(self, named_paths: Sequence[Path], beginning: Beginning = AS_BEFORE) -> None:
        """Show the files at once and find out about them while one chooses."""
        self.given_up.emit(list({*self._named} - {*named_paths}))
        self._named = list(named_paths)
        self._together, self._left_out = None, []
        self._is_gathered = False
        self.model.show_rows([PlanRow.of(path) for path in named_paths])
        self._show_title(self.tr("Looking for documents…"))
        self.remarks.clear()
        self._sum()
        self._check()
        self._show_presets()
        self.options.begin_with(beginning)
        self.work.begin(named_paths)
        self.open()
        self.options.take_focus()

    @Slot(object)
    def open_as(self, order: Order) -> None:
        """Show what an earlier order has asked for, to be changed."""
        self._show_presets()
        self.options.show_order(order)
        self.open_for([order.path, *order.more_paths])

    def _show_presets(self) -> None:
        """Those there are now: the file may have changed."""
        try:
            self.options.show_presets(self._house.presets.read())
        except AppError as error:
            self.options.show_presets({})
            self.options.presets.show_problem(error_said(error.info))

    @Slot()
    def start(self) -> None:
        """Order what is chosen, if it can be."""
        order = self._check()
        if order is None or not self.start_button.isEnabled():
            return
        rows = self.model.rows
        is_together = order.kind is Kind.ASK
        self.wanted.emit(order, [row.path for row in rows if not (is_together and row.error)])
        self._named = []
        self.accept()

    def done(self, result: int) -> None:
        """However it ends: nothing more is found out."""
        self._typing.stop()
        self.work.stop()
        super().done(result)
        self.given_up.emit(self._named)
        self._named = []

    def _order(self) -> Order | None:
        """What is asked; None, and it is said why, as long as something is missing or wrong."""
        try:
            order = self.options.order()
            new_task(self._house.ports, order)
        except AppError as error:
            form = self.options.form
            self.hint.setText(f"{said(error.info.title)}." if form.is_begun else form.missing)
            return None
        self.hint.clear()
        return order

    def _check(self) -> Order | None:
        """What is asked, and whether it can be started."""
        order = self._order()
        is_any = self.model.sums.is_any_readable
        self.start_button.setEnabled(order is not None and is_any and self._is_gathered)
        return order

    @Slot()
    def _on_options(self) -> None:
        """Say at once what is missing; plan when the typing has stopped."""
        self._check()
        self._typing.start()

    @Slot()
    def _plan(self) -> None:
        """Plan anew: the options have changed, or the files are known now."""
        order = self._check()
        self._together = None
        self.model.forget_plans()
        self.table.show_together(is_together=order is not None and order.kind is Kind.ASK)
        self.work.plan(order)
        self._sum()

    @Slot(object, list)
    def _on_gathered(self, found: Gathered, rows: list[PlanRow]) -> None:
        self._is_gathered = True
        self.model.show_rows(rows)
        count = len(found.files)
        name = self.model.rows[0].name if count == 1 else filled(self.tr("{n:,} files"), n=count)
        self._show_title(name if count else self.tr("There are no documents in it"))
        if skipped := len(found.skipped):
            words = self.tr("%Ln file(s) that cannot be documents are left out.", "", skipped)
            self._left_out.append(words)
        if unreadable := len(found.unreadable):
            words = self.tr("%Ln folder(s) could not be looked into.", "", unreadable)
            self._left_out.append(words)
        self._plan()
        self.resize(self.width(), self.sizeHint().height())

    @Slot(int, object)
    def _on_looked(self, place: int, look: FileLook) -> None:
        self.model.show_look(place, look)
        if look.error is not None:
            self._check()
        self._sum_soon()

    @Slot(int, object)
    def _on_planned(self, place: int, plan: PlanPreview) -> None:
        self.model.show_plan(place, plan)
        self._sum_soon()

    @Slot(object)
    def _on_planned_together(self, plan: PlanPreview) -> None:
        self._together = plan
        self._sum_soon()

    @Slot(QPoint)
    def _offer_file_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if index.isValid():
            path = str(self.model.rows[index.row()].path)
            offer_file_menu(self.table, path, self.table.viewport().mapToGlobal(place))

    @Slot()
    def _look_at_pii(self) -> None:
        self.pii.look_at_files(kept_here(self.model.rows, self._together))

    @Slot(object)
    def _on_failed(self, error: ErrorInfo) -> None:
        self.hint.setText(error_said(error))

    @Slot()
    def _sum_soon(self) -> None:
        if not self._summing.isActive():
            self._summing.start()

    @Slot()
    def _sum(self) -> None:
        sums, plans = self.model.sums, figures_of(self.model.sums, self._together)
        self.figures.setText(in_figures(sums, self._together) if sums.files else "")
        self.route.setText(in_route(plans))
        self._show_leaving(routes_of(plans))
        self.pii_note.show_counts(pii_of(plans))
        self.bar.show_progress(*self.work.progress)
        remarks = [*self._left_out, *sums.remarks]
        if self._together is not None:
            remarks[:0] = in_remarks_on_all(sums, self._together)
        if (more := len(remarks) - _MOST_REMARKS) > 0:
            remarks[_MOST_REMARKS:] = [filled(self.tr("… and {n:,} more."), n=more)]
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        grow(self)

    def _show_leaving(self, routes: set[Route]) -> None:
        """Say what leaves this machine, nothing of it before a route is known."""
        settings = self._house.ports.settings
        can_leave = bool(settings.cloud_engine.chain) and not settings.privacy.offline
        if Route.CLOUD in routes:
            words = self.tr("What leaves this machine: what the larger model reads, if you agree.")
        elif Route.LOCAL_WITH_FALLBACK in routes and can_leave:
            words = self.tr(
                "What leaves this machine: nothing, unless the answer made here cannot be used. "
                "Then it is what you agree to."
            )
        else:
            words = self.tr("What leaves this machine: nothing.")
        self.leaves.setText(words if routes else "")
        renamed(self.leaves, "" if Route.CLOUD in routes else "safe")

    def _show_title(self, text: str) -> None:
        self.title.setText(text)
        self.setWindowTitle(filled(self.tr("Plan: {name}"), name=text))

    def _make_parts(self) -> None:
        self.title = named(QLabel(), "title")
        self.table, self.bar = PlanTable(self.model), PlanBar()
        self.figures, self.hint = QLabel(), named(QLabel(), "hint")
        self.leaves = QLabel()
        self.route, self.remarks = named(QLabel(), "muted"), named(QLabel(), "notice")
        for label in (self.title, self.figures, self.route, self.leaves, self.remarks, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.figures.setAccessibleName(self.tr("Plan"))
        self.pii_note = PiiNote(self.tr("If it may leave all the same, you can say so."))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.start_button = named(QPushButton(self.tr("Start")), "primary")
        self.start_button.setToolTip(self.tr("Ctrl+Enter"))
        self.start_button.setDefault(True)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._summing = QTimer(self, singleShot=True, interval=_SUM_MS)

    def _connect(self, background: Background) -> None:
        self.options.changed.connect(self._on_options)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer_file_menu)
        self._typing.timeout.connect(self._plan)
        self._summing.timeout.connect(self._sum)
        self.work.gathered.connect(self._on_gathered)
        self.work.looked.connect(self._on_looked)
        self.work.planned.connect(self._on_planned)
        self.work.planned_together.connect(self._on_planned_together)
        self.work.ended.connect(self._sum_soon)
        background.failed.connect(self._on_failed)
        self.pii_note.wanted.connect(self._look_at_pii)
        self.pii.changed.connect(self._plan)
        self.start_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.reject)
        start = QAction(self.tr("Start"), self)
        start.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        start.triggered.connect(self.start)
        self.addAction(start)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.hint, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.start_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        tops = (self.title, self.options, self.table, self.bar)
        sums = (self.figures, self.route, self.leaves)
        for part in (*tops, *sums, self.pii_note, self.remarks):
            layout.addWidget(part)
        layout.setStretchFactor(self.table, 1)
        layout.addLayout(buttons)
        self.ensurePolished()
        room = self.screen().availableSize().width() - 2 * _MARGIN
        width = self.fontMetrics().averageCharWidth() * _WIDTH_CHARS
        self.resize(min(width, room), self.sizeHint().height())
