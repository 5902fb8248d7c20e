"""`homeport consents`: what was agreed to be sent."""

from app.cli.output import DONE, put, put_json, say
from app.domain.consent import Consent
from app.pipeline.consent import withdraw
from app.pipeline.house import House


def list_consents(house: House, *, is_json: bool) -> int:
    """What holds, oldest first."""
    found = house.ports.consents.in_force()
    if is_json:
        put_json([one.model_dump(mode="json", exclude={"id", "withdrawn_at"}) for one in found])
        return DONE
    if not found:
        say("Nothing may be sent without a question.")
    for one in found:
        put(f"{_subject(one):<24} {one.host:<36} since {one.given_at.astimezone():%Y-%m-%d %H:%M}")
    return DONE


def withdraw_consent(house: House, name: str) -> int:
    """Take back what was agreed to."""
    withdraw(house.ports, name)
    say(f"From the next request on you are asked again about {name}.")
    return DONE


def _subject(one: Consent) -> str:
    return one.category.value if one.category is not None else f"task {one.task_id}"
