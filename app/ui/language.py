"""The window's language: Qt's translations, and the core's words, which know nothing of Qt.

The core writes English: in errors, reasons and stages, some of them stored. `said` finds the
sentence it was made from, translates that, and puts the facts in again (decision 0048).
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from app.domain.errors import ErrorInfo
from app.domain.result import ReportedError
from app.domain.settings import WindowSettings

CORE = "core"
_PLACE = re.compile(r"\{\w*\}")
_MADE_FROM = "sentences.txt"
# A sentence that begins with a fact and has so few letters of its own is told by its figures.
_FEW_LETTERS = 8
_ANYTHING, _FIGURES = "(.*?)", r"([\d.,:$%/ \u2013-]*)"
# What stands between the parts of a line, between sentences, and between what is listed in one.
_BETWEEN = (re.compile("( · )"), re.compile(r"((?<=[.!?]) )"), re.compile("(, )"))
# Facts of these names are names of the user's own, or of others: they are never translated.
_NAMES = frozenset({"{name}", "{path}", "{host}", "{provider}", "{key}", "{model}", "{home}"})
# Sentences whose facts are words of documents, which are never translated.
QUOTING = frozenset(
    {
        "Not found in the text as written: {1}",
        "Not in the passages it rests on: {1} ({3})",
        "{0}: {2} was taken; elsewhere it is {4}",
    }
)


class Language(QObject):
    """Speaks one language from the start to the end: widgets have their texts for life."""

    def __init__(self, application: QApplication, wanted: WindowSettings, resources: Path) -> None:
        super().__init__(application)
        locale = QLocale() if wanted.language == "system" else QLocale(wanted.language)
        QLocale.setDefault(locale)
        self._translators: list[QTranslator] = []
        folder = resources / "translations"
        self._add(application, QLocale("en"), "homeport", folder)  # one file, two files
        if locale.language() not in {QLocale.Language.English, QLocale.Language.C}:
            self._add(application, locale, "homeport", folder)
            qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._add(application, locale, "qtbase", qt)
            _Sentences.read(folder / _MADE_FROM)
        application.setLayoutDirection(locale.textDirection())

    def end(self) -> None:
        """Speak English again."""
        while self._translators:
            QCoreApplication.removeTranslator(self._translators.pop())
        _Sentences.known = ()
        said.cache_clear()

    def _add(self, application: QApplication, locale: QLocale, name: str, folder: Path) -> None:
        translator = QTranslator(self)
        if translator.load(locale, name, "_", str(folder)):
            application.installTranslator(translator)
            self._translators.append(translator)


class _Sentence(NamedTuple):
    """What a text may be made from, and its own words, which such a text must have."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, text: str) -> "_Sentence":
        words = _PLACE.split(text)
        is_weak = not words[0] and sum(map(str.isalpha, "".join(words))) < _FEW_LETTERS
        place = _FIGURES if is_weak else _ANYTHING
        pattern = re.compile(place.join(map(re.escape, words)), re.DOTALL)
        return cls(pattern, tuple(filter(None, words)), text)

    def translated(self, told: str) -> str | None:
        """What was made from it in the window's language; None: it was not, or there is none."""
        if not all(word in told for word in self.words):
            return None
        found = self.pattern.fullmatch(told)
        sentence = QCoreApplication.translate(CORE, self.text) if found else self.text
        if found is None or sentence == self.text:
            return None
        return _fill(sentence, self.text, found.groups())


class _Sentences:
    """What the core's words are made from, those that say most first."""

    known: tuple[_Sentence, ...] = ()

    @classmethod
    def read(cls, file: Path) -> None:
        """One sentence a line, with `{places}`; line ends in them are written as \\n."""
        lines = file.read_text("utf-8").splitlines() if file.is_file() else []
        sentences = [line.replace("\\n", "\n") for line in lines]
        sentences.sort(key=lambda one: len(_PLACE.sub("", one)), reverse=True)
        cls.known = tuple(_Sentence.of(one) for one in sentences if _PLACE.search(one))
        said.cache_clear()


@lru_cache(maxsize=4096)
def said(text: str) -> str:
    """The core's words in the window's language; as they are where nobody has translated them.

    Only for what the core says: never for a name or a document's text alone.
    """
    translated = QCoreApplication.translate(CORE, text)
    if translated != text or not _Sentences.known:
        return translated
    for sentence in _Sentences.known:
        told = sentence.translated(text)
        if told is not None:
            return told
    return _part_by_part(text)


def error_said(error: ErrorInfo | ReportedError) -> str:
    """What happened and what to do, in the window's language."""
    return f"{said(error.title)}. {said(error.hint)}"


def _part_by_part(text: str) -> str:
    """A line of several parts, several sentences, or one whose full stop was put behind it."""
    for between in _BETWEEN:
        parts = between.split(text)
        if len(parts) > 1:
            return "".join(said(part) if part.strip() else part for part in parts)
    return f"{said(text[:-1])}." if text.endswith(".") else text


def _fill(told: str, sentence: str, facts: tuple[str, ...]) -> str:
    """The facts in the places of the same name; they may be sentences themselves."""
    by_place = dict(zip(_PLACE.findall(sentence), facts, strict=True))

    def fact(found: re.Match[str]) -> str:
        place = found.group()
        value = by_place.get(place, place)
        is_named = place in _NAMES or sentence in QUOTING or value.startswith("“")
        return value if is_named else said(value)

    return _PLACE.sub(fact, told)
