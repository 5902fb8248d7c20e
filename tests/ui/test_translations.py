"""The translation files: up to date, complete, and true to what they translate."""

import re
import runpy
import subprocess
import xml.etree.ElementTree as Xml
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import PySide6
import pytest
from PySide6.QtCore import QTranslator

from app.ui.language import QUOTING

_ROOT = Path(__file__).parents[2]
_FOLDER = _ROOT / "resources" / "translations"
_SCRIPT = runpy.run_path(str(_ROOT / "packaging" / "make_translations.py"))
_PLACES = re.compile(r"\{(\w*)[^{}]*\}")
_MNEMONIC = re.compile(r"&(?=\w)")
_COUNT = re.compile(r"%L?n")


class _Message(NamedTuple):
    context: str
    source: str
    forms: tuple[str, ...]
    is_finished: bool


def _messages(file: Path) -> Iterator[_Message]:
    for context in Xml.parse(file).getroot().iter("context"):
        for one in context.iter("message"):
            told = one.find("translation")
            assert told is not None
            forms = [form.text or "" for form in told.iter("numerusform")] or [told.text or ""]
            name = context.findtext("name") or ""
            source = one.findtext("source") or ""
            yield _Message(name, source, tuple(forms), "type" not in told.attrib)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_text_is_there_and_translated(language: str, tmp_path: Path) -> None:
    """The same collecting as `make translations`, into a copy."""
    file = tmp_path / f"homeport_{language}.ts"
    kept = _FOLDER / file.name
    file.write_bytes(kept.read_bytes())
    _SCRIPT["update"](file, language, _SCRIPT["sentences"]())
    messages = list(_messages(file))
    missing = [one.source for one in messages if not one.is_finished or not all(one.forms)]
    assert missing == []
    known = [(one.context, one.source) for one in _messages(kept)]
    assert [(one.context, one.source) for one in messages] == known  # nothing is left over


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_window_loads_what_was_translated(language: str, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    tool = str(Path(PySide6.__file__).parent / "lrelease")
    source = str(_FOLDER / f"homeport_{language}.ts")
    subprocess.run([tool, "-silent", source, "-qm", str(made)], check=True)
    assert (_FOLDER / f"homeport_{language}.qm").read_bytes() == made.read_bytes()
    assert QTranslator().load(str(made))


def test_the_cores_sentences_are_listed_for_the_window() -> None:
    lines = (_FOLDER / "sentences.txt").read_text("utf-8").splitlines()
    assert lines == [one.replace("\n", "\\n") for one in _SCRIPT["sentences"]()]
    assert set(lines) >= QUOTING


def test_places_counts_and_mnemonics_are_on_both_sides() -> None:
    wrong = []
    for one in _messages(_FOLDER / "homeport_de.ts"):
        for form in one.forms:
            alike = (
                set(_PLACES.findall(one.source)) == set(_PLACES.findall(form)),
                bool(_COUNT.search(one.source)) == bool(_COUNT.search(form)),
                len(_MNEMONIC.findall(one.source)) == len(_MNEMONIC.findall(form)),
                one.source.endswith("\n") == form.endswith("\n"),
            )
            wrong += [] if all(alike) else [(one.context, one.source, form)]
    assert wrong == []


def test_what_is_written_for_python_fits_python() -> None:
    """A place that cannot be filled would end a slot in the middle."""
    values = {"at": 0, "day": 0}
    for one in _messages(_FOLDER / "homeport_de.ts"):
        for form in one.forms if one.context != "core" else ():
            names = set(_PLACES.findall(form)) - values.keys()
            if names == set(_PLACES.findall(form)):
                form.format(**dict.fromkeys(names, 1))
