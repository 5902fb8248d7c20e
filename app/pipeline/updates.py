"""Look for a newer version: only when someone asks, or the settings say so."""

from app.domain.errors.install import UpdatesNotSetUp, UpdateUnknown
from app.domain.updates import UpdateNews, compare_versions
from app.pipeline.house import House


def check_update(house: House, installed: str) -> UpdateNews:
    """Ask the address in the settings.

    Raises:
        UpdatesNotSetUp: there is none.
        UpdateUnknown: it does not answer, or with something else than a version.
        OfflineSwitchOn: the switch is on.
    """
    address = house.ports.settings.updates.address
    if not address or house.read_newest is None:
        raise UpdatesNotSetUp
    news = compare_versions(installed, house.read_newest(address))
    if news is None:
        raise UpdateUnknown
    return news
