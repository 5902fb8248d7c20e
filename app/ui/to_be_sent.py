"""What would be sent, as all dialogs show it that ask before it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from app.ui.theme import named
from app.ui.words import tr as _tr


def summary(words: str) -> QLabel:
    """What, to whom, for how much: a model's name in it is never read as HTML."""
    label = named(QLabel(words), "title")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def every_word(text: str = "") -> QPlainTextEdit:
    """All of it, to be read and copied."""
    view = QPlainTextEdit(text, readOnly=True)
    view.setAccessibleName(_tr("What would be sent"))
    view.setTabChangesFocus(True)
    return view
