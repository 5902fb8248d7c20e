"""Sentences of prose, lists and tables, in any language that marks their ends."""

import re
from collections.abc import Iterator
from itertools import pairwise

# A blank line, a list item, a heading or a table's row begins something new.
_BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*•|#]|\d{1,3}[.)])[ \t])|(?<=\|)[ \t]*\n")
_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“\u2018«(\[]*[^\W_a-z])|(?<=[。！？])")
# What ends with a point and is no sentence's end: abbreviations, initials, "3." of a date.
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Nr|No|vs|etc|e\.g|i\.e|z\.B|d\.h|u\.a|bzw|ca|approx|Inc|Ltd|Co|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Art|Abs|Fig|p|pp|S)|\b[A-Z])\.$"
)


# "3." is an end, but not in "3. Mai".
_DAY = re.compile(r"\b\d{1,2}\.$")
_LIST_NUMBER = re.compile(r"\s*\d{1,3}\.")
_LOOK_BACK_CHARS = 16  # longer than what may stand before such a point
_MONTH = re.compile(r"\s*(?:Jan|Feb|Mär|Mar|Apr|Mai|May|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])")


def sentences(text: str) -> list[str]:
    """The sentences in order, each in one line: white space inside them is one blank.

    A heading, a list's item and a table's row count as sentences.
    """
    found = []
    for block in _BLOCK.split(text):
        found += _of_block(" ".join(block.split()))
    return [sentence for sentence in found if sentence]


def sentence_starts(block: str) -> Iterator[int]:
    """Where in a text without headings, lists and tables the second and each next sentence begins.

    The white space between two sentences belongs to the first.
    """
    start = 0
    for match in _END.finditer(block):
        head = block[max(start, match.start() - _LOOK_BACK_CHARS) : match.start()]
        if _NO_END.search(head) or (_DAY.search(head) and _MONTH.match(block, match.start())):
            continue
        if _LIST_NUMBER.fullmatch(block, 0, match.start()):
            continue
        start = match.end()
        if start < len(block):
            yield start


def _of_block(block: str) -> list[str]:
    cuts = [0, *sentence_starts(block), len(block)]
    return [block[start:end].strip() for start, end in pairwise(cuts)]
