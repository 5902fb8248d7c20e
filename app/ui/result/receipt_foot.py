"""The receipt below a result: one line, which opens to all figures."""

from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.money import dollars
from app.domain.pii import PiiCounts, pii_in_words
from app.domain.result import Receipt, SentenceCount
from app.ui.figures import day, filled, number, share
from app.ui.language import said
from app.ui.theme import named

_GAP, _NARROW_LETTERS = 6, 60
_OPEN, _CLOSED, _CLOSED_MIRRORED = "▾", "▸", "◂"
_MOST_LINES = 11  # of figures in sight; the others are scrolled to


class ReceiptFoot(QWidget):
    """`button` opens and closes it; what is open stays open from task to task."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._receipt: Receipt | None = None
        self.button = named(QToolButton(), "disclosure")
        self.button.setCheckable(True)
        self.button.setToolTip(self.tr("Show every figure of the receipt"))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setAccessibleName(self.tr("All figures of the receipt"))
        self.button.toggled.connect(self._show)
        self.line = named(QLabel(), "receipt")
        self.line.setWordWrap(True)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setAccessibleName(self.tr("Receipt"))
        self._figures: list[tuple[str, str]] = []
        self._area = named(QScrollArea(), "figures")
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("All figures of the receipt"))
        self._lay_out()
        self.show_receipt(None)

    @property
    def text(self) -> str:
        """What is read here now."""
        if self._figures:
            return "\n".join(f"{name}: {value}" for name, value in self._figures)
        return self.line.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room beside the button, the line is below it."""
        super().resizeEvent(event)
        is_narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW_LETTERS
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)

    def show_receipt(self, receipt: Receipt | None) -> None:
        """Another task's; None: there is none."""
        self._receipt = receipt
        self.button.setEnabled(receipt is not None)
        self._show()

    @Slot()
    def _show(self) -> None:
        receipt, is_open = self._receipt, self.button.isChecked()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        arrow = _OPEN if is_open else _CLOSED_MIRRORED if is_mirrored else _CLOSED
        title = self.tr("&Receipt")
        self.button.setText(f"{arrow} {title}")
        self.line.setText(said(receipt.in_words()) if receipt is not None and receipt.steps else "")
        self._figures = self._all(receipt) if receipt is not None and is_open else []
        self._area.setVisible(bool(self._figures))
        if self._figures:
            table = _table(self._figures)
            self._area.setWidget(table)
            most = self.fontMetrics().lineSpacing() * _MOST_LINES
            self._area.setFixedHeight(min(most, table.sizeHint().height() + 2))

    def _all(self, receipt: Receipt) -> list[tuple[str, str]]:
        """Every figure under its name, in the receipt's order."""
        names = self._names()
        return [
            (names.get(name, name.replace("_", " ")), self._value(name, getattr(receipt, name)))
            for name in receipt.model_dump()
        ]

    def _value(self, name: str, value: object) -> str:
        words = str(value)
        if value is None:
            words = self.tr("not known")
        elif isinstance(value, tuple | dict):
            words = _listed(value) or self.tr("none")
        elif name == "reading":
            words = said(words)
        elif isinstance(value, SentenceCount):
            told = self.tr("{yes:,} supported, {no:,} not, {open:,} not checked")
            words = filled(told, yes=value.supported, no=value.unsupported, open=value.unchecked)
        elif isinstance(value, datetime):
            words = day(value)
        elif name.endswith(("_usd", "_usd_estimate")) and isinstance(value, float):
            words = said(dollars(value))
        elif isinstance(value, int | float):
            words = share(value) if name == "share_supported" else number(value)
        return words

    def _names(self) -> dict[str, str]:
        return {
            "pages_total": self.tr("Pages"),
            "pages_read": self.tr("Pages read"),
            "pages_unreadable": self.tr("Pages unreadable"),
            "chunks_total": self.tr("Chunks"),
            "chunks_read": self.tr("Chunks read"),
            "tokens_read": self.tr("Tokens read"),
            "tokens_dropped": self.tr("Tokens dropped"),
            "steps": self.tr("Steps"),
            "attempts": self.tr("Attempts"),
            "repairs": self.tr("Repairs"),
            "local_steps": self.tr("Steps on this machine"),
            "cloud_steps": self.tr("Steps in the cloud"),
            "prompt_tokens": self.tr("Tokens of prompts"),
            "completion_tokens": self.tr("Tokens written"),
            "seconds": self.tr("Seconds of work"),
            "tokens_per_second": self.tr("Tokens a second"),
            "cost_usd": self.tr("Cost"),
            "bytes_left_machine": self.tr("Bytes left machine"),
            "model": self.tr("Model"),
            "possible_cost_usd": self.tr("Possible further cost"),
            "batch_steps": self.tr("Steps in a batch"),
            "saved_usd_estimate": self.tr("Saved (an estimate)"),
            "sentences": self.tr("Sentences"),
            "reading": self.tr("Reading"),
            "reused_at": self.tr("Taken from the result of"),
            "pii": self.tr("Personal data found"),
            "share_supported": self.tr("Share supported"),
        }

    def _lay_out(self) -> None:
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(_GAP)
        top, leading = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeading
        row.addWidget(self.button, 0, top | leading)
        row.addWidget(self.line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addLayout(row)
        layout.addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


def _listed(value: tuple[object, ...] | PiiCounts) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return said(pii_in_words(value))


def _table(figures: list[tuple[str, str]]) -> QWidget:
    table = named(QWidget(), "page")
    layout = QFormLayout(table)
    layout.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
    layout.setVerticalSpacing(2)
    for name, value in figures:
        shown = QLabel(value)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addRow(named(QLabel(name), "muted"), shown)
    return table
