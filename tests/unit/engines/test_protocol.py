"""Messages survive the pipe, and nothing else comes through it."""

import multiprocessing

import pytest
from pydantic import ValidationError

from app.domain.attempt import Completion
from app.domain.prompt import Message, Prompt
from app.engines.local.protocol import (
    Advanced,
    Cancel,
    Count,
    Counted,
    Done,
    Failed,
    Generate,
    Load,
    Loaded,
    Unload,
    Unloaded,
    receive_reply,
    receive_request,
    send,
)

PROMPT = Prompt(id="p", messages=(Message(role="user", content="Grüße 漢字 \ud7ff"),), max_tokens=5)
REQUESTS = [
    Load(model_path="/m.gguf", context_limit=4096),
    Unload(),
    Count(id="c", texts=("a", "b")),
    Generate(prompt=PROMPT),
    Cancel(id="p"),
]
REPLIES = [
    Loaded(model="m", context_tokens=4096, device="CPU"),
    Unloaded(),
    Counted(id="c", counts=(1, 2)),
    Advanced(id="p", tokens_done=1, tokens_total=2, text="é"),
    Done(
        id="p",
        completion=Completion(
            text="x",
            is_truncated=False,
            prompt_tokens=1,
            completion_tokens=1,
            first_token_s=0.1,
            seconds=0.2,
        ),
    ),
    Failed(id=None, code="model_damaged", facts={"name": "m", "n": 3}),
]


@pytest.mark.parametrize("message", REQUESTS, ids=lambda message: message.type)
def test_requests(message: Load) -> None:
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        send(ours, message)
        assert receive_request(theirs) == message


@pytest.mark.parametrize("message", REPLIES, ids=lambda message: message.type)
def test_replies(message: Loaded) -> None:
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        send(theirs, message)
        assert receive_reply(ours) == message


def test_a_pickle_is_not_a_message() -> None:
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        theirs.send({"type": "loaded"})
        with pytest.raises(ValidationError):
            receive_reply(ours)
