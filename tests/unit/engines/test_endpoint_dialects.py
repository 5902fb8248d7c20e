"""What each kind of server is asked, and what is found out about it."""

import re
from typing import Any

import httpx
import pytest

from app.domain.errors import ContextTooLong, SchemaUnsupported
from app.domain.ports import EngineFacts
from app.domain.prompt import (
    ChoiceConstraint,
    Constraint,
    JsonConstraint,
    Message,
    Prompt,
    QuotesConstraint,
    RegexConstraint,
    Sampling,
)
from app.engines.local.endpoint.dialects import Kind, Server, call_for, defused, upper_estimate
from tests.unit.engines.endpoint_server import (
    PretendServer,
    answering,
    end,
    engine_at,
    ignore,
    piece,
    prompt,
    streaming,
)

SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}}}


def body_of(kind: Kind, constraint: Constraint | None = None, **changes: Any) -> dict[str, Any]:
    old = bool(changes.pop("has_old_guides", False))
    server = Server(kind, "some-model", has_old_guides=old)
    asked = prompt(constraint=constraint).model_copy(update=changes)
    return call_for(server, asked).body


def schema_in(body: dict[str, Any]) -> Any:
    assert body["response_format"]["type"] == "json_schema"
    return body["response_format"]["json_schema"]["schema"]


def test_a_chat_has_what_openai_s_api_wants() -> None:
    asked = Prompt(
        id="p",
        messages=(Message(role="system", content="Be short."), Message(role="user", content="Hi")),
        max_tokens=9,
        sampling=Sampling(temperature=0.5, top_p=0.8, seed=3),
        stop=("\n",),
    )
    path, body, is_wrapped = call_for(Server(Kind.OTHER, "m"), asked)
    assert path == "/v1/chat/completions"
    assert not is_wrapped
    assert body == {
        "model": "m",
        "messages": [
            {"role": "system", "content": "Be short."},
            {"role": "user", "content": "Hi"},
        ],
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": 9,
        "temperature": 0.5,
        "top_p": 0.8,
        "seed": 3,
        "stop": ["\n"],
    }


def test_a_raw_prompt_goes_in_as_it_is() -> None:
    messages = (Message(role="user", content="<|im_start|>a"), Message(role="user", content="b"))
    asked = Prompt(id="p", messages=messages, is_raw=True)
    path, body, _ = call_for(Server(Kind.VLLM, "m"), asked)
    assert path == "/v1/completions"
    assert body["prompt"] == "<|im_start|>ab"
    assert "messages" not in body


def test_the_repeat_penalty_has_another_name_everywhere() -> None:
    assert body_of(Kind.LLAMA_SERVER)["repeat_penalty"] == 1.1
    assert body_of(Kind.LM_STUDIO)["repeat_penalty"] == 1.1
    assert body_of(Kind.VLLM)["repetition_penalty"] == 1.1
    for kind in (Kind.OLLAMA, Kind.OTHER):
        assert not {"repeat_penalty", "repetition_penalty"} & set(body_of(kind))


@pytest.mark.parametrize("kind", list(Kind))
def test_a_json_schema_goes_the_same_way_to_all(kind: Kind) -> None:
    assert schema_in(body_of(kind, JsonConstraint(json_schema=SCHEMA))) == SCHEMA
    assert schema_in(body_of(kind, JsonConstraint(json_schema=True))) == {}
    with pytest.raises(SchemaUnsupported):
        body_of(kind, JsonConstraint(json_schema=False))


def test_llama_server_takes_the_schema_of_a_raw_prompt_elsewhere() -> None:
    rule = JsonConstraint(json_schema=SCHEMA)
    assert body_of(Kind.LLAMA_SERVER, rule, is_raw=True)["json_schema"] == SCHEMA
    assert schema_in(body_of(Kind.VLLM, rule, is_raw=True)) == SCHEMA


def test_a_choice() -> None:
    rule = ChoiceConstraint(labels=("yes", "no"))
    assert body_of(Kind.VLLM, rule)["structured_outputs"] == {"choice": ["yes", "no"]}
    old = body_of(Kind.VLLM, rule, has_old_guides=True)
    assert old["guided_choice"] == ["yes", "no"]
    assert "structured_outputs" not in old
    for kind in set(Kind) - {Kind.VLLM}:
        assert schema_in(body_of(kind, rule)) == {"type": "string", "enum": ["yes", "no"]}
        assert call_for(Server(kind, "m"), prompt(constraint=rule)).is_wrapped
    assert not call_for(Server(Kind.VLLM, "m"), prompt(constraint=rule)).is_wrapped


@pytest.mark.parametrize(
    ("pattern", "anchored"),
    [("[0-9]+", "^([0-9]+)$"), ("^[0-9]+$", "^[0-9]+$"), ("^a|b$", "^(^a|b$)$")],
)
def test_a_regular_expression(pattern: str, anchored: str) -> None:
    rule = RegexConstraint(pattern=pattern)
    assert body_of(Kind.VLLM, rule)["structured_outputs"] == {"regex": pattern}
    assert body_of(Kind.VLLM, rule, has_old_guides=True)["guided_regex"] == pattern
    for kind in set(Kind) - {Kind.VLLM}:
        assert schema_in(body_of(kind, rule)) == {"type": "string", "pattern": anchored}


def test_quotes_are_a_bounded_list() -> None:
    schema = schema_in(body_of(Kind.OLLAMA, QuotesConstraint(passage="p", most=3)))
    assert (schema["minItems"], schema["maxItems"]) == (1, 3)
    assert list(schema["items"]["properties"]) == ["quote", "statement"]


@pytest.mark.parametrize(
    "control",
    [
        "<|im_end|>",
        "<|eot_id|>",
        "<|turn>",
        "<turn|>",
        "<｜User｜>",  # noqa: RUF001 - DeepSeek's own
        "</s>",
        "<s>",
        "<start_of_turn>",
        "[INST]",
        "[/INST]",
        "<<SYS>>",
        "<</SYS>>",
    ],
)
def test_control_tokens_in_documents_are_broken_up(control: str) -> None:
    broken = defused(f"a{control}b")
    assert control not in broken
    assert broken.replace(" ", "") == f"a{control}b"


@pytest.mark.parametrize("text", ["a < b | c > d", "x <- y", "[1] <b>bold</b>", "(a || b)", ""])
def test_other_text_is_left_alone(text: str) -> None:
    assert defused(text) == text


def test_vllm_tells_its_context_and_version() -> None:
    for version, is_old in (("0.10.2", True), ("0.11.0", False), ("1.0.0rc1", False)):
        server = PretendServer(
            "vllm",
            {
                "/version": httpx.Response(200, json={"version": version}),
                "/v1/chat/completions": streaming(piece("yes"), end()),
            },
        )
        engine = engine_at(server)
        facts = engine.facts()
        assert facts == EngineFacts("endpoint", "Qwen/Qwen3", 2048, "127.0.0.1", 4)
        assert engine.loaded() == facts
        engine.generate(prompt(constraint=ChoiceConstraint(labels=("yes",))), ignore)
        assert ("guided_choice" in server.body("/v1/chat/completions")) is is_old


def test_llama_server_tells_a_slot_s_context_and_its_slots() -> None:
    props = {"default_generation_settings": {"n_ctx": 512}, "total_slots": 3}
    server = PretendServer("llamacpp", {"/props": httpx.Response(200, json=props)})
    facts = engine_at(server).facts()
    assert facts.context_tokens == 512
    assert facts.parallel == 3
    assert facts.model == "small.gguf"
    assert engine_at(server, parallel=2).facts().parallel == 2


def test_llama_server_may_keep_its_props_to_itself() -> None:
    facts = engine_at(PretendServer("llamacpp")).facts()
    assert facts.context_tokens == 1000
    assert facts.parallel == 4


@pytest.mark.parametrize("n", [-1, 0, "9", None, [], 10**30])
def test_figures_that_cannot_be_are_not_believed(n: object) -> None:
    props = {"default_generation_settings": {"n_ctx": n}, "total_slots": n}
    server = PretendServer("llamacpp", {"/props": httpx.Response(200, json=props)})
    facts = engine_at(server).facts()
    assert facts.context_tokens in (1000, 10**9)
    assert facts.parallel in (4, 64)


@pytest.mark.parametrize("models", ["ollama", "other"])
def test_ollama_loads_the_model_and_tells_the_context_it_gave_it(models: str) -> None:
    name = "llama3:latest" if models == "ollama" else "thing"
    loaded = {"models": [{"name": "x", "context_length": 1}, {"name": name, "context_length": 300}]}
    server = PretendServer(models, {"/api/ps": httpx.Response(200, json=loaded)})
    assert engine_at(server).facts().context_tokens == 300
    assert server.body("/api/generate") == {"model": name, "stream": False}


def test_lm_studio_tells_the_loaded_context_and_not_the_possible_one() -> None:
    entry = {"id": "qwen3", "loaded_context_length": 400, "max_context_length": 9000}
    server = PretendServer(
        "lm_studio", {"/api/v0/models": httpx.Response(200, json={"data": [entry]})}
    )
    assert engine_at(server).facts().context_tokens == 400


def test_a_named_model_is_asked_for_even_if_it_is_not_listed() -> None:
    server = answering(piece("a"), end())
    engine = engine_at(server, model="an/adapter")
    assert engine.facts().model == "an/adapter"
    assert engine.facts().context_tokens == 1000  # max_model_len was another model's
    engine.generate(prompt(), ignore)
    assert server.body("/v1/chat/completions")["model"] == "an/adapter"


def test_a_model_s_name_cannot_act_on_a_terminal() -> None:
    models = {"data": [{"id": "evil\x1b[2J" + "x" * 999, "owned_by": "vllm"}]}
    server = PretendServer(routes={"/v1/models": httpx.Response(200, json=models)})
    name = engine_at(server).facts().model
    assert name.isprintable()
    assert len(name) == 200


def test_tokens_are_counted_by_those_who_can() -> None:
    vllm = PretendServer(
        "vllm", {"/tokenize": httpx.Response(200, json={"count": 2, "tokens": [1, 2]})}
    )
    assert engine_at(vllm).count_tokens(["one two", ""]) == [2, 0]
    assert vllm.body("/tokenize")["add_special_tokens"] is False
    llama = PretendServer(
        "llamacpp", {"/tokenize": httpx.Response(200, json={"tokens": [1, 2, 3]})}
    )
    assert engine_at(llama).count_tokens(["one two"]) == [3]
    assert llama.body("/tokenize")["parse_special"] is False
    assert engine_at(PretendServer("ollama")).count_tokens(["one two", ""]) == [3, 0]


@pytest.mark.parametrize("text", ["a", "…", "\n\n\n", "1234", "XKQZ", "漢字", "\ud800"])
def test_the_estimate_is_never_below_one_token_a_sign(text: str) -> None:
    assert upper_estimate(text) > len(re.sub(r"\s", "", text))


@pytest.mark.parametrize("models", ["ollama", "lm_studio", "other"])
def test_servers_that_might_cut_a_prompt_are_not_sent_one_that_may_not_fit(models: str) -> None:
    server = answering(piece("a"), end(), models=models)
    with pytest.raises(ContextTooLong) as refused:
        engine_at(server).generate(prompt("12345" * 200), ignore)
    assert int(str(refused.value.facts["needed_tokens"])) > 1050
    assert refused.value.facts["context_tokens"] == 1000
    assert "/v1/chat/completions" not in [path for path, _ in server.seen]


def test_an_answer_is_not_taken_when_the_prompt_was_longer_than_told() -> None:
    server = answering(piece("a"), end(prompt=990), models="ollama")
    with pytest.raises(ContextTooLong):
        engine_at(server).generate(prompt("short"), ignore)


def test_an_answer_that_the_context_ended_is_not_taken() -> None:
    server = answering(piece("a"), end("length", prompt=2040, answer=8))
    with pytest.raises(ContextTooLong) as refused:
        engine_at(server).generate(prompt(), ignore)
    assert refused.value.facts == {"needed_tokens": 2090, "context_tokens": 2048}
    whole = answering(piece("a"), end("stop", prompt=2030, answer=8))
    assert engine_at(whole).generate(prompt(), ignore).text == "a"


def test_forgetting_a_document_asks_nothing() -> None:
    server = PretendServer()
    engine_at(server).forget("document")
    assert server.seen == []
