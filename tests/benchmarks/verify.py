"""How well `--verify` tells true sentences from planted ones: the real model on labelled pairs.

python -m tests.benchmarks.verify --model starter --sentences 40 FILE.jsonl: sentences of documents
as they are, and with one invented fact each; each is laid beside the passage it was made from.
Prints how often a true sentence gets more belief than its planted twin (0.5 is a coin), and how
many of each are called entailed.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
from pathlib import Path

from app.bootstrap import build
from app.domain.document import Page
from app.domain.ports import Engine
from app.domain.prompt import Prompt
from app.domain.result import Verdict
from app.prompting.verify import ask_verify
from app.validation.passages import Shelf
from tests.benchmarks.compare import model_path
from tests.benchmarks.planted import plants_of


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="starter")
    parser.add_argument("--sentences", type=int, default=40)
    parser.add_argument("file", type=Path)
    words = parser.parse_args()
    pairs = _pairs(words.file, words.sentences)
    with tempfile.TemporaryDirectory() as home:
        Path(home, "settings.yaml").write_text(
            f"local_engine:\n  model: {model_path(words.model)}\n", encoding="utf-8"
        )
        house = build(Path(home))
        try:
            _measure(house.ports.engine, pairs)
        finally:
            house.close()


def _measure(engine: Engine, pairs: dict[str, list[tuple[str, str]]]) -> None:
    true = {quote: _belief(engine, quote, quote) for pair in pairs.values() for quote, _ in pair}
    _say(f"untouched: {_share(list(true.values()))} called entailed")
    for what, planted in pairs.items():
        lies = [_belief(engine, lie, quote) for quote, lie in planted]
        wins = [
            (true[quote][0] > lie[0]) + 0.5 * (true[quote][0] == lie[0])
            for (quote, _), lie in zip(planted, lies, strict=True)
        ]
        more = statistics.mean(wins)
        _say(f"planted {what}: {_share(lies)} called entailed; believed less in {more:.0%}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _share(beliefs: list[tuple[float, bool]]) -> str:
    return f"{sum(is_entailed for _, is_entailed in beliefs)} of {len(beliefs)}"


def _belief(engine: Engine, sentence: str, passage: str) -> tuple[float, bool]:
    """The probability of `entailed`, and whether it is the likeliest."""
    request = ask_verify(sentence, [passage])
    prompt = Prompt(
        id=f"{random.random()}",
        messages=request.messages,
        max_tokens=8,
        sampling=request.sampling,
        constraint=request.constraint,
    )
    said = engine.generate(prompt, lambda _: None).probabilities or {}
    belief = said[Verdict.ENTAILED.value]
    return belief, belief == max(said.values())


def _pairs(file: Path, most: int) -> dict[str, list[tuple[str, str]]]:
    """Planted sentences by what was planted, each with the sentence it was made from."""
    choice = random.Random(11)
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    pairs: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        passages = Shelf("d", [Page(number=1, text=row["document"])]).passages()
        quotes = [p.quote for p in passages if 8 <= len(p.quote.split()) <= 40]
        for quote in choice.sample(quotes, min(4, len(quotes))):
            for what, plant in plants_of(quotes, choice).items():
                lie = plant(quote)
                if lie is not None and len(pairs.setdefault(what, [])) < most:
                    pairs[what].append((quote, lie))
    return pairs


if __name__ == "__main__":
    main()
