"""Where a download may go, what is taken for a model, and what an answer's status means."""

import gzip
import json

import httpx
import pytest
from pydantic import ValidationError

from app.domain.errors import downloads as errors
from app.domain.setting_facts import setting_facts
from app.domain.settings import DownloadSettings, Settings
from app.system.hub.faults import Asked, fault_of, translated
from app.system.hub.hub import Hub, require_safe
from app.system.hub.naming import is_model, local_name

ASKED = Asked("hub.example", "some/model", "some/model:x.gguf", has_token=False)


@pytest.mark.parametrize(
    ("address", "is_plain", "is_safe"),
    [
        ("https://store.example/blob", False, True),
        ("http://store.example/blob", False, False),
        ("http://127.0.0.1:8000/blob", False, False),  # a public hub has no business there
        ("http://127.0.0.1:8000/blob", True, True),
        ("http://localhost/blob", True, True),
        ("http://store.example/blob", True, False),
        ("http://127.0.0.1.evil.example/", True, False),
        ("ftp://127.0.0.1/blob", True, False),
        ("file:///etc/passwd", True, False),
    ],
)
def test_plain_connections_are_for_a_mirror_on_this_machine(
    address: str, is_plain: bool, is_safe: bool
) -> None:
    if is_safe:
        require_safe(httpx.URL(address), is_plain=is_plain)
        return
    with pytest.raises(errors.HubUnsafe):
        require_safe(httpx.URL(address), is_plain=is_plain)


@pytest.mark.parametrize(
    ("file", "is_one"),
    [
        ("Model-Q4_K_M.gguf", True),
        ("gguf/small/Model.Q4_K_M.GGUF", True),
        ("Mödell (2).gguf", True),
        ("model.bin", False),
        ("mmproj-Model.gguf", False),
        ("Model-00001-of-00003.gguf", True),
        ("Model-00001-of-00001.gguf", True),
        ("Model-00004-of-00003.gguf", False),
        ("Model-00001-of-00003.GGUF", False),  # llama.cpp would not find the others
        ("../Model-00001-of-00003.gguf", False),
        ("../Model.gguf", False),
        ("a/../../Model.gguf", False),
        ("/etc/Model.gguf", False),
        (".hidden.gguf", False),
        ("a\\b.gguf", False),
        ("Model\x1b[2J.gguf", False),
        ("Model\n.gguf", False),
        ("", False),
    ],
)
def test_a_model_is_one_whole_gguf_file_by_a_plain_name(file: str, is_one: bool) -> None:
    assert is_model(file) is is_one


def test_a_file_is_called_here_as_it_is_called_there() -> None:
    assert local_name("gguf/small/Model.gguf") == "Model.gguf"


@pytest.mark.parametrize(
    ("status", "has_token", "kind"),
    [
        (401, False, errors.HubWantsToken),
        (401, True, errors.HubRefusesToken),
        (403, False, errors.HubWantsToken),
        (403, True, errors.HubRefusesToken),
        (404, False, errors.HubHasNot),
        (407, False, errors.HubStrange),
        (410, False, errors.HubHasNot),
        (429, False, errors.HubBusy),
        (451, False, errors.HubRefused),
        (500, False, errors.HubBusy),
        (503, True, errors.HubBusy),
    ],
)
def test_a_status_means_one_thing(
    status: int, has_token: bool, kind: type[errors.DownloadError]
) -> None:
    assert type(fault_of(status, {}, ASKED._replace(has_token=has_token))) is kind


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("7", 7.0), ("", 0.0), ("-3", 0.0), ("soon", 0.0), ("9" * 30, 0.0), ("²", 0.0)],
)
def test_the_wait_that_is_asked_for_is_a_number_or_none(told: str, seconds: float) -> None:
    fault = fault_of(429, {"retry-after": told}, ASKED)
    assert isinstance(fault, errors.HubBusy)
    assert fault.retry_after_s == seconds


FAULTS: list[tuple[Exception, type[errors.DownloadError], str]] = [
    (httpx.ConnectError("[Errno -2] Name or service not known"), errors.HubUnreachable, "name"),
    (httpx.ConnectError("[Errno 111] Connection refused"), errors.HubUnreachable, "no connection"),
    (httpx.ConnectError("certificate verify failed"), errors.HubUnreachable, "not trusted"),
    (httpx.ConnectTimeout("timed out"), errors.HubUnreachable, "does not answer"),
    (httpx.ReadTimeout("timed out"), errors.HubUnreachable, "does not answer"),
    (httpx.ProxyError("407"), errors.HubUnreachable, "proxy"),
    (httpx.RemoteProtocolError("peer closed"), errors.HubUnreachable, "broke off"),
    (httpx.InvalidURL("secret words"), errors.HubStrange, "cannot be read"),
    (httpx.TooManyRedirects("secret words"), errors.HubStrange, "cannot be read"),
]


@pytest.mark.parametrize(("fault", "kind", "words"), FAULTS, ids=lambda value: str(value)[:40])
def test_what_httpx_raises_is_said_in_our_words(
    fault: Exception, kind: type[errors.DownloadError], words: str
) -> None:
    with pytest.raises(kind) as raised, translated("hub.example"):
        raise fault
    assert words in raised.value.info.title
    assert "secret" not in raised.value.info.title


def test_a_break_after_the_beginning_is_another_thing() -> None:
    with pytest.raises(errors.HubBroke), translated("hub.example", is_reading=True):
        raise httpx.ReadError("reset")


@pytest.mark.parametrize(
    "values",
    [
        {"mirror": "http://hub.example"},
        {"mirror": "hub.example"},
        {"mirror": "https://ada:word@hub.example"},
        {"mirror": "ftp://127.0.0.1"},
        {"proxy": "socks5://127.0.0.1:9050"},
        {"proxy": "http://ada:word@proxy.example"},
        {"proxy": "proxy.example:3128"},
        {"limit_mb_s": 0},
    ],
)
def test_settings_that_cannot_be_used_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        DownloadSettings.model_validate(values)


def test_settings_are_described_with_their_units() -> None:
    facts = {fact.key: fact for fact in setting_facts(Settings())}
    assert facts["downloads.limit_mb_s"].limits == "number, or none, more than 0, MB a second"
    good = DownloadSettings(
        mirror="http://127.0.0.1:8080", proxy="https://proxy.example", limit_mb_s=2
    )
    assert good.limit_mb_s == 2


def test_an_answer_that_would_unpack_to_more_than_it_is_long_is_refused() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["accept-encoding"])
        packed = gzip.compress(json.dumps({"id": "some/model", "siblings": []}).encode())
        headers = {"content-encoding": "gzip", "content-type": "application/json"}
        return httpx.Response(200, headers=headers, content=packed)

    hub = Hub(httpx.MockTransport(answer), "https://hub.example", None)
    with pytest.raises(errors.HubStrange):
        hub.files("some/model")
    assert set(asked) == {"identity"}
