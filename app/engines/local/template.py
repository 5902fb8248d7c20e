"""Render a chat template so that document text can never become a control token.

The template sees a placeholder where each content goes. What it renders around the placeholders
is the model's own scaffolding, in which `<|im_end|>` and the like are control tokens; what
replaces them is data and is tokenized as plain text.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.domain.prompt import Message
from app.engines.local.bounds import TookTooLong

# Private-use characters: no template writes them, and text between them is only a number.
_MARK = re.compile("\ue0f0(\\d+)\ue0f1")
# What templates write around the messages is a few hundred characters; some list what they can do.
MOST_CHARS = 200_000


class Segment(NamedTuple):
    """A stretch of a rendered prompt; only scaffolding may hold control tokens."""

    text: str
    is_scaffolding: bool


class TemplateFault(Exception):
    """The template raised, or lost or repeated a message. Says what, without the text."""


class TemplateExcess(TemplateFault):
    """It wanted more time, memory or room than any template needs: it is not asked again."""


def render_segments(
    render: Callable[[list[dict[str, str]]], str], messages: Sequence[Message]
) -> list[Segment]:
    """The prompt for some messages, as scaffolding and data in turn.

    Args:
        render: the model's chat template over `{"role", "content"}` dicts.
        messages: the conversation; a template that refuses the system role gets that text at
            the head of the first user message.
    """
    try:
        return _render(render, messages)
    except TemplateExcess:
        raise
    except TemplateFault:
        merged = _without_system(messages)
        if merged == list(messages):
            raise
        return _render(render, merged)


def _render(
    render: Callable[[list[dict[str, str]]], str], messages: Sequence[Message]
) -> list[Segment]:
    marked = [
        {"role": message.role, "content": f"\ue0f0{number}\ue0f1"}
        for number, message in enumerate(messages)
    ]
    try:
        rendered = render(marked)
    except (Exception, TookTooLong) as fault:  # noqa: BLE001 - a stranger's program raises anything
        kind = TemplateExcess if isinstance(fault, MemoryError | TookTooLong) else TemplateFault
        raise kind(type(fault).__name__) from None
    if len(rendered) > MOST_CHARS:
        raise TemplateExcess("it writes far too much around the messages")
    parts = _MARK.split(rendered)
    if [int(number) for number in parts[1::2]] != list(range(len(messages))):
        raise TemplateFault("a message is missing, repeated or out of order")
    segments = [Segment(parts[0], is_scaffolding=True)]
    for number, scaffolding in zip(parts[1::2], parts[2::2], strict=True):
        segments.append(Segment(messages[int(number)].content, is_scaffolding=False))
        segments.append(Segment(scaffolding, is_scaffolding=True))
    return [segment for segment in segments if segment.text]


def _without_system(messages: Sequence[Message]) -> list[Message]:
    """The same with the system text put before the first user text."""
    system = [message.content for message in messages if message.role == "system"]
    others = [message for message in messages if message.role != "system"]
    if not system or not others:
        return list(messages)
    first = others[0].model_copy(update={"content": "\n\n".join([*system, others[0].content])})
    return [first, *others[1:]]


def plain_segments(messages: Sequence[Message]) -> list[Segment]:
    """The prompt for a base model, which has no chat template: the texts, then a cue."""
    text = "\n\n".join(message.content for message in messages)
    return [Segment(f"{text}\n\nAnswer:", is_scaffolding=False)]
