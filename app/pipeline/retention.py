"""Figures are kept for a while, then deleted in small batches, so that nobody waits for it."""

import logging
from datetime import timedelta

from app.domain.errors import StoreError
from app.domain.ports import Ports

_log = logging.getLogger(__name__)
_BATCH = 500
_MOST_BATCHES = 20


def forget_old_figures(ports: Ports) -> None:
    """Delete attempts of tasks that ended before `retention_days`.

    Results stay, their receipts lose what was counted from the attempts.
    """
    before = ports.clock.now() - timedelta(days=ports.settings.observability.retention_days)
    try:
        for _ in range(_MOST_BATCHES):
            if ports.register.forget_figures(before, _BATCH) < _BATCH:
                break
    except StoreError as error:  # a full disk, say: the lanes tell of it, here it can wait
        _log.warning("old figures were not deleted: %s", error.code)
