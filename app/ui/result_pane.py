"""The selected task: its result beside its document, its receipt, or what went wrong."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import printable
from app.domain.result import TaskReport
from app.domain.task import Kind, TaskState
from app.ui.figures import filled
from app.ui.follow_up import FollowUpBar
from app.ui.queue.words import kind_words
from app.ui.result.actions import ResultActions
from app.ui.result.json_tree import JsonTree
from app.ui.result.passages import citations_of_field
from app.ui.result.receipt_foot import ReceiptFoot
from app.ui.result.result_text import Anchor, ResultText
from app.ui.result.source_pane import SourcePane
from app.ui.result.written import TaskView, Written
from app.ui.theme import named
from app.ui.waiting_bar import WaitingBar

__all__ = ["ResultPane", "TaskView"]

_NARROW_CHARS = 105  # below that, the source is above the result, and hidden at first
_SOURCE_SHARE, _RESULT_SHARE = 4800, 5200


class ResultPane(QWidget):
    """Source on the leading side, result on the trailing one.

    Text of documents and models cannot load or link anything; see `result.writer`. `passage_wanted`
    carries an Anchor whose passages are wanted; `report_shown` a report, or None: nothing is shown.
    """

    again_wanted = Signal(str)
    again_with_changes = Signal(str)
    refine_wanted = Signal(str)
    export_wanted = Signal(object)
    file_wanted = Signal(object)
    report_shown = Signal(object)
    passage_wanted = Signal(object)
    source_shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TaskView | None = None
        self._place: int | None = 0  # where the text is looked at; None: at its end
        self._is_source_chosen = False  # by the user: the width decides no more
        self._title = named(QLabel(), "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._stored = named(QLabel(), "muted")
        self._stored.setWordWrap(True)
        self.source = SourcePane()
        self._text, self.tree = ResultText(), JsonTree()
        self._written = Written(self._text)
        self._forms = QStackedWidget()
        self._forms.addWidget(self._text)
        self._forms.addWidget(self.tree)
        self.foot, self.actions_row = ReceiptFoot(), ResultActions()
        self.again_button, self.refine_button = self.actions_row.again, self.actions_row.refine
        self.follow_up, self.waiting = FollowUpBar(), WaitingBar()
        self.source_button = self._switch(self.tr("Source"), "Ctrl+B")
        self.tree_button = self._switch(self.tr("Tree"), "Ctrl+J")
        self._lay_out()
        self._connect()
        self.show_nothing()

    # --- what is shown ----------------------------------------------------------------

    def show_nothing(self) -> None:
        """The pane before anything is selected."""
        self._view, self._place = None, 0
        self._title.setText(self.tr("Results"))
        self._written.show_plain(
            self.tr(
                "Drop a document, say what is wanted, and the result appears here, with a receipt "
                "that says how much of it was read.\n\nLong documents are read part by part: notes "
                "on each part come first, then the result for the whole.\n\nThen click a sentence, "
                "and its passage is shown in the document."
            )
        )
        self._show_parts(is_same=False)

    def show_task(self, view: TaskView, streamed: str) -> None:
        """Show a task as it stands, with what its running step has written so far."""
        before = self._view
        is_same = before is not None and before.row.id == view.row.id
        is_same_state = is_same and before is not None and before.report.state is view.report.state
        bar = self._text.verticalScrollBar()
        is_at_end = not is_same or bar.value() >= bar.maximum() - 4
        follows = view.row.state is TaskState.RUNNING and is_at_end
        self._place = None if follows else bar.value() if is_same_state else 0
        self._view = view
        self._title.setText(printable(f"{view.row.document} · {kind_words(view.row.kind)}"))
        self._written.show(view, streamed)
        self._show_parts(is_same=is_same_state)

    def add_text(self, step_id: str, text: str) -> None:
        """Show a little more of the step that is being written, if it is the one shown."""
        if self._view is None or self._view.running_step_id != step_id:
            return
        bar = self._text.verticalScrollBar()
        is_at_end = bar.value() >= bar.maximum() - 4
        self._written.add(text)
        if is_at_end:
            bar.setValue(bar.maximum())

    def text(self) -> str:
        """What is shown."""
        return self._text.toPlainText()

    @property
    def receipt_text(self) -> str:
        """The receipt as it is shown."""
        return self.foot.text

    @property
    def stored_text(self) -> str:
        """What is said of a result that another task has made; empty of any other."""
        return self._stored.text() if self._stored.isVisibleTo(self) else ""

    @property
    def is_source_shown(self) -> bool:
        """Whether the document is seen beside its result."""
        return self.source_button.isChecked()

    # --- what a person does -----------------------------------------------------------

    @Slot()
    def copy(self) -> None:
        """Put the result on the clipboard."""
        self.actions_row.copy()

    @Slot(object)
    def want_passage(self, anchor: Anchor) -> None:
        """Show the document, with what a sentence rests on; of an unfounded one nothing."""
        if anchor.citations:
            self._is_source_chosen = True
            self.source_button.setChecked(True)
        self.passage_wanted.emit(anchor)

    @Slot(str)
    def _want_field(self, path: str) -> None:
        report = self._view.report if self._view is not None else None
        if report is not None and path:
            citations = citations_of_field(path, report)
            self.want_passage(Anchor(0, 0, path, citations))

    @Slot()
    def _choose_source(self) -> None:
        self._is_source_chosen = True

    @Slot(bool)
    def _show_source(self, is_shown: bool) -> None:  # noqa: FBT001 - Qt's own signal
        was_shown = self.source.isVisibleTo(self)
        self.source.setVisible(is_shown)
        if is_shown and not was_shown:
            self._splitter.setSizes([_SOURCE_SHARE, _RESULT_SHARE])
        self.source_shown.emit(is_shown)

    @Slot(bool)
    def _show_tree(self, is_tree: bool) -> None:  # noqa: FBT001 - Qt's own signal
        shown = self.tree if is_tree else self._text
        had_focus = self.tree.hasFocus() or self._text.hasFocus()
        self._forms.setCurrentWidget(shown)
        if had_focus:
            shown.setFocus()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        self.actions_row.show_menu(self._title.mapToGlobal(place), self)

    @Slot(QPoint)
    def _show_text_menu(self, place: QPoint) -> None:
        menu = self.actions_row.show_menu(self._text.mapToGlobal(place), self)
        selected = QAction(self.tr("Copy &selection"), menu)
        selected.triggered.connect(self._text.copy)
        selected.setEnabled(self._text.textCursor().hasSelection())
        menu.insertAction(menu.actions()[0], selected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room; until the user says otherwise, only then."""
        super().resizeEvent(event)
        is_narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW_CHARS
        way = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self._splitter.orientation() is not way:
            self._splitter.setOrientation(way)
        if not self._is_source_chosen:
            self.source_button.setChecked(not is_narrow)

    def changeEvent(self, event: QEvent) -> None:
        """Light has become dark, or dark light."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._view is not None:
            self._place = self._text.verticalScrollBar().value()
            self._written.recolour()

    @Slot()
    def _put_back(self) -> None:
        """All is written: look where one looked before, or follow what is being written."""
        if self._place is None:
            self._text.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self._text.put_cursor_back()
            self._text.verticalScrollBar().setValue(self._place)

    # --- within -----------------------------------------------------------------------

    def _show_parts(self, *, is_same: bool) -> None:
        report = self._view.report if self._view is not None else None
        self.foot.show_receipt(report.receipt if report is not None else None)
        self.follow_up.show_for(report)
        self.waiting.show_for(report, self._view.row.set_id if self._view is not None else None)
        self.actions_row.show_for(report)
        self._show_tree_of(report, is_same=is_same)
        stored_at = report.receipt.reused_at if report is not None else None
        self._stored.setVisible(stored_at is not None)
        if stored_at is not None:
            words = self.tr("The stored result of {day:%Y-%m-%d}: nothing was run again.")
            self._stored.setText(filled(words, day=stored_at))
        self.report_shown.emit(report)

    def _show_tree_of(self, report: TaskReport | None, *, is_same: bool) -> None:
        """JSON can be seen as a tree; what is more than a list of fields is seen so at first."""
        value = report.result if report is not None else None
        is_tree = isinstance(value, dict | list) and report is not None
        is_tree = is_tree and report is not None and report.kind is not Kind.CLASSIFY
        self.tree_button.setVisible(is_tree)
        if is_same and is_tree:
            return
        if is_tree:
            self.tree.show_value(value)
        is_deep = isinstance(value, dict) and any(map(_has_parts, value.values()))
        self.tree_button.setChecked(is_tree and is_deep)

    def _switch(self, title: str, keys: str) -> QToolButton:
        button = named(QToolButton(), "small")
        button.setText(title)
        button.setCheckable(True)
        button.setShortcut(QKeySequence(keys))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _connect(self) -> None:
        row = self.actions_row
        row.again_wanted.connect(self.again_wanted)
        row.again_with_changes.connect(self.again_with_changes)
        row.refine_wanted.connect(self.refine_wanted)
        row.export_wanted.connect(self.export_wanted)
        row.file_wanted.connect(self.file_wanted)
        self._written.finished.connect(self._put_back)
        self._text.chosen.connect(self.want_passage)
        self.tree.path_wanted.connect(self._want_field)
        self.source_button.toggled.connect(self._show_source)
        self.source_button.clicked.connect(self._choose_source)
        self.tree_button.toggled.connect(self._show_tree)
        for part in (self._title, self._text):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._text.customContextMenuRequested.connect(self._show_text_menu)
        self._title.customContextMenuRequested.connect(self._show_menu)

    def _lay_out(self) -> None:
        self.source_button.setToolTip(self.tr("Show the document beside its result (Ctrl+B)"))
        self.tree_button.setToolTip(self.tr("Show the fields as a tree (Ctrl+J)"))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.tree_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.source_button, 0, Qt.AlignmentFlag.AlignTop)
        self._splitter = QSplitter()
        self._splitter.addWidget(self.source)
        self._splitter.addWidget(self._forms)
        self._splitter.setChildrenCollapsible(False)
        self.source.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addLayout(head)
        for part in (self._stored, self._splitter, self.waiting, self.foot, self.follow_up):
            layout.addWidget(part)
        layout.setStretchFactor(self._splitter, 1)
        layout.addWidget(self.actions_row)


def _has_parts(value: object) -> bool:
    """Whether it is more than one line: an object, or a list of them."""
    if isinstance(value, list):
        return any(isinstance(part, dict | list) for part in value)
    return isinstance(value, dict)
