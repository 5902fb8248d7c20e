"""A line that a person types, asked for without holding anything up."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget


def asked(parent: QWidget, title: str, label: str, *, is_secret: bool = False) -> QInputDialog:
    """An open dialog; `textValueSelected` tells what was typed."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    if is_secret:
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    dialog.open()
    return dialog
