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
from app.ui.figures import money, number

CORE = "core"
_PLACE = re.compile(r"\{\w*\}")
_MADE_FROM = "sentences.txt"
# A sentence that begins with a fact and goes on in few words of its own is told by its figures.
_FEW_LETTERS, _VERY_FEW, _FACT_FIRST = 20, 4, re.compile(r"\{\d+\} [a-z]")
_ANYTHING, _FIGURES = "(.*?)", r"([\d.,:$%/ \u2013-]*)"
_NUMBER = re.compile(r"\$?\d{1,3}(?:,\d{3})*(?:\.\d+)?")
# What stands between the parts of a line, and between sentences.
_BETWEEN = (re.compile("( · )"), re.compile(r"((?<=[.!?]) )"))
_END = re.compile(r"[.!?] [A-Z]")
# Facts of these names are names of the user's own, or of others: they are never translated.
_NAMES = frozenset(
    f"{{{name}}}"
    for name in (
        *("name", "path", "host", "provider", "key", "model", "home", "place", "user"),
        *("repository", "files", "wish", "folder"),
    )
)
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
        _Sentences.forget()

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
        letters = sum(map(str.isalpha, "".join(words)))
        goes_on = _FACT_FIRST.match(text) is not None
        first, *others = map(re.escape, words)
        before = _FIGURES if goes_on and letters < _FEW_LETTERS else _ANYTHING
        later = _FIGURES if goes_on and letters < _VERY_FEW else _ANYTHING
        pattern = re.compile(first + before + later.join(others), re.DOTALL)
        return cls(pattern, tuple(filter(None, words)), text)

    def facts(self, told: str) -> dict[str, str] | None:
        """What stands in its places in a text; None: the text was not made from it."""
        if not all(word in told for word in self.words):
            return None
        found = self.pattern.fullmatch(told)
        if found is None:
            return None
        facts = dict(zip(_PLACE.findall(self.text), found.groups(), strict=True))
        is_one = not any(_END.search(fact) for place, fact in facts.items() if place[1].isdigit())
        return facts if is_one else None

    def filled(self, facts: dict[str, str]) -> str:
        """Its translation with the facts in the places of the same name."""

        def fact(found: re.Match[str]) -> str:
            place = found.group()
            value = facts.get(place, place)
            is_name = place in _NAMES or self.text in QUOTING or value.startswith("“")
            return value if is_name else said(value)

        return _PLACE.sub(fact, QCoreApplication.translate(CORE, self.text))


class _Sentences:
    """What the core's words are made from; those with places, the longest first."""

    all: frozenset[str] = frozenset()
    with_places: tuple[_Sentence, ...] = ()

    @classmethod
    def read(cls, file: Path) -> None:
        """One sentence a line, with `{places}`; line ends in them are written as \\n."""
        lines = file.read_text("utf-8").splitlines() if file.is_file() else []
        sentences = [line.replace("\\n", "\n") for line in lines]
        sentences.sort(key=lambda one: len(_PLACE.sub("", one)), reverse=True)
        cls.all = frozenset(sentences)
        cls.with_places = tuple(_Sentence.of(one) for one in sentences if _PLACE.search(one))
        said.cache_clear()

    @classmethod
    def forget(cls) -> None:
        """English again."""
        cls.all, cls.with_places = frozenset(), ()
        said.cache_clear()


@lru_cache(maxsize=4096)
def said(text: str) -> str:
    """The core's words in the window's language; as they are where nobody has translated them.

    Only for what the core says: never for a name or a document's text alone.
    """
    if not _Sentences.all:
        return QCoreApplication.translate(CORE, text)
    if _NUMBER.fullmatch(text):
        return _in_figures(text)
    known = _known(text)
    return _part_by_part(text) if known is None else known


def error_said(error: ErrorInfo | ReportedError) -> str:
    """What happened and what to do, in the window's language."""
    return f"{said(error.title)}. {said(error.hint)}"


def _known(text: str) -> str | None:
    """The translation of one sentence; None: it is none that the core is known to say."""
    translated = QCoreApplication.translate(CORE, text)
    if translated != text or text in _Sentences.all:
        return translated
    for sentence in _Sentences.with_places:
        facts = sentence.facts(text)
        if facts is not None:
            return sentence.filled(facts)
    return None


def _part_by_part(text: str) -> str:
    """A line of several parts, several sentences, or one whose full stop was put behind it."""
    for between in _BETWEEN:
        parts = between.split(text)
        if len(parts) > 1:
            told = zip(map(said, parts[::2]), [*parts[1::2], ""], strict=True)
            return "".join(part + gap for part, gap in told)
    listed = [_known(part) for part in text.split(", ")]
    if len(listed) > 1 and None not in listed:
        return ", ".join(filter(None, listed))
    return f"{said(text[:-1])}." if text.endswith(".") else text


def _in_figures(text: str) -> str:
    """`$1,234.50` as the language writes it."""
    plain = text.removeprefix("$").replace(",", "")
    digits = len(plain.partition(".")[2])
    return money(float(plain), digits) if text.startswith("$") else number(float(plain), digits)
