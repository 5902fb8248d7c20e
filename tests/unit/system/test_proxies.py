"""Which proxy a request has to go through."""

import httpx
import pytest

from app.system.egress.proxies import goes_straight, proxy_for


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_without_any_it_goes_straight() -> None:
    assert proxy_for(httpx.URL("https://provider.example/v1")) is None


def test_a_proxy_is_of_a_scheme_or_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://ada:word@proxy.example:3128")
    secure = proxy_for(httpx.URL("https://provider.example/v1"))
    assert secure is not None
    assert (str(secure.url), secure.raw_auth) == ("http://proxy.example:3128", (b"ada", b"word"))
    assert proxy_for(httpx.URL("http://provider.example/v1")) is None
    monkeypatch.setenv("all_proxy", "other.example:8080")
    plain = proxy_for(httpx.URL("http://provider.example/v1"))
    assert plain is not None
    assert str(plain.url) == "http://other.example:8080"


@pytest.mark.parametrize("address", ["socks5://proxy.example", "http://", "ftp://proxy.example"])
def test_a_proxy_that_cannot_be_used_is_never_gone_around(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("all_proxy", address)
    with pytest.raises(httpx.ProxyError):
        proxy_for(httpx.URL("https://provider.example/v1"))


@pytest.mark.parametrize(
    ("url", "exceptions", "expected"),
    [
        ("http://intern.example", "intern.example", True),
        ("http://a.intern.example", "intern.example", True),
        ("http://a.intern.example", " .Intern.example ,x", True),
        ("http://notintern.example", "intern.example", False),
        ("http://intern.example:8080", "intern.example:8080", True),
        ("http://intern.example:8081", "intern.example:8080", False),
        ("https://intern.example", "intern.example:443", True),
        ("http://[::1]:80", "[::1]", True),
        ("http://any.example", "*", True),
        ("http://any.example", "", False),
    ],
)
def test_exceptions(url: str, exceptions: str, *, expected: bool) -> None:
    assert goes_straight(httpx.URL(url), exceptions) is expected


def test_one_that_the_settings_name_counts_for_all_hosts_but_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("all_proxy", "other.example:8080")
    monkeypatch.setenv("no_proxy", "*")
    named = proxy_for(httpx.URL("https://hub.example/x"), "http://mine.example:3128")
    assert named is not None
    assert str(named.url) == "http://mine.example:3128"
    for here in ("http://127.0.0.1:80/x", "http://localhost/x", "http://[::1]/x"):
        assert proxy_for(httpx.URL(here), "http://mine.example:3128") is None
    with pytest.raises(httpx.ProxyError):
        proxy_for(httpx.URL("https://hub.example/x"), "socks5://mine.example")
