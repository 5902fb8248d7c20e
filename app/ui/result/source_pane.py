"""The document that a result is from: its pages as they look, or as text, with a passage marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.domain.document import Document
from app.domain.errors import AppError, PagesNotDrawable
from app.pipeline.source_view import PagePart, Source
from app.ui.figures import filled
from app.ui.language import error_said
from app.ui.result.page_text import PageText
from app.ui.result.page_view import PageView
from app.ui.result.source_head import SourceHead
from app.ui.theme import named

_GAP = 8


class SourcePane(QWidget):
    """`find_wanted` carries the parts of a passage that are to be found on drawn pages."""

    find_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._is_drawn = False
        self._parts: Sequence[PagePart] = ()
        self.head = SourceHead()
        self.note = named(QLabel(), "notice")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.view, self.text = PageView(), PageText()
        self._empty = named(QLabel(), "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._stack = QStackedWidget()
        for part in (self._empty, self.view, self.text):
            self._stack.addWidget(part)
        self._connect()
        self._lay_out()
        self.show_nothing()

    @property
    def document_id(self) -> str:
        """The document that is shown; empty: none is."""
        return self._source.document.id if self._source is not None else ""

    @property
    def is_drawn(self) -> bool:
        """Whether pages are seen as they look."""
        return self._stack.currentWidget() is self.view

    def show_nothing(self, words: str = "") -> None:
        """No document is shown, and why."""
        self._source, self._parts, self._is_drawn = None, (), False
        self._empty.setText(words or self.tr("The document of the selected result appears here."))
        self.head.hide()
        self.note.hide()
        self._stack.setCurrentWidget(self._empty)

    def show_source(self, source: Source, documents: Sequence[Document]) -> None:
        """A document has been opened."""
        self._source, self._parts = source, ()
        self.head.show_documents(documents, source.document.id)
        self.head.show_passage("", 0)
        self.head.setVisible(bool(source.pages))
        if not source.pages:
            self.show_nothing(self.tr("This document has not been read yet."))
            return
        self._is_drawn = source.drawn is not None
        if source.drawn is not None:
            self.view.show_pages(source.drawn.sizes)
        self._show_refusal(source.refusal)
        self._show_form()

    @Slot(object)
    def lose(self, error: AppError) -> None:
        """The file is no longer what was read: show what is stored of it."""
        page = self.view.page
        self._is_drawn = False
        self._show_refusal(error)
        self._show_form()
        self.go_to(page)
        self.show_parts(self._parts)

    def show_parts(self, parts: Sequence[PagePart]) -> None:
        """Mark a passage, and go there."""
        self._parts = parts
        if not parts:
            return
        if self.is_drawn:
            self.find_wanted.emit(parts)
        else:
            self.go_to(parts[0].number)

    @Slot(int)
    def go_to(self, number: int) -> None:
        """Show a page."""
        if self._source is None or not 1 <= number <= len(self._source.pages):
            return
        if self.is_drawn:
            self.view.go_to(number)
            return
        self.head.show_page(number)
        page = self._source.pages[number - 1]
        marks = [(part.start, part.end) for part in self._parts if part.number == number]
        label = f"{page.label}: " if page.label else ""
        name = filled(self.tr("{label}text of page {n:,}"), label=label, n=number)
        self.text.setAccessibleName(name)
        self.text.show_page(page.text or (page.problem or ""), marks)

    @Slot(int)
    def _step(self, by: int) -> None:
        self.go_to(self.head.page.value() + by)

    @Slot(int)
    def _on_page(self, number: int) -> None:
        if self.is_drawn and number:
            self.head.show_page(number)
            name = self._source.document.name if self._source is not None else ""
            words = self.tr("Page {n:,} of {total:,} of {name}")
            total = self.head.page.maximum()
            self.view.setAccessibleName(filled(words, n=number, total=total, name=name))

    @Slot()
    def _show_form(self) -> None:
        """As pages or as text; at the page one was at."""
        if self._source is None:
            return
        page = self.head.page.value()
        is_drawn = self._is_drawn and not self.head.as_text.isChecked()
        self._stack.setCurrentWidget(self.view if is_drawn else self.text)
        self.head.show_pages(len(self._source.pages), is_drawn=is_drawn)
        self.head.show_page(page)
        self.head.as_text.setVisible(self._is_drawn)
        self.go_to(page)
        self.show_parts(self._parts)

    def _show_refusal(self, error: AppError | None) -> None:
        """Why pages are shown as text; of what has no drawn pages it goes without saying."""
        is_told = error is not None and not isinstance(error, PagesNotDrawable)
        self.note.setVisible(is_told)
        if error is not None:
            self.note.setText(error_said(error.info))

    def _connect(self) -> None:
        self.head.page_wanted.connect(self.go_to)
        self.head.smaller.clicked.connect(self.view.zoom_out)
        self.head.larger.clicked.connect(self.view.zoom_in)
        self.head.fit.clicked.connect(self.view.fit_width)
        self.head.as_text.toggled.connect(self._show_form)
        self.view.page_changed.connect(self._on_page)
        self.text.step.connect(self._step)
        keys = {
            "Ctrl++": self.view.zoom_in,
            "Ctrl+=": self.view.zoom_in,
            "Ctrl+-": self.view.zoom_out,
            "Ctrl+0": self.view.fit_width,
        }
        for name, do in keys.items():
            shortcut = QShortcut(QKeySequence(name), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self.head)
        layout.addWidget(self.note)
        layout.addWidget(self._stack, 1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
