"""Figures as the window's language writes them, in one place for the whole window."""

import ast
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.domain.money import dollars
from app.domain.settings import WindowSettings
from app.ui.figures import (
    day,
    filled,
    moment,
    money,
    number,
    share,
    size_words,
    typed_number,
    with_point,
)
from app.ui.language import Language, said

_ROOT = Path(__file__).parents[2]
_AT = datetime(2026, 3, 9, 14, 5, tzinfo=UTC)
_GAP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], Language]]:
    before, spoken = QLocale(), []

    def begin(language: str) -> Language:
        wanted = WindowSettings.model_validate({"language": language})
        spoken.append(Language(qapp, wanted, _ROOT / "resources"))
        return spoken[-1]

    yield begin
    for one in spoken:
        one.end()
    QLocale.setDefault(before)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "de",
            [
                *("1.234.567", "1.234,5", "0,85", f"12{_GAP}%", f"99,5{_GAP}%"),
                *(f"1.234,50{_GAP}$", f"0,0012{_GAP}$", "4,7 GB", "09.03.2026", "09.03.2026 14:05"),
            ],
        ),
        (
            "en",
            [
                *("1,234,567", "1,234.5", "0.85", "12%", "99.5%"),
                *("$1,234.50", "$0.0012", "4.7 GB", "3/9/2026", "3/9/2026 14:05"),
            ],
        ),
    ],
)
def test_figures_follow_the_language(
    speak: Callable[[str], Language], language: str, told: list[str]
) -> None:
    speak(language)
    assert [
        *(number(1_234_567), number(1234.5), typed_number(0.85), share(0.12), share(0.995, 1)),
        *(money(1234.5), said(dollars(0.0012)), size_words(4.7e9), day(_AT), moment(_AT)),
    ] == told
    assert float(with_point(typed_number(1234.5))) == 1234.5


def test_what_is_typed_is_read_as_the_language_writes_it(
    speak: Callable[[str], Language],
) -> None:
    speak("de")
    typed = ("1.000", "0,15", "1.234,5", "0.15", "5 MB", "")
    assert [with_point(one) for one in typed] == ["1000", "0.15", "1234.5", "0.15", "5 MB", ""]
    speak("en")
    assert [with_point(one) for one in ("1,000", "0.15", "0,5.1")] == ["1000", "0.15", "0,5.1"]


def test_a_sentence_is_filled_by_its_places(speak: Callable[[str], Language]) -> None:
    words = (
        "{n:,} of {all} files, {share:.0%}, {speed:.1f} a second, since {at:%Y-%m-%d %H:%M}, {name}"
    )
    facts = {"n": 1234, "all": 5678, "share": 0.25, "speed": 3.14159, "at": _AT, "name": "{n} 1,5"}
    assert filled(words, **facts) == (
        "1,234 of 5,678 files, 25%, 3.1 a second, since 2026-03-09 14:05, {n} 1,5"
    )
    speak("de")
    assert filled(words, **facts) == (
        f"1.234 of 5.678 files, 25{_GAP}%, 3,1 a second, since 09.03.2026 14:05, {{n}} 1,5"
    )


def test_no_other_module_of_the_window_writes_figures() -> None:
    found = []
    for file in sorted((_ROOT / "app" / "ui").rglob("*.py")):
        if file.name in {"figures.py", "theme.py"}:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            is_locale = isinstance(node, ast.Name) and node.id == "QLocale"
            if is_locale and file.name not in {"language.py", "early_desk.py"}:
                found.append(f"{file.name}: QLocale")
            # `said` translates those whole.
            if _is_spec(node) and file.name not in {"plan_rows.py", "plan_sums.py"}:
                found.append(f"{file.name}: {ast.unparse(node)}")
    assert found == []


def _is_spec(node: ast.AST) -> bool:
    """A figure in an f-string with a form of its own; times of day have one for all."""
    if not isinstance(node, ast.FormattedValue) or node.format_spec is None:
        return False
    spec = ast.unparse(node.format_spec)
    return "," in spec or ".0" in spec or ".1" in spec or "%Y" in spec
