"""What a rule of a detector is made of."""

import re
from collections.abc import Callable
from typing import NamedTuple

from app.domain.pii import PiiKind

# No rule's match is longer. What a rule wants to stand before a match is looked for this far back.
MOST_CHARS = 400
_NEAR_CHARS = 48


class Rule(NamedTuple):
    """A form, the check it must pass, and words of which one must stand shortly before it.

    Forms are of bounded length and leave no choice how they match, so that looking takes time in
    proportion to the text whoever wrote it. A match has two digits or more, not far from each
    other, unless the rule names another `sign` that it cannot be without. What counts is group 1
    where there is one. The check says whether it counts, or how many characters of it do.
    """

    kind: PiiKind
    form: re.Pattern[str]
    check: Callable[[str], bool | int] | None = None
    near: re.Pattern[str] | None = None
    near_chars: int = _NEAR_CHARS
    sign: str = ""

    def place(self, text: str, found: re.Match[str]) -> tuple[int, int] | None:
        """Where in the text the match is one of the kind; None: it is not."""
        start, end = found.span(1 if self.form.groups == 1 else 0)
        if self.near and not self.near.search(text, max(0, start - self.near_chars), start):
            return None
        if self.check is None:
            return start, end
        counts = self.check(text[start:end])
        if counts is True:
            return start, end
        return (start, start + counts) if counts else None


def form(pattern: str) -> re.Pattern[str]:
    """A form as a rule wants it: digits and letters are those of ASCII."""
    return re.compile(pattern, re.ASCII)


def words(alternatives: str) -> re.Pattern[str]:
    """Any of the words, whatever their case; parts of longer ones too, where no `\\b` is said."""
    return re.compile(alternatives, re.IGNORECASE)


def digits_of(text: str) -> str:
    """The digits alone."""
    return "".join(character for character in text if character.isdigit())
