"""The cloud engine against llama.cpp's real server in both dialects, and every fault between."""

import json
import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
import trustme
from keyring.errors import KeyringLocked

from app.domain.attempt import Completion
from app.domain.cloud import CloudModel, CloudPayload, Provider
from app.domain.errors import (
    CloudBusy,
    CloudError,
    CloudIntercepted,
    CloudKeyMissing,
    CloudKeyRefused,
    CloudKeyringClosed,
    CloudMoneyGone,
    CloudRefused,
    CloudUncertain,
    CloudUnreachable,
    GenerationCancelled,
)
from app.domain.ports import Progress
from app.domain.prompt import ChoiceConstraint, JsonConstraint, Prompt
from app.domain.settings import CloudEngineSettings
from app.engines.cloud import CloudEngine
from app.system.clock import SystemClock
from app.system.secrets import Keys
from tests.fakes.egress import HELLO, open_transport
from tests.process.fault_proxy import FaultProxy
from tests.process.servers import STORY, ModelServer, ignore, prompt

pytestmark = pytest.mark.real_model
KEY = "sk-canary-4711"
DIALECTS = (Provider.GATEWAY, Provider.ANTHROPIC)


@pytest.fixture
def proxy(server: ModelServer) -> Iterator[FaultProxy]:
    proxy = FaultProxy(int(server.address.rpartition(":")[2]))
    yield proxy
    proxy.close()


def engine(key: str | None = KEY, deadline_s: float = 60.0) -> CloudEngine:
    settings = CloudEngineSettings().model_copy(update={"deadline_s": deadline_s})
    return CloudEngine(
        lambda: settings, lambda _: key, SystemClock(), lambda _: (), open_transport()
    )


def model_at(port: int, provider: Provider = Provider.GATEWAY, scheme: str = "http") -> CloudModel:
    base = f"{scheme}://127.0.0.1:{port}"
    path = "" if provider is Provider.ANTHROPIC else "/v1"
    return CloudModel(provider=provider, model="any", base_url=base + path)


def ask(
    engine: CloudEngine, model: CloudModel, asked: Prompt, told: list[str] | None = None
) -> Completion:
    def tell(progress: Progress) -> None:
        if told is not None:
            told.append(progress.text)

    try:
        return engine.generate(CloudPayload(HELLO, asked), model, tell)
    finally:
        engine.close()


@pytest.mark.parametrize("provider", DIALECTS)
def test_an_answer_comes_streamed_and_counted(proxy: FaultProxy, provider: Provider) -> None:
    told: list[str] = []
    made = ask(engine(), model_at(proxy.port, provider), prompt(f"{STORY}Go on."), told)
    assert made.text
    assert "".join(told) == made.text
    assert len(told) > 2
    assert made.is_counted
    assert made.prompt_tokens > 10
    assert 0 < made.completion_tokens <= 24
    assert made.bytes_out
    assert len(proxy.requests) == 1


@pytest.mark.parametrize("provider", DIALECTS)
def test_the_length_limit_is_told(proxy: FaultProxy, provider: Provider) -> None:
    asked = prompt("Count from one to a hundred in words.", max_tokens=4)
    assert ask(engine(), model_at(proxy.port, provider), asked).is_truncated


# llama.cpp's server passes over tools in Anthropic's dialect: tests/unit/engines has those.
def test_json_has_the_form_that_was_asked_for(proxy: FaultProxy) -> None:
    schema = {
        "type": "object",
        "properties": {"ship": {"type": "string", "maxLength": 20}, "people": {"type": "integer"}},
        "required": ["ship", "people"],
        "additionalProperties": False,
    }
    asked = prompt(f"{STORY}Which ship?", 60, constraint=JsonConstraint(json_schema=schema))
    made = json.loads(ask(engine(), model_at(proxy.port), asked).text)
    assert set(made) == {"ship", "people"}


def test_a_label_is_one_of_those_given(proxy: FaultProxy) -> None:
    asked = prompt(f"{STORY}Is it about?", 30, constraint=ChoiceConstraint(labels=("sea", "land")))
    assert ask(engine(), model_at(proxy.port), asked).text in {"sea", "land"}


FAULTS: list[tuple[str, type[CloudError]]] = [
    ("portal page", CloudIntercepted),
    ("portal redirect", CloudIntercepted),
    ("401", CloudKeyRefused),
    ("429 seconds", CloudBusy),
    ("429 date", CloudBusy),
    ("429 money", CloudMoneyGone),
    ("529", CloudBusy),
    ("503", CloudBusy),
    ("400", CloudRefused),
    ("garbled", CloudUncertain),
    ("empty", CloudUncertain),
    ("rst", CloudUncertain),
    ("hang", CloudUncertain),
    ("slow loris", CloudUncertain),
    ("cut", CloudUncertain),
    ("1 GB", CloudUncertain),
]


@pytest.mark.parametrize("provider", DIALECTS)
@pytest.mark.parametrize(("fault", "kind"), FAULTS)
def test_each_fault_has_its_class_and_one_request(
    proxy: FaultProxy,
    fault: str,
    kind: type[CloudError],
    provider: Provider,
    caplog: pytest.LogCaptureFixture,
) -> None:
    proxy.fault = fault
    deadline_s = 1.5 if fault in {"hang", "slow loris"} else 60.0
    with caplog.at_level(logging.DEBUG, "app"), pytest.raises(kind) as caught:
        ask(engine(deadline_s=deadline_s), model_at(proxy.port, provider), prompt(STORY))
    assert len(proxy.requests) == 1
    assert type(caught.value) is kind
    told = f"{caught.value!r} {caught.value.info} {caught.value.facts} {caplog.text}"
    assert KEY not in told
    assert "SECRET" not in told
    assert STORY not in told
    if isinstance(caught.value, CloudBusy) and fault.startswith("429"):
        assert 80 < caught.value.retry_after_s <= 121


def test_an_answer_without_usage_is_not_counted(proxy: FaultProxy) -> None:
    proxy.fault = "no usage"
    made = ask(engine(), model_at(proxy.port), prompt(STORY))
    assert made.text
    assert not made.is_counted


def test_what_cannot_be_reached_was_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(CloudUnreachable, match="no connection"):
        ask(engine(), model_at(port), prompt(STORY))
    nowhere = CloudModel(provider=Provider.GATEWAY, model="m", base_url="http://nowhere.invalid/v1")
    with pytest.raises(CloudUnreachable, match="name is not known"):
        ask(engine(), nowhere, prompt(STORY))


def test_a_certificate_counts_only_when_the_machine_trusts_it(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    proxy = FaultProxy(int(server.address.rpartition(":")[2]), context)
    try:
        with pytest.raises(CloudUnreachable, match="certificate"):
            ask(engine(), model_at(proxy.port, scheme="https"), prompt(STORY))
        assert proxy.requests == []
        bundle = tmp_path / "company.pem"
        authority.cert_pem.write_to_path(bundle)
        monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
        assert ask(engine(), model_at(proxy.port, scheme="https"), prompt(STORY)).text
    finally:
        proxy.close()


def test_the_systems_proxy_is_used(proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
    proxy.fault = "503"
    away = CloudModel(provider=Provider.GATEWAY, model="m", base_url="http://company.test/v1")
    with pytest.raises(CloudBusy):
        ask(engine(), away, prompt(STORY))
    assert proxy.requests[0].startswith(b"POST http://company.test/v1/chat/completions")


def test_without_a_usable_key_nothing_is_sent(proxy: FaultProxy) -> None:
    with pytest.raises(CloudKeyMissing):
        ask(engine(key=None), model_at(proxy.port), prompt(STORY))
    with pytest.raises(CloudKeyRefused):
        ask(engine(key="sk-\nX: y"), model_at(proxy.port), prompt(STORY))
    assert proxy.requests == []


def test_a_closed_keyring_is_told_apart_from_one_without_the_key(
    proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_service: str, _entry: str) -> str:
        raise KeyringLocked("/run/user/1000/keyring")

    monkeypatch.setattr(keyring, "get_password", locked)
    clouded = engine()
    monkeypatch.setattr(clouded, "_key_of", Keys().key_of)
    with pytest.raises(CloudKeyringClosed, match="it is locked") as closed:
        ask(clouded, model_at(proxy.port), prompt(STORY))
    assert "/run/user" not in str(closed.value.info)
    assert proxy.requests == []


@pytest.mark.parametrize(
    ("provider", "header"),
    [(Provider.GATEWAY, b"authorization: bearer "), (Provider.ANTHROPIC, b"x-api-key: ")],
)
def test_the_key_goes_in_the_header_of_the_dialect(
    proxy: FaultProxy, provider: Provider, header: bytes
) -> None:
    proxy.fault = "503"
    with pytest.raises(CloudBusy):
        ask(engine(), model_at(proxy.port, provider), prompt(STORY))
    head, _, body = proxy.requests[0].partition(b"\r\n\r\n")
    assert header + KEY.encode() in head.lower()
    assert KEY.encode() not in body


def test_a_request_is_cancelled_at_once(proxy: FaultProxy) -> None:
    proxy.fault = "hang"
    made = engine()
    threading.Timer(0.5, made.cancel, ["p"]).start()
    with pytest.raises(GenerationCancelled):
        made.generate(CloudPayload(HELLO, prompt(STORY)), model_at(proxy.port), ignore)
    made.close()


def test_the_rate_is_held_and_what_went_before_counts(proxy: FaultProxy) -> None:
    proxy.fault = "503"
    settings = CloudEngineSettings(rate_limit=3).model_copy(update={"deadline_s": 1.5})
    now = SystemClock().now()
    made = CloudEngine(
        lambda: settings, lambda _: KEY, SystemClock(), lambda _: (now,), open_transport()
    )
    kinds = []
    for _ in range(3):
        with pytest.raises(CloudError) as caught:
            made.generate(CloudPayload(HELLO, prompt(STORY)), model_at(proxy.port), ignore)
        kinds.append(type(caught.value))
    made.close()
    assert kinds == [CloudBusy, CloudBusy, CloudUnreachable]
    assert len(proxy.requests) == 2
