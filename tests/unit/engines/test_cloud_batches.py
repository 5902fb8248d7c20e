"""The formats of batches, byte for byte; recorded shapes from both providers' references."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.domain.batch import Batch, BatchAnswer, batch_payload_of
from app.domain.cloud import Provider
from app.domain.errors import (
    CloudBatchBroken,
    CloudBatchFailed,
    CloudError,
    CloudKeyRefused,
    CloudMoneyGone,
    CloudRefused,
    CloudUncertain,
)
from app.domain.prompt import GREEDY, JsonConstraint, Message, Prompt
from app.domain.task import Privacy
from app.engines.cloud.batch_calls import short_lines
from app.engines.cloud.batches import BatchEngine
from tests.contract.samples import make_task
from tests.fakes.clock import FakeClock

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SCHEMA = {
    "type": "object",
    "properties": {"total": {"type": "number"}},
    "required": ["total"],
    "additionalProperties": False,
}
PROMPT = Prompt(
    id="try1",
    messages=(Message(role="user", content="The bill: ü\ud800"),),
    max_tokens=50,
    sampling=GREEDY,
    constraint=JsonConstraint(json_schema=SCHEMA),
)
Reply = Callable[[httpx.Request], httpx.Response]


def batch_at(provider: Provider, remote_id: str = "b1", model: str = "m") -> Batch:
    return Batch(
        id="ours",
        provider=provider,
        model=model,
        remote_id=remote_id,
        items=1,
        opened_at=NOW,
        next_poll_at=NOW,
    )


OPENAI, ANTHROPIC = batch_at(Provider.OPENAI), batch_at(Provider.ANTHROPIC)


def engine_with(reply: Reply) -> BatchEngine:
    return BatchEngine(lambda _: "key", FakeClock(), httpx.MockTransport(reply))


def json_reply(status: int, body: object) -> httpx.Response:
    content = json.dumps(body).encode()
    kind = {"content-type": "application/json"}
    return httpx.Response(status, headers=kind, stream=httpx.ByteStream(content))


def payload() -> Any:
    task = make_task("a").model_copy(update={"privacy": Privacy.CLOUD_ALLOWED})
    return batch_payload_of([(task, PROMPT)])


def test_openai_gets_a_file_of_lines_and_then_the_order_to_begin() -> None:
    seen: list[httpx.Request] = []

    def reply(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return json_reply(200, {"id": "file-1" if len(seen) == 1 else "batch_1"})

    assert engine_with(reply).submit(OPENAI, payload()) == "batch_1"
    upload, begin = seen
    assert str(upload.url) == "https://api.openai.com/v1/files"
    assert b'name="purpose"\r\n\r\nbatch\r\n' in upload.content
    assert b'filename="homeport-ours.jsonl"' in upload.content
    line = json.loads(upload.content.split(b"\r\n\r\n")[2].split(b"\r\n--")[0])
    assert (line["custom_id"], line["method"]) == ("try1", "POST")
    assert line["url"] == "/v1/chat/completions"
    assert set(line["body"]) == {
        "model",
        "messages",
        "temperature",
        "max_completion_tokens",
        "response_format",
    }
    assert line["body"]["messages"][0]["content"] == "The bill: ü?"
    assert json.loads(begin.content) == {
        "input_file_id": "file-1",
        "endpoint": "/v1/chat/completions",
        "completion_window": "24h",
        "metadata": {"homeport_batch": "ours"},
    }
    assert begin.headers["authorization"] == "Bearer key"


def test_anthropic_gets_all_in_one_request() -> None:
    seen: list[httpx.Request] = []

    def reply(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return json_reply(200, {"id": "msgbatch_1"})

    assert engine_with(reply).submit(ANTHROPIC, payload()) == "msgbatch_1"
    [sent] = seen
    assert str(sent.url) == "https://api.anthropic.com/v1/messages/batches"
    assert (sent.headers["x-api-key"], sent.headers["anthropic-version"]) == ("key", "2023-06-01")
    [request] = json.loads(sent.content)["requests"]
    assert request["custom_id"] == "try1"
    assert "stream" not in request["params"]
    assert request["params"]["tool_choice"] == {"type": "tool", "name": "answer"}


@pytest.mark.parametrize(
    ("at", "status", "expected"),
    [
        (OPENAI, (500, 0), CloudBatchBroken),
        (OPENAI, (429, 0), CloudBatchBroken),
        (OPENAI, (401, 0), CloudKeyRefused),
        (OPENAI, (413, 0), CloudRefused),
        (OPENAI, (200, 500), CloudUncertain),
        (OPENAI, (200, 400), CloudRefused),
        (OPENAI, (200, 402), CloudMoneyGone),
        (ANTHROPIC, (500, 0), CloudUncertain),
        (ANTHROPIC, (529, 0), CloudUncertain),
        (ANTHROPIC, (413, 0), CloudRefused),
    ],
)
def test_only_what_may_have_begun_is_uncertain(
    at: Batch, status: tuple[int, int], expected: type[CloudError]
) -> None:
    statuses = iter(status)
    engine = engine_with(lambda _: json_reply(next(statuses), {"id": "x"}))
    with pytest.raises(CloudError) as fault:
        engine.submit(at, payload())
    assert type(fault.value) is expected


@pytest.mark.parametrize("name", ["../x", "a/b", "", "a?b", "a" * 300, 7, None, "é"])
def test_a_name_that_could_lead_elsewhere_is_no_name(name: object) -> None:
    with pytest.raises(CloudUncertain):
        engine_with(lambda _: json_reply(200, {"id": name})).submit(ANTHROPIC, payload())


def test_ours_is_found_on_the_second_page() -> None:
    def reply(request: httpx.Request) -> httpx.Response:
        is_first = "after" not in request.url.params
        mark = {} if is_first else {"homeport_batch": "ours"}
        one = {"id": "b7" if is_first else "b8", "metadata": mark, "created_at": NOW.timestamp()}
        return json_reply(200, {"data": [one], "has_more": is_first})

    assert engine_with(reply).find(OPENAI, ["try1"]) == "b8"


@pytest.mark.parametrize("at", [OPENAI, ANTHROPIC], ids=["openai", "anthropic"])
@pytest.mark.parametrize("body", [{}, {"data": 1}, {"data": [{}], "has_more": True}])
def test_a_list_that_is_none_says_nothing(at: Batch, body: object) -> None:
    with pytest.raises(CloudUncertain):
        engine_with(lambda _: json_reply(200, body)).find(at, ["try1"])


def test_a_list_without_an_end_is_given_up() -> None:
    one = {"id": "b", "metadata": {}, "created_at": NOW.timestamp()}
    endless = engine_with(lambda _: json_reply(200, {"data": [one], "has_more": True}))
    with pytest.raises(CloudUncertain):
        endless.find(OPENAI, ["try1"])


def test_at_anthropic_one_that_could_be_ours_is_waited_for() -> None:
    one = {
        "id": "b",
        "created_at": (NOW + timedelta(seconds=3)).isoformat(),
        "processing_status": "in_progress",
        "request_counts": {"processing": 1},
    }
    engine = engine_with(lambda _: json_reply(200, {"data": [one], "has_more": False}))
    with pytest.raises(CloudUncertain):
        engine.find(ANTHROPIC, ["try1"])
    assert engine.find(ANTHROPIC, ["try1", "try2"]) is None  # it has one request, ours two
    later = ANTHROPIC.model_copy(update={"opened_at": NOW + timedelta(hours=3)})
    assert engine.find(later, ["try1"]) is None


def answers(at: Batch, look: dict[str, Any], *lines: object) -> list[BatchAnswer]:
    content = b"\n".join(json.dumps(line).encode() for line in lines)

    def reply(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith(("/content", "/results")):
            return httpx.Response(200, stream=httpx.ByteStream(content))
        return json_reply(200, look)

    engine = engine_with(reply)
    return list(engine.answers(at, engine.look(at)))


OPENAI_DONE = {"status": "completed", "output_file_id": "out", "input_file_id": "in"}
ANTHROPIC_DONE = {"processing_status": "ended", "results_url": "https://elsewhere.example/x"}


def test_openai_lines_are_read_as_a_streamed_answer_is() -> None:
    body = {
        "choices": [
            {"message": {"role": "assistant", "content": '{"total": 5}'}, "finish_reason": "stop"}
        ],
        "usage": {
            "prompt_tokens": 20,
            "completion_tokens": 5,
            "prompt_tokens_details": {"cached_tokens": 8},
        },
    }
    good = {"id": "r", "custom_id": "try1", "response": {"status_code": 200, "body": body}}
    [answer] = answers(OPENAI, OPENAI_DONE, good)
    made = engine_with(lambda _: json_reply(500, {})).read(OPENAI, PROMPT, answer)
    assert (made.text, made.is_counted) == ('{"total": 5}', True)
    counts = (made.prompt_tokens, made.completion_tokens, made.prompt_tokens_reused)
    assert counts == (20, 5, 8)
    cut = {**body, "choices": [{**body["choices"][0], "finish_reason": "length"}], "usage": None}  # type: ignore[index]
    made = engine_with(lambda _: json_reply(500, {})).read(
        OPENAI, PROMPT, BatchAnswer("try1", cut, None, 9)
    )
    assert (made.is_truncated, made.is_counted) == (True, False)  # unknown, never 0


def test_anthropic_lines_are_read_as_a_streamed_answer_is() -> None:
    message = {
        "content": [{"type": "tool_use", "name": "answer", "input": {"total": 5}}],
        "stop_reason": "tool_use",
        "usage": {"input_tokens": 12, "cache_read_input_tokens": 8, "output_tokens": 5},
    }
    good = {"custom_id": "try1", "result": {"type": "succeeded", "message": message}}
    [answer] = answers(ANTHROPIC, ANTHROPIC_DONE, good)
    made = engine_with(lambda _: json_reply(500, {})).read(ANTHROPIC, PROMPT, answer)
    assert json.loads(made.text) == {"total": 5}
    counts = (made.prompt_tokens, made.completion_tokens, made.prompt_tokens_reused)
    assert counts == (20, 5, 8)


@pytest.mark.parametrize(
    ("at", "line", "expected"),
    [
        (OPENAI, {"error": {"code": "batch_expired"}, "response": None}, CloudBatchFailed),
        (OPENAI, {"response": {"status_code": 400, "body": {}}}, CloudRefused),
        (OPENAI, {"response": {"status_code": 500, "body": {}}}, CloudBatchFailed),
        (OPENAI, {"response": {"status_code": 200, "body": {"choices": []}}}, CloudUncertain),
        (OPENAI, {"response": {"status_code": 200, "body": {"choices": 3}}}, CloudUncertain),
        (ANTHROPIC, {"result": {"type": "canceled"}}, CloudBatchFailed),
        (ANTHROPIC, {"result": {"type": "expired"}}, CloudBatchFailed),
        (ANTHROPIC, {"result": {"type": "succeeded", "message": {}}}, CloudUncertain),
        (ANTHROPIC, {"result": 9}, CloudBatchFailed),
        (
            ANTHROPIC,
            {
                "result": {
                    "type": "errored",
                    "error": {"type": "error", "error": {"type": "invalid_request_error"}},
                }
            },
            CloudRefused,
        ),
    ],
)
def test_what_a_line_without_an_answer_means(
    at: Batch, line: dict[str, Any], expected: type[CloudError]
) -> None:
    done = OPENAI_DONE if at is OPENAI else ANTHROPIC_DONE
    [answer] = answers(at, done, {"custom_id": "try1", **line})
    with pytest.raises(CloudError) as fault:
        engine_with(lambda _: json_reply(500, {})).read(at, PROMPT, answer)
    assert type(fault.value) is expected


def test_a_line_that_is_too_long_is_left_out_without_being_held() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"short\nlo"
        for _ in range(50):
            yield b"x" * 10
        yield b"ng\nlast"

    assert list(short_lines(pieces(), 20)) == [b"short", b"last"]
    assert list(short_lines([b"a" * 21], 20)) == []
    assert list(short_lines([b"a" * 20, b"\n", b"b"], 20)) == [b"a" * 20, b"b"]
