"""What always stands at the foot of the window: the model, and whether anything can leave."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar

from app.domain.breaker import BreakerState
from app.domain.settings import Settings
from app.domain.vault import VaultState, vault_finding
from app.pipeline.breaker_view import BreakerView
from app.ui.theme import named

_LOOK_MS = 2000


class StatusBar(QStatusBar):
    """The labels that are always there, and the breaker when it is not closed."""

    def __init__(
        self, read_settings: Callable[[], Settings], vault: VaultState | None = None
    ) -> None:
        super().__init__()
        self.breaker = named(QPushButton(), "breaker")
        self.breaker.setFlat(True)
        self.breaker.setAccessibleName(_tr("Circuit breaker for local JSON"))
        self.breaker.hide()
        self.addPermanentWidget(self.breaker)
        model = read_settings().local_engine.model
        starter = _tr("Starter model: very small, check its facts")
        self.addPermanentWidget(QLabel(Path(model).name if model else starter))
        if vault is not None:
            self.vault = QLabel(_tr("Encrypted") if vault.is_encrypted else _tr("Not encrypted"))
            self.vault.setToolTip(vault_finding(vault).hint)
            self.addPermanentWidget(self.vault)
        self.shield = _Shield(read_settings)
        self.addPermanentWidget(self.shield)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 12, 0)

    def show_breaker(self, view: BreakerView) -> None:
        """Say until when local JSON is not relied on; nothing while it is."""
        self.breaker.setVisible(view.state is not BreakerState.CLOSED)
        if view.state is BreakerState.OPEN and view.reset_at is not None:
            words = _tr("Local JSON is not relied on until {at:%H:%M:%S}")
            self.breaker.setText(words.format(at=view.reset_at.astimezone()))
        else:
            self.breaker.setText(_tr("Local JSON is on trial"))
        self.breaker.setToolTip(view.in_words())


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
                _tr("Only what you allow can leave, to {names}").format(names=", ".join(to))
            )


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusBar", text)
