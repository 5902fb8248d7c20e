"""How many invented numbers, dates and names the proof catches, and how often it cries wolf.

python -m tests.benchmarks.planted FILE.jsonl…: a `document` and people's `references` a line.
Half of the sentences drawn from a document get one invented fact each, the other half are left.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from app.domain.document import Page
from app.domain.result import Support
from app.validation.passages import Passage, Shelf
from app.validation.proof import missing_in, prove

_SENTENCES = 24  # of each document
_FEWEST_WORDS = 6
_NAMES = ("Quillfeather", "Zorander", "Mabwetti", "Ostrelund", "Ivarsdottir")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?![\w,.]\d|\w)")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_MONTHS = ((1, "January"), (3, "March"), (4, "April"), (6, "June"), (9, "September"))
_WORST_FIRST = (Support.UNSUPPORTED, Support.UNCHECKED, Support.SUPPORTED)
_END = re.compile(r"[.!?]?[\"'”’)]*$")


class Text(NamedTuple):
    """A document and what people wrote about it."""

    document: str
    references: tuple[str, ...] = ()


def main(paths: Iterable[Path]) -> None:
    """Print a table for each file."""
    for path in paths:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        counts = measure(Text(row["document"], tuple(row.get("references", ()))) for row in rows)
        sys.stdout.write(f"{path.name}\n")
        for what in sorted(key.removesuffix(" flagged") for key in counts if "flagged" in key):
            flagged, whole = counts[f"{what} flagged"], counts[what]
            sys.stdout.write(
                f"  {what:42}{flagged:5} of {whole:5} flagged {flagged / whole:7.1%}\n"
            )


def measure(texts: Iterable[Text], seed: int = 7) -> Counter[str]:
    """Sentences by what was done to them, and how many of those were flagged."""
    choice = random.Random(seed)
    counts: Counter[str] = Counter()
    for text in texts:
        shelf = Shelf("document", [Page(number=1, text=text.document)])
        passages = list(shelf.passages())
        _plant(passages, choice, counts)
        for reference in text.references:
            for check in prove(reference, passages).checks:
                whole = missing_in(check.sentence, [text.document])
                _note_support(counts, "people's", check.support)
                _note(counts, "people's, whole text", is_flagged=bool(whole))
    return counts


def _plant(passages: list[Passage], choice: random.Random, counts: Counter[str]) -> None:
    quotes = [p.quote for p in passages if len(p.quote.split()) >= _FEWEST_WORDS]
    plants = plants_of(quotes, choice)
    for number, quote in enumerate(choice.sample(quotes, min(_SENTENCES, len(quotes)))):
        if number % 2:
            _look_up(counts, "untouched", quote, quote, passages)
            continue
        for what, plant in plants.items():
            lie = plant(quote)
            if lie is not None:
                _look_up(counts, f"planted {what}", lie, quote, passages)


def plants_of(quotes: list[str], choice: random.Random) -> dict[str, Callable[[str], str | None]]:
    """What can be planted into a sentence of a document with these; None: it has no such place."""
    others = sorted({name for quote in quotes for name in _NAME.findall(quote)})
    return {
        "number": lambda quote: _replaced(quote, _NUMBER, choice, lambda n: _other(n, choice)),
        "date": lambda quote: _with_date(quote, choice),
        "name": lambda quote: _replaced(quote, _NAME, choice, lambda _: choice.choice(_NAMES)),
        "name of another": lambda quote: _swapped(quote, others, choice),
    }


def _look_up(
    counts: Counter[str], what: str, sentence: str, quote: str, passages: list[Passage]
) -> None:
    _note(counts, f"{what}, own passage", is_flagged=bool(missing_in(sentence, [quote])))
    found = {check.support for check in prove(sentence, passages).checks}
    worst = next((support for support in _WORST_FIRST if support in found), Support.UNCHECKED)
    _note_support(counts, what, worst)


def _note_support(counts: Counter[str], what: str, support: Support) -> None:
    is_flagged = support is Support.UNSUPPORTED
    _note(counts, f"{what}, cited passages", is_flagged=is_flagged)
    _note(counts, f"{what}, not supported", is_flagged=support is not Support.SUPPORTED)


def _note(counts: Counter[str], what: str, *, is_flagged: bool) -> None:
    counts[what] += 1
    counts[f"{what} flagged"] += is_flagged


def _replaced(
    quote: str, pattern: re.Pattern[str], choice: random.Random, other: Callable[[str], str]
) -> str | None:
    found = list(pattern.finditer(quote))
    if not found:
        return None
    match = choice.choice(found)
    return quote[: match.start()] + other(match.group()) + quote[match.end() :]


def _swapped(quote: str, names: list[str], choice: random.Random) -> str | None:
    others = [name for name in names if name not in quote]
    return _replaced(quote, _NAME, choice, lambda _: choice.choice(others)) if others else None


def _other(number: str, choice: random.Random) -> str:
    value = int(number.replace(",", ""))
    return str(value + choice.randint(1, max(9, value // 3)))


def _with_date(quote: str, choice: random.Random) -> str:
    day, year = choice.randint(1, 28), choice.randint(1903, 2029)
    number, month = choice.choice(_MONTHS)
    date = choice.choice(
        (
            f"{day} {month} {year}",
            f"{month} {day}, {year}",
            f"{year}-{number:02}-{day:02}",
            f"{day:02}.{number:02}.{year}",
        )
    )
    return _END.sub(lambda end: f" on {date}{end.group()}", quote, count=1)


if __name__ == "__main__":
    main(map(Path, sys.argv[1:]))
