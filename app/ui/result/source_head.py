"""Above the source: which document, which page, how large, and which passage of a sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.document import Document
from app.domain.errors import printable
from app.ui.figures import filled
from app.ui.theme import named

_GAP = 6
_NAME_LETTERS = 12  # of a document's name, at least


class SourceHead(QWidget):
    """Only controls; `document_wanted` carries an id, `page_wanted` a number, `passage_step` ±1."""

    document_wanted = Signal(str)
    page_wanted = Signal(int)
    passage_step = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.documents = QComboBox()
        self.documents.setAccessibleName(self.tr("Document"))
        self.documents.setMinimumContentsLength(_NAME_LETTERS)
        shrinks = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.documents.setSizeAdjustPolicy(shrinks)
        self.documents.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.page = QSpinBox(minimum=1)
        self.page.setAccessibleName(self.tr("Page"))
        self.page.setKeyboardTracking(False)
        self.of = named(QLabel(), "muted")
        self.smaller = self._button("\N{MINUS SIGN}", self.tr("Smaller (Ctrl+Minus)"))
        self.larger = self._button("+", self.tr("Larger (Ctrl+Plus)"))
        self.fit = self._button("↔", self.tr("As wide as there is room (Ctrl+0)"))
        self.as_text = self._button(self.tr("Text"), self.tr("Show the text that was read"))
        self.as_text.setCheckable(True)
        self.passage = named(QLabel(), "muted")
        self.passage.setTextFormat(Qt.TextFormat.PlainText)
        self.passage.setWordWrap(True)
        # These two signs are mirrored by themselves where text runs from right to left.
        self.back = self._button("\u2039", self.tr("The passage before"))
        self.on = self._button("\u203a", self.tr("The next passage"))
        self.documents.activated.connect(self._on_document)
        self.page.valueChanged.connect(self.page_wanted)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)
        self._lay_out()
        self.show_passage("", 0)

    def show_documents(self, documents: Sequence[Document], chosen: str) -> None:
        """Offer these; one alone is only named."""
        with QSignalBlocker(self.documents):
            self.documents.clear()
            for document in documents:
                self.documents.addItem(printable(document.name), document.id)
            self.documents.setCurrentIndex(max(0, self.documents.findData(chosen)))
        self.documents.setEnabled(len(documents) > 1)

    def show_pages(self, total: int, *, is_drawn: bool) -> None:
        """So many pages; what only drawn ones have is there for those alone."""
        with QSignalBlocker(self.page):
            self.page.setRange(1, max(1, total))
            self.page.setValue(1)
        self.page.setEnabled(total > 1)
        self.of.setText(filled(self.tr("of {total:,}"), total=total))
        for part in (self.smaller, self.larger, self.fit):
            part.setVisible(is_drawn)

    def show_page(self, number: int) -> None:
        """This page is looked at."""
        with QSignalBlocker(self.page):
            self.page.setValue(number)

    def show_passage(self, words: str, count: int) -> None:
        """Which passage it is; with several one can go on and back."""
        self.passage.setText(words)
        self._passages.setVisible(bool(words))
        for button in (self.back, self.on):
            button.setVisible(count > 1)

    @Slot(int)
    def _on_document(self, place: int) -> None:
        self.document_wanted.emit(self.documents.itemData(place))

    @Slot()
    def _on_back(self) -> None:
        self.passage_step.emit(-1)

    @Slot()
    def _on_on(self) -> None:
        self.passage_step.emit(1)

    def _button(self, text: str, name: str) -> QToolButton:
        button = named(QToolButton(), "small")
        button.setText(text)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(self.documents, 1)
        for part in (self.page, self.of, self.smaller, self.fit, self.larger, self.as_text):
            row.addWidget(part)
        self._passages = QWidget()
        below = QHBoxLayout(self._passages)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(_GAP)
        below.addWidget(self.passage, 1)
        below.addWidget(self.back)
        below.addWidget(self.on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addLayout(row)
        layout.addWidget(self._passages)
