"""The insights page: cards, charts by mouse and by key, the table, an empty home."""

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.days import DayFigures, DaySpan
from app.domain.settings import Settings
from app.ui.background import Background
from app.ui.insights.chart import Drawing, LineChart, Series
from app.ui.insights.chart_paint import chart_labels
from app.ui.insights.page import InsightsPage
from app.ui.insights.scale import axis_marks, label_places
from tests.fakes.house import FakeHouse
from tests.ui.hands import click, press


class Book:
    """On the n-th day n tasks were done, in n steps here."""

    def look(self, bounds: Sequence[datetime]) -> DaySpan:
        days = (
            DayFigures(start, dispatched=n, tasks_done=n, work_s=float(n), local_written_tokens=9)
            for n, start in enumerate(bounds[:-1])
        )
        return DaySpan(tuple(days), 0)


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


def page_on(qtbot: QtBot, fakes: FakeHouse, background: Background) -> InsightsPage:
    page = InsightsPage(fakes.house, background)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.look()
    return page


@pytest.fixture
def page(qtbot: QtBot, fakes: FakeHouse, background: Background) -> InsightsPage:
    ports = dataclasses.replace(fakes.ports, days=Book())
    fakes.house = dataclasses.replace(fakes.house, ports=ports)
    page = page_on(qtbot, fakes, background)
    qtbot.waitUntil(lambda: page.here.figure.text() != "")
    return page


@pytest.fixture
def chart(qtbot: QtBot) -> LineChart:
    chart = LineChart()
    qtbot.addWidget(chart)
    line = Series("Done", (1.0, None, 3.0))
    chart.draw(Drawing("Tasks", ("1 May", "2 May", "3 May"), (line,), lambda v: f"{v:.0f}"))
    with qtbot.waitExposed(chart):
        chart.show()
    return chart


def test_marks_are_round_and_reach_the_largest_value() -> None:
    assert axis_marks(91, is_whole=True) == [0, 25, 50, 75, 100]
    assert axis_marks(3, is_whole=True) == [0, 1, 2, 3]
    assert axis_marks(0) == [0, 1]
    assert axis_marks(0.35)[-1] >= 0.35
    assert label_places(30, 6)[-1] == 29
    assert label_places(0, 6) == []


def test_an_empty_home_is_taught_and_still_says_that_nothing_left(
    qtbot: QtBot, fakes: FakeHouse, background: Background
) -> None:
    page = page_on(qtbot, fakes, background)
    qtbot.waitUntil(page.empty.isVisible)
    assert not page.charts.isVisible()
    assert "Nothing left this machine" in page.egress.words.text()


def test_the_four_figures_and_the_charts_are_of_the_days_chosen(
    qtbot: QtBot, page: InsightsPage
) -> None:
    assert page.here.figure.text() == f"{sum(range(30)):,}"
    assert page.cost.figure.text() == "–"
    assert len(page.chart_cards[0].chart.drawing.labels) == 30
    click(page.spans.button(7))
    qtbot.waitUntil(lambda: page.here.figure.text() == "21")
    assert page.chart_cards[0].chart.drawing.series[0].values[-1] == 6
    assert "21" in page.here.accessibleName()


def test_the_ledger_opens_from_here(qtbot: QtBot, page: InsightsPage) -> None:
    click(page.egress.button)
    qtbot.waitUntil(page.ledger.isVisible)
    page.ledger.close()


def test_a_chart_can_be_read_as_a_table(qtbot: QtBot, page: InsightsPage) -> None:
    card = page.chart_cards[0]
    card.table_button.click()
    assert card.sides.currentWidget() is card.table
    item = card.table.item(29, 1)
    assert item is not None
    assert item.text() == "29"


@pytest.mark.parametrize("width", [220, 300, 341, 420, 560, 700])
@pytest.mark.parametrize("days", [2, 7, 30, 90])
def test_labels_below_the_axis_stand_apart(chart: LineChart, width: int, days: int) -> None:
    labels = tuple(f"{day % 31 + 1} November" for day in range(days))
    line = Series("Tasks", tuple(float(day) for day in range(days)))
    chart.draw(Drawing("Tasks", labels, (line,), lambda v: f"{v:.0f}"))
    chart.resize(width, chart.height())
    metrics = chart.fontMetrics()
    spans = [
        (x, x + metrics.horizontalAdvance(labels[place]))
        for place, x in chart_labels(chart, chart.geometry_now())
    ]
    assert spans
    assert spans[0][0] >= 0
    assert spans[-1][1] <= chart.width()
    for (_, end), (begin, _) in pairwise(spans):
        assert begin - end >= metrics.averageCharWidth()


def test_the_arrow_keys_move_along_the_points_and_say_them(qtbot: QtBot, chart: LineChart) -> None:
    chart.setFocus()
    seen: list[str] = []
    chart.moved.connect(lambda place: seen.append(chart.told(place)))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End):
        press(chart, key)
    assert seen == ["3 May: 3", "2 May: –", "1 May: 1", "3 May: 3"]


def test_right_to_left_the_arrows_still_move_as_they_point(chart: LineChart) -> None:
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chart.move_to(1)
    press(chart, Qt.Key.Key_Left)
    assert chart.place == 2
    assert chart.point(2).x() < chart.point(0).x()


def test_the_mouse_shows_the_nearest_point(qtbot: QtBot, chart: LineChart) -> None:
    at = chart.point(2).toPoint()
    QTest.mouseMove(chart, at + QPoint(-3, 0))
    qtbot.waitUntil(lambda: chart.place == 2)


def test_a_screen_reader_gets_the_values(chart: LineChart) -> None:
    seen = QAccessible.queryAccessibleInterface(chart)
    assert seen is not None
    assert seen.text(QAccessible.Text.Name) == "Tasks"
    assert seen.text(QAccessible.Text.Description) == "1 May: 1; 3 May: 3"


def test_cards_stand_side_by_side_where_there_is_room(qtbot: QtBot, page: InsightsPage) -> None:
    assert page.figures.columns == 4
    page.resize(page.fontMetrics().averageCharWidth() * 70, 700)
    qtbot.waitUntil(lambda: page.figures.columns == 2)
    assert page.charts.columns == 1


def test_savings_are_told_in_dollars(
    qtbot: QtBot, fakes: FakeHouse, background: Background
) -> None:
    fakes.settings = Settings.model_validate(
        {"cloud_engine": {"provider": "openai", "model": "big"}}
    )
    ports = dataclasses.replace(fakes.ports, days=Book())
    fakes.house = dataclasses.replace(fakes.house, ports=ports)
    page = page_on(qtbot, fakes, background)
    qtbot.waitUntil(lambda: page.saved.figure.text() == "< $0.01")
