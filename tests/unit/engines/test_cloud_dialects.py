"""What goes to each provider, byte for byte, and what is made of what comes back."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.domain.attempt import Completion
from app.domain.cloud import CloudModel, CloudPayload, Provider
from app.domain.errors import (
    CloudBusy,
    CloudError,
    CloudMoneyGone,
    CloudRefused,
    CloudUncertain,
    CloudUnreachable,
    OfflineSwitchOn,
)
from app.domain.prompt import (
    GREEDY,
    ChoiceConstraint,
    Constraint,
    JsonConstraint,
    Message,
    Prompt,
    QuotesConstraint,
)
from app.domain.settings import CloudEngineSettings
from app.engines.cloud import CloudEngine
from app.engines.cloud.faults import retry_after_s
from app.engines.cloud.openai import is_strict
from tests.fakes.clock import FakeClock
from tests.fakes.egress import HELLO

SCHEMA = {
    "type": "object",
    "properties": {"total": {"type": "number"}},
    "required": ["total"],
    "additionalProperties": False,
}
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def asked(constraint: Constraint | None = None) -> Prompt:
    messages = (
        Message(role="system", content="You read bills."),
        Message(role="user", content="The bill."),
    )
    return Prompt(id="p", messages=messages, max_tokens=50, sampling=GREEDY, constraint=constraint)


def sse(*events: dict[str, Any], is_done: bool = False) -> bytes:
    lines = [f"event: x\ndata: {json.dumps(event)}\n\n" for event in events]
    return "".join([*lines, "data: [DONE]\n\n" if is_done else ""]).encode()


def openai_stream(*texts: str) -> bytes:
    pieces = [{"choices": [{"delta": {"content": text}}]} for text in texts]
    usage = {
        "prompt_tokens": 20,
        "completion_tokens": 5,
        "prompt_tokens_details": {"cached_tokens": 8},
    }
    end = {"choices": [{"delta": {}, "finish_reason": "stop"}]}
    return sse(*pieces, end, {"choices": [], "usage": usage}, is_done=True)


def anthropic_stream(*deltas: dict[str, str], stop: str = "tool_use") -> bytes:
    usage = {"input_tokens": 12, "cache_read_input_tokens": 8, "output_tokens": 1}
    return sse(
        {"type": "message_start", "message": {"usage": usage}},
        {"type": "ping"},
        *({"type": "content_block_delta", "delta": delta} for delta in deltas),
        {"type": "message_delta", "delta": {"stop_reason": stop}, "usage": {"output_tokens": 5}},
        {"type": "message_stop"},
    )


def run(
    model: CloudModel, prompt: Prompt, answer: bytes
) -> tuple[httpx.Request, dict[str, Any], Completion]:
    seen: list[httpx.Request] = []

    def reply(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        kind = {"content-type": "text/event-stream"}
        return httpx.Response(200, headers=kind, stream=httpx.ByteStream(answer))

    engine = make(reply)
    made = engine.generate(CloudPayload(HELLO, prompt), model, lambda _: None)
    engine.close()
    [request] = seen
    return request, json.loads(request.content), made


def make(reply: Callable[[httpx.Request], httpx.Response]) -> CloudEngine:
    settings = CloudEngineSettings()
    transport = httpx.MockTransport(reply)
    return CloudEngine(lambda: settings, lambda _: "key", FakeClock(), lambda _: (), transport)


OPENAI = CloudModel(provider=Provider.OPENAI, model="gpt-4o")
ANTHROPIC = CloudModel(provider=Provider.ANTHROPIC, model="claude-sonnet-4-5")


def test_openai_gets_the_schema_and_says_what_it_counted() -> None:
    prompt = asked(JsonConstraint(json_schema=SCHEMA))
    request, body, made = run(OPENAI, prompt, openai_stream('{"total":', " 5}"))
    assert str(request.url) == "https://api.openai.com/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer key"
    assert body["response_format"]["json_schema"] == {
        "name": "answer",
        "schema": SCHEMA,
        "strict": True,
    }
    assert body["max_completion_tokens"] == 50
    assert made.text == '{"total": 5}'
    counts = (made.prompt_tokens, made.completion_tokens, made.prompt_tokens_reused)
    assert counts == (20, 5, 8)


def test_anthropic_is_made_to_call_a_tool_with_the_schema() -> None:
    prompt = asked(JsonConstraint(json_schema=SCHEMA))
    deltas = [{"partial_json": '{"total":'}, {"partial_json": " 5}"}]
    request, body, made = run(ANTHROPIC, prompt, anthropic_stream(*deltas))
    assert str(request.url) == "https://api.anthropic.com/v1/messages"
    assert request.headers["x-api-key"] == "key"
    assert request.headers["anthropic-version"] == "2023-06-01"
    assert body["system"] == "You read bills."
    assert [message["role"] for message in body["messages"]] == ["user"]
    [tool] = body["tools"]
    assert tool["input_schema"] == SCHEMA
    assert body["tool_choice"] == {"type": "tool", "name": tool["name"]}
    assert made.text == '{"total": 5}'
    counts = (made.prompt_tokens, made.completion_tokens, made.prompt_tokens_reused)
    assert counts == (20, 5, 8)
    assert not made.is_truncated


@pytest.mark.parametrize(
    ("constraint", "answer", "text"),
    [
        (ChoiceConstraint(labels=("a", "b")), '{"answer": "b"}', "b"),
        (
            QuotesConstraint(passage="Text."),
            '{"answer": [{"quote": "Text.", "statement": "S"}]}',
            '[{"quote": "Text.", "statement": "S"}]',
        ),
        (ChoiceConstraint(labels=("a", "b")), "nonsense", "nonsense"),
    ],
)
def test_what_is_no_object_goes_in_one_and_comes_out_of_it(
    constraint: Constraint, answer: str, text: str
) -> None:
    assert run(OPENAI, asked(constraint), openai_stream(answer))[2].text == text
    deltas = {"partial_json": answer}
    assert run(ANTHROPIC, asked(constraint), anthropic_stream(deltas))[2].text == text


@pytest.mark.parametrize(
    ("base_url", "address"),
    [
        ("https://x.openai.azure.com/openai/v1", "/openai/v1/chat/completions"),
        (
            "https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21",
            "/openai/deployments/d/chat/completions?api-version=2024-10-21",
        ),
    ],
)
def test_azure_has_addresses_and_a_header_of_its_own(base_url: str, address: str) -> None:
    model = CloudModel(provider=Provider.AZURE, model="d", base_url=base_url)
    request, _, _ = run(model, asked(), openai_stream("Yes."))
    assert str(request.url) == "https://x.openai.azure.com" + address
    assert request.headers["api-key"] == "key"
    assert "authorization" not in request.headers


@pytest.mark.parametrize(
    ("model", "limit", "has_temperature"),
    [
        (OPENAI, "max_completion_tokens", True),
        (OPENAI.model_copy(update={"model": "gpt-5-mini"}), "max_completion_tokens", False),
        (OPENAI.model_copy(update={"model": "o3"}), "max_completion_tokens", False),
        (CloudModel(provider=Provider.OPENROUTER, model="m/x"), "max_tokens", True),
    ],
)
def test_each_is_asked_in_words_it_takes(
    model: CloudModel, limit: str, has_temperature: bool
) -> None:
    _, body, _ = run(model, asked(), openai_stream("Yes."))
    assert limit in body
    assert ("temperature" in body) == has_temperature


def test_a_schema_that_leaves_room_is_not_called_strict() -> None:
    assert is_strict(SCHEMA)
    assert not is_strict({**SCHEMA, "required": []})
    assert not is_strict({"type": "array", "items": {**SCHEMA, "additionalProperties": True}})


@pytest.mark.parametrize(
    ("model", "stream", "kind"),
    [
        (OPENAI, sse({"error": {"code": "rate_limit_exceeded"}}), CloudBusy),
        (OPENAI, sse({"error": {"code": "insufficient_quota"}}), CloudMoneyGone),
        (OPENAI, sse({"choices": [{"finish_reason": "content_filter"}]}), CloudRefused),
        (ANTHROPIC, sse({"type": "error", "error": {"type": "overloaded_error"}}), CloudBusy),
        (ANTHROPIC, anthropic_stream({"text": "No."}, stop="refusal"), CloudRefused),
    ],
)
def test_errors_in_mid_answer(model: CloudModel, stream: bytes, kind: type[CloudError]) -> None:
    with pytest.raises(kind):
        run(model, asked(), stream)


def test_a_long_answer_is_told_to_be_cut() -> None:
    stream = anthropic_stream({"text": "And then"}, stop="max_tokens")
    assert run(ANTHROPIC, asked(), stream)[2].is_truncated


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("90", 90),
        ("", 0),
        ("soon", 0),
        ("-5", 0),
        ("999999999", 86_400),
        ((NOW + timedelta(minutes=2)).strftime("%a, %d %b %Y %H:%M:%S GMT"), 120),
        ((NOW - timedelta(minutes=2)).strftime("%a, %d %b %Y %H:%M:%S GMT"), 0),
        ("Fri, 99 Foo 2026 99:99:99 GMT", 0),
    ],
)
def test_how_long_a_server_asks_to_wait(header: str, seconds: float) -> None:
    assert retry_after_s(header, NOW) == seconds


@pytest.mark.parametrize(("is_sent", "kind"), [(False, CloudUnreachable), (True, CloudUncertain)])
def test_the_offline_switch_means_not_sent_or_nobody_knows(
    is_sent: bool, kind: type[CloudError]
) -> None:
    def switched_off(request: httpx.Request) -> httpx.Response:
        if is_sent:
            facts = {"request": httpx.Request("POST", "http://h")}
            request.extensions["trace"]("http11.send_request_headers.started", facts)
        raise OfflineSwitchOn

    engine = make(switched_off)
    payload = CloudPayload(HELLO, asked())
    with pytest.raises(kind, match="the offline switch is on"):
        engine.generate(payload, OPENAI, lambda _: None)
    engine.close()


def test_each_request_carries_the_permit_of_its_payload() -> None:
    request, _, _ = run(OPENAI, asked(), openai_stream("Yes"))
    assert request.extensions["permit"] is HELLO
