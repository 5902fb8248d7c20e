"""How many invented numbers and names the proof catches, and how often it cries wolf.

python -m tests.benchmarks.planted FILE.jsonl: a `document` and people's `references` a line.
Sentences of the text itself must pass; the same sentences with one invented fact must not.
"""

import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

from app.domain.document import Page
from app.validation.passages import Passage, Shelf
from app.validation.proof import prove

_SENTENCES = 6
_NAMES = ("Quillfeather", "Zorander", "Mabwetti", "Ostrelund", "Ivarsdottir")
_NUMBER = re.compile(r"\b\d[\d,]*\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")


def main(path: Path) -> None:
    """Print the table."""
    choice = random.Random(7)
    counts: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        shelf = Shelf("document", [Page(number=1, text=row["document"])])
        passages = list(shelf.passages())
        _plant(passages, choice, counts)
        for reference in row.get("references", []):
            checks = prove(reference, passages).checks
            counts["human"] += len(checks)
            counts["human flagged"] += sum(not check.is_supported for check in checks)
    rows = (
        ("invented numbers caught", "number caught", "number"),
        ("invented names caught", "name caught", "name"),
        ("true sentences flagged", "false alarm", "true"),
        ("sentences of people's summaries flagged", "human flagged", "human"),
    )
    for words, part, whole in rows:
        sys.stdout.write(f"{words}: {counts[part]} of {counts[whole]}\n")


def _plant(passages: list[Passage], choice: random.Random, counts: Counter[str]) -> None:
    quotes = [passage.quote for passage in passages if len(passage.quote.split()) > 5]
    for quote in choice.sample(quotes, min(_SENTENCES, len(quotes))):
        counts["true"] += 1
        counts["false alarm"] += _is_flagged(quote, passages)
        for what, pattern in (("number", _NUMBER), ("name", _NAME)):
            found = list(pattern.finditer(quote))
            if found:
                match = choice.choice(found)
                invented = _NAMES[choice.randrange(5)] if what == "name" else _other(match, choice)
                lie = quote[: match.start()] + invented + quote[match.end() :]
                counts[what] += 1
                counts[f"{what} caught"] += _is_flagged(lie, passages)


def _is_flagged(text: str, passages: list[Passage]) -> bool:
    return not all(check.is_supported for check in prove(text, passages).checks)


def _other(match: re.Match[str], choice: random.Random) -> str:
    number = int(match.group().replace(",", ""))
    return str(number + choice.randint(1, max(9, number // 3)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
