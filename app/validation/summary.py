"""What counts as a summary."""

import re

from app.domain.attempt import Completion
from app.domain.plan import Step, StepRole
from app.domain.points import points_in_words, points_to_json
from app.domain.result import Result
from app.domain.work import FinishedSteps, StepInput
from app.validation.failure import ValidationFailure
from app.validation.form import in_style, length_notes, without_controls
from app.validation.passages import find_quote, passages_of
from app.validation.points import read_points
from app.validation.proof import prove

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*(?=\s|$)")
_LINE_END = re.compile(r"(?<=[^\s:])[ \t]*\n(?=[^\W\d_][^.):])")
_FEWEST_LETTERS = 12


def check_summary(given: StepInput, completion: Completion) -> str:
    """What a step wrote: a part's points, as JSON, or a text.

    Raises:
        ValidationFailure: no point has a quote, or there are hardly any letters.
    """
    if given.step.role is StepRole.MAP:
        [passage] = given.texts
        points = read_points(completion.text, lambda quote: find_quote(passage, quote) is not None)
        if not points:
            raise ValidationFailure("no points")
        return points_to_json(points)
    return tidy_summary(completion.text, is_truncated=completion.is_truncated)


def summary_note(step: Step) -> str:
    """A finished step's result as a person reads it."""
    result = step.result or ""
    if step.role is StepRole.MAP:
        return points_in_words(result)
    return result


def summary_result(finished: FinishedSteps) -> Result:
    """The last step's summary; each of its sentences is looked up in what was read."""
    options = finished.task.options
    summary = in_style(finished.steps[-1].result or "", options.style)
    proof = prove(summary, passages_of(finished))
    notes = length_notes(summary, options)
    return Result(value=summary, citations=proof.citations, checks=proof.checks, notes=notes)


def tidy_summary(text: str, *, is_truncated: bool) -> str:
    """The text in whole lines, without an unfinished last sentence.

    Small models copy the line ends of a PDF's narrow columns; a line end stays one before a blank
    line, and before and after a list's item.

    Raises:
        ValidationFailure: there are hardly any letters in it.
    """
    text = _LINE_END.sub(" ", without_controls(text))
    if is_truncated:
        text = _without_loose_end(text)
    if sum(character.isalpha() for character in text) < _FEWEST_LETTERS:
        raise ValidationFailure("hardly any text")
    return text


def _without_loose_end(text: str) -> str:
    """Cut at the last sentence end, if at least half of the text is kept."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return text[: ends[-1]] if ends and ends[-1] * 2 >= len(text) else text
