"""What left this machine, as the ledger has it, and the switch that lets nothing leave."""

from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from app.domain.egress import EgressOutcome, LedgerRow
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
        days = "the last day" if self.days == 1 else f"the last {self.days} days"
        switch = " The offline switch is on." if self.is_offline else ""
        if not self.requests_left:
            return f"Nothing left this machine in {days}.{switch}"
        count = "1 request" if self.requests_left == 1 else f"{self.requests_left:,} requests"
        sizes = f"{self.bytes_out:,} bytes out, {self.bytes_in:,} bytes in"
        return f"{count} left this machine in {days}: {sizes}.{switch}"


def look_at_egress(house: House, days: int) -> EgressView:
    """The rows of the last days."""
    since = house.ports.clock.now() - timedelta(days=days)
    rows = house.ledger.rows(since, _MOST_ROWS)
    left = [row for row in rows if _has_left(row)]
    return EgressView(
        days=days,
        is_offline=house.ports.settings.privacy.offline,
        requests_left=len(left),
        bytes_out=sum(row.bytes_out or 0 for row in left),
        bytes_in=sum(row.bytes_in or 0 for row in left),
        rows=tuple(rows),
    )


def _has_left(row: LedgerRow) -> bool:
    return not row.is_staying and row.outcome is not EgressOutcome.NOT_CONNECTED


def set_offline(house: House, *, is_on: bool) -> None:
    """Turn the offline switch; the guard sees it at once, in whichever process it is.

    Raises:
        SettingsInvalid: the settings file is wrong; nothing was changed.
    """
    house.settings_keeper.set("privacy.offline", "true" if is_on else "false")
