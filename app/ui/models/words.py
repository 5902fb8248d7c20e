"""What the page on models says of a model, in the reader's language."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.download import DownloadState, DownloadView
from app.domain.model import ModelEntry, ModelStage, ModelState, TemplateState
from app.domain.recommendation import Advice, FitVerdict
from app.ui.language import error_said
from app.ui.words import size_words

_BILLION, _MILLION = 1e9, 1e6
_MINUTE_S, _HOUR_S = 60, 3600


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
        words.append(many.format(count=count_words(facts.parameters)))
        words.append(facts.quantization)
        if facts.context_tokens:
            context = translate("Models", "{count} tokens of context")
            words.append(context.format(count=QLocale().toString(facts.context_tokens)))
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
        QCoreApplication.translate("Models", "{count} parameters").format(
            count=count_words(entry.parameters)
        ),
        entry.quantization,
        size_words(entry.size_bytes),
        entry.licence,
    ]
    if advice.download_s is not None:
        took = QCoreApplication.translate("Models", "about {time} to download")
        words.append(took.format(time=time_words(advice.download_s)))
    return " · ".join(words)


def stage_words(stage: ModelStage, name: str) -> str:
    """What is being done."""
    translate = QCoreApplication.translate
    return {
        ModelStage.HASH: translate("Models", "Reading {name} for its SHA-256"),
        ModelStage.COPY: translate("Models", "Copying {name}"),
        ModelStage.TRIAL: translate("Models", "Trying {name} in a process apart"),
    }[stage].format(name=name)


def download_words(view: DownloadView) -> str:
    """How a download stands, in one line."""
    translate = QCoreApplication.translate
    if view.state is DownloadState.FAILED and view.error is not None:
        return error_said(view.error)
    words = [
        {
            DownloadState.ASKING: translate("Models", "Asking the hub"),
            DownloadState.RUNNING: translate("Models", "Downloading"),
            DownloadState.CHECKING: translate("Models", "Checking what came"),
            DownloadState.PAUSED: translate("Models", "Paused"),
            DownloadState.FAILED: translate("Models", "Failed"),
            DownloadState.DONE: translate("Models", "Done"),
        }[view.state]
    ]
    if view.bytes_total:
        part = translate("Models", "{done} of {total}")
        words.append(
            part.format(done=size_words(view.bytes_done), total=size_words(view.bytes_total))
        )
    if view.state is DownloadState.RUNNING and view.bytes_per_second:
        speed = translate("Models", "{size} a second")
        words.append(speed.format(size=size_words(view.bytes_per_second)))
        if view.seconds_left is not None:
            left = translate("Models", "{time} left")
            words.append(left.format(time=time_words(view.seconds_left)))
    return " · ".join(words)


def count_words(count: int) -> str:
    """A number of parameters as people say it: 135M, 7.2B."""
    if count >= _BILLION:
        return f"{QLocale().toString(count / _BILLION, 'f', 1)}B"
    return f"{QLocale().toString(count / _MILLION, 'f', 0)}M"


def time_words(seconds: float) -> str:
    """A time, as exact as it is known."""
    translate = QCoreApplication.translate
    if seconds < _MINUTE_S:
        return translate("Models", "{count} s").format(count=max(1, round(seconds)))
    if seconds < _HOUR_S:
        return translate("Models", "{count} min").format(count=round(seconds / _MINUTE_S))
    hours = QLocale().toString(seconds / _HOUR_S, "f", 1)
    return translate("Models", "{count} h").format(count=hours)
