"""What the operating system says of the network: a hint to ask, never an answer.

It said `Online` on a machine where no provider's name is known, and works without it too: there is
a backend for it on few systems.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QNetworkInformation

from app.domain.network import Hint


class NetworkHint(QObject):
    """Passes on what changes. `information` is Qt's own; None: no backend works here."""

    def __init__(
        self,
        pass_on: Callable[[Hint], None],
        information: QObject | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pass_on, self._information = pass_on, information
        if isinstance(information, QNetworkInformation):
            information.reachabilityChanged.connect(self.look)
            information.isBehindCaptivePortalChanged.connect(self.look)
            information.isMeteredChanged.connect(self.look)
            self.look()

    @Slot()
    def look(self) -> None:
        """Take what is known now, and pass it on."""
        if isinstance(self._information, QNetworkInformation):
            self._pass_on(hint_of(self._information))


def system_information() -> QNetworkInformation | None:
    """Qt's network information, if a backend works on this system."""
    if not QNetworkInformation.loadDefaultBackend():
        return None
    return QNetworkInformation.instance()


def hint_of(information: QNetworkInformation) -> Hint:
    """What it says; None for what its backend cannot know."""
    feature, reachability = QNetworkInformation.Feature, QNetworkInformation.Reachability
    known = information.reachability()
    has_reach = information.supports(feature.Reachability) and known is not reachability.Unknown
    has_captive = information.supports(feature.CaptivePortal)
    has_metered = information.supports(feature.Metered)
    return Hint(
        is_reachable=known is reachability.Online if has_reach else None,
        is_captive=information.isBehindCaptivePortal() if has_captive else None,
        is_metered=information.isMetered() if has_metered else None,
    )
