"""`homeport doctor`: what works on this machine, and what to do about the rest."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import psutil

from app.domain.errors import AppError
from app.domain.finding import Finding, Verdict
from app.domain.ports import Engine
from app.system.connectivity import has_route
from app.system.model_finder import STARTER_FILE, STARTER_SHA256
from app.system.paths import Places
from app.system.secrets import keyring_state
from app.system.socket_lock import is_locked
from app.system.telemetry import SWITCHES, is_switched_off

_GIB = 1024**3
_LOW_DISK_GIB = 1.0
_LOW_MEMORY_GIB = 1.0


def examine(places: Places, engine: Engine, model: Path | None) -> Iterator[Finding]:
    """Look at each part in turn; the engine's look loads the model."""
    yield _engine(engine)
    if model is not None and model.name == STARTER_FILE:
        yield _starter(model)
    yield _memory()
    yield _disk(places.data)
    yield _keyring()
    yield _network()
    yield _telemetry()


def _engine(engine: Engine) -> Finding:
    try:
        facts = engine.facts()
    except AppError as error:
        return Finding(
            part="engine",
            verdict=Verdict.PROBLEM,
            detail=error.info.title,
            hint=error.info.hint,
        )
    detail = f"{facts.model} on {facts.device}, {facts.context_tokens} tokens of context"
    if facts.fit:
        detail = f"{detail}; {facts.fit}"
    return Finding(part="engine", verdict=Verdict.OK, detail=detail)


def _starter(model: Path) -> Finding:
    with model.open("rb") as file:
        is_genuine = hashlib.file_digest(file, "sha256").hexdigest() == STARTER_SHA256
    if is_genuine:
        return Finding(part="starter model", verdict=Verdict.OK, detail="SHA-256 as published")
    return Finding(
        part="starter model",
        verdict=Verdict.PROBLEM,
        detail=f"{model} is not the file that was published",
        hint="Delete it and run `make setup` again.",
    )


def _memory() -> Finding:
    free_gib = psutil.virtual_memory().available / _GIB
    if free_gib < _LOW_MEMORY_GIB:
        return Finding(
            part="memory",
            verdict=Verdict.NOTICE,
            detail=f"{free_gib:.1f} GiB free",
            hint="Close other programs before loading a larger model.",
        )
    return Finding(part="memory", verdict=Verdict.OK, detail=f"{free_gib:.1f} GiB free")


def _disk(folder: Path) -> Finding:
    free_gib = shutil.disk_usage(folder).free / _GIB
    detail = f"{free_gib:.1f} GiB free at {folder}"
    if free_gib < _LOW_DISK_GIB:
        hint = "Free some space: tasks stop when the disk is full (nothing is lost)."
        return Finding(part="disk", verdict=Verdict.NOTICE, detail=detail, hint=hint)
    return Finding(part="disk", verdict=Verdict.OK, detail=detail)


def _keyring() -> Finding:
    works, detail = keyring_state()
    if works:
        return Finding(part="keyring", verdict=Verdict.OK, detail=detail)
    return Finding(
        part="keyring",
        verdict=Verdict.NOTICE,
        detail=f"no keyring: {detail}",
        hint="Local work needs none. Unlock or install one before adding a cloud key.",
    )


def _network() -> Finding:
    state = "there is a route to the outside" if has_route() else "there is no network"
    detail = f"{state}; nothing was sent, and local work needs none"
    return Finding(part="network", verdict=Verdict.OK, detail=detail)


def _telemetry() -> Finding:
    """Homeport has none; here is what keeps libraries from having any."""
    if is_locked() and is_switched_off():
        switches = ", ".join(f"{name}={value}" for name, value in SWITCHES.items())
        detail = f"none; libraries can open no connection themselves, and are told {switches}"
        return Finding(part="telemetry", verdict=Verdict.OK, detail=detail)
    return Finding(
        part="telemetry",
        verdict=Verdict.NOTICE,
        detail="Homeport sends none, but libraries are not kept from it in this process",
        hint="Start Homeport by its own command.",
    )
