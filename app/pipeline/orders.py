"""From one wish and its files to orders."""

from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import PresetNotForKind, PrivacyUnclear
from app.domain.ports import Ports
from app.domain.preset import Preset
from app.domain.task import Kind, Priority, Privacy
from app.pipeline.floor import wanted_privacy
from app.pipeline.submit import Order


def make_orders(order: Order, files: Sequence[Path]) -> list[Order]:
    """The same order for each file; `ask` is one question to all of them."""
    if order.kind is Kind.ASK:
        return [order._replace(path=files[0], more_paths=tuple(files[1:]))]
    return [order._replace(path=path) for path in files]


def with_preset(order: Order, name: str, preset: Preset, *, has_category: bool = False) -> Order:
    """The order as the preset wants it. What was said of privacy counts, unless it is looser.

    Args:
        has_category: the order's category was named, so it stays.

    Raises:
        PresetNotForKind: it is for other kinds.
        PrivacyUnclear: it keeps work here that was said to be allowed to leave.
    """
    if not preset.fits(order.kind):
        kinds = ", ".join(kind.value for kind in preset.kinds)
        raise PresetNotForKind(name=name, kind=order.kind.value, kinds=kinds)
    if preset.privacy is Privacy.LOCAL_ONLY and order.privacy is Privacy.CLOUD_ALLOWED:
        raise PrivacyUnclear
    return order._replace(
        category=order.category if has_category else preset.category,
        privacy=order.privacy or preset.privacy,
        preset=name,
        terms=preset.terms,
    )


def as_set(ports: Ports, orders: Sequence[Order]) -> list[Order]:
    """Somebody waits for one order; several are a set, and work in the background."""
    is_set = len(orders) > 1
    priority = Priority.BACKGROUND if is_set else Priority.INTERACTIVE
    set_id = ports.new_id() if is_set else None
    return [order._replace(priority=priority, set_id=set_id) for order in orders]


def order_again(ports: Ports, task_id: str) -> Order:
    """The order that a task was, asked anew: a stored result will not do.

    Of a refined draft, the draft: it is refined once the user has agreed to what is sent.

    Raises:
        TaskUnknown: there is none with this id.
    """
    task = ports.store.task(task_id)
    if task.terms.refines is not None:
        return order_again(ports, task.terms.refines)
    first, *more = (ports.store.document(key).as_path for key in task.document_ids)
    return Order(
        kind=task.kind,
        path=first,
        instruction=task.instruction,
        category=task.category,
        privacy=wanted_privacy(ports, task),
        priority=Priority.INTERACTIVE,
        options=task.options,
        set_id=task.set_id,
        more_paths=tuple(more),
        is_again=True,
        preset=task.preset,
        terms=task.terms,
    )
