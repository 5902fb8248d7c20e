"""`homeport run … --plan`: what would happen, before it happens."""

from collections.abc import Iterable, Sequence
from functools import cache, partial

from app.cli.output import DONE, FAILED, put, put_models, say
from app.cli.words import many
from app.domain.preview import PlanPreview, duration
from app.pipeline.house import House
from app.pipeline.orders import as_set
from app.pipeline.preview import measure_speed, preview_order
from app.pipeline.submit import Order


def show_plan(house: House, orders: Sequence[Order], *, is_json: bool) -> int:
    """Plan each order and print the plans; nothing is queued."""
    get_speed = cache(partial(measure_speed, house.ports))  # one trial, not one a file
    as_ordered = as_set(house.ports, orders)
    plans = (preview_order(house.ports, order, get_speed) for order in as_ordered)
    return tell_plans(plans, is_json=is_json)


def tell_plans(plans: Iterable[PlanPreview], *, is_json: bool) -> int:
    """Print each plan as soon as it is made; the exit code."""
    previews = []
    for preview in plans:
        previews.append(preview)
        if not is_json:
            put(preview.in_words())
        if preview.conversation is not None and not is_json:
            put(preview.conversation.in_words(is_ahead=True))
        if preview.error is not None:
            say(f"  {preview.error.hint}")
    if is_json:
        put_models(previews)
    else:
        say(_sum(previews))
    return FAILED if any(preview.error for preview in previews) else DONE


def _sum(previews: Sequence[PlanPreview]) -> str:
    readable = [preview for preview in previews if preview.error is None]
    if not readable:
        return f"0 of {many(len(previews), 'file')} can be read. Nothing was started."
    known = [preview.seconds for preview in readable if preview.seconds is not None]
    time = f", {duration(sum(known))}" if known else ""  # of work in the cloud nobody knows it
    pages = sum(preview.pages_total for preview in readable)
    steps = sum(preview.steps for preview in readable)
    return (
        f"{len(readable)} of {many(len(previews), 'file')} can be read: {many(pages, 'page')}, "
        f"{many(steps, 'step')}{time}. Nothing was started."
    )
