"""A translated chunk is the whole chunk, in the other language, with its white space."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from app.domain.attempt import Completion
from app.domain.document import Page
from app.domain.options import Options
from app.domain.plan import Chunk, Step, StepRole
from app.domain.task import Category, Kind, Priority, Privacy, Task
from app.domain.work import FinishedSteps, StepInput
from app.validation.failure import ValidationFailure
from app.validation.parts import (
    check_rewriting,
    check_translation,
    translation_result,
    untouched,
    without_words,
)

SOURCE = (
    "\n\n# The ferry\n\nThe ferry carried 17 passengers over the water to the island at noon.\n\n"
)
GERMAN = "# Die Fähre\n\nDie Fähre brachte mittags 17 Fahrgäste über das Wasser auf die Insel."
TASK = Task(
    id="t",
    kind=Kind.TRANSLATE,
    category=Category.ROUTINE,
    privacy=Privacy.LOCAL_ONLY,
    priority=Priority.BACKGROUND,
    options=Options(language="German"),
    document_ids=("d",),
    created_at=datetime(2026, 3, 2, tzinfo=UTC),
)


def step_over(source: str, start: int = 0, page: int = 1, result: str | None = None) -> Step:
    chunk = Chunk(
        document_id="d",
        page_first=page,
        page_last=page,
        char_start=start,
        char_end=start + len(source),
        tokens=9,
    )
    role = StepRole.MAP
    return Step(id="s", position=0, role=role, chunk=chunk, max_tokens=99, result=result)


def given_text(source: str = SOURCE, is_repair: bool = False) -> StepInput:
    return StepInput(TASK, step_over(source), [source], is_repair)


def written(text: str, is_truncated: bool = False) -> Completion:
    return Completion(
        text=text,
        is_truncated=is_truncated,
        prompt_tokens=1,
        completion_tokens=1,
        first_token_s=0.1,
        seconds=0.1,
    )


def result_of(parts: Sequence[tuple[str, str]]) -> tuple[object, tuple[str, ...]]:
    """The result of a document with a page for each pair of source and stored result."""
    pages = [Page(number=n, text=source) for n, (source, _) in enumerate(parts, start=1)]
    starts = [sum(len(page.text) for page in pages[:n]) for n in range(len(pages))]
    steps = [
        step_over(source, start, page.number, result)
        for (source, result), start, page in zip(parts, starts, pages, strict=True)
    ]
    result = translation_result(FinishedSteps(TASK, steps, lambda _: pages))
    return result.value, result.notes


def test_white_space_around_a_chunk_is_put_back() -> None:
    assert check_translation(given_text(), written(f" {GERMAN}\n")) == f"\n\n{GERMAN}\n\n"


def test_a_copied_fence_and_control_characters_are_taken_off() -> None:
    text = f"--- text ---\n{GERMAN}\x1b\n--- end of text ---"
    assert check_translation(given_text(), written(text)) == f"\n\n{GERMAN}\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        SOURCE,
        "# Die Fähre",
        "# 渡轮\n\n渡轮在中午将17名乘客送到岛上，船长写道天气很好。",
        GERMAN + " und die Insel" * 20,
    ],
)
def test_what_is_no_translation_fails(text: str) -> None:
    with pytest.raises(ValidationFailure):
        check_translation(given_text(), written(text))


def test_what_was_cut_off_fails() -> None:
    with pytest.raises(ValidationFailure):
        check_translation(given_text(), written(GERMAN, is_truncated=True))


def test_a_lost_heading_is_tried_again_and_then_noted() -> None:
    flat = GERMAN.replace("# ", "")
    with pytest.raises(ValidationFailure):
        check_translation(given_text(), written(flat))
    stored = check_translation(given_text(is_repair=True), written(flat))
    _, notes = result_of([(SOURCE, stored)])
    assert notes == ("Headings, lists, tables or paragraphs differ from the source: page 1.",)


def test_rewriting_must_change_something() -> None:
    plain = "# The ferry\n\nAt noon, 17 people crossed to the island by ferry."
    assert check_rewriting(given_text(), written(plain)) == f"\n\n{plain}\n\n"
    with pytest.raises(ValidationFailure):
        check_rewriting(given_text(), written(SOURCE))


def test_a_text_without_words_needs_no_model() -> None:
    assert without_words(given_text("\n| 1 | 2.5 |\n")) == "\n| 1 | 2.5 |\n"
    assert without_words(given_text("Good morning.")) is None


def test_results_are_joined_in_order_without_notes_when_all_is_well() -> None:
    value, notes = result_of([(SOURCE, f"\n\n{GERMAN}\n\n"), ("Water.\n", "Wasser.\n")])
    assert value == f"{GERMAN}\n\nWasser."
    assert notes == ()


def test_a_part_that_was_kept_is_named_and_counted() -> None:
    kept = untouched(given_text())
    value, notes = result_of([("Water.\n", "Wasser.\n"), (SOURCE, kept), (SOURCE, kept)])
    assert value == f"Wasser.\n{SOURCE}{SOURCE}".strip()
    assert notes == (
        "2 of 3 parts could not be translated and stand as they were: page 2, page 3.",
    )


def test_a_number_that_is_gone_is_noted() -> None:
    _, notes = result_of([(SOURCE, GERMAN.replace("17", "viele"))])
    assert notes == ("Numbers missing (page 1): 17.",)
