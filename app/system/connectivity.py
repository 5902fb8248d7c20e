"""What is known of the way to the providers. Nothing is sent here."""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from app.domain.cloud import CloudModel
from app.domain.egress import is_loopback
from app.domain.network import Finding, Hint, NetworkView, Standing
from app.domain.ports import Clock
from app.routing.connectivity import Link, after_call, after_probe, doubted, hurried
from app.system.egress.route import local_address

# What counts for several hosts: the best that is known of any.
_BEST_FIRST = (
    Standing.ONLINE,
    Standing.UNKNOWN,
    Standing.CHECKING,
    Standing.SIGN_IN,
    Standing.OFFLINE,
)


class Connectivity:
    """The Network port: one link for each host, in memory; a restart begins anew."""

    def __init__(
        self,
        clock: Clock,
        chance: Callable[[], float],
        route: Callable[[str], str | None] = local_address,
    ) -> None:
        """Nothing is known yet.

        Args:
            chance: even, from 0 to 1.
            route: the local address that leads to a host; None: none does.
        """
        self._clock, self._chance, self._route = clock, chance, route
        self._lock = threading.Lock()
        self._links: dict[str, Link] = {}
        self._unasked = Link()
        self._back_since: dict[str, datetime] = {}
        self._routes: dict[str, str | None] = {}
        self._hint: Hint | None = None

    def view(self, models: Sequence[CloudModel]) -> NetworkView:
        """How it stands with the way to any of the models."""
        with self._lock:
            self._look(models)
            links = {_key(one): self._link(one) for one in models if self._has_way(one)}
            standings = {link.standing for link in links.values()}
            times = [link.next_probe_s for link in links.values()]
            back = [self._back_since[key] for key in links if key in self._back_since]
            return NetworkView(
                standing=next((one for one in _BEST_FIRST if one in standings), Standing.OFFLINE),
                next_probe=self._wall(min(times)) if times else None,
                back_since=max(back, default=None),
                is_metered=self._is_metered(models),
            )

    def passable(self, models: Sequence[CloudModel]) -> list[CloudModel]:
        """The models whose hosts are not known to be away; all of them, if every host is."""
        with self._lock:
            self._look(models)
            now_s = self._clock.monotonic()
            return [one for one in models if self._is_passable(one, now_s)] or list(models)

    def due(self, models: Sequence[CloudModel]) -> list[CloudModel]:
        """Those to probe now, one for each host; none while the way to any of them is known."""
        with self._lock:
            self._look(models)
            hosts = {_key(one): one for one in reversed(models) if self._has_way(one)}
            if any(self._link(one).standing is Standing.ONLINE for one in hosts.values()):
                return []
            now_s = self._clock.monotonic()
            due = [one for one in hosts.values() if self._link(one).next_probe_s <= now_s]
            return due[::-1]

    def probed(self, model: CloudModel, finding: Finding) -> None:
        """Take what a probe has found."""
        with self._lock:
            self._look([model])
            now_s, chance = self._clock.monotonic(), self._chance()
            self._put(model, after_probe(self._link(model), finding, now_s, chance))

    def called(self, model: CloudModel, finding: Finding) -> None:
        """Take what a real request has found."""
        with self._lock:
            self._look([model])
            now_s, chance = self._clock.monotonic(), self._chance()
            self._put(model, after_call(self._link(model), finding, now_s, chance))

    def hint(self, hint: Hint) -> None:
        """Take what the operating system says; the first time it is no news."""
        with self._lock:
            known, self._hint = self._hint, hint
            if known is not None and known[:2] != hint[:2]:
                self._doubt_all()

    def doubt(self) -> None:
        """Something has changed: nothing is known until it is asked."""
        with self._lock:
            self._doubt_all()

    def hurry(self) -> None:
        """Ask now: somebody waits."""
        with self._lock:
            now_s = self._clock.monotonic()
            self._links = {key: hurried(link, now_s) for key, link in self._links.items()}

    def _doubt_all(self) -> None:
        now_s = self._clock.monotonic()
        self._links = {key: doubted(link, now_s) for key, link in self._links.items()}
        self._unasked = doubted(self._unasked, now_s)

    def _look(self, models: Sequence[CloudModel]) -> None:
        """Another local address means another network: the links over it are doubted."""
        for host in {_host(one) for one in models}:
            address = self._route(host)
            if self._routes.setdefault(host, address) != address:
                self._routes[host] = address
                self._doubt_all()

    def _put(self, model: CloudModel, link: Link) -> None:
        key = _key(model)
        was_online = self._link(model).standing is Standing.ONLINE
        self._links[key] = link
        if link.standing is Standing.ONLINE and not was_online:
            self._back_since[key] = self._clock.now()

    def _is_passable(self, model: CloudModel, now_s: float) -> bool:
        """Once its next probe is due, a host may be tried too: the request is the probe then."""
        link = self._link(model)
        is_open = link.standing.may_try or link.next_probe_s <= now_s
        return is_open and self._has_way(model)

    def _link(self, model: CloudModel) -> Link:
        return self._links.get(_key(model), self._unasked)

    def _has_way(self, model: CloudModel) -> bool:
        return self._routes.get(_host(model)) is not None

    def _is_metered(self, models: Sequence[CloudModel]) -> bool:
        is_metered = self._hint is not None and bool(self._hint.is_metered)
        return is_metered and any(not is_loopback(_host(one)) for one in models)

    def _wall(self, moment_s: float) -> datetime:
        """When a moment of the monotonic clock comes, by the wall clock."""
        wait_s = max(0.0, moment_s - self._clock.monotonic())
        return self._clock.now() + timedelta(seconds=wait_s)


def _key(model: CloudModel) -> str:
    return f"{model.provider.value} {model.base_url}"


def _host(model: CloudModel) -> str:
    """The host of a model's own address; empty: the provider's usual one, or no address at all."""
    try:
        return urlsplit(model.base_url).hostname or ""
    except ValueError:
        return ""
