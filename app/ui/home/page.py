"""Home: documents come in here, and one sees what is running."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.pipeline.house import House
from app.ui.background import Background
from app.ui.home.drop_zone import DropZone

_MARGIN, _SPACING = 24, 16


class HomePage(QWidget):
    """`files_wanted` carries paths to plan for, `told` a line for the notice."""

    files_wanted = Signal(list)
    task_wanted = Signal(str)
    told = Signal(str)
    dialog_wanted = Signal()
    sample_wanted = Signal()

    def __init__(
        self,
        house: House,
        background: Background,
        parent: QWidget | None = None,
        *,
        with_sample: bool,
    ) -> None:
        super().__init__(parent)
        self._house, self._background = house, background
        self.drop_zone = DropZone()
        self.drop_zone.dropped.connect(self.files_wanted)
        self.drop_zone.refused.connect(self.told)
        self.drop_zone.dialog_wanted.connect(self.dialog_wanted)
        self.sample_button = QPushButton(self.tr("Summarize the &sample report"))
        self.sample_button.setToolTip(str(house.sample))
        self.sample_button.setVisible(with_sample)
        self.sample_button.clicked.connect(self.sample_wanted)
        self._lay_out()

    @Slot()
    def look(self) -> None:
        """Show what has changed."""

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.drop_zone, 1)
        row = QHBoxLayout()
        row.addWidget(self.sample_button)
        row.addStretch()
        layout.addLayout(row)
