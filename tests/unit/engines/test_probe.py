"""What an answer to a probe means, and that nothing secret is asked with."""

import httpx
import pytest

from app.domain.cloud import CloudModel, Provider
from app.domain.egress import Purpose
from app.domain.errors import OfflineSwitchOn
from app.domain.network import Finding
from app.domain.settings import CloudEngineSettings
from app.engines.cloud import CloudEngine
from app.system.clock import SystemClock

ANSWERED, AWAY, PORTAL = Finding.ANSWERED, Finding.UNREACHABLE, Finding.INTERCEPTED
JSON, HTML = "application/json", "text/html; charset=utf-8"


class Host:
    """A network of one host that answers as it is told."""

    def __init__(self, answer: httpx.Response | Exception) -> None:
        self.answer = answer
        self.requests: list[httpx.Request] = []

    def ask(self, model: CloudModel) -> Finding:
        settings = CloudEngineSettings()
        network = httpx.MockTransport(self._take)
        engine = CloudEngine(
            lambda: settings, lambda _: "sk-canary", SystemClock(), lambda _: (), network
        )
        return engine.probe(model)

    def _take(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def answer(status: int, headers: dict[str, str] | None = None, body: bytes = b"") -> httpx.Response:
    """As it comes from a network: nothing of the body has been read."""
    return httpx.Response(status, headers=headers, stream=httpx.ByteStream(body))


def gateway(base_url: str = "https://models.example.org/v1") -> CloudModel:
    return CloudModel(provider=Provider.GATEWAY, model="any", base_url=base_url)


@pytest.mark.parametrize(
    ("status", "kind", "body", "finding"),
    [
        (200, JSON, b'{"data": []}', ANSWERED),
        (401, JSON, b'{"error": {"message": "no key"}}', ANSWERED),
        (403, "text/plain", b' \n {"error": 1}', ANSWERED),
        (429, JSON, b"{}", ANSWERED),
        (503, JSON, b"{}", ANSWERED),
        (200, JSON, b"\x1f\x8b...", ANSWERED),
        (404, HTML, b"<html>not found", ANSWERED),  # a gateway without a list of models
        (200, HTML, b"<html>sign in", PORTAL),
        (200, "", b"", PORTAL),
        (403, HTML, b"<html>blocked", PORTAL),
        (302, HTML, b"", PORTAL),
        (307, JSON, b"{}", PORTAL),
        (511, JSON, b"{}", PORTAL),
        (502, HTML, b"<html>bad gateway", AWAY),
    ],
)
def test_what_an_answer_means(status: int, kind: str, body: bytes, finding: Finding) -> None:
    headers = {"content-type": kind, "location": "http://portal.test/"}
    assert Host(answer(status, headers, body)).ask(gateway()) is finding


def test_what_a_fault_means() -> None:
    tls = httpx.ConnectError("x")
    tls.__cause__ = type("SSLCertVerificationError", (Exception,), {})()
    assert Host(tls).ask(gateway()) is PORTAL
    assert Host(httpx.ConnectError("x")).ask(gateway()) is AWAY
    assert Host(httpx.ReadTimeout("x")).ask(gateway()) is AWAY
    with pytest.raises(OfflineSwitchOn):
        Host(OfflineSwitchOn()).ask(gateway())
    assert Host(answer(200)).ask(gateway("http://models.example.org:port/v1")) is AWAY


@pytest.mark.parametrize(
    ("model", "url"),
    [
        (CloudModel(provider=Provider.OPENAI, model="b"), "https://api.openai.com/v1/models"),
        (CloudModel(provider=Provider.ANTHROPIC, model="b"), "https://api.anthropic.com/v1/models"),
        (
            CloudModel(provider=Provider.OPENROUTER, model="b"),
            "https://openrouter.ai/api/v1/models",
        ),
        (
            gateway("https://me:secret@models.example.org/v1/chat/completions?key=secret#x"),
            "https://models.example.org/v1/models",
        ),
    ],
)
def test_each_dialect_is_asked_for_its_models_and_nothing_secret_goes_along(
    model: CloudModel, url: str
) -> None:
    host = Host(answer(401, {"content-type": JSON}))
    assert host.ask(model) is ANSWERED
    [request] = host.requests
    assert (request.method, str(request.url), request.content) == ("GET", url, b"")
    told = {name for name in request.headers if name != "host"}
    assert told == {"accept", "accept-encoding", "user-agent", "connection"}
    assert "secret" not in str(request.headers)
    assert request.extensions["permit"].purpose is Purpose.PROBE
