"""The options of each kind, a form each. A form completes an order; it knows no plan."""

import json
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.domain.given import labels_as_written, written_labels, written_schema
from app.domain.options import Length, Options, Style
from app.domain.task import Kind
from app.pipeline.submit import Order
from app.ui.fields import Choice, Lines, beside, form, language, line, with_button

_MOST_CHARS = 1_000_000


class KindForm(QWidget):
    """The options of one kind. `missing` says what to do while something is still to be told."""

    kind: Kind
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = ""
        self.missing = ""
        self._layout = form(self)

    @property
    def is_begun(self) -> bool:
        """Whether there is anything in the field that must be filled in."""
        return True

    def complete(self, order: Order) -> Order:
        """The order with this kind and its options.

        Raises:
            AppError: what was typed cannot be used.
        """
        raise NotImplementedError

    def show_order(self, order: Order) -> None:
        """Fill in what an earlier order has asked for."""
        raise NotImplementedError

    def file_chosen(self, field: QPlainTextEdit, title: str) -> None:
        """Ask for a JSON file and put its text in a field, where it can be seen and changed."""
        name, _ = QFileDialog.getOpenFileName(self, title, "", "JSON (*.json);;* (*)")
        if not name:
            return
        try:
            with Path(name).open(encoding="utf-8-sig", errors="replace") as file:
                field.setPlainText(file.read(_MOST_CHARS))
        except OSError:
            field.setPlainText("")
            field.setPlaceholderText(self.tr("That file cannot be opened."))

    def _add(self, title: str, field: QWidget, row: QLayout) -> None:
        """Add a row of several parts; its label is the field's."""
        label = QLabel(title)
        label.setBuddy(field)
        self._layout.addRow(label, row)

    def _add_wish(self) -> None:
        self._wish = line(self.tr("Optional: what to look at, in your words"))
        self._wish.textChanged.connect(self.changed)
        self._layout.addRow(self.tr("&Wish"), self._wish)

    def _add_verify(self) -> None:
        self.is_verified = QCheckBox(self.tr("Check each sentence &once more: slower"))
        self.is_verified.setToolTip(self.tr("Does a sentence's passage say so? The model is asked"))
        self.is_verified.toggled.connect(self.changed)
        self._layout.addRow("", self.is_verified)


class SummarizeForm(KindForm):
    """Length, form and language of a summary."""

    kind = Kind.SUMMARIZE

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = self.tr("A summary whose statements name the passages they stand on.")
        lengths = ((self.tr("Short"), Length.SHORT), (self.tr("Medium"), Length.MEDIUM))
        self._length = Choice((*lengths, (self.tr("Long"), Length.LONG)))
        self._length.choose(Length.MEDIUM)
        self._style = Choice(
            ((self.tr("Prose"), Style.PROSE), (self.tr("A list of points"), Style.BULLETS))
        )
        self._language = language(self.tr("As the document"))
        others = (self.tr("&Form"), self._style), (self.tr("Lan&guage"), self._language)
        self._add(self.tr("&Length"), self._length, beside(self._length, *others))
        self._add_wish()
        self._add_verify()
        for field in (self._length, self._style, self._language):
            field.currentTextChanged.connect(self.changed)

    def complete(self, order: Order) -> Order:
        """See `KindForm`."""
        options = Options(
            length=self._length.value,
            style=self._style.value,
            language=self._language.currentText().strip(),
            is_verified=self.is_verified.isChecked(),
        )
        return order._replace(kind=self.kind, instruction=self._wish.text(), options=options)

    def show_order(self, order: Order) -> None:
        """See `KindForm`."""
        self.is_verified.setChecked(order.options.is_verified)
        self._length.choose(order.options.length)
        self._style.choose(order.options.style)
        self._language.setCurrentText(order.options.language)
        self._wish.setText(order.instruction)


class AskForm(KindForm):
    """A question, and how thoroughly it is answered."""

    kind = Kind.ASK

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = self.tr("One answer from all files, with the passages it rests on.")
        self.missing = self.tr("Type your question.")
        self.question = line(self.tr("Who signed it, and when?"))
        self.is_full = QCheckBox(self.tr("Check e&very page: slower, but nothing is missed"))
        self._layout.addRow(self.tr("&Question"), self.question)
        self._layout.addRow("", self.is_full)
        self._add_verify()
        self.question.textChanged.connect(self.changed)
        self.is_full.toggled.connect(self.changed)

    @property
    def is_begun(self) -> bool:
        """See `KindForm`."""
        return bool(self.question.text().strip())

    def complete(self, order: Order) -> Order:
        """See `KindForm`."""
        options = Options(
            is_full_read=self.is_full.isChecked(), is_verified=self.is_verified.isChecked()
        )
        return order._replace(kind=self.kind, instruction=self.question.text(), options=options)

    def show_order(self, order: Order) -> None:
        """See `KindForm`."""
        self.question.setText(order.instruction)
        self.is_full.setChecked(order.options.is_full_read)
        self.is_verified.setChecked(order.options.is_verified)


class ExtractForm(KindForm):
    """The fields to fill in."""

    kind = Kind.EXTRACT

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = self.tr("Fields from each file, each with the place it was found at.")
        self.missing = self.tr("Write the fields as an example row, or choose a file with them.")
        self.fields = Lines('{"sender": "Ada", "date": "1843-07-10", "total": 12.5}')
        self._choose = QPushButton(self.tr("From a f&ile…"))
        self._choose.setToolTip(self.tr("A JSON Schema, or an example of what is wanted"))
        self._add(self.tr("Fiel&ds"), self.fields, with_button(self.fields, self._choose))
        self._add_wish()
        self.fields.textChanged.connect(self.changed)
        self._choose.clicked.connect(self._choose_file)

    @property
    def is_begun(self) -> bool:
        """See `KindForm`."""
        return bool(self.fields.toPlainText().strip())

    def complete(self, order: Order) -> Order:
        """See `KindForm`."""
        options = Options(json_schema=written_schema(self.fields.toPlainText()))
        return order._replace(kind=self.kind, instruction=self._wish.text(), options=options)

    def show_order(self, order: Order) -> None:
        """See `KindForm`."""
        schema = order.options.json_schema
        self.fields.setPlainText(json.dumps(schema, ensure_ascii=False, indent=1) if schema else "")
        self._wish.setText(order.instruction)

    @Slot()
    def _choose_file(self) -> None:
        self.file_chosen(self.fields, self.tr("A JSON Schema or an example row"))


class ClassifyForm(KindForm):
    """The labels to choose from."""

    kind = Kind.CLASSIFY

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = self.tr("One of your labels for each file, with how likely each label is.")
        self.missing = self.tr("Write two labels or more, a line each.")
        self.labels = Lines(self.tr("bill: asks for money\nletter: is written to a person"))
        self._by_row = QCheckBox(self.tr("A label for each r&ow of a CSV file or spreadsheet"))
        self._choose = QPushButton(self.tr("From a f&ile…"))
        self._choose.setToolTip(self.tr("A JSON list of labels, with descriptions and examples"))
        self._add(self.tr("La&bels"), self.labels, with_button(self.labels, self._choose))
        self._layout.addRow("", self._by_row)
        self._add_wish()
        self.labels.textChanged.connect(self.changed)
        self._by_row.toggled.connect(self.changed)
        self._choose.clicked.connect(self._choose_file)

    @property
    def is_begun(self) -> bool:
        """See `KindForm`."""
        return bool(self.labels.toPlainText().strip())

    def complete(self, order: Order) -> Order:
        """See `KindForm`."""
        labels = written_labels(self.labels.toPlainText())
        options = Options(labels=labels, is_by_row=self._by_row.isChecked())
        return order._replace(kind=self.kind, instruction=self._wish.text(), options=options)

    def show_order(self, order: Order) -> None:
        """See `KindForm`."""
        self.labels.setPlainText(labels_as_written(order.options.labels))
        self._by_row.setChecked(order.options.is_by_row)
        self._wish.setText(order.instruction)

    @Slot()
    def _choose_file(self) -> None:
        self.file_chosen(self.labels, self.tr("Labels"))


class TranslateForm(KindForm):
    """The language to translate to."""

    kind = Kind.TRANSLATE

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = self.tr("Part by part, in order. What stays untranslated is found and named.")
        self.missing = self.tr("Name the language to translate to.")
        self.language = language(self.tr("Name a language"))
        self._layout.addRow(self.tr("Lan&guage"), self.language)
        self._add_wish()
        self.language.currentTextChanged.connect(self.changed)

    @property
    def is_begun(self) -> bool:
        """See `KindForm`."""
        return bool(self.language.currentText().strip())

    def complete(self, order: Order) -> Order:
        """See `KindForm`."""
        options = Options(language=self.language.currentText().strip())
        return order._replace(kind=self.kind, instruction=self._wish.text(), options=options)

    def show_order(self, order: Order) -> None:
        """See `KindForm`."""
        self.language.setCurrentText(order.options.language)
        self._wish.setText(order.instruction)


class RewriteForm(KindForm):
    """What the new text shall be like."""

    kind = Kind.REWRITE

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = self.tr("The whole text anew, part by part. Missing numbers are named.")
        self.missing = self.tr("Say how the text shall be written.")
        self.instruction = line(self.tr("In plain language, in short sentences"))
        self._layout.addRow(self.tr("Ho&w"), self.instruction)
        self.instruction.textChanged.connect(self.changed)

    @property
    def is_begun(self) -> bool:
        """See `KindForm`."""
        return bool(self.instruction.text().strip())

    def complete(self, order: Order) -> Order:
        """See `KindForm`."""
        return order._replace(
            kind=self.kind, instruction=self.instruction.text(), options=Options()
        )

    def show_order(self, order: Order) -> None:
        """See `KindForm`."""
        self.instruction.setText(order.instruction)
