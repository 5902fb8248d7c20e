"""What left this machine, as the ledger has it, and the switch that lets nothing leave."""

from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from app.domain.egress import LedgerRow, LeftSum
from app.pipeline.house import House

# Each request is a row; a person who wants to see more of them reads the JSON of fewer days.
_MOST_ROWS = 20_000
PROVES = (
    "Homeport opens connections in one place only, and that place writes a row here before it asks "
    "for a host's address or sends a byte. Rows are never changed or deleted, also when their task "
    "is. A task without a row has sent nothing."
)


class EgressView(BaseModel):
    """The ledger of the last days, the newest row first.

    `requests_left`, `bytes_out` and `bytes_in` are of what left the machine: rows with `is_staying`
    went to a program on it, and those `not_connected` found nobody to go to. Bytes are counted at
    the connection, encryption included; those of rows under way or `unknown` are not known.
    """

    model_config = ConfigDict(frozen=True)

    days: int
    is_offline: bool
    requests_left: int
    bytes_out: int
    bytes_in: int
    proves: str = PROVES
    rows: tuple[LedgerRow, ...]

    def in_words(self) -> str:
        """The sum in a sentence."""
        left = LeftSum(self.requests_left, self.bytes_out, self.bytes_in)
        return left_in_words(left, self.days, is_offline=self.is_offline)


def left_in_words(left: LeftSum, days: int, *, is_offline: bool) -> str:
    """What left in so many days, in a sentence."""
    span = "the last day" if days == 1 else f"the last {days} days"
    sizes = f"{left.bytes_out:,} bytes out, {left.bytes_in:,} bytes in"
    if not left.requests:
        told = f"Nothing left this machine in {span}."
    elif left.requests == 1:
        told = f"1 request left this machine in {span}: {sizes}."
    else:
        told = f"{left.requests:,} requests left this machine in {span}: {sizes}."
    return f"{told} The offline switch is on." if is_offline else told


def look_at_egress(house: House, days: int) -> EgressView:
    """The rows of the last days, and the sum over all of them, however many are shown."""
    since = house.ports.clock.now() - timedelta(days=days)
    left = house.ledger.left(since)
    return EgressView(
        days=days,
        is_offline=house.ports.settings.privacy.offline,
        requests_left=left.requests,
        bytes_out=left.bytes_out,
        bytes_in=left.bytes_in,
        rows=tuple(house.ledger.rows(since, _MOST_ROWS)),
    )


def set_offline(house: House, *, is_on: bool) -> None:
    """Turn the offline switch; the guard sees it at once, in whichever process it is.

    Raises:
        SettingsInvalid: the settings file is wrong; nothing was changed.
    """
    house.settings_keeper.set("privacy.offline", "true" if is_on else "false")
