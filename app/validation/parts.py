"""What counts as a translated or rewritten chunk, and how the chunks' results make one text.

A chunk that no try could do is kept as it is in the source: a long document is not lost for one. It
is known by just that, and named in the result's notes. A task of such chunks alone has failed.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.attempt import Completion
from app.domain.errors import NothingDone
from app.domain.languages import scripts_of
from app.domain.plan import Chunk
from app.domain.result import Result
from app.domain.work import FinishedSteps, StepInput
from app.validation.failure import ValidationFailure
from app.validation.form import without_controls
from app.validation.likeness import (
    has_loop,
    is_far_shorter,
    is_in_other_script,
    is_nearly_same,
    is_same_language,
    missing_numbers,
    shape,
    words_of,
)

_FENCE = re.compile(r"^--- (?:end of )?text ---$\n?", re.MULTILINE)
_MOST_NAMED = 12


class _Part(NamedTuple):
    """A chunk, and its text before and after."""

    chunk: Chunk
    source: str
    result: str

    @property
    def is_kept(self) -> bool:
        return self.source == self.result

    @property
    def pages(self) -> str:
        first, last = self.chunk.page_first, self.chunk.page_last
        return f"page {first}" if first == last else f"pages {first} to {last}"


def check_translation(given: StepInput, completion: Completion) -> str:
    """A chunk in the other language, with the source's white space around it.

    Raises:
        ValidationFailure: it is not the whole chunk, or not in the other language.
    """
    source = "".join(given.texts)
    text = _tidy(completion)
    _require_whole(source, text, given, is_truncated=completion.is_truncated)
    scripts = scripts_of(given.task.options.language)
    if scripts and is_in_other_script(text, scripts):
        raise ValidationFailure("other script")
    if is_nearly_same(source, text) or is_same_language(source, text):
        raise ValidationFailure("not translated")
    return _with_margins(source, text)


def check_rewriting(given: StepInput, completion: Completion) -> str:
    """A chunk in other words, with the source's white space around it.

    Raises:
        ValidationFailure: it is not the whole chunk, or as it was.
    """
    source = "".join(given.texts)
    text = _tidy(completion)
    _require_whole(source, text, given, is_truncated=completion.is_truncated)
    if is_nearly_same(source, text):
        raise ValidationFailure("not rewritten")
    return _with_margins(source, text)


def untouched(given: StepInput) -> str:
    """The chunk as it is in the source."""
    return "".join(given.texts)


def without_words(given: StepInput) -> str | None:
    """The chunk itself when there is no word in it."""
    source = "".join(given.texts)
    return None if words_of(source) else source


def translation_result(finished: FinishedSteps) -> Result:
    """The translated text, with what a reader must know of it."""
    return _joined(finished, "translated")


def rewriting_result(finished: FinishedSteps) -> Result:
    """The rewritten text, with what a reader must know of it."""
    return _joined(finished, "rewritten")


def require_translated(finished: FinishedSteps) -> None:
    """Raise NothingDone when every part with words in it stands as it was."""
    _require_some(finished, "translated")


def require_rewritten(finished: FinishedSteps) -> None:
    """Raise NothingDone when every part with words in it stands as it was."""
    _require_some(finished, "rewritten")


def _require_some(finished: FinishedSteps, done: str) -> None:
    worded = [part for part in _parts(finished) if words_of(part.source)]
    if worded and all(part.is_kept for part in worded):
        raise NothingDone(done=done)


def _require_whole(source: str, text: str, given: StepInput, *, is_truncated: bool) -> None:
    if is_truncated:
        raise ValidationFailure("cut off")
    if is_far_shorter(source, text):
        raise ValidationFailure("far too short")
    if has_loop(text) and not has_loop(source):
        raise ValidationFailure("goes round and round")
    if shape(source) != shape(text) and not given.is_repair:
        raise ValidationFailure("headings, lists, tables or paragraphs differ")  # then: a note


def _tidy(completion: Completion) -> str:
    return _FENCE.sub("", without_controls(completion.text)).strip()


def _with_margins(source: str, text: str) -> str:
    """White space at a chunk's edges is what holds the chunks together."""
    body = source.strip()
    start = source.index(body)
    return f"{source[:start]}{text}{source[start + len(body) :]}"


def _joined(finished: FinishedSteps, done: str) -> Result:
    parts = _parts(finished)
    text = "".join(part.result for part in parts)
    return Result(value=text.strip(), notes=tuple(_notes(parts, done)))


def _parts(finished: FinishedSteps) -> list[_Part]:
    [document_id] = finished.task.document_ids
    text = "".join(page.text for page in finished.pages_of(document_id))
    return [
        _Part(step.chunk, text[step.chunk.char_start : step.chunk.char_end], step.result or "")
        for step in finished.steps
        if step.chunk is not None
    ]


def _notes(parts: Sequence[_Part], done: str) -> Iterator[str]:
    """What a reader must know: parts that were kept, a changed structure, numbers that are gone."""
    kept = [part for part in parts if part.is_kept and words_of(part.source)]
    if kept:
        count = f"{len(kept)} of {len(parts)} parts"
        yield f"{count} could not be {done} and stand as they were: {_places(kept)}."
    bent = [part for part in parts if shape(part.source) != shape(part.result)]
    if bent:
        yield f"Headings, lists, tables or paragraphs differ from the source: {_places(bent)}."
    for part in parts:
        if numbers := missing_numbers(part.source, part.result):
            yield f"Numbers missing ({part.pages}): {_listed(numbers)}."


def _places(parts: Sequence[_Part]) -> str:
    return _listed(tuple(dict.fromkeys(part.pages for part in parts)))


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
