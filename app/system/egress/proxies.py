"""The system's proxies, as httpx and curl read them. No name is looked up to find out."""

from urllib.request import getproxies, proxy_bypass_environment

import httpx


def proxy_for(url: httpx.URL) -> httpx.Proxy | None:
    """The proxy that a request has to go through; None: it goes straight.

    Sources: `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`; on macOS and Windows the
    system's settings where these are not there (urllib's `getproxies`).

    Raises:
        httpx.ProxyError: the proxy is of a kind that is not supported.
    """
    known = getproxies()
    address = known.get(url.scheme) or known.get("all")
    netloc = url.netloc.decode("ascii")
    if not address or proxy_bypass_environment(netloc, known):
        return None
    proxy = httpx.Proxy(address if "://" in address else f"http://{address}")
    if proxy.url.scheme not in {"http", "https"}:
        raise httpx.ProxyError("this kind of proxy is not supported")
    return proxy
