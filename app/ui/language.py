"""The window's language: Qt's translations, and the core's words, which know nothing of Qt.

The core writes English: in errors, reasons and stages, some of them stored. `said` finds the
sentence it was made from, translates that, and puts the facts in again.
"""

import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from app.domain.settings import WindowSettings

CORE = "core"
_PLACE = re.compile(r"\{\w*\}")
_MADE_FROM = "sentences.txt"


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
        _Sentences.patterns = ()
        said.cache_clear()

    def _add(self, application: QApplication, locale: QLocale, name: str, folder: Path) -> None:
        translator = QTranslator(self)
        if translator.load(locale, name, "_", str(folder)):
            application.installTranslator(translator)
            self._translators.append(translator)


class _Sentences:
    """What the core's words are made from, those that say most first."""

    patterns: tuple[tuple[re.Pattern[str], str], ...] = ()

    @classmethod
    def read(cls, file: Path) -> None:
        """One sentence a line, with `{places}`; line ends in them are written as \\n."""
        lines = file.read_text("utf-8").splitlines() if file.is_file() else []
        sentences = [line.replace("\\n", "\n") for line in lines]
        sentences.sort(key=lambda one: len(_PLACE.sub("", one)), reverse=True)
        with_places = [one for one in sentences if _PLACE.search(one)]
        cls.patterns = tuple((_pattern(one), one) for one in with_places)
        said.cache_clear()


def _pattern(sentence: str) -> re.Pattern[str]:
    words = [re.escape(part) for part in _PLACE.split(sentence)]
    return re.compile("(.+?)".join(words), re.DOTALL)


@lru_cache(maxsize=4096)
def said(text: str) -> str:
    """The core's words in the window's language; as they are where nobody has translated them."""
    translated = QCoreApplication.translate(CORE, text)
    if translated != text or not _Sentences.patterns:
        return translated
    for pattern, sentence in _Sentences.patterns:
        found = pattern.fullmatch(text)
        told = QCoreApplication.translate(CORE, sentence) if found else sentence
        if found is not None and told != sentence:
            return _fill(told, sentence, found.groups())
    return text


def _fill(told: str, sentence: str, facts: tuple[str, ...]) -> str:
    """The facts in the places of the same name; they may be sentences themselves."""
    by_place = dict(zip(_PLACE.findall(sentence), facts, strict=True))
    return _PLACE.sub(lambda place: said(by_place.get(place.group(), place.group())), told)
