"""Models that are split over several files, as llama.cpp's gguf-split makes them.

Names are those of `llama_split_path`: a stem, the part's number and how many there are, each of
five digits. llama.cpp is given the first and finds the others beside it, by their names alone.
"""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

# Real models have some dozen; each costs a file that is open while the model is.
MOST_PARTS = 256
_PART = re.compile(r"(?P<stem>.+)-(?P<number>\d{5})-of-(?P<parts>\d{5})\.gguf", re.DOTALL)


class PartName(NamedTuple):
    """What a file's name says of it: `number` counts from 1."""

    stem: str
    number: int
    parts: int

    def at(self, number: int) -> str:
        """The name of another part of the same model."""
        return f"{self.stem}-{number:05}-of-{self.parts:05}.gguf"


def part_name(name: str) -> PartName | None:
    """Which part a file is by its name; None: a whole model, one "of 00001" too."""
    match = _PART.fullmatch(name)
    if match is None:
        return None
    found = PartName(match["stem"], int(match["number"]), int(match["parts"]))
    return found if 1 <= found.number <= found.parts and 1 < found.parts <= MOST_PARTS else None


def part_names(name: str) -> tuple[str, ...]:
    """The names of all files of a model, the first of them first, given any of them."""
    part = part_name(name)
    if part is None:
        return (name,)
    return tuple(part.at(number) for number in range(1, part.parts + 1))


def whole_sha256(parts: Sequence[str]) -> str:
    """What tells a model from others, of the SHA-256 of its files: of one file, that itself.

    Of several: the SHA-256 of theirs in order, in lower-case hex, a line each.
    """
    if len(parts) == 1:
        return parts[0]
    return sha256("".join(f"{one}\n" for one in parts).encode("ascii")).hexdigest()
