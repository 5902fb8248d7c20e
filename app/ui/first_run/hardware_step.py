"""The first step: what this machine is, and how fast it is with the model that is installed."""

from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError, ErrorInfo, GenerationCancelled
from app.domain.host import HostFacts
from app.domain.model_memory import Device
from app.domain.speed import SpeedFound
from app.pipeline.first_run import MachineCard, look_at_machine, measure_speed
from app.pipeline.house import House
from app.pipeline.speed_test import SECONDS, SpeedTest
from app.ui.background import Background
from app.ui.figures import filled
from app.ui.first_run.step import Step, words
from app.ui.theme import named

_GB = 1e9
_TICK_MS = 100
_MARGIN, _GAP = 16, 8
# The bar stops short of its end until the figures are there.
_NEARLY = 0.97


class HardwareStep(Step):
    """The machine is looked at at once, and tested at once where it was not tested before.

    The test goes on while one looks at the next step; it ends with the window.
    """

    def __init__(self, house: House, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("This machine does the work"))
        self.lead.setText(
            self.tr("Documents are read and summarized here, by a model on your own disk.")
        )
        self._house = house
        self._background = Background(self)  # a driver or a model may take long
        self._test: SpeedTest | None = None
        self.facts = QFormLayout()
        self.values: dict[str, QLabel] = {}
        self.speed = words("", "")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(self.tr("Speed test"))
        self.test_button = QPushButton(self.tr("&Test the speed"))
        self.test_button.clicked.connect(self.test)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._lay_out()

    def begin(self) -> None:
        """Look at the machine; what needs no driver is shown at once."""
        self._background.run(self._house.look_at_host, self._show_host)
        self._background.run(partial(look_at_machine, self._house), self._show)

    def stop(self) -> None:
        """End the test, and do not wait for it."""
        if self._test is not None:
            self._test.stop()
        self._timer.stop()
        self._background.close(is_waiting=False)

    @property
    def is_testing(self) -> bool:
        """Whether the test is under way."""
        return self._test is not None

    @Slot()
    def test(self) -> None:
        """Measure for some seconds."""
        if self._test is not None:
            return
        ports = self._house.ports
        self._test = SpeedTest(ports.engine, ports.clock, ports.new_id)
        self.show_trouble(None)
        self.test_button.setEnabled(False)
        self.speed.setText(self.tr("Measuring: about 5 seconds, once the model is loaded."))
        self.bar.setValue(0)
        self.bar.show()
        self._timer.start()
        self._background.run(self._measure, self._show_speed)

    def _measure(self) -> SpeedFound | ErrorInfo:
        assert self._test is not None  # noqa: S101 - set before this runs
        try:
            return measure_speed(self._house, self._test)
        except AppError as error:
            return error.info

    @Slot()
    def _tick(self) -> None:
        step = round(1000 * _TICK_MS / 1000 / SECONDS)
        self.bar.setValue(min(round(1000 * _NEARLY), self.bar.value() + step))

    def _show_host(self, host: HostFacts) -> None:
        processor = self.tr("{name}, {cores} cores")
        memory = self.tr("{total:.0f} GB, of which {free:.0f} GB are free now")
        disk = self.tr("{free:.0f} GB free for models")
        name = host.processor or self.tr("not known")
        self.values["processor"].setText(filled(processor, name=name, cores=host.cores))
        total, free = host.ram_total_bytes / _GB, host.ram_free_bytes / _GB
        self.values["memory"].setText(filled(memory, total=total, free=free))
        self.values["disk"].setText(filled(disk, free=host.disk_free_bytes / _GB))

    def _show(self, card: MachineCard) -> None:
        self._show_host(card.host)
        graphics, backend = self._devices(card)
        self.values["graphics"].setText(graphics)
        self.values["backend"].setText(backend)
        self.show_trouble(card.trouble)
        self._show_last(card)

    def _devices(self, card: MachineCard) -> tuple[str, str]:
        """The graphics cards with their memory, and what the model runs on."""
        gpus = card.machine.gpus
        if not gpus:
            return self.tr("none that can be used"), self.tr("the processor (CPU)")
        names = [self._gpu(one) for one in gpus]
        backends = dict.fromkeys(one.backend for one in gpus if one.backend)
        through = self.tr("the graphics card, through {backend}")
        return "\n".join(names), filled(through, backend=", ".join(backends) or "llama.cpp")

    def _gpu(self, one: Device) -> str:
        shared = self.tr("{name}, shares the memory")
        own = self.tr("{name}, {total:.0f} GB, of which {free:.0f} GB are free now")
        form = shared if one.is_unified else own
        return filled(form, name=one.name, total=one.total_bytes / _GB, free=one.free_bytes / _GB)

    def _show_last(self, card: MachineCard) -> None:
        """What is known of the speed; where nothing is, find it out."""
        self.bar.setVisible(self.is_testing)
        if card.endpoint:
            self.test_button.hide()
            text = self.tr("Your settings name a server that does the work: {name}")
            self.speed.setText(filled(text, name=card.endpoint))
        elif card.speed is None:
            self.test()
        elif not self.is_testing:
            self._tell(card.speed)

    def _show_speed(self, found: SpeedFound | ErrorInfo) -> None:
        self._test = None
        self._timer.stop()
        self.bar.hide()
        self.test_button.setEnabled(True)
        if isinstance(found, ErrorInfo):
            is_stopped = found.code == GenerationCancelled.code
            self.speed.setText(self.tr("The speed was not measured."))
            self.show_trouble(None if is_stopped else found)
        else:
            self._tell(found)
        self.ready_changed.emit()

    def _tell(self, found: SpeedFound) -> None:
        text = self.tr(
            "Measured with {model}: it reads {read:,.0f} tokens a second and writes "
            "{written:,.0f}. A page is about 500 tokens."
        )
        said = filled(text, model=found.model, read=found.read_per_s, written=found.written_per_s)
        self.speed.setText(said)
        self.test_button.setText(self.tr("&Test again"))

    def _lay_out(self) -> None:
        card = named(QFrame(), "calmCard")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.facts.setHorizontalSpacing(2 * _MARGIN)
        self.facts.setVerticalSpacing(_GAP)
        for name, title in (
            ("processor", self.tr("Processor")),
            ("memory", self.tr("Memory")),
            ("graphics", self.tr("Graphics card")),
            ("backend", self.tr("Models run on")),
            ("disk", self.tr("Disk")),
        ):
            value = words("…", "")
            value.setAccessibleName(title)
            self.values[name] = value
            self.facts.addRow(named(QLabel(title), "muted"), value)
        inside.addLayout(self.facts)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addStretch()
        row.addWidget(self.test_button)
        self.inside.addWidget(card)
        self.inside.addWidget(self.speed)
        self.inside.addLayout(row)
        self.inside.addStretch()
        self.bar.hide()
