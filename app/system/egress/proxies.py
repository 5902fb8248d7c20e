"""The system's proxies, as httpx and curl read them. No name is looked up to find out."""

from collections.abc import Mapping
from urllib.request import getproxies

import httpx

from app.domain.egress import is_loopback

_PORTS = {"http": 80, "https": 443}


def proxy_for(url: httpx.URL, named: str | None = None) -> httpx.Proxy | None:
    """The proxy that a request has to go through; None: it goes straight.

    `named` is one that the settings name, for every host but this machine. Otherwise these are
    asked: `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`; on macOS and Windows the
    system's settings where these are not there (urllib's `getproxies`).

    Raises:
        httpx.ProxyError: the proxy is of a kind that is not supported.
    """
    if named:
        return None if is_loopback(url.host) else _proxy(named)
    known: Mapping[str, str] = getproxies()
    address = known.get(url.scheme) or known.get("all")
    if not address or goes_straight(url, known.get("no", "")):
        return None
    return _proxy(address)


def _proxy(address: str) -> httpx.Proxy:
    try:
        proxy = httpx.Proxy(address if "://" in address else f"http://{address}")
    except (ValueError, httpx.InvalidURL):
        raise httpx.ProxyError("the proxy's address is none") from None
    if proxy.url.scheme not in _PORTS or not proxy.url.host:
        raise httpx.ProxyError("this kind of proxy is not supported")
    return proxy


def goes_straight(url: httpx.URL, exceptions: str) -> bool:
    """Whether `no_proxy` names the host, a domain that it is in, or everything (`*`)."""
    host = url.host.lower()
    names = {host, f"{host}:{port_of(url)}"}
    for entry in exceptions.lower().split(","):
        name = entry.strip().lstrip(".").strip("[]")
        if name and (name == "*" or name in names or host.endswith(f".{name}")):
            return True
    return False


def port_of(url: httpx.URL) -> int:
    """The port that a URL means; 0 where its scheme has none."""
    return url.port or _PORTS.get(url.scheme, 0)
