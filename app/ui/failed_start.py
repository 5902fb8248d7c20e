"""The window cannot be opened: who has double-clicked sees no terminal, so a dialog says why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from app.domain.errors import ErrorInfo
from app.ui.language import said
from app.ui.theme import Theme
from app.ui.words import tr as _tr


def tell(error: ErrorInfo) -> None:
    """What happened and what to do; returns when it has been read."""
    application = QApplication.instance() or QApplication(["homeport"])
    assert isinstance(application, QApplication)  # noqa: S101 - Qt's own promise
    Theme(application)
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_tr("Homeport cannot be opened"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"{said(error.title)}.")
    box.setInformativeText(said(error.hint))
    box.addButton(_tr("&Close"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
