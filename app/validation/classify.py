"""Labels from what the engine answered, and from the parts of a long text its one label."""

import json
from collections import defaultdict
from collections.abc import Sequence

from pydantic import JsonValue

from app.domain.attempt import Completion
from app.domain.plan import Step
from app.domain.result import Result
from app.domain.route import Route
from app.domain.table import Row, Table, free_name, header_of, tables_of
from app.domain.work import FinishedSteps, StepInput
from app.validation.failure import ValidationFailure

Probabilities = dict[str, float]
_DIGITS = 4
_LEAST_PRIOR = 1e-4


def known_step(given: StepInput) -> str | None:
    """What needs no model: the columns' names, of the step that reads a table's header.

    And of the step without a text, where the larger model does the rest: it gives no probabilities,
    so it has no fondness for a label that could be taken off, and might answer that nothing is
    there.
    """
    options, decision = given.task.options, given.task.decision
    if not given.texts:
        names = [label.name for label in options.labels]
        is_sent = decision is not None and decision.route is Route.CLOUD
        even = {name: 1 / len(names) for name in names}
        return json.dumps(even, ensure_ascii=False) if is_sent else None
    columns = header_of(given.texts[0]) if options.is_by_row else ()
    return json.dumps(columns, ensure_ascii=False) if columns else None


def check_classify(given: StepInput, completion: Completion) -> str:
    """The probability of each label, as JSON.

    An engine that gives none has chosen: its label has 1.

    Raises:
        ValidationFailure: the answer is no label.
    """
    names = [label.name for label in given.task.options.labels]
    chosen = completion.probabilities
    if chosen is None:
        bare = completion.text.strip().strip("\"'.").casefold()
        chosen = {name: float(name.casefold() == bare) for name in names}
    total = sum(chosen.get(name, 0.0) for name in names)
    if not total > 0:
        raise ValidationFailure("not one of the labels")
    return json.dumps({name: chosen.get(name, 0.0) / total for name in names}, ensure_ascii=False)


def classify_note(step: Step) -> str:
    """A part's likeliest label, or the names of a table's columns."""
    known = json.loads(step.result or "[]")
    if isinstance(known, list):
        return f"Columns: {', '.join(known)}"
    label = likeliest(known)
    return f"{label} ({known[label]:.0%})"


def classify_result(finished: FinishedSteps) -> Result:
    """The label of the document, or those of its rows."""
    if finished.task.options.is_by_row:
        return _rows_result(finished)
    prior = _prior(finished.steps)
    probabilities = mean([step for step in finished.steps if step.chunk], prior)
    rounded: JsonValue = {name: round(p, _DIGITS) for name, p in probabilities.items()}
    return Result(value={"label": likeliest(probabilities), "probabilities": rounded})


def without_prior(found: Probabilities, prior: Probabilities) -> Probabilities:
    """The probabilities without the model's fondness for some labels whatever the text is.

    Divided by what it gives without a text, after Zhao et al. 2021, "Calibrate Before Use":
    small models answer nearly every text with their favourite otherwise.
    """
    freed = {name: p / max(prior.get(name, 1.0), _LEAST_PRIOR) for name, p in found.items()}
    total = sum(freed.values())
    return {name: p / total for name, p in freed.items()}


def _prior(steps: Sequence[Step]) -> Probabilities:
    """The labels' probabilities without a text, from the step that read none."""
    stored = next(step.result for step in steps if step.chunk is None)
    prior: Probabilities = json.loads(stored or "{}")
    return prior


def mean(steps: Sequence[Step], prior: Probabilities) -> Probabilities:
    """The labels' probabilities for all parts together: each counts as it is long.

    A mean, not a product: neighbouring parts are no independent witnesses, and a product would let
    one part that a small model is overly sure of outvote all others.
    """
    parts = [
        (without_prior(json.loads(step.result or "{}"), prior), max(1, _tokens(step)))
        for step in steps
    ]
    total = sum(tokens for _, tokens in parts)
    names = parts[0][0]
    return {name: sum(part[name] * tokens for part, tokens in parts) / total for name in names}


def likeliest(probabilities: Probabilities) -> str:
    """The label of the highest probability; of equals the first in the user's order."""
    return max(probabilities, key=lambda name: probabilities[name])


def _tokens(step: Step) -> int:
    return step.chunk.tokens if step.chunk else 0


def _rows_result(finished: FinishedSteps) -> Result:
    document_id = finished.task.document_ids[0]
    text = "".join(page.text for page in finished.pages_of(document_id))
    tables = tables_of(text)
    owners = {row.start: (table, row) for table in tables for row in table.rows}
    parts: dict[int, list[Step]] = defaultdict(list)
    start = -1
    for step in finished.steps:
        if step.chunk is None or not step.inputs:
            continue  # a header
        start = step.chunk.char_start if step.chunk.char_start in owners else start
        parts[start].append(step)
    prior = _prior(finished.steps)
    rows = [
        _labelled(number, *owners[start], mean(steps, prior))
        for number, (start, steps) in enumerate(sorted(parts.items()), start=1)
    ]
    return Result(value=rows, notes=_outside(text, tables))


def _labelled(number: int, table: Table, row: Row, probabilities: Probabilities) -> JsonValue:
    """A row with its own columns, after what was found; those may not be overwritten."""
    label = likeliest(probabilities)
    probability = round(probabilities[label], _DIGITS)
    value: dict[str, JsonValue] = {"row": number, "label": label, "probability": probability}
    for at, cell in enumerate(row.cells):
        name = table.columns[at] if at < len(table.columns) else f"column {at + 1}"
        value[free_name(name, value)] = cell
    return value


def _outside(text: str, tables: Sequence[Table]) -> tuple[str, ...]:
    """A note on the text that stands in no table, where there is any."""
    kept, at = [], 0
    for table in tables:
        kept.append(text[at : table.start])
        at = table.rows[-1].end if table.rows else table.end
    kept.append(text[at:])
    lines = sum(1 for part in kept for line in part.splitlines() if line.strip())
    return (f"Only rows of tables have labels; {lines:,} other lines have none.",) if lines else ()
