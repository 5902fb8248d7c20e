"""Joins the result pane to the house: documents and passages, files, and orders to change."""

import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.document import Document
from app.domain.errors import TaskUnknown
from app.domain.export import ExportForm
from app.domain.result import Citation, TaskReport
from app.pipeline.house import House
from app.pipeline.orders import order_again
from app.pipeline.result_file import file_name, forms_of, write_result
from app.pipeline.source_view import Source, Spot, sources, spot_of
from app.pipeline.submit import Order
from app.ui.background import Background
from app.ui.figures import filled
from app.ui.result.page_loader import PageLoader
from app.ui.result.result_text import Anchor
from app.ui.result_pane import ResultPane


class _Looked(NamedTuple):
    """The passages that are looked at one after the other, and which of them it is."""

    citations: Sequence[Citation] = ()
    at: int = 0

    @property
    def citation(self) -> Citation:
        """The one that is looked at."""
        return self.citations[self.at]


class ResultDoor(QObject):
    """`told` says what was done; `order_wanted` carries an Order that is to be changed."""

    told = Signal(str)
    order_wanted = Signal(object)

    def __init__(self, pane: ResultPane, house: House, background: Background) -> None:
        super().__init__(pane)
        self._pane, self._house, self._background = pane, house, background
        self.loader = PageLoader(house, pane.source.view, self)
        self._documents: list[Document] = []
        self._key: tuple[str, bool] | None = None  # the task, and whether it has been read
        self._wanted: tuple[str, bool] | None = None
        self._looked = _Looked()
        self._spot: Spot | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._connect()

    def close(self) -> None:
        """End what is under way; files that were dragged out of here are no longer needed."""
        self.loader.close()
        if self._folder is not None:
            self._folder.cleanup()
        self._folder = None

    # --- the document -----------------------------------------------------------------

    @Slot(object)
    def _on_report(self, report: TaskReport | None) -> None:
        wanted = (report.task_id, report.receipt.pages_total > 0) if report is not None else None
        if wanted == self._wanted:
            return
        self._wanted, self._looked, self._spot = wanted, _Looked(), None
        self._show_source()

    @Slot()
    def _show_source(self) -> None:
        """The document of the task, once somebody looks."""
        if self._wanted is None:
            self._key = None
            self.loader.let_go()
            self._pane.source.show_nothing()
        elif self._pane.is_source_shown and self._key != self._wanted:
            self._key = self._wanted
            self.loader.let_go()
            work = partial(_sources, self._house, self._key[0])
            self._background.run(work, partial(self._on_documents, self._key))

    def _on_documents(self, key: tuple[str, bool], documents: list[Document]) -> None:
        if key != self._key:
            return
        self._documents = documents
        if documents:
            self._open(self._spot.document_id if self._spot is not None else documents[0].id)
        else:
            self._pane.source.show_nothing(self.tr("This document is no longer stored."))

    def _open(self, document_id: str) -> None:
        """Open a document, unless that is under way."""
        if self.loader.document_id != document_id:
            self.loader.open(document_id)

    @Slot(object)
    def _on_opened(self, source: Source) -> None:
        self._pane.source.show_source(source, self._documents)
        if self._spot is not None:
            self._show_spot()

    @Slot(str)
    def _on_document(self, document_id: str) -> None:
        self._spot, self._looked = None, _Looked()
        self.loader.open(document_id)

    # --- its passages -----------------------------------------------------------------

    @Slot(object)
    def _on_passage(self, anchor: Anchor) -> None:
        """Look at the first passage of a sentence; of the same sentence again, at the next."""
        if not anchor.citations:
            self._pane.source.head.show_passage(self.tr("No passage is known for it."), 0)
            return
        is_same = anchor.citations == self._looked.citations
        at = (self._looked.at + 1) % len(anchor.citations) if is_same else 0
        self._look(_Looked(anchor.citations, at))

    @Slot(int)
    def _on_step(self, by: int) -> None:
        citations = self._looked.citations
        if citations:
            self._look(_Looked(citations, (self._looked.at + by) % len(citations)))

    def _look(self, looked: _Looked) -> None:
        self._looked = looked
        if self._wanted is None:
            return
        work = partial(_spot, self._house, self._wanted[0], looked.citation)
        self._background.run(work, partial(self._on_spot, looked))

    def _on_spot(self, looked: _Looked, spot: Spot | None) -> None:
        if looked != self._looked or spot is None:
            return
        self._spot = spot
        if self._pane.source.document_id == spot.document_id:
            self._show_spot()
        elif self._key == self._wanted:
            self._open(spot.document_id)

    def _show_spot(self) -> None:
        source, looked = self._pane.source, self._looked
        if self._spot is None or not looked.citations:
            return
        source.show_parts(self._spot.parts)
        count = len(looked.citations)
        words = (
            self.tr("Passage {n} of {count}, page {page:,}")
            if count > 1
            else self.tr("Passage on page {page:,}")
        )
        told = filled(words, n=looked.at + 1, count=count, page=looked.citation.page)
        source.head.show_passage(told, count)

    @Slot(int)
    def _on_unplaced(self, page: int) -> None:
        words = filled(self.tr("The passage is on page {n:,}; where on it is not known."), n=page)
        self._pane.source.head.show_passage(words, len(self._looked.citations))

    # --- files and orders -------------------------------------------------------------

    @Slot(object)
    def _choose_file(self, report: TaskReport) -> None:
        forms = forms_of(report)
        filters = ";;".join(f"{form.value.upper()} (*.{form.value})" for form in forms)
        name, _ = QFileDialog.getSaveFileName(
            self._pane, self.tr("Export the result"), file_name(report, forms[0]), filters
        )
        if name:
            self.export(report, Path(name))

    def export(self, report: TaskReport, path: Path) -> None:
        """Write a result to a file; its ending says in which form."""
        forms = forms_of(report)
        named = {form.value: form for form in forms}
        form = named.get(path.suffix.lower().removeprefix("."))
        if form is None:
            form = forms[0]
            path = path.with_name(f"{path.name}.{form.value}")
        work = partial(write_result, self._house, report.task_id, path, form)
        self._background.run(work, partial(self._on_exported, path))

    def _on_exported(self, path: Path, notes: list[str]) -> None:
        self.told.emit(" ".join([filled(self.tr("Written to {path}"), path=path), *notes]))

    @Slot(object)
    def _write_file(self, report: TaskReport) -> None:
        """The file that is dragged out: in a folder that only this user can read."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="homeport-out-")
        form = forms_of(report)[0]
        path = Path(self._folder.name) / file_name(report, form)
        self._background.run(partial(_written, self._house, report, path, form), self._carry)

    def _carry(self, path: Path) -> None:
        self._pane.actions_row.handle.carry(path)

    @Slot(str)
    def _change(self, task_id: str) -> None:
        work = partial(order_again, self._house.ports, task_id)
        self._background.run(work, self._on_order)

    def _on_order(self, order: Order) -> None:
        self.order_wanted.emit(order)

    def _connect(self) -> None:
        pane = self._pane
        pane.report_shown.connect(self._on_report)
        pane.source_shown.connect(self._show_source)
        pane.passage_wanted.connect(self._on_passage)
        pane.source.find_wanted.connect(self.loader.find)
        pane.source.head.document_wanted.connect(self._on_document)
        pane.source.head.passage_step.connect(self._on_step)
        self.loader.opened.connect(self._on_opened)
        self.loader.lost.connect(pane.source.lose)
        self.loader.unplaced.connect(self._on_unplaced)
        pane.export_wanted.connect(self._choose_file)
        pane.file_wanted.connect(self._write_file)
        pane.again_with_changes.connect(self._change)
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)


def _sources(house: House, task_id: str) -> list[Document]:
    """The task's documents; none where it has been deleted meanwhile."""
    try:
        return sources(house.ports, task_id)
    except TaskUnknown:
        return []


def _spot(house: House, task_id: str, citation: Citation) -> Spot | None:
    return spot_of(house.ports, _sources(house, task_id), citation)


def _written(house: House, report: TaskReport, path: Path, form: ExportForm) -> Path:
    write_result(house, report.task_id, path, form)
    return path
