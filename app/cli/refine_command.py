"""`homeport queue refine ID`: nothing is sent before the user has seen what, and has agreed."""

from app.cli.output import DONE, put, put_json, say
from app.cli.run_command import Delivery, finish_tasks
from app.domain.money import dollars
from app.pipeline.approve import refinement_offer, submit_refinement
from app.pipeline.house import House


def refine_draft(house: House, task_id: str, *, is_agreed: bool, is_json: bool) -> int:
    """Show what would be sent; when that is agreed to, have the draft refined."""
    if is_agreed:
        task = submit_refinement(house.ports, task_id)
        return finish_tasks(house, [task.id], Delivery(is_json=is_json))
    offer = refinement_offer(house.ports, task_id)
    if is_json:
        put_json(offer._asdict())
        return DONE
    put(offer.text)
    cost = dollars(offer.cost_usd)
    say(f"These {offer.size_bytes:,} bytes would go to {offer.model}, at most: {cost}.")
    say("Nothing was sent. With --yes it is.")
    return DONE
