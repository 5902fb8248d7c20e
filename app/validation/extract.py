"""Fields from what the engine answered: checked, found in the text again, merged."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, JsonValue

from app.domain.attempt import Completion
from app.domain.errors import ResultInvalid
from app.domain.json_words import in_words
from app.domain.plan import Step, StepRole
from app.domain.result import Citation, Result
from app.domain.schema_parts import Schema, part_schema
from app.domain.work import FinishedSteps, StepInput
from app.validation.failure import ValidationFailure
from app.validation.merging import Conflict, Leaf, Path, grow, leaves, merge, plain
from app.validation.passages import Shelf
from app.validation.schema import fault
from app.validation.strict_json import read_object
from app.validation.values import Span, around, find_value

# A quote is the sentence or line of a value, and no longer than this on either side of it.
_QUOTE_CHARS = 300


class Found(NamedTuple):
    """A scalar of the result and where the document has it."""

    path: Path
    start: int
    end: int


class Extraction(BaseModel):
    """What a step stores: the fields, the places of those that stand in the text, and notes."""

    model_config = ConfigDict(frozen=True)

    value: JsonValue
    found: tuple[Found, ...] = ()
    notes: tuple[str, ...] = ()


def check_extract(given: StepInput, completion: Completion) -> str:
    """The fields that were found in a chunk, as a stored Extraction.

    Raises:
        ValidationFailure: the answer is no JSON, or does not fit the schema.
    """
    if completion.is_truncated:
        raise ValidationFailure("it was too long")
    value = read_object(completion.text)
    whole = given.task.options.json_schema or {}
    wrong = fault(value, part_schema(whole) if given.step.role is StepRole.MAP else whole)
    if wrong is not None:
        raise ValidationFailure(wrong)
    start = given.step.chunk.char_start if given.step.chunk else 0
    found = _places(value, given.texts[0], start)
    return Extraction(value=value, found=tuple(found)).model_dump_json()


def merge_parts(given: StepInput) -> str | None:
    """The fields of the whole document, for the step that merges; it needs no model.

    Raises:
        ResultInvalid: together the parts do not fit the user's schema.
    """
    if given.step.role is not StepRole.MERGE:
        return None
    parts = [Extraction.model_validate_json(text) for text in given.texts]
    trees = [
        grow(part.value, {found.path: Span(found.start, found.end) for found in part.found})
        for part in parts
    ]
    tree, conflicts = merge(trees)
    whole = given.task.options.json_schema or {}
    value = _without_nulls(plain(tree), whole)
    wrong = fault(value, whole)
    if wrong is not None:
        raise ResultInvalid(reason=wrong)
    found = tuple(Found(path, *leaf.span) for path, leaf in leaves(tree) if leaf.span)
    notes = tuple(map(_dispute, conflicts))
    return Extraction(value=value, found=found, notes=notes).model_dump_json()


def extract_note(step: Step) -> str:
    """A step's fields as a person reads them."""
    return in_words(Extraction.model_validate_json(step.result or "{}").value)


def extract_result(finished: FinishedSteps) -> Result:
    """The object of the user's schema, with the passage that each field was found in."""
    made = Extraction.model_validate_json(finished.steps[-1].result or "{}")
    [document] = finished.documents
    shelf = Shelf(document.name, finished.pages_of(document.id) if made.found else ())
    notes = (*made.notes, *_unfound(made))
    return Result(value=made.value, citations=tuple(_citations(made, shelf)), notes=notes)


def _places(value: JsonValue, text: str, offset: int) -> Iterable[Found]:
    """Where the text has the scalars."""
    for path, leaf in leaves(grow(value, {})):
        span = find_value(leaf.value, text) if leaf.value is not None and _can_stand(leaf) else None
        if span is not None:
            yield Found(path, span.start + offset, span.end + offset)


def _without_nulls(value: JsonValue, schema: Schema) -> JsonValue:
    """Without the fields that no part had, where the schema does not ask for them."""
    if not isinstance(value, dict):
        return value
    asked = schema.get("required", ())
    return {key: part for key, part in value.items() if part is not None or key in asked}


def _dispute(conflict: Conflict) -> str:
    """A conflict in words."""
    others = ", ".join(_shown(leaf) for leaf in conflict.others)
    return f"{_name(conflict.path)}: {_shown(conflict.kept)} was taken; elsewhere it is {others}"


def _shown(leaf: Leaf) -> str:
    return json.dumps(leaf.value, ensure_ascii=False)


def _unfound(made: Extraction) -> Iterator[str]:
    """A note on the values that nothing in the text speaks for, where there are any."""
    found = {one.path for one in made.found}
    unfound = [
        _name(path)
        for path, leaf in leaves(grow(made.value, {}))
        if path not in found and _can_stand(leaf)
    ]
    if unfound:
        yield f"Not found in the text as written: {', '.join(unfound)}"


def _can_stand(leaf: Leaf) -> bool:
    """Whether a text can have the value: truth values and empty ones stand nowhere."""
    return leaf.value not in {None, ""} and not isinstance(leaf.value, bool)


def _name(path: Path) -> str:
    """A path as people write it: items[0].price."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


def _citations(made: Extraction, shelf: Shelf) -> Iterable[Citation]:
    values = dict(leaves(grow(made.value, {})))
    for found in made.found:
        first = max(0, found.start - _QUOTE_CHARS)
        near = shelf.text[first : found.end + _QUOTE_CHARS]
        line = around(Span(found.start - first, found.end - first), near)
        passage = shelf.passage(first + line.start, first + line.end)
        yield Citation(
            statement=f"{_name(found.path)}: {_shown(values[found.path])}",
            document=passage.document,
            page=shelf.passage(found.start, found.end).page,
            quote=passage.quote,
            start=passage.start,
            end=passage.end,
        )
