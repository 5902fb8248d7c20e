"""What always stands at the foot of the window: the model, and whether anything can leave."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar

from app.domain.breaker import BreakerState
from app.domain.errors import printable
from app.domain.ports import EngineFacts
from app.domain.settings import Settings
from app.domain.vault import VaultState, vault_finding
from app.pipeline.breaker_view import BreakerView
from app.ui.figures import filled
from app.ui.language import said
from app.ui.theme import named
from app.ui.words import tr as _tr

_LOOK_MS, _SAY_MS = 2000, 10_000
_GAP, _EDGES = 8, 24


class StatusBar(QStatusBar):
    """The labels that are always there, and the breaker when it is not closed.

    In a narrow window what says least goes first; the shield never does.
    """

    def __init__(
        self, read_settings: Callable[[], Settings], vault: VaultState | None = None
    ) -> None:
        super().__init__()
        self._read_settings = read_settings
        self._drops: Sequence[QLabel] = ()  # Qt tells of a change of style before all is there
        self.breaker = named(QPushButton(), "breaker")
        self.breaker.setFlat(True)
        self.breaker.setAccessibleName(_tr("Circuit breaker for local JSON"))
        self.breaker.hide()
        self.speed, self.memory, self.model = QLabel(), QLabel(), QLabel()
        self.vault = QLabel()
        if vault is not None:
            self.vault.setText(_tr("Encrypted") if vault.is_encrypted else _tr("Not encrypted"))
            self.vault.setToolTip(said(vault_finding(vault).hint))
        self.shield = _Shield(read_settings)
        for part in (self.breaker, self.speed, self.memory, self.model, self.vault, self.shield):
            self.addPermanentWidget(part)
        self._drops = (self.vault, self.memory, self.model, self.speed)
        self.messageChanged.connect(self._fit)
        self.show_engine(None)
        self.show_speed(0)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 12, 0)

    def show_engine(self, facts: EngineFacts | None) -> None:
        """Name the model that is loaded, or that would be; and what it takes of the memory."""
        named_model = self._read_settings().local_engine.model
        starter = _tr("Starter model: very small, check its facts")
        is_starter = named_model is None
        name = facts.model if facts is not None else Path(named_model or "").name
        self.model.setText(starter if is_starter else printable(name))
        self.memory.setText(facts.memory if facts is not None else "")
        told = (
            said(facts.fit) if facts is not None else _tr("The model is loaded when work begins.")
        )
        for label in (self.model, self.memory):
            label.setToolTip(told)
        self._fit()

    @Slot(str)
    def say(self, text: str) -> None:
        """Say something for a while; what says least makes room for it."""
        self.showMessage(text, _SAY_MS)

    def show_speed(self, tokens_per_second: float) -> None:
        """Say how fast work goes; nothing while there is none."""
        words = filled(_tr("{n:.0f} tokens/s"), n=tokens_per_second)
        self.speed.setText(words if tokens_per_second else "")
        self._fit()

    def show_breaker(self, view: BreakerView) -> None:
        """Say until when local JSON is not relied on; nothing while it is."""
        self.breaker.setVisible(view.state is not BreakerState.CLOSED)
        if view.state is BreakerState.OPEN and view.reset_at is not None:
            words = _tr("Local JSON is not relied on until {at:%H:%M:%S}")
            self.breaker.setText(filled(words, at=view.reset_at.astimezone()))
        else:
            self.breaker.setText(_tr("Local JSON is on trial"))
        self.breaker.setToolTip(said(view.in_words()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: other parts have room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of letters, too."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    @Slot()
    def _fit(self) -> None:
        """Show what there is to say as far as there is room for it."""
        shown = [label for label in self._drops if label.text()]
        message = self.currentMessage()
        width = self.width() - _EDGES - self._fixed_width()
        width -= self.fontMetrics().horizontalAdvance(message) + _GAP if message else 0
        for label in self._drops:
            needed = sum(one.sizeHint().width() + _GAP for one in shown)
            if label in shown and needed > width:
                shown.remove(label)
            label.setVisible(label in shown)

    def _fixed_width(self) -> int:
        """What the buttons take: they are always shown."""
        buttons = [one for one in self.findChildren(QPushButton) if not one.isHidden()]
        return sum(button.sizeHint().width() + _GAP for button in buttons)


class _Shield(QPushButton):
    """Says what can leave by the settings as they are now: they may change while it is shown.

    A click on it shows what has left.
    """

    def __init__(self, read_settings: Callable[[], Settings]) -> None:
        super().__init__()
        named(self, "shield")
        self.setFlat(True)
        self.setToolTip(_tr("Show what left this machine"))
        self._read_settings = read_settings
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Read the settings and say what they mean."""
        settings = self._read_settings()
        chain, database = settings.cloud_engine.chain, settings.sync.database
        to = [one.provider.value for one in chain[:1]]
        if database is not None and not database.is_loopback:
            to.append(database.host)
        to = [] if settings.privacy.offline else to
        if settings.sync.folder_path is not None:  # a share, perhaps
            to.append(settings.sync.folder_path.name)
        if not to:
            self.setText(_tr("Nothing leaves this machine"))
        else:
            self.setText(
                filled(_tr("Only what you allow can leave, to {names}"), names=", ".join(to))
            )
