"""A step's tries in the cloud so far: which model is next, and when."""

from collections.abc import Sequence

from app.domain.attempt import Attempt
from app.domain.cloud import CloudModel
from app.domain.ports import Ports
from app.routing.retries import NextTry, next_try


def following_try(
    ports: Ports, chain: tuple[CloudModel, ...], tries: Sequence[Attempt]
) -> NextTry | None:
    """The next try at a host that is not known to be away; at one that is, if no other is left.

    Args:
        chain: the models that may be asked; see `cloud_state`.
    """
    repairs, now = ports.settings.routing.fallback_max_retries, ports.clock.now()
    back_since = ports.network.view(chain).back_since
    near = next_try(ports.network.passable(chain), tries, repairs, now, back_since)
    return near or next_try(chain, tries, repairs, now, back_since)
