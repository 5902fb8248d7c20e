"""`homeport doctor`'s parts on fakes: nothing holds it up, and each trouble has its sentence."""

import threading
from pathlib import Path

import pytest

from app.domain.errors import ModelMissing
from app.domain.finding import Finding, Verdict
from app.domain.model import ModelEntry, ModelFacts, ModelState
from app.domain.model_memory import Device, Machine
from app.domain.quantization import Grain
from app.domain.settings import DownloadSettings, PrivacySettings, Settings
from app.domain.survey import Build, Drivers, Survey
from app.system import doctor
from app.system.doctor import Patient, examine
from app.system.paths import find_places, make_places
from tests.fakes.engine import FakeEngine
from tests.fakes.model_shelf import FakeShelf

SURVEY = Survey(
    system="Linux",
    processor="x86_64",
    build=Build(version="0.3.36", backends=("CPU",)),
    drivers=Drivers(),
    machine=Machine((Device("CPU", "cpu", 0, 0),), 8_000_000_000, 4),
)
USED = ModelEntry(
    name="Mistral-Q4_K_M",
    path=Path("/models/Mistral-Q4_K_M.gguf"),
    size_bytes=4_372_812_000,
    state=ModelState.READY,
    is_in_use=True,
    facts=ModelFacts(
        architecture="llama",
        parameters=7_248_023_552,
        quantization="Q4_K_M",
        grain=Grain.FINE,
        context_tokens=32_768,
    ),
)


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    places = find_places(tmp_path / "home")
    make_places(places)
    shelf = FakeShelf()
    shelf.entries = lambda: [USED]  # type: ignore[method-assign]
    return Patient(places, FakeEngine(), None, shelf, lambda: SURVEY, Settings)


def by_part(patient: Patient) -> dict[str, Finding]:
    return {finding.part: finding for finding in examine(patient)}


def test_every_part_is_told_in_order(patient: Patient) -> None:
    assert [finding.part for finding in examine(patient)] == [
        "program", "llama.cpp", "devices", "graphics", "engine", "model", "memory", "disk",
        "keyring", "network", "telemetry",
    ]  # fmt: skip


def test_the_model_in_use_is_described_or_its_trouble_told(patient: Patient) -> None:
    found = by_part(patient)["model"]
    assert found.detail == (
        "Mistral-Q4_K_M, llama, 7248 million parameters, Q4_K_M, trained for 32768 tokens, "
        "tried and ready"
    )
    problem = ModelMissing(path="/models/x.gguf").info
    gone = USED.model_copy(update={"state": ModelState.MISSING, "problem": problem})
    patient.shelf.entries = lambda: [gone]  # type: ignore[method-assign]
    found = by_part(patient)["model"]
    assert (found.verdict, found.detail) == (Verdict.PROBLEM, problem.title)


def test_the_network_is_told_as_the_border_sees_it(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "has_route", lambda: True)
    proxies = {"https": "http://ada:word@p:1", "no": "x"}
    monkeypatch.setattr(doctor, "getproxies", lambda: proxies)
    settings = Settings(
        privacy=PrivacySettings(offline=True),
        downloads=DownloadSettings(mirror="https://hub.example"),
    )
    found = by_part(patient._replace(settings=lambda: settings))["network"]
    assert found.detail == (
        "there is a route to the outside; the offline switch is on: nothing leaves; a proxy is "
        "set for https; models come from a mirror; nothing was sent, and local work needs none"
    )


def test_an_engine_and_a_driver_that_hang_hold_nobody_up(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = threading.Event()
    monkeypatch.setattr(doctor, "_ENGINE_S", 0.05)
    monkeypatch.setattr(doctor, "_SURVEY_S", 0.05)
    monkeypatch.setattr(patient.engine, "facts", lambda: never.wait(30))

    def survey() -> Survey:
        never.wait(30)
        return SURVEY

    found = by_part(patient._replace(survey=survey))
    never.set()
    assert found["engine"].verdict is found["llama.cpp"].verdict is Verdict.PROBLEM
    assert "no answer within" in found["engine"].detail
    assert found["memory"].verdict is not Verdict.PROBLEM
