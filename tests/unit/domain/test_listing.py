"""How names are compared, and rows ordered."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.listing import STATE_ORDER, Listing, Position, TaskSort, fold, in_order, words_of
from app.domain.task import TaskState

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Report.PDF", "report.pdf"),
        ("ÜBER", "uber"),
        ("u\u0308ber", "uber"),
        ("Straße", "strasse"),
        ("\uff21\uff22", "ab"),  # full width
        ("caf\udce9", "caf\ufffd"),
        ("報告書", "報告書"),
    ],
)
def test_names_are_compared_without_case_and_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_what_blanks_divide() -> None:
    assert words_of("  Über  die Brücke ") == ["uber", "die", "brucke"]


@pytest.mark.parametrize("is_descending", [False, True])
def test_those_alike_come_newest_first_either_way(is_descending: bool) -> None:
    listing = Listing(sort=TaskSort.KIND, is_descending=is_descending)
    later, ids = NOON + timedelta(microseconds=1), ("b", "a")
    rows = [Position("x", moment, key) for moment in (NOON, later) for key in ids]
    rows.sort(key=lambda where: in_order(listing, where))
    assert [(row.created_at, row.id) for row in rows] == [
        *((later, "a"), (later, "b"), (NOON, "a"), (NOON, "b"))
    ]


def test_every_state_has_its_place() -> None:
    assert sorted(STATE_ORDER) == sorted(TaskState)
