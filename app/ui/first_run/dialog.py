"""The first run's window: three steps that can be skipped, then a summary."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import ErrorInfo
from app.pipeline.house import House
from app.ui.background import Background
from app.ui.bridge import EventBridge
from app.ui.first_run.hardware_step import HardwareStep
from app.ui.first_run.model_step import ModelStep
from app.ui.first_run.privacy_step import PrivacyStep
from app.ui.first_run.sample_step import SampleStep
from app.ui.first_run.step import Step
from app.ui.theme import named

_MARGIN, _SPACING = 28, 16
_WIDTH_CHARS, _HEIGHT_LINES = 96, 39


class FirstRunDialog(QDialog):
    """Beside the window, never in its way. Escape skips a step; closing it skips all that follow.

    `ended` comes once, however it was left. A download that is under way then is seen to its end:
    `model` must be kept until it has settled, or stopped.
    """

    task_wanted = Signal(str)
    ended = Signal()

    def __init__(
        self,
        house: House,
        bridge: EventBridge,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Welcome to Homeport"))
        self.setModal(False)
        self.background = Background(self)
        self.background.failed.connect(self._on_failed)
        self.hardware = HardwareStep(house)
        self.model = ModelStep(house)
        self.privacy = PrivacyStep(house, self.background)
        self.sample = SampleStep(house, self.background)
        self.steps: tuple[Step, ...] = (self.hardware, self.model, self.privacy, self.sample)
        self.pages = QStackedWidget()
        self.place = named(QLabel(), "muted")
        self.skip_button = QPushButton(self.tr("&Skip"))
        self.back_button = QPushButton(self.tr("&Back"))
        self.next_button = named(QPushButton(), "primary")
        self._is_over = False
        self._connect(bridge)
        self._lay_out()
        self._go_to(0)

    @property
    def step(self) -> Step:
        """The one that is shown."""
        return self.steps[self.pages.currentIndex()]

    @Slot()
    def go_on(self) -> None:
        """Take what was chosen, and show the next step."""
        self.step.take()
        self._go_to(self.pages.currentIndex() + 1)

    @Slot()
    def skip(self) -> None:
        """Show the next step and change nothing; after the last one, close."""
        self._go_to(self.pages.currentIndex() + 1)

    @Slot()
    def go_back(self) -> None:
        """Show the step before."""
        self._go_to(max(0, self.pages.currentIndex() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape skips one step, not all of them."""
        if event.key() == Qt.Key.Key_Escape:
            self.skip()
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is skipping what is left."""
        self._end()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """The same, by whichever way."""
        self._end()
        super().done(result)

    def _go_to(self, place: int) -> None:
        if place >= len(self.steps):
            self.accept()
            return
        self.pages.setCurrentIndex(place)
        self.step.begin()
        self._show_foot()
        self.next_button.setFocus()
        self._tell_step()

    def _tell_step(self) -> None:
        """A screen reader hears where one is: the button that has the focus does not say it."""
        told = f"{self.step.title.text()}. {self.step.lead.text()}"
        self.setAccessibleDescription(told)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    @Slot()
    def _show_foot(self) -> None:
        number, count = self.pages.currentIndex() + 1, len(self.steps) - 1
        self.privacy.show_download(is_busy=self.model.is_downloading)
        is_last = self.step is self.sample
        told = self.tr("Step {number} of {count}").format(number=number, count=count)
        ready = self.tr("All is set up") if self.sample.is_done else ""
        self.place.setText(ready if is_last else told)
        self.skip_button.setVisible(not is_last)
        self.back_button.setVisible(number > 1)
        words = self.model.next_words if self.step is self.model else ""
        self.next_button.setText(self.tr("&Done") if is_last else words or self.tr("&Next"))

    @Slot()
    def _on_measured(self) -> None:
        """The machine's speed is known only now: another model may suit it."""
        if self.step is self.model and not self.model.is_downloading:
            self.model.begin()

    @Slot(object)
    def _on_failed(self, error: ErrorInfo) -> None:
        self.step.show_trouble(error)

    @Slot(str)
    def _want_task(self, task_id: str) -> None:
        self.task_wanted.emit(task_id)
        self.accept()

    def _end(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        for step in self.steps:
            if step is not self.model or not self.model.is_downloading:
                step.stop()
        self.background.close(is_waiting=False)
        self.ended.emit()

    def _connect(self, bridge: EventBridge) -> None:
        self.skip_button.clicked.connect(self.skip)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.next_button.setDefault(True)
        for step in self.steps:
            step.ready_changed.connect(self._show_foot)
        self.hardware.ready_changed.connect(self._on_measured)
        self.sample.task_wanted.connect(self._want_task)
        bridge.text_arrived.connect(self.sample.add_text)
        bridge.prompt_read.connect(self.sample.show_reading)

    def _lay_out(self) -> None:
        self.ensurePolished()
        for step in self.steps:
            self.pages.addWidget(_scrolled(step))
        foot = QHBoxLayout()
        foot.addWidget(self.place)
        foot.addStretch()
        for button in (self.back_button, self.skip_button, self.next_button):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot)
        self.setTabOrder(self.back_button, self.skip_button)
        self.setTabOrder(self.skip_button, self.next_button)
        character = self.fontMetrics().averageCharWidth()
        room = self.screen().availableSize() * 0.9
        wanted = character * _WIDTH_CHARS, self.fontMetrics().lineSpacing() * _HEIGHT_LINES
        self.resize(min(wanted[0], room.width()), min(wanted[1], room.height()))


def _scrolled(step: Step) -> QScrollArea:
    """A step that may be higher than the screen, with a large font."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(named(step, "page"))
    return area
