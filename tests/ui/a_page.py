"""A page as another part of the window brings it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.pipeline.house import House
from app.ui.background import Background


class APage(QWidget):
    """It counts what the window does with it."""

    told = Signal(str)
    task_wanted = Signal(str)
    files_wanted = Signal(list)

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.given = (house, background)
        self.looks = self.stops = 0
        self.sections: list[str] = []
        QVBoxLayout(self).addWidget(QPushButton("A button"))

    def look(self) -> None:
        self.looks += 1

    def open_at(self, section: str) -> None:
        self.sections.append(section)

    def stop(self) -> None:
        self.stops += 1

    def ask_for(self, path: Path) -> None:
        self.files_wanted.emit([path])
