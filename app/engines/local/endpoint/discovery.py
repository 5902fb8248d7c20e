"""Finds out what a server is, which model it has and how much fits."""

import re

from pydantic import BaseModel, ValidationError

from app.domain.errors.base import printable
from app.engines.local.endpoint.dialects import Kind, Server
from app.engines.local.endpoint.replies import Count, Refusals
from app.engines.local.endpoint.wire import Reply, Wire

_OK = 200
_NAME_CHARS = 200
_MOST_SLOTS = 64
_MOST_TOKENS = 10**9
# `owned_by` of the entries of GET /v1/models.
_OWNERS = {
    "llamacpp": Kind.LLAMA_SERVER,
    "vllm": Kind.VLLM,
    "library": Kind.OLLAMA,
    "organization_owner": Kind.LM_STUDIO,
}


class _Model(BaseModel):
    id: str
    owned_by: str = ""
    max_model_len: Count | None = None  # vLLM and its kin


class _Models(BaseModel):
    data: list[_Model]


def discover(wire: Wire, model: str | None) -> Server:
    """Ask the server about itself.

    Args:
        model: the model's name at the server; None takes the first that it lists.

    Raises:
        EndpointNotTrusted, EndpointUnreachable: as for any request.
        EndpointRefused: it lists no models, or not in OpenAI's way.
    """
    reply = wire.ask("GET", "/v1/models")
    if reply.status != _OK:
        raise Refusals(wire.host, 0, 0, 0).error(reply.status, reply.payload)
    entries = _entries(wire, reply.payload)
    if not entries and model is None:
        raise wire.refused("it offers no model")
    entry = next((entry for entry in entries if entry.id == model), None)
    first = entry or (entries[0] if entries else _Model(id=""))
    # Of another model than the one asked for, the first entry tells only what the server is.
    limit = first.max_model_len if entry or model is None else None
    server = Server(_kind(wire, reply, first), model or first.id, _count(limit))
    match server.kind:
        case Kind.VLLM:
            return server._replace(has_old_guides=_has_old_guides(wire))
        case Kind.LLAMA_SERVER:
            return _with_props(wire, server)
        case Kind.OLLAMA | Kind.LM_STUDIO:
            return server._replace(context_tokens=_loaded_context(wire, server))
        case Kind.OTHER:
            return server


def display_name(model: str) -> str:
    """A model's name for people: of a GGUF file's path only the file's name."""
    name = re.split(r"[/\\]", model)[-1] if model.endswith(".gguf") else model
    return printable(name)[:_NAME_CHARS]


def _entries(wire: Wire, payload: object) -> list[_Model]:
    try:
        return _Models.model_validate(payload).data
    except ValidationError:
        raise wire.refused("it does not list its models as OpenAI's API does") from None


def _kind(wire: Wire, reply: Reply, entry: _Model) -> Kind:
    if reply.server == "llama.cpp":
        return Kind.LLAMA_SERVER
    kind = _OWNERS.get(entry.owned_by, Kind.OTHER)
    if kind is Kind.OTHER and isinstance(_dig(_extra(wire, "/api/ps"), "models"), list):
        return Kind.OLLAMA  # models of other owners than `library`
    return kind


def _with_props(wire: Wire, server: Server) -> Server:
    """llama-server's GET /props: the context of one slot, and how many slots there are."""
    props = _extra(wire, "/props")
    return server._replace(
        context_tokens=_count(_dig(props, "default_generation_settings", "n_ctx")),
        slots=_count(_dig(props, "total_slots"), _MOST_SLOTS),
    )


def _has_old_guides(wire: Wire) -> bool:
    """vLLM's GET /version: `structured_outputs` came with 0.11."""
    version = re.match(r"(\d+)\.(\d+)", str(_dig(_extra(wire, "/version"), "version")))
    return version is not None and (int(version[1]), int(version[2])) < (0, 11)


def _loaded_context(wire: Wire, server: Server) -> int | None:
    """The context that the model was loaded with, which may be far below what it could do."""
    if server.kind is Kind.OLLAMA:
        # Without a prompt this loads the model; /api/ps lists only loaded ones.
        load = {"model": server.model, "stream": False}
        wire.ask("POST", "/api/generate", load, is_slow=True)
        names = (server.model, f"{server.model}:latest")
        return _listed(_dig(_extra(wire, "/api/ps"), "models"), "name", names, "context_length")
    if server.kind is Kind.LM_STUDIO:
        entries = _dig(_extra(wire, "/api/v0/models"), "data")
        return _listed(entries, "id", (server.model,), "loaded_context_length")
    return None


def _listed(entries: object, name_key: str, names: tuple[str, ...], count_key: str) -> int | None:
    for entry in entries if isinstance(entries, list) else []:
        if _dig(entry, name_key) in names:
            return _count(_dig(entry, count_key))
    return None


def _extra(wire: Wire, path: str) -> object:
    """The JSON of a question that a server need not know."""
    reply = wire.ask("GET", path)
    return reply.payload if reply.status == _OK else None


def _dig(value: object, *keys: str) -> object:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _count(value: object, most: int = _MOST_TOKENS) -> int | None:
    return min(value, most) if isinstance(value, int) and value > 0 else None
