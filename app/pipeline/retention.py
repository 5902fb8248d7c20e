"""What is kept for a while is then deleted in small batches, so that nobody waits for it."""

from datetime import timedelta

from app.domain.ports import Ports
from app.pipeline.deleting import delete_tasks

_BATCH = 500
_MOST_BATCHES = 20


def forget_old_figures(ports: Ports) -> None:
    """Delete attempts of tasks that ended before `retention_days`.

    Results stay, their receipts lose what was counted from the attempts. With `texts_days`, what
    ended before that is deleted whole, unless it is kept.

    Raises:
        StoreError: they are deleted later.
    """
    before = ports.clock.now() - timedelta(days=ports.settings.observability.retention_days)
    for _ in range(_MOST_BATCHES):
        if ports.register.forget_figures(before, _BATCH) < _BATCH:
            break
    _delete_old_work(ports)


def _delete_old_work(ports: Ports) -> None:
    days = ports.settings.observability.texts_days
    if days is None:
        return
    old = ports.history.old(ports.clock.now() - timedelta(days=days), _BATCH)
    if old:
        delete_tasks(ports, old)
