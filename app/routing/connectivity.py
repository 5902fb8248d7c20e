"""What is known of the way to one host, and when it is asked next. Pure.

Two answered probes in a row, or one real request that was answered, say that it can be reached;
one of either in vain says that it cannot. After a failure the next probe comes later each time, up
to five minutes. A host that answers probes and fails real requests is probed later each time too:
else work would be sent into the same hole every few seconds.
"""

from typing import NamedTuple

from app.domain.network import Finding, Standing
from app.routing.retries import backoff_s

ANSWERS_NEEDED = 2
CONFIRM_S = 1.0


class Link(NamedTuple):
    """The way to one host. Times are seconds of a clock that never jumps.

    Args:
        answers, failures: probes in a row.
        strikes: real requests in vain since the last that was answered.
        fault: what the last one in vain has found; None: nothing was in vain.
    """

    is_asked: bool = False
    answers: int = 0
    failures: int = 0
    strikes: int = 0
    fault: Finding | None = None
    next_probe_s: float = 0.0

    @property
    def standing(self) -> Standing:
        """What that means."""
        if self.answers >= ANSWERS_NEEDED:
            return Standing.ONLINE
        if self.fault is Finding.INTERCEPTED:
            return Standing.SIGN_IN
        if self.fault is Finding.UNREACHABLE:
            return Standing.OFFLINE
        return Standing.CHECKING if self.is_asked else Standing.UNKNOWN


def after_probe(link: Link, finding: Finding, now_s: float, chance: float) -> Link:
    """The link after a probe; `chance` is even, from 0 to 1."""
    if finding is Finding.ANSWERED:
        answers = min(ANSWERS_NEEDED, link.answers + 1)
        fault = None if answers >= ANSWERS_NEEDED else link.fault
        known = link._replace(is_asked=True, answers=answers, failures=0, fault=fault)
        return known._replace(next_probe_s=now_s + CONFIRM_S)
    wait_s = backoff_s(link.failures, 0.0, chance)
    known = link._replace(is_asked=True, answers=0, failures=link.failures + 1, fault=finding)
    return known._replace(next_probe_s=now_s + wait_s)


def after_call(link: Link, finding: Finding, now_s: float, chance: float) -> Link:
    """The link after a real request. The first in vain is followed by a probe at once."""
    if finding is Finding.ANSWERED:
        return Link(is_asked=True, answers=ANSWERS_NEEDED, next_probe_s=now_s)
    if link.fault is not None and link.answers == 0 and now_s < link.next_probe_s:
        return link._replace(fault=finding)  # sent before it was known: it is no news
    wait_s = backoff_s(link.strikes - 1, 0.0, chance) if link.strikes else 0.0
    known = link._replace(is_asked=True, answers=0, fault=finding, strikes=link.strikes + 1)
    return known._replace(next_probe_s=now_s + wait_s)


def doubted(link: Link, now_s: float) -> Link:
    """After a resume or on another network: what was known does not count, it is asked at once."""
    return Link(is_asked=True, fault=link.fault, next_probe_s=now_s)


def hurried(link: Link, now_s: float) -> Link:
    """Somebody waits: it is asked at once, and what is known stays."""
    return link._replace(failures=0, strikes=0, next_probe_s=min(link.next_probe_s, now_s))
