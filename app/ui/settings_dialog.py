"""The settings page in a window of its own."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.pipeline.house import House
from app.ui.background import Background
from app.ui.settings_page.page import CLOUD, ROUTING, SYNC, SettingsPage

__all__ = ["CLOUD", "ROUTING", "SYNC", "SettingsDialog"]
_WIDTH_CHARS, _HEIGHT_LINES, _MARGIN = 120, 36, 20


class SettingsDialog(QDialog):
    """Kept between its openings, with what was typed and the section that was open."""

    def __init__(self, house: House, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.background = Background(self)
        self.page = SettingsPage(house, self.background, self)
        self.background.failed.connect(self.page.keys.show_error)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN)
        foot.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTrailing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page, 1)
        layout.addLayout(foot)
        self.ensurePolished()
        metrics = self.fontMetrics()
        self.resize(
            metrics.averageCharWidth() * _WIDTH_CHARS, metrics.lineSpacing() * _HEIGHT_LINES
        )

    def open_at(self, section: str) -> None:
        """Show a section's page (empty: that of last time), with everything as it is now."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.open_at(section)

    @Slot()
    def stop(self) -> None:
        """End what is under way; nobody waits for it."""
        self.page.stop()
        self.background.close(is_waiting=False)
