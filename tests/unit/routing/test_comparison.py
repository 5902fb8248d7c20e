"""Where a kind should be done by default, from a comparison."""

import pytest

from app.domain.calibration import Confidence
from app.domain.comparison import Choice, Pair
from app.domain.route import Route
from app.domain.task import Kind
from app.routing.comparison import suggest


def pairs(kind: Kind, count: int, agreement: float, *choices: Choice) -> list[Pair]:
    judged = [*choices, *[None] * (count - len(choices))]
    return [
        Pair(task_id="a", cloud_task_id="b", kind=kind, document="d", agreement=agreement, choice=c)
        for c in judged
    ]


@pytest.mark.parametrize(
    ("count", "agreement", "route", "sureness"),
    [
        (4, 1.0, None, Confidence.LOW),
        (5, 1.0, Route.LOCAL, Confidence.LOW),
        (20, 0.9, Route.LOCAL, Confidence.MEDIUM),
        (50, 0.8, Route.LOCAL_WITH_FALLBACK, Confidence.HIGH),
        (50, 0.69, Route.CLOUD, Confidence.HIGH),
    ],
)
def test_labels_go_by_agreement(
    count: int, agreement: float, route: Route | None, sureness: Confidence
) -> None:
    found = suggest(Kind.CLASSIFY, pairs(Kind.CLASSIFY, count, agreement))
    assert (found.route, found.confidence) == (route, sureness)


def test_texts_need_a_person() -> None:
    found = suggest(Kind.SUMMARIZE, pairs(Kind.SUMMARIZE, 100, 0.3))
    assert found.route is None
    assert "judge" in found.reason


@pytest.mark.parametrize(
    ("choices", "route"),
    [
        ([Choice.SAME] * 4 + [Choice.CLOUD], Route.LOCAL),
        ([Choice.LOCAL] * 3 + [Choice.CLOUD] * 2, Route.LOCAL_WITH_FALLBACK),
        ([Choice.LOCAL] * 2 + [Choice.CLOUD] * 3, Route.CLOUD),
    ],
)
def test_what_a_person_chose_counts_for_more(choices: list[Choice], route: Route) -> None:
    for kind in (Kind.SUMMARIZE, Kind.EXTRACT):
        assert suggest(kind, pairs(kind, 30, 1.0, *choices)).route is route
