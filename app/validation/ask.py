"""What counts as a step of an answer, and the answer with its citations.

A step's stored result is JSON: a list of quotes from a chunk, a text from a merge ("": there was
nothing to merge), null for a chunk that no try could read.
"""

import json
import re
from collections.abc import Iterator

from app.domain.attempt import Completion
from app.domain.plan import Step, StepRole
from app.domain.points import points_from_json, points_to_json
from app.domain.result import Citation, Result
from app.domain.work import FinishedSteps, StepInput
from app.validation.failure import ValidationFailure
from app.validation.likeness import has_loop
from app.validation.passages import Passage, Shelf, find_quote
from app.validation.points import read_points
from app.validation.proof import prove
from app.validation.summary import tidy_summary

_FENCE = re.compile(r"^--- ", re.MULTILINE)
_NOT_FOUND = "Nothing in the pages that were read answers this question."
_NO_HIT = "No page has a word of this question, so nothing was read."
_NOT_ALL = "Only pages with words of the question were read. With --full every page is read."


def check_answer(given: StepInput, completion: Completion) -> str:
    """Quotes that stand in the chunk, or the text of a merge.

    Raises:
        ValidationFailure: there is no list of quotes, none of them is in the chunk, or a merge has
            hardly any text or goes round.
    """
    if given.step.role is StepRole.MERGE:
        # Small models go on with the prompt's own lines after the answer.
        answer = _FENCE.split(completion.text.strip())[0]
        text = tidy_summary(answer, is_truncated=completion.is_truncated)
        if has_loop(text):
            raise ValidationFailure("goes round and round")
        return json.dumps(text, ensure_ascii=False)
    passage = "".join(given.texts)
    return points_to_json(
        read_points(completion.text, lambda quote: find_quote(passage, quote) is not None)
    )


def empty_merge(given: StepInput) -> str | None:
    """The result of a merge of nothing."""
    is_merge = given.step.role is StepRole.MERGE
    return '""' if is_merge and not any(json.loads(text) for text in given.texts) else None


def answer_substitute(given: StepInput) -> str | None:
    """A chunk that no try could read, is noted; a merge falls back on what it was to merge."""
    if given.step.role is not StepRole.MERGE:
        return "null"
    return json.dumps("\n".join(filter(None, map(answer_note, given.texts))), ensure_ascii=False)


def answer_note(result: str) -> str:
    """A step's result as a person reads it."""
    found = json.loads(result)
    if isinstance(found, list):
        return "\n".join(dict.fromkeys(point["statement"] for point in found))
    return found or ""


def answer_step_note(step: Step) -> str:
    """A finished step's result as a person reads it."""
    return answer_note(step.result or "null")


def answer_result(finished: FinishedSteps) -> Result:
    """The answer with the passages it rests on, or plainly that there is none."""
    if not finished.steps:
        return Result(value=_NO_HIT, notes=(_NOT_ALL,))
    answer = answer_note(finished.steps[-1].result or "null")
    citations = tuple(dict.fromkeys(_citations(finished)))
    notes = tuple(_unread(finished))
    if not answer:
        notes += () if _is_whole(finished) else (_NOT_ALL,)
    checks = prove(answer, [_passage(citation) for citation in citations]).checks
    return Result(value=answer or _NOT_FOUND, citations=citations, checks=checks, notes=notes)


def _passage(citation: Citation) -> Passage:
    return Passage(**citation.model_dump(exclude={"statement"}))


def _is_whole(finished: FinishedSteps) -> bool:
    chunks = [step.chunk for step in finished.steps if step.chunk]
    read = sum(chunk.char_end - chunk.char_start - chunk.overlap_chars for chunk in chunks)
    return read == sum(document.char_count or 0 for document in finished.documents)


def _unread(finished: FinishedSteps) -> Iterator[str]:
    names = _names(finished)
    for step in finished.steps:
        if step.chunk is not None and step.result == "null":
            name, pages = names[step.chunk.document_id], f"from page {step.chunk.page_first}"
            yield f"The model gave nothing usable on a part of {name}, {pages}."


def _citations(finished: FinishedSteps) -> Iterator[Citation]:
    names = _names(finished)
    shelves = {key: Shelf(name, finished.pages_of(key)) for key, name in names.items()}
    for step in finished.steps:
        chunk = step.chunk
        if chunk is None:
            continue
        for point in points_from_json(step.result or ""):
            shelf = shelves[chunk.document_id]
            passage = shelf.find(point.quote, chunk.char_start, chunk.char_end)
            if passage is not None:
                yield Citation(statement=point.statement, **passage._asdict())


def _names(finished: FinishedSteps) -> dict[str, str]:
    return {document.id: document.name for document in finished.documents}
