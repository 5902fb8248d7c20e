"""To whom anything is sent, and what a hostile or broken server can do: nothing."""

import threading
from typing import Any

import httpx
import pytest

from app.domain.egress import Purpose, is_trusted
from app.domain.errors import (
    AppError,
    EndpointNotTrusted,
    EndpointRefused,
    EndpointUnreachable,
    GenerationCancelled,
)
from app.domain.ports import Progress
from app.engines.local.endpoint import wire
from tests.unit.engines.endpoint_server import (
    PretendServer,
    answering,
    end,
    engine_at,
    event,
    ignore,
    piece,
    prompt,
    streaming,
)

SECRET = "the patient is called Ada"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.8.9.1", "::1", "localhost", "LocalHost", "localhost."]
)
def test_this_machine_is_trusted(host: str) -> None:
    assert is_trusted(host, ())


@pytest.mark.parametrize(
    "host",
    [
        "192.168.1.5",
        "0.0.0.0",
        "localhost.example.org",
        "127.0.0.1.nip.io",
        "my.localhost",
        "2130706433",
        "127.1",
        "",
    ],
)
def test_no_other_host_is_trusted_by_its_looks(host: str) -> None:
    assert not is_trusted(host, ("gpu.example.org",))


def test_a_named_host_is_trusted_exactly() -> None:
    assert is_trusted("GPU.example.org.", ("gpu.example.org",))
    assert not is_trusted("other.gpu.example.org", ("gpu.example.org",))


@pytest.mark.parametrize(
    "url", ["http://gpu.example.org/v1", "http://127.0.0.1.nip.io:1/v1", "https://10.0.0.7"]
)
def test_nothing_is_sent_to_a_host_that_is_not_trusted(url: str) -> None:
    server = answering(piece("x"), end())
    engine = engine_at(server, url, trusted_hosts=("other.example.org",))
    with pytest.raises(EndpointNotTrusted):
        engine.facts()
    with pytest.raises(EndpointNotTrusted):
        engine.count_tokens([SECRET])
    with pytest.raises(EndpointNotTrusted):
        engine.generate(prompt(SECRET), ignore)
    assert server.requests == []


@pytest.mark.parametrize(
    "url",
    ["ftp://127.0.0.1/v1", "127.0.0.1:8000", "", "http://", "http://a:b@127.0.0.1/", "http://a:b"],
)
def test_what_is_no_plain_web_address_is_refused_before_anything_is_sent(url: str) -> None:
    server = answering(piece("x"), end())
    with pytest.raises(EndpointRefused, match="its address must look like") as refused:
        engine_at(server, url).facts()
    assert "a:b" not in str(refused.value)
    assert server.requests == []


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://localhost:8000", "http://localhost:8000/v1/models"),
        ("http://localhost:8000/v1/", "http://localhost:8000/v1/models"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1/models"),
        ("https://127.0.0.1/team/llm/v1?x=1#y", "https://127.0.0.1/team/llm/v1/models"),
    ],
)
def test_the_address_may_have_a_prefix_and_needs_no_v1(url: str, asked: str) -> None:
    seen: list[httpx.Request] = []

    def note(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(503)

    with pytest.raises(EndpointUnreachable, match="it may still be loading"):
        engine_at(note, url).facts()
    assert str(seen[0].url) == asked


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_refused_and_not_followed(status: int) -> None:
    away = httpx.Response(status, headers={"location": "https://evil.example.org/v1/models"})
    server = PretendServer(routes={"/v1/models": away})
    with pytest.raises(EndpointRefused, match="it redirects elsewhere"):
        engine_at(server).facts()
    assert [request.url.host for request in server.requests] == ["127.0.0.1"]

    late = PretendServer(routes={"/v1/chat/completions": lambda _: away})
    with pytest.raises(EndpointRefused, match="it redirects elsewhere"):
        engine_at(late).generate(prompt(SECRET), ignore)
    assert {request.url.host for request in late.requests} == {"127.0.0.1"}


def test_the_key_is_asked_each_time_and_sent_as_a_bearer_token() -> None:
    keys = iter(["one", None, "two"])
    server = PretendServer("other")
    engine = engine_at(server, api_key=lambda: next(keys))
    engine.facts()
    with pytest.raises(EndpointRefused, match=r"\(status 404\)$"):
        engine.generate(prompt(), ignore)
    sent = [request.headers.get("authorization") for request in server.requests]
    assert sent == ["Bearer one", None, "Bearer two"]


@pytest.mark.parametrize("key", ["ké", "a\nb", "a\x00"])
def test_what_cannot_be_a_key_is_said_and_not_sent(key: str) -> None:
    server = PretendServer("other")
    with pytest.raises(EndpointRefused, match="stored key") as refusal:
        engine_at(server, api_key=lambda: key).facts()
    assert key not in str(refusal.value)
    assert server.requests == []


def test_white_space_around_a_key_is_not_part_of_it() -> None:
    server = PretendServer("other")
    engine_at(server, api_key=lambda: " one\n").facts()
    assert server.requests[0].headers["authorization"] == "Bearer one"


def test_characters_are_never_split_between_pieces() -> None:
    whole = piece("Größe: 漢字 😀, naïve") + end()
    server = answering(*(whole[n : n + 1] for n in range(len(whole))))
    seen: list[Progress] = []
    completion = engine_at(server).generate(prompt(), seen.append)
    assert completion.text == "Größe: 漢字 😀, naïve"
    assert [progress.text for progress in seen] == ["Größe: 漢字 😀, naïve"]


def test_an_answer_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MAX_REPLY_BYTES", 2 * 2**20)
    endless = [piece("a" * 10_000)] * 300
    with pytest.raises(EndpointRefused, match="its answer is larger than 2 MB"):
        engine_at(answering(*endless, end())).generate(prompt(), ignore)
    big = PretendServer(routes={"/v1/models": streaming(*[b" " * 2**16] * 40)})
    with pytest.raises(EndpointRefused, match="its answer is larger than 2 MB"):
        engine_at(big).facts()


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(EndpointRefused, match="a line of its answer has no end"):
        engine_at(answering(*[b"a" * 2**20] * 6)).generate(prompt(), ignore)


def test_a_compressed_answer_is_refused_unread() -> None:
    bomb = httpx.Response(200, headers={"content-encoding": "gzip"}, content=b"")
    with pytest.raises(EndpointRefused, match="it compresses its answers"):
        engine_at(PretendServer(routes={"/v1/models": bomb})).facts()


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (httpx.ConnectError("refused"), "no connection"),
        (
            httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate"),
            "its certificate is not trusted here",
        ),
        (httpx.ConnectTimeout("slow"), "no connection within 5 s"),
        (httpx.ReadTimeout("silent"), "no sign of life for 30 s"),
        (httpx.RemoteProtocolError("gone"), "it hung up"),
        (httpx.ReadError("reset"), "it hung up"),
    ],
)
def test_failures_of_the_network_become_ours(error: httpx.RequestError, reason: str) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        error.request = request
        raise error

    with pytest.raises(EndpointUnreachable) as failed:
        engine_at(fail).facts()
    assert failed.value.facts["reason"] == reason


@pytest.mark.parametrize(
    "error", [httpx.ReadError("reset"), httpx.RemoteProtocolError("gone"), None]
)
def test_a_cut_stream_is_unreachable(error: Exception | None) -> None:
    server = answering(piece("Half an ans"), error=error)
    with pytest.raises(EndpointUnreachable, match="it stopped in mid-answer"):
        engine_at(server).generate(prompt(), ignore)


def test_after_a_failure_the_server_is_asked_anew_who_it_is() -> None:
    server = answering(piece("Half"))
    engine = engine_at(server)
    for _ in range(2):
        with pytest.raises(EndpointUnreachable):
            engine.generate(prompt(), ignore)
    assert [path for path, _ in server.seen].count("/v1/models") == 2


def test_cancel_between_two_pieces() -> None:
    engine = engine_at(answering(piece("one"), piece("two"), piece("three"), end()))
    seen: list[str] = []

    def cancel(progress: Progress) -> None:
        seen.append(progress.text)
        engine.cancel("p")

    with pytest.raises(GenerationCancelled):
        engine.generate(prompt(), cancel)
    assert seen == ["one"]
    assert engine.generate(prompt(), ignore).text == "onetwothree"


def test_whatever_breaks_after_a_cancel_is_the_cancel() -> None:
    def cancel_then_break(request: httpx.Request) -> httpx.Response:
        engine.cancel("p")
        raise httpx.ReadError("bad file descriptor", request=request)

    engine = engine_at(PretendServer(routes={"/v1/chat/completions": cancel_then_break}))
    with pytest.raises(GenerationCancelled):
        engine.generate(prompt(), ignore)


def test_closing_ends_what_runs_and_later_calls_say_so() -> None:
    entered = threading.Event()
    closed = threading.Event()

    def slow(_: httpx.Request) -> httpx.Response:
        entered.set()
        closed.wait(5)
        return httpx.Response(200, content=piece("x") + end())

    engine = engine_at(PretendServer(routes={"/v1/chat/completions": slow}))
    raised: list[AppError] = []

    def run() -> None:
        try:
            engine.generate(prompt(), ignore)
        except AppError as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    assert entered.wait(5)
    engine.close()
    closed.set()
    thread.join(5)
    assert [type(error) for error in raised] == [GenerationCancelled]
    with pytest.raises(EndpointUnreachable, match="the engine was closed"):
        engine.generate(prompt(), ignore)


@pytest.mark.parametrize("body", [{"error": {"message": SECRET}}, {"message": SECRET}, SECRET, [1]])
@pytest.mark.parametrize("status", [400, 401, 404, 422, 429, 500, 503])
def test_no_error_repeats_what_the_server_says(status: int, body: Any) -> None:
    refusing = httpx.Response(status, json=body)
    server = PretendServer(routes={"/v1/chat/completions": lambda _: refusing})
    kind = EndpointUnreachable if status in (429, 500, 503) else EndpointRefused
    with pytest.raises(kind) as failed:
        engine_at(server).generate(prompt(SECRET), ignore)
    assert "Ada" not in repr(failed.value) + str(failed.value.facts) + str(failed.value.info)
    assert failed.value.__cause__ is None


def test_a_lone_surrogate_in_a_document_does_no_harm() -> None:
    server = answering(piece("ok"), end())
    assert engine_at(server).generate(prompt("a\ud800b"), ignore).text == "ok"
    assert server.body("/v1/chat/completions")["messages"][0]["content"] == "a?b"


def test_comments_and_unknown_fields_are_passed_over() -> None:
    pieces = (b": ping\n\n", b"event: message\r\nid: 1\r\n", piece("a"), event({"choices": []}))
    assert engine_at(answering(*pieces, end())).generate(prompt(), ignore).text == "a"


def test_each_request_carries_a_permit_for_its_host_and_its_attempt() -> None:
    server = answering(piece("Hello"), end())
    engine_at(server).generate(prompt("Hi"), ignore)
    permits = [request.extensions["permit"] for request in server.requests]
    assert {(one.purpose, one.host) for one in permits} == {(Purpose.ENDPOINT, "127.0.0.1")}
    assert permits[-1].attempt_id == prompt("Hi").id
    assert "is_kept" not in server.requests[-1].extensions
