"""A summary in the form that was asked for: points by construction, and a note on its length."""

import re
from collections.abc import Iterator

from app.domain.options import Length, Options, Style
from app.domain.sentences import sentences

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ITEM = re.compile(r"(?:[-*+•–]|\d{1,3}[.)])[ \t]+")
_PARAGRAPH_END = re.compile(r"\n\s*\n")
# As the prompts ask for it; of a medium length nothing is counted.
_MOST_SENTENCES, _MOST_POINTS, _FEWEST_PARAGRAPHS = 2, 3, 3


def without_controls(text: str) -> str:
    """The text without control characters, on which a terminal would act, and space around it."""
    return _CONTROL.sub("", text).strip()


def in_style(text: str, style: Style) -> str:
    """As points, each on its own line after "- ", where that is the style.

    Small models write prose all the same: then each sentence is a point. A line that ends with a
    colon introduces what follows it and stays.
    """
    if style is not Style.BULLETS:
        return text
    return "\n".join(_points(text))


def length_notes(text: str, options: Options) -> tuple[str, ...]:
    """What to tell the reader where a text is longer or shorter than was asked for."""
    if options.length is Length.SHORT:
        is_list = options.style is Style.BULLETS
        count = text.count("\n- ") + text.startswith("- ") if is_list else len(sentences(text))
        most, unit = (_MOST_POINTS, "points") if is_list else (_MOST_SENTENCES, "sentences")
        if count > most:
            return (f"A short summary was asked for; the model wrote {count} {unit}.",)
    if options.length is Length.LONG and options.style is Style.PROSE:
        count = len(_PARAGRAPH_END.split(text.strip()))
        if count < _FEWEST_PARAGRAPHS:
            return (f"A long summary was asked for; the model wrote {count} paragraph(s).",)
    return ()


def _points(text: str) -> Iterator[str]:
    for line in filter(None, map(str.strip, text.splitlines())):
        item = _ITEM.match(line)
        if item is not None:
            yield f"- {line[item.end() :]}"
        elif line.endswith(":"):
            yield line
        else:
            yield from (f"- {sentence}" for sentence in sentences(line))
