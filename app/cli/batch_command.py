"""`homeport queue batches|unbatch`, and the round of a command that works off the queue."""

from app.cli.output import DONE, put, put_json, put_models, say
from app.domain.batch import Batch
from app.pipeline.batches import leave_batch, poll_batches
from app.pipeline.house import House
from app.pipeline.queries import task_report


def list_batches(house: House, *, is_json: bool) -> int:
    """All batches, newest first."""
    batches = house.ports.batches.batches()
    if is_json:
        put_json([_as_dict(house, one) for one in batches])
        return DONE
    if not batches:
        say("No batch was ever sent. `homeport settings set cloud_engine.batch backlog` allows it.")
    for one in batches:
        put(_in_words(one))
    return DONE


def unbatch(house: House, task_id: str, *, is_json: bool) -> int:
    """Take a task out of its batch."""
    task = leave_batch(house.ports, task_id)
    if is_json:
        put_models([task_report(house.ports, task.id)])
    else:
        say(f"{task.id} goes on by itself. What the batch has of it may be charged all the same.")
    return DONE


def batch_round(house: House) -> bool:
    """Ask for batches and send what waits, unless another process sees to it.

    True when there is work again: results have come in, or a provider takes no batch.
    """
    ports = house.ports
    is_wanted = ports.settings.cloud_engine.batch != "off" or ports.batches.unfinished()
    if not is_wanted or not house.lock.try_acquire():
        return False
    try:
        done = poll_batches(ports, is_asked=True)
    finally:
        house.lock.release()
    if done.begun:
        say("What waits was sent as a batch, at half the price: `homeport queue batches`.")
        say("Answers come within a day. `homeport queue drain` asks for them.")
    return done.ended + done.refused > 0


def _in_words(one: Batch) -> str:
    told = f"{one.done:,} of {one.items:,} done, {one.failed:,} not"
    place = f"{one.provider.value}/{one.model} at {one.host}"
    begun = f"{one.opened_at.astimezone():%Y-%m-%d %H:%M}"
    asked = f"asked again at {one.next_poll_at.astimezone():%H:%M}" if one.state.is_open else ""
    parts = (one.id, one.state.value, begun, place, told, asked, one.error_code or "")
    return "  ".join(part for part in parts if part)


def _as_dict(house: House, one: Batch) -> dict[str, object]:
    found = one.model_dump(mode="json", exclude={"id", "base_url", "next_poll_at"})
    waiting = house.ports.batches.waiting(one.id)
    next_poll_at = one.next_poll_at.isoformat() if one.state.is_open else None
    return {
        "batch_id": one.id,
        **found,
        "host": one.host,
        "waiting": waiting,
        "next_poll_at": next_poll_at,
    }
