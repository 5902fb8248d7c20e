"""The sums of the plan sheet, kept up row by row, are those that counting anew would give."""

from dataclasses import replace
from pathlib import Path

from app.domain.pii import PiiKind
from app.domain.preview import FileLook, PlanPreview, UnreadPages
from app.domain.result import ReportedError
from app.domain.route import Route
from app.domain.task import Kind
from app.ui.plan_rows import PlanRow
from app.ui.plan_sums import (
    PlanFigures,
    PlanSums,
    figures_of,
    in_figures,
    in_remarks_on_all,
    in_route,
    pii_of,
    routes_of,
)
from app.ui.plan_table import PlanTableModel

ERROR = ReportedError(code="document_empty", title="It is empty", hint="Look at it")
HERE = PlanPreview(
    document="a", kind=Kind.SUMMARIZE, tokens=10, chunks=1, steps=1, route=Route.LOCAL,
    reason="routine", seconds=3.0,
)  # fmt: skip
AWAY = HERE.model_copy(
    update={"route": Route.CLOUD, "reason": "complex", "cost_usd": 0.5, "batch_cost_usd": 0.25}
)
KEPT = HERE.model_copy(update={"pii": {PiiKind.EMAIL: 2}, "steps": 3})
BROKEN = PlanPreview(document="b", kind=Kind.SUMMARIZE, error=ERROR)


def filled(count: int) -> PlanTableModel:
    model = PlanTableModel()
    model.show_rows([PlanRow.of(Path(f"{at}.txt")) for at in range(count)])
    return model


def counted_anew(model: PlanTableModel) -> PlanSums:
    sums = PlanSums(len(model.rows))
    for row in model.rows:
        bare = replace(row, look=None, plan=None)
        sums.change(bare, row)
    return sums


def assert_kept_up(model: PlanTableModel) -> None:
    sums, anew = model.sums, counted_anew(model)
    for together in (None, AWAY):
        assert in_figures(sums, together) == in_figures(anew, together)
    assert set(in_route(sums.plans).split(" · ")) == set(in_route(anew.plans).split(" · "))
    assert sums.unreadable == anew.unreadable
    assert sums.readable == sum(row.error is None for row in model.rows)
    assert model.errors == {at for at, row in enumerate(model.rows) if row.error is not None}
    assert pii_of(sums.plans) == pii_of(anew.plans)


def test_sums_follow_the_rows() -> None:
    model = filled(4)
    assert in_figures(model.sums, None) == "4 files · 0 looked at so far"
    looks = (FileLook(pages_total=2), FileLook(pages_total=3), FileLook(error=ERROR), FileLook())
    for place, look in enumerate(looks):
        model.show_look(place, look)
        assert_kept_up(model)
    for place, plan in ((0, HERE), (0, AWAY), (1, KEPT), (3, BROKEN)):
        model.show_plan(place, plan)
        assert_kept_up(model)
    words = "4 files · 5 pages · 20 tokens · 2 chunks · 4 steps · about 6 s"
    assert in_figures(model.sums, None) == words
    assert routes_of(model.sums.plans) == {Route.CLOUD, Route.LOCAL}
    assert "$0.50" in in_route(model.sums.plans)
    assert pii_of(model.sums.plans) == {PiiKind.EMAIL: 2}
    assert list(in_remarks_on_all(model.sums, HERE)) == [
        "2 files that cannot be read are left out."
    ]


def test_plans_are_forgotten_and_looks_are_not() -> None:
    model = filled(3)
    model.show_look(0, FileLook(pages_total=2, unread=(UnreadPages((2,), "a scan"),)))
    model.show_look(1, FileLook(error=ERROR))
    model.show_look(2, FileLook(pages_total=1))
    model.show_plan(0, AWAY)
    model.show_plan(2, BROKEN)
    assert model.errors == {1, 2}
    model.forget_plans()
    assert_kept_up(model)
    assert [row.plan for row in model.rows] == [None, None, None]
    assert model.errors == {1}
    assert in_figures(model.sums, None) == "3 files · 3 pages"
    assert in_route(model.sums.plans) == ""
    assert model.sums.remarks == ["0.txt, page 2: a scan"]
    model.show_plan(0, HERE)
    assert model.rows[0].look is not None
    assert_kept_up(model)


def test_a_file_is_thought_readable_until_it_is_known() -> None:
    model = filled(2)
    model.show_look(0, FileLook(error=ERROR))
    assert model.sums.is_any_readable
    model.show_look(1, FileLook(error=ERROR))
    assert not model.sums.is_any_readable


def test_one_plan_for_all_counts_alone() -> None:
    model = filled(2)
    model.show_look(0, FileLook(pages_total=1))
    model.show_plan(0, HERE)
    figures = figures_of(model.sums, AWAY)
    assert figures == PlanFigures.of(AWAY)
    assert figures.count == 1
    assert figures.clouded == 1
