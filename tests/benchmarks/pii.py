"""How many personal data are found, how many of the finds are right, and how fast.

`python -m tests.benchmarks.pii [FOLDER]`: FOLDER is the shared data beside the repository.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from app.domain.errors import AppError
from app.domain.pii import PiiKind, counted, pii_in_words
from app.ingest.reader import LimitedReader
from app.routing.pii import scan

_SHARED = Path(__file__).parents[3] / "shared" / "data"
# Of the set's 17 types those with a form of their own, and what they are called here. Not looked
# for: PERSON, STREET_ADDRESS, GPE, ORGANIZATION, ZIP_CODE, DOMAIN_NAME, DATE_TIME (but birth dates
# are), TITLE, NRP, AGE and the like.
PATTERNED: Mapping[str, PiiKind] = {
    "EMAIL_ADDRESS": PiiKind.EMAIL,
    "PHONE_NUMBER": PiiKind.PHONE,
    "IP_ADDRESS": PiiKind.IP_ADDRESS,
    "IBAN_CODE": PiiKind.IBAN,
    "CREDIT_CARD": PiiKind.PAYMENT_CARD,
    "US_SSN": PiiKind.NATIONAL_ID,
    "US_DRIVER_LICENSE": PiiKind.DRIVING_LICENCE,
}


class Score(NamedTuple):
    """Of the gold spans of a kind, how many were found; of the finds, how many are gold."""

    gold: int
    found: int
    finds: int
    right: int

    @property
    def recall(self) -> float:
        """1 where there is nothing to find."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """1 where nothing was found."""
        return self.right / self.finds if self.finds else 1.0


def score(lines: Iterable[str]) -> dict[PiiKind, Score]:
    """By kind; a find is right when it overlaps a gold span of its kind."""
    totals: Counter[tuple[PiiKind, str]] = Counter()
    for line in lines:
        row = json.loads(line)
        finds = scan([row["text"]])
        gold = [(PATTERNED[s["type"]], s) for s in row["spans"] if s["type"] in PATTERNED]
        for kind, span in gold:
            totals[kind, "gold"] += 1
            totals[kind, "found"] += any(
                find.kind is kind and find.start < span["end"] and span["start"] < find.end
                for find in finds
            )
        for find in finds:
            totals[find.kind, "finds"] += 1
            totals[find.kind, "right"] += any(
                find.kind is kind and find.start < span["end"] and span["start"] < find.end
                for kind, span in gold
            )
    return {
        kind: Score(*(totals[kind, name] for name in Score._fields))
        for kind in PiiKind
        if totals[kind, "gold"] or totals[kind, "finds"]
    }


def together(scores: Mapping[PiiKind, Score]) -> Score:
    """All kinds as one."""
    return Score(*(sum(one[place] for one in scores.values()) for place in range(4)))


def in_lines(scores: Mapping[PiiKind, Score]) -> list[str]:
    """A line a kind, and one for all."""
    named = [(kind.value, one) for kind, one in scores.items()]
    return [
        f"{name:16} recall {one.recall:.3f} ({one.found}/{one.gold})  "
        f"precision {one.precision:.3f} ({one.right}/{one.finds})"
        for name, one in [*named, ("all", together(scores))]
    ]


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _documents(folder: Path) -> None:
    """Which ordinary documents would stay here, for what, and how fast that is found out."""
    reader, chars, seconds, kept, total = LimitedReader(), 0, 0.0, 0, 0
    for path in sorted((folder / "documents" / "files").iterdir()):
        try:
            texts = [page.text for page in reader.read(path).pages]
        except AppError:
            continue
        start = time.perf_counter()
        counts = counted(scan(texts))
        seconds += time.perf_counter() - start
        chars, total, kept = chars + sum(map(len, texts)), total + 1, kept + bool(counts)
        if counts:
            _say(f"  {path.name}: {pii_in_words(counts)}")
    _say(
        f"{kept} of {total} documents stay here; {chars / seconds / 1e6:.1f} M characters a second"
    )


def main(folder: Path) -> None:
    """Print all figures."""
    text = (folder / "pii_injection" / "presidio_pii.jsonl").read_text(encoding="utf-8")
    _say("\n".join(in_lines(score(text.splitlines()))))
    _documents(folder)
    for piece in (
        "12 ",
        "4111 1111 1111 1111 ",
        "a@",
        "tel 12 ",
        "1.2.",
        "the ferry left at noon ",
    ):
        hostile = piece * (1_000_000 // len(piece))
        start = time.perf_counter()
        scan([hostile])
        _say(f"1 MB of {piece!r}: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _SHARED)
