"""`homeport run … --plan`: what would happen, before it happens."""

from collections.abc import Sequence

from app.cli.output import DONE, FAILED, put, put_models, say
from app.domain.preview import PlanPreview, duration
from app.pipeline.house import House
from app.pipeline.preview import preview_order
from app.pipeline.submit import Order


def show_plan(house: House, orders: Sequence[Order], *, is_json: bool) -> int:
    """Plan each order and print the plans; nothing is queued."""
    return tell_plans([preview_order(house.ports, order) for order in orders], is_json=is_json)


def tell_plans(previews: Sequence[PlanPreview], *, is_json: bool) -> int:
    """Print the plans; the exit code."""
    for preview in previews:
        if not is_json:
            put(preview.in_words())
            if preview.conversation is not None:
                put(preview.conversation.in_words("The model will see"))
    if is_json:
        put_models(previews)
    else:
        say(_sum(previews))
    return FAILED if any(preview.error for preview in previews) else DONE


def _sum(previews: Sequence[PlanPreview]) -> str:
    readable = [preview for preview in previews if preview.error is None]
    seconds = sum(preview.seconds or 0 for preview in readable)
    pages = sum(preview.pages_total for preview in readable)
    steps = sum(preview.steps for preview in readable)
    return (
        f"{len(readable)} of {len(previews)} files can be read: {pages:,} pages, {steps:,} steps, "
        f"{duration(seconds)}. Nothing was started."
    )
