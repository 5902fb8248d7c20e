"""What the page on models says of a model, in the reader's language."""

from PySide6.QtCore import QCoreApplication

from app.domain.model import ModelEntry, ModelStage, ModelState, TemplateState
from app.domain.recommendation import Advice, FitVerdict
from app.ui.download_words import time_words
from app.ui.figures import filled, number, size_words
from app.ui.language import error_said

_BILLION, _MILLION = 1e9, 1e6


def state_words(entry: ModelEntry) -> str:
    """How far it may be trusted."""
    translate = QCoreApplication.translate
    if entry.is_in_use:
        return translate("Models", "In use")
    return {
        ModelState.READY: translate("Models", "Ready"),
        ModelState.UNCHECKED: translate("Models", "Not tried yet"),
        ModelState.REFUSED: translate("Models", "Refused"),
        ModelState.QUARANTINED: translate("Models", "In quarantine"),
        ModelState.MISSING: translate("Models", "Missing"),
    }[entry.state]


def facts_words(entry: ModelEntry) -> str:
    """Architecture, parameters, quantization, context, size, licence: one line."""
    translate = QCoreApplication.translate
    words: list[str] = []
    facts = entry.facts
    if facts is not None:
        words = [facts.architecture or translate("Models", "unknown architecture")]
        many = translate("Models", "{count} parameters")
        words.append(filled(many, count=count_words(facts.parameters)))
        words.append(facts.quantization)
        if facts.context_tokens:
            context = translate("Models", "{count} tokens of context")
            words.append(filled(context, count=facts.context_tokens))
    words.append(size_words(entry.size_bytes))
    words.append(entry.licence or translate("Models", "no licence stated"))
    return " · ".join(words)


def check_words(entry: ModelEntry) -> str:
    """The template's verdict, and the content's hash in short."""
    translate = QCoreApplication.translate
    template = {
        TemplateState.WORKS: translate("Models", "Chat template works"),
        TemplateState.NONE: translate("Models", "No chat template: it continues texts"),
        TemplateState.REFUSED: translate("Models", "Chat template refused"),
        TemplateState.UNTRIED: translate("Models", "Chat template not tried yet"),
    }[entry.template.state]
    if entry.sha256 is None:
        return template
    return f"{template} · SHA-256 {entry.sha256[:12]}…"


def problem_words(entry: ModelEntry) -> str:
    """What is wrong, and what to do."""
    return error_said(entry.problem) if entry.problem else ""


def fit_words(verdict: FitVerdict) -> str:
    """The verdict in a word or two."""
    translate = QCoreApplication.translate
    return {
        FitVerdict.FITS: translate("Models", "Fits"),
        FitVerdict.SLOW: translate("Models", "Slow"),
        FitVerdict.WONT_FIT: translate("Models", "Won't fit"),
    }[verdict]


def offer_words(advice: Advice) -> str:
    """Size, quantization, licence and languages of what can be had."""
    entry = advice.entry
    words = [
        filled(
            QCoreApplication.translate("Models", "{count} parameters"),
            count=count_words(entry.parameters),
        ),
        entry.quantization,
        size_words(entry.size_bytes),
        entry.licence,
    ]
    if advice.download_s is not None:
        took = QCoreApplication.translate("Models", "about {time} to download")
        words.append(filled(took, time=time_words(advice.download_s)))
    return " · ".join(words)


def stage_words(stage: ModelStage, name: str) -> str:
    """What is being done."""
    translate = QCoreApplication.translate
    return filled(
        {
            ModelStage.HASH: translate("Models", "Reading {name} for its SHA-256"),
            ModelStage.COPY: translate("Models", "Copying {name}"),
            ModelStage.TRIAL: translate("Models", "Trying {name} in a process apart"),
        }[stage],
        name=name,
    )


def count_words(count: int) -> str:
    """A number of parameters as people say it: 135M, 7.2B."""
    if count >= _BILLION:
        return f"{number(count / _BILLION, 1)}B"
    return f"{number(count / _MILLION, 0)}M"
