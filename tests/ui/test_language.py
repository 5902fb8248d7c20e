"""The window in another language: widgets' texts by Qt, the core's words by their sentences."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication

from app.domain.errors import ContextTooLong
from app.domain.settings import WindowSettings
from app.ui.language import Language, said

_TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS><TS version="2.1" language="de_DE"><context><name>core</name>
<message><source>map {1} of {3}</source><translation>Teil {1} von {3}</translation></message>
<message><source>waiting</source><translation>wartet</translation></message>
<message><source>{0}; next try at {1}</source>
<translation>{0}; nächster Versuch um {1}</translation></message>
<message><source>waits: {0}</source><translation>es wartet: {0}</translation></message>
<message><source>{name} is not there</source>
<translation>{name} ist nicht da</translation></message>
<message><source>Not found in the text as written: {1}</source>
<translation>Nicht gefunden: {1}</translation></message>
<message><source>there is no connection</source>
<translation>keine Verbindung</translation></message>
</context></TS>"""
_SENTENCES = """map {1} of {3}
{0}; next try at {1}
waits: {0}
{name} is not there
Not found in the text as written: {1}
there is no connection
"""


@pytest.fixture
def german(qapp: QApplication, tmp_path: Path) -> Iterator[Language]:
    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "small.ts").write_text(_TS, "utf-8")
    (folder / "sentences.txt").write_text(_SENTENCES, "utf-8")
    lrelease = Path(PySide6.__file__).parent / "lrelease"
    made = [str(lrelease), "-silent", str(folder / "small.ts"), "-qm"]
    subprocess.run([*made, str(folder / "homeport_de.qm")], check=True)
    before = QLocale()
    language = Language(qapp, WindowSettings(language="de"), tmp_path)
    yield language
    language.end()
    QLocale.setDefault(before)


def test_the_cores_words_are_said_with_their_facts(german: Language) -> None:
    assert said("waiting") == "wartet"
    assert said("map 3 of 14") == "Teil 3 von 14"


def test_a_sentence_made_of_sentences_is_said_as_a_whole(german: Language) -> None:
    told = said("waits: there is no connection; next try at 14:05")
    assert told == "es wartet: keine Verbindung; nächster Versuch um 14:05"


def test_sentences_in_a_row_and_parts_of_a_line_are_said_one_by_one(german: Language) -> None:
    assert said("there is no connection. map 3 of 14.") == "keine Verbindung. Teil 3 von 14."
    assert said("map 1 of 2 · waiting · other.gguf") == "Teil 1 von 2 · wartet · other.gguf"


def test_figures_have_the_marks_of_the_language(german: Language) -> None:
    assert said("map 3 of 1,400.5") == "Teil 3 von 1.400,5"


def test_names_and_words_of_documents_are_left_alone(german: Language) -> None:
    assert said("waiting is not there") == "waiting ist nicht da"
    assert said("Not found in the text as written: waiting") == "Nicht gefunden: waiting"
    assert said("waits: “waiting”") == "es wartet: “waiting”"


def test_what_nobody_has_translated_stays_as_it_is(german: Language) -> None:
    error = ContextTooLong(needed_tokens=5000, context_tokens=4096)
    assert said(error.info.title) == error.info.title
    assert said("") == ""


def test_the_buttons_of_the_system_speak_it_too(german: Language) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_english_needs_no_file(qapp: QApplication, tmp_path: Path) -> None:
    before = QLocale()
    Language(qapp, WindowSettings(language="en"), tmp_path).end()
    assert said("map 3 of 14") == "map 3 of 14"
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    QLocale.setDefault(before)
