"""What always stands at the foot of the window: the model, and whether anything can leave."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtWidgets import QLabel, QStatusBar

from app.domain.settings import Settings
from app.ui.theme import named

_LOOK_MS = 2000


def fill_status_bar(bar: QStatusBar, read_settings: Callable[[], Settings]) -> None:
    """Put the labels in."""
    model = read_settings().local_engine.model
    starter = _tr("Starter model: very small, check its facts")
    bar.addPermanentWidget(QLabel(Path(model).name if model else starter))
    bar.addPermanentWidget(_Shield(read_settings))
    bar.setSizeGripEnabled(False)
    bar.setContentsMargins(8, 0, 12, 0)


class _Shield(QLabel):
    """Says what can leave by the settings as they are now: they may change while it is shown."""

    def __init__(self, read_settings: Callable[[], Settings]) -> None:
        super().__init__()
        named(self, "shield")
        self._read_settings = read_settings
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Read the settings and say what they mean."""
        settings = self._read_settings()
        chain = settings.cloud_engine.chain
        if not chain or settings.privacy.offline:
            self.setText(_tr("Nothing leaves this machine"))
        else:
            allowed = _tr("Only what you allow can leave, to {provider}")
            self.setText(allowed.format(provider=chain[0].provider.value))


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusBar", text)
