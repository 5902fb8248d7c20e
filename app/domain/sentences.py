"""Sentences of prose, lists and tables, in any language that marks their ends."""

import re

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
_MONTH = re.compile(r"\s*(?:Jan|Feb|Mär|Mar|Apr|Mai|May|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])")


def sentences(text: str) -> list[str]:
    """The sentences in order, each in one line: white space inside them is one blank.

    A heading, a list's item and a table's row count as sentences.
    """
    found = []
    for block in _BLOCK.split(text):
        found += _of_block(" ".join(block.split()))
    return [sentence for sentence in found if sentence]


def _of_block(block: str) -> list[str]:
    parts, start = [], 0
    for match in _END.finditer(block):
        head = block[start : match.start()]
        if _NO_END.search(head) or (_DAY.search(head) and _MONTH.match(block, match.start())):
            continue
        parts.append(block[start : match.end()].strip())
        start = match.end()
    return [*parts, block[start:].strip()]
