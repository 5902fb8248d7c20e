"""What servers answer: text, figures, refusals, garbage."""

import json
from typing import Any

import httpx
import pytest

from app.domain.errors import AppError, ContextTooLong, EndpointRefused, EndpointUnreachable
from app.domain.ports import Progress
from app.domain.prompt import ChoiceConstraint
from app.engines.local.endpoint.replies import Refusals
from tests.unit.engines.endpoint_server import (
    PretendServer,
    answering,
    end,
    engine_at,
    event,
    ignore,
    piece,
    prompt,
)


def refusal(status: int, payload: object) -> AppError:
    return Refusals("host", max_tokens=50, needed_tokens=999, context_tokens=777).error(
        status, payload
    )


def test_text_and_figures() -> None:
    completion = engine_at(answering(piece("Hel"), piece("lo"), end())).generate(prompt(), ignore)
    assert completion.text == "Hello"
    assert not completion.is_truncated
    assert completion.prompt_tokens == 7
    assert completion.completion_tokens == 3
    assert completion.prompt_tokens_reused == 5
    assert 0 <= completion.first_token_s <= completion.seconds
    assert completion.probabilities is None
    assert completion.batch_size is None


def test_the_token_limit_is_told_apart_from_the_models_own_end() -> None:
    completion = engine_at(answering(piece("a"), end("length"))).generate(prompt(), ignore)
    assert completion.is_truncated


def test_a_server_that_counts_nothing_still_gives_figures() -> None:
    last = event({"choices": [{"delta": {}, "finish_reason": "stop"}]})
    completion = engine_at(answering(piece("a"), piece("b"), last)).generate(prompt(), ignore)
    assert completion.completion_tokens == 2
    assert completion.prompt_tokens > 0
    assert completion.prompt_tokens_reused is None


def test_thinking_aloud_is_not_the_answer() -> None:
    thought = event({"choices": [{"delta": {"reasoning_content": "hm", "content": None}}]})
    assert engine_at(answering(thought, piece("a"), end())).generate(prompt(), ignore).text == "a"


def test_prompt_progress_of_llama_server_is_passed_on() -> None:
    reading = event({"choices": [], "prompt_progress": {"total": 40, "cache": 0, "processed": 20}})
    seen: list[Progress] = []
    server = answering(reading, piece("a"), end(), models="llamacpp")
    engine_at(server).generate(prompt(), seen.append)
    assert seen == [Progress(20, 40, ""), Progress(40, 40, "a")]


@pytest.mark.parametrize(
    "line",
    [
        b"data: {not json}\n",
        b"data: \xff\xfe\n",
        b"data: []\n",
        b'data: {"choices": 7}\n',
        b'data: {"choices": [{"delta": {"content": {"a": 1}}}]}\n',
        b'data: {"usage": {"prompt_tokens": -1}}\n',
        b'data: {"usage": {"prompt_tokens": 1e300}}\n',
        b'data: {"usage": {"prompt_tokens": 99999999999999999999}}\n',
        b'data: {"choices": [{"text": "\\ud800"}]}\n',
        b"data: " + b"[" * 100_000 + b"\n",
        b"error: oops\n",
    ],
)
def test_garbage_in_the_stream_is_refused(line: bytes) -> None:
    with pytest.raises(EndpointRefused, match="its answer is garbled"):
        engine_at(answering(piece("a"), line, end())).generate(prompt(), ignore)


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"{}", b'{"data": 3}', b'{"data": [{"name": "x"}]}', b"[" * 100_000]
)
def test_garbage_for_a_list_of_models_is_refused(body: bytes) -> None:
    server = PretendServer(routes={"/v1/models": lambda _: httpx.Response(200, content=body)})
    with pytest.raises(EndpointRefused, match="it does not list its models"):
        engine_at(server).facts()


def test_a_server_without_models_is_refused() -> None:
    server = PretendServer(routes={"/v1/models": httpx.Response(200, json={"data": []})})
    with pytest.raises(EndpointRefused, match="it offers no model"):
        engine_at(server).facts()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (event({"error": {"code": 500, "message": "x"}}), EndpointUnreachable),
        (event({"error": {"code": 400, "message": "x"}}), EndpointRefused),
        (event({"error": "x"}), EndpointUnreachable),
        (b'error: {"code":400,"message":"x"}\n\n', EndpointRefused),
    ],
)
def test_an_error_in_mid_stream_is_an_error(line: bytes, kind: type[AppError]) -> None:
    with pytest.raises(kind):
        engine_at(answering(piece("a"), line, end())).generate(prompt(), ignore)


@pytest.mark.parametrize(
    ("error", "needed", "context"),
    [
        (
            {
                "code": 400,
                "message": "request (3031 tokens) exceeds the available context size (1024 tokens)",
                "type": "exceed_context_size_error",
                "n_prompt_tokens": 3031,
                "n_ctx": 1024,
            },
            3031,
            1024,
        ),
        (
            {
                "message": "This model's maximum context length is 6048 tokens. However, you"
                " requested 6616 tokens (568 in the messages, 6048 in the completion)."
            },
            6616,
            6048,
        ),
        (
            {
                "message": "'max_tokens' or 'max_completion_tokens' is too large: 50. This model's"
                " maximum context length is 1024 tokens and your request has 1000 input tokens"
                " (50 > 1024 - 1000)."
            },
            1050,
            1024,
        ),
        (
            {
                "message": "This model's maximum context length is 4096 tokens. However, you"
                " requested 0 output tokens and your prompt contains at least 4097 input tokens,"
                " for a total of at least 4097 tokens."
            },
            4147,
            4096,
        ),
        ({"message": "the input length exceeds the context length"}, 999, 777),
        (
            {
                "message": "Trying to keep the first 9038 tokens when context the overflows."
                " However, the model is loaded with context length of only 4096 tokens"
            },
            999,
            777,
        ),
    ],
)
def test_a_prompt_that_does_not_fit_is_told_with_both_figures(
    error: dict[str, Any], needed: int, context: int
) -> None:
    for payload in ({"error": error}, error):  # old vLLMs have it on the top level
        found = refusal(400, payload)
        assert isinstance(found, ContextTooLong)
        assert found.facts == {"needed_tokens": needed, "context_tokens": context}


@pytest.mark.parametrize("payload", [None, [], "x", {}, {"error": None}, {"error": {"message": 4}}])
def test_other_refusals_give_their_status_only(payload: object) -> None:
    assert refusal(422, payload).facts == {"host": "host", "reason": "status 422"}


def answer_of(text: str, reason: str = "stop") -> Any:
    rule = ChoiceConstraint(labels=("yes", "no"))
    server = answering(piece(text[:2]), piece(text[2:]), end(reason), models="llamacpp")
    seen: list[Progress] = []
    completion = engine_at(server).generate(prompt(constraint=rule), seen.append)
    assert "".join(progress.text for progress in seen) == completion.text
    return completion


def test_a_wrapped_answer_is_unwrapped_and_told_once_it_is_whole() -> None:
    assert answer_of('"y\\u00e9s"').text == "yés"
    assert answer_of(json.dumps('said "no"')).text == 'said "no"'


def test_a_wrapped_answer_that_is_whole_is_not_truncated_by_the_blanks_after_it() -> None:
    assert not answer_of('"yes" \n ', "length").is_truncated
    assert answer_of('"ye', "length").is_truncated
    assert answer_of('"ye', "length").text == "ye"


@pytest.mark.parametrize(
    ("text", "left"), [("no", "no"), ('{"a": 1}', '{"a": 1}'), ('"\\ud800"', '\\ud800"')]
)
def test_a_server_that_ignores_the_constraint_gives_its_text(text: str, left: str) -> None:
    assert answer_of(text).text == left
