"""What each kind of server understands: the same prompt in its own words.

Sources: OpenAI's API reference (chat completions, completions), llama.cpp `tools/server/README.md`,
vLLM "OpenAI-compatible server" and "Structured outputs", Ollama "OpenAI compatibility", LM Studio
"Structured output".
"""

import math
import re
from enum import StrEnum
from typing import Any, NamedTuple, assert_never

from app.domain.errors import SchemaUnsupported
from app.domain.prompt import (
    ChoiceConstraint,
    Constraint,
    JsonConstraint,
    Prompt,
    QuotesConstraint,
    RegexConstraint,
)

# Tokens that a chat template puts around one message, at most.
_TEMPLATE_TOKENS = 16
# Texts that tokenizers make one control token of: ChatML, Llama, Gemma, Mistral, DeepSeek.
_CONTROL = re.compile(
    r"<(?=[|\uff5c])|[|\uff5c](?=>)"
    r"|<(?=/?(?:s|bos|eos|pad|unk|mask|start_of_turn|end_of_turn)>)|<(?=</?SYS>>)"
    r"|\[(?=/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\])"
)
_WORD = re.compile(r" ?[A-Za-z]+")
_VOWELS = frozenset("aeiouy")
_SHORT_WORD, _LONG_WORD = 4, 9


class Kind(StrEnum):
    """Which program the server is, as far as its dialect goes."""

    LLAMA_SERVER = "llama-server"
    VLLM = "vLLM"
    OLLAMA = "Ollama"
    LM_STUDIO = "LM Studio"
    OTHER = "other"


class Server(NamedTuple):
    """What is known of the server. `model` is the name to ask for.

    `context_tokens` and `slots` are None when it does not tell. `has_old_guides`: a vLLM before
    0.11, which knows `guided_choice` but not yet `structured_outputs`.
    """

    kind: Kind
    model: str
    context_tokens: int | None = None
    slots: int | None = None
    has_old_guides: bool = False

    @property
    def refuses_long_prompts(self) -> bool:
        """Does it refuse what does not fit? Ollama and LM Studio may silently drop a part."""
        return self.kind in (Kind.LLAMA_SERVER, Kind.VLLM)


class Call(NamedTuple):
    """A request: where it goes, what it says, and whether the answer comes as a JSON string."""

    path: str
    body: dict[str, Any]
    is_wrapped: bool


def call_for(server: Server, prompt: Prompt) -> Call:
    """A prompt in the server's dialect.

    Raises:
        SchemaUnsupported: the JSON Schema allows no answer.
    """
    body: dict[str, Any] = {
        "model": server.model,
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": prompt.max_tokens,
        "temperature": prompt.sampling.temperature,
        "top_p": prompt.sampling.top_p,
        "seed": prompt.sampling.seed,
    }
    if prompt.stop:
        body["stop"] = list(prompt.stop)
    body |= _own_sampling(server.kind, prompt)
    is_wrapped = False
    if prompt.constraint is not None:
        rule, is_wrapped = _rule(server, prompt.constraint, is_raw=prompt.is_raw)
        body |= rule
    if prompt.is_raw:
        body["prompt"] = "".join(message.content for message in prompt.messages)
        return Call("/v1/completions", body, is_wrapped)
    body["messages"] = [
        {"role": message.role, "content": defused(message.content)} for message in prompt.messages
    ]
    return Call("/v1/chat/completions", body, is_wrapped)


def _own_sampling(kind: Kind, prompt: Prompt) -> dict[str, Any]:
    """Options beyond OpenAI's: the penalty, and no other filter than `top_p`, as on this machine.

    Ollama has no penalty of this sort in its OpenAI-compatible API; unknown servers are not sent
    what they might refuse.
    """
    penalty = prompt.sampling.repeat_penalty
    match kind:
        case Kind.LLAMA_SERVER:
            return {
                "repeat_penalty": penalty,
                "top_k": 0,
                "min_p": 0.0,
                "return_progress": True,
            }
        case Kind.VLLM:
            return {"repetition_penalty": penalty, "top_k": -1, "min_p": 0.0}
        case Kind.LM_STUDIO:
            return {"repeat_penalty": penalty}
        case Kind.OLLAMA | Kind.OTHER:
            return {}
        case _:
            assert_never(kind)


def _rule(server: Server, constraint: Constraint, *, is_raw: bool) -> tuple[dict[str, Any], bool]:
    """The constraint in the server's words, and whether its answer comes as a JSON string."""
    is_vllm = server.kind is Kind.VLLM
    match constraint:
        case JsonConstraint(json_schema=False):
            raise SchemaUnsupported(reason="it allows no answer")
        case JsonConstraint(json_schema=schema):
            return _schema_rule(server, {} if isinstance(schema, bool) else schema, is_raw), False
        case QuotesConstraint():
            return _schema_rule(server, _quotes_schema(constraint), is_raw), False
        case ChoiceConstraint(labels=labels):
            if is_vllm:
                return _guide(server, "choice", list(labels)), False
            return _schema_rule(server, {"type": "string", "enum": list(labels)}, is_raw), True
        case RegexConstraint(pattern=pattern):
            if is_vllm:
                return _guide(server, "regex", pattern), False
            schema = {"type": "string", "pattern": _anchored(pattern)}
            return _schema_rule(server, schema, is_raw), True
        case _:
            assert_never(constraint)


def _schema_rule(server: Server, schema: dict[str, Any], is_raw: bool) -> dict[str, Any]:  # noqa: FBT001
    if is_raw and server.kind is Kind.LLAMA_SERVER:  # its /v1/completions ignores response_format
        return {"json_schema": schema}
    wrapped = {"name": "answer", "strict": True, "schema": schema}
    return {"response_format": {"type": "json_schema", "json_schema": wrapped}}


def _guide(server: Server, form: str, value: object) -> dict[str, Any]:
    """vLLM: `structured_outputs` since 0.11, `guided_*` before (removed in 0.12).

    Only the one that it knows: either version passes silently over the other's.
    """
    if server.has_old_guides:
        return {f"guided_{form}": value}
    return {"structured_outputs": {form: value}}


def _anchored(pattern: str) -> str:
    """A pattern for the whole string: llama.cpp wants one `^` before and one `$` after it."""
    if pattern.startswith("^") and pattern.endswith("$") and "|" not in pattern:
        return pattern
    return f"^({pattern})$"


def _quotes_schema(constraint: QuotesConstraint) -> dict[str, Any]:
    """Quotes with statements: of those given, or any. That one is verbatim no server can see to."""
    quote: dict[str, Any] = {"type": "string"}
    groups = constraint.quotes
    if given := [*constraint.pool, *(quote for quotes in groups for quote in quotes)]:
        quote["enum"] = list(dict.fromkeys(given))
    return {
        "type": "array",
        "minItems": len(groups) or constraint.least,
        "maxItems": len(groups) or constraint.most,
        "items": {
            "type": "object",
            "properties": {"quote": quote, "statement": {"type": "string"}},
            "required": ["quote", "statement"],
            "additionalProperties": False,
        },
    }


def defused(text: str) -> str:
    """The text with a blank inside whatever a tokenizer may take for a control token.

    Servers tokenize the filled-in chat template as one, so `<|im_end|>` in a document would end
    the user's turn. The list is of the known families; a model with others is not covered.
    """
    return _CONTROL.sub(lambda found: found[0] + " ", text)


def upper_estimate(text: str) -> int:
    """Tokens of a text, estimated from above for servers that do not count.

    Held against eight real vocabularies (Llama 2 and 3, Qwen 2, Phi 3, DeepSeek, GPT-2, Gemma 4,
    SmolLM2) and fourteen sorts of text, from prose in six languages to Base64: never below any,
    and 1.4 to 1.8 times the count for English prose. Not a proof: the server's own count of the
    prompt is checked afterwards.
    """
    rest = _WORD.sub("", text)
    wide = sum(
        1.5 if char < "\u0800" else len(char.encode("utf-8", "replace"))
        for char in rest
        if not char.isascii()
    )
    signs = sum(char.isascii() for char in rest)
    return sum(map(_word_estimate, _WORD.findall(text))) + signs + math.ceil(wide) + bool(text)


def _word_estimate(word: str) -> int:
    """Tokens of an English-looking word with the blank before it; other letters count one each."""
    letters = word.lstrip()
    is_plain = letters[1:].islower() and not _VOWELS.isdisjoint(letters.lower())
    if not is_plain:
        return len(letters)
    if len(letters) <= _SHORT_WORD:
        return 1
    return -(-len(letters) // (3 if len(letters) <= _LONG_WORD else 2))


def upper_prompt_estimate(prompt: Prompt) -> int:
    """Tokens of a whole prompt with its template, estimated from above."""
    return sum(upper_estimate(message.content) + _TEMPLATE_TOKENS for message in prompt.messages)
