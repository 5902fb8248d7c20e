"""Figures are kept for a while, then deleted in small batches, so that nobody waits for it."""

from datetime import timedelta

from app.domain.ports import Ports

_BATCH = 500
_MOST_BATCHES = 20


def forget_old_figures(ports: Ports) -> None:
    """Delete attempts of tasks that ended before `retention_days`.

    Results stay, their receipts lose what was counted from the attempts.

    Raises:
        StoreError: they are deleted later.
    """
    before = ports.clock.now() - timedelta(days=ports.settings.observability.retention_days)
    for _ in range(_MOST_BATCHES):
        if ports.register.forget_figures(before, _BATCH) < _BATCH:
            break
