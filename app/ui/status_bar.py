"""What always stands at the foot of the window: the model, and that nothing leaves."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QStatusBar

from app.ui.theme import named


def fill_status_bar(bar: QStatusBar, model: str | None) -> None:
    """Put the labels in; `model` is the file's path, None the starter model."""
    starter = _tr("Starter model: very small, check its facts")
    bar.addPermanentWidget(QLabel(Path(model).name if model else starter))
    bar.addPermanentWidget(named(QLabel(_tr("Nothing leaves this machine")), "shield"))
    bar.setSizeGripEnabled(False)
    bar.setContentsMargins(8, 0, 12, 0)


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusBar", text)
