"""`homeport egress`: what left this machine, row by row."""

from app.cli.output import DONE, put, put_models, say
from app.domain.egress import LedgerRow
from app.pipeline.egress_view import PROVES, look_at_egress
from app.pipeline.house import House


def egress(house: House, days: int, *, is_json: bool) -> int:
    """Print the ledger of the last days, the oldest row first."""
    view = look_at_egress(house, days)
    if is_json:
        put_models([view])
        return DONE
    for row in reversed(view.rows):
        put(_line(row))
    put(view.in_words())
    say(PROVES)
    return DONE


def _line(row: LedgerRow) -> str:
    at = f"{row.at.astimezone():%Y-%m-%d %H:%M:%S}"
    sizes = f"{_size(row.bytes_out)} out {_size(row.bytes_in)} in"
    where = f"{row.host}:{row.port}" + (f" by {row.via}" if row.via else "")
    outcome = row.outcome.value if row.outcome else "under way"
    stays = "  stayed here" if row.is_staying else ""
    task = f"  task {row.task_id}" if row.task_id else ""
    return f"{at}  {row.purpose.value:<8}  {row.method} {where}  {sizes}  {outcome}{stays}{task}"


def _size(count: int | None) -> str:
    return "?" if count is None else f"{count:,}"
