"""The fields that forms are made of, sized by the font."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

Value = TypeVar("Value")
_GAP = 10
_LINES = 4
_FRAME = 18  # padding and border of the stylesheet, above and below together
_LANGUAGES = (
    *("English", "German", "French", "Spanish", "Italian", "Portuguese", "Dutch", "Polish"),
    *("Czech", "Swedish", "Danish", "Turkish", "Ukrainian", "Russian", "Arabic", "Chinese"),
    "Japanese",
)


def can_be_emptied(line: QLineEdit) -> None:
    """Give a line a button that empties it; Qt's own has no name for who does not see it."""
    line.setClearButtonEnabled(True)
    for button in line.findChildren(QToolButton):
        button.setAccessibleName(QCoreApplication.translate("Fields", "Empty the line"))


class Choice(QComboBox, Generic[Value]):
    """A choice of a few values, each under a name."""

    def __init__(self, named: Sequence[tuple[str, Value]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [value for _, value in named]
        self.addItems([name for name, _ in named])

    @property
    def value(self) -> Value:
        """The chosen one."""
        return self._values[self.currentIndex()]

    def choose(self, value: Value) -> None:
        """Choose one."""
        self.setCurrentIndex(self._values.index(value))


def line(placeholder: str) -> QLineEdit:
    """One line of text."""
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    return field


class Lines(QPlainTextEdit):
    """Some lines of text; Tab goes on to the next field."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """High enough for a few lines of the font that the theme has set."""
        height = self.fontMetrics().lineSpacing() * _LINES + _FRAME
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


def grow(window: QWidget) -> None:
    """Make a window as high as its wrapped texts want it now, if it is not; never lower."""
    layout = window.layout()
    needed = layout.totalHeightForWidth(window.width()) if layout is not None else 0
    if needed > window.height():
        window.resize(window.width(), min(needed, window.screen().availableSize().height()))


def language(placeholder: str, first: str = "") -> QComboBox:
    """A language: one of the usual ones, or any other by its name."""
    field = QComboBox(editable=True)
    field.addItems(list(_LANGUAGES))
    field.setMinimumContentsLength(len(placeholder))
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    field.setCurrentText(first)
    editor = field.lineEdit()
    if editor is not None:
        editor.setPlaceholderText(placeholder)
    return field


def beside(first: QWidget, *others: tuple[str, QWidget]) -> QHBoxLayout:
    """Short fields in one line: the first, whose label is the row's, then each with its label."""
    row = QHBoxLayout()
    row.addWidget(first)
    for title, field in others:
        label = QLabel(title)
        label.setBuddy(field)
        row.addSpacing(_GAP)
        row.addWidget(label)
        row.addWidget(field)
    row.addStretch()
    return row


def with_button(field: QWidget, button: QWidget) -> QHBoxLayout:
    """A field, and beside it the button that fills it."""
    row = QHBoxLayout()
    row.addWidget(field, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row


def form(parent: QWidget) -> QFormLayout:
    """The layout of a form: labels beside their fields, all fields as wide as there is room."""
    layout = QFormLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return layout
