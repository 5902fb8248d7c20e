"""From what was typed to orders."""

from collections.abc import Sequence
from pathlib import Path

from app.domain.task import Kind
from app.pipeline.submit import Order


def make_orders(order: Order, files: Sequence[Path]) -> list[Order]:
    """The same order for each file; `ask` is one question to all of them."""
    if order.kind is Kind.ASK:
        return [order._replace(path=files[0], more_paths=tuple(files[1:]))]
    return [order._replace(path=path) for path in files]
