"""What counts as a summary."""

import re

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*(?=\s|$)")
_LINE_END = re.compile(r"(?<=[^\s:])[ \t]*\n(?=[^\W\d_][^.):])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # a terminal would act on them
_FEWEST_LETTERS = 12


class ValidationFailure(Exception):
    """It ran, but the result has the wrong shape. Says what is wrong, without the text."""


def check_summary(text: str, *, is_truncated: bool) -> str:
    """The text in whole lines, without an unfinished last sentence.

    Small models copy the line ends of a PDF's narrow columns; a line end stays one before a blank
    line, and before and after a list's item.

    Raises:
        ValidationFailure: there are hardly any letters in it.
    """
    text = _LINE_END.sub(" ", _CONTROL.sub("", text).strip())
    if is_truncated:
        text = _without_loose_end(text)
    if sum(character.isalpha() for character in text) < _FEWEST_LETTERS:
        raise ValidationFailure("hardly any text")
    return text


def _without_loose_end(text: str) -> str:
    """Cut at the last sentence end, if at least half of the text is kept."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return text[: ends[-1]] if ends and ends[-1] * 2 >= len(text) else text
