"""Which charts the insights page has, and what they draw."""

from PySide6.QtCore import QCoreApplication

from app.domain.days import DayFigures
from app.domain.money import dollars
from app.pipeline.insights import Insights
from app.ui.figures import number, short_day
from app.ui.insights.chart import Drawing, Series
from app.ui.language import said

translate = QCoreApplication.translate
_MANY = 10


def drawings(found: Insights | None) -> list[Drawing]:
    """The charts in their order; None: only their titles are wanted."""
    days = found.days if found is not None else ()
    saved = found.saved_usd if found is not None else ()
    labels = tuple(map(_date, days))

    def counts(*of: tuple[str, tuple[int, ...]]) -> tuple[Series, ...]:
        colours = ("accent", "good")
        lines = zip(of, colours, strict=False)
        return tuple(Series(name, tuple(map(float, line)), hue) for (name, line), hue in lines)

    ended = counts(
        (translate("Insights", "Done"), tuple(day.tasks_done for day in days)),
        (translate("Insights", "Failed"), tuple(day.tasks_failed for day in days)),
    )
    where = counts(
        (translate("Insights", "On this machine"), tuple(day.dispatched for day in days)),
        (translate("Insights", "Sent"), tuple(day.escalated for day in days)),
    )
    speed = Series(
        translate("Insights", "Tokens a second"), tuple(day.written_per_second for day in days)
    )
    money = (
        Series(translate("Insights", "Saved, about"), saved),
        Series(translate("Insights", "Spent"), tuple(day.cost_usd for day in days), "good"),
    )
    return [
        Drawing(translate("Insights", "Tasks by day"), labels, ended, _whole, is_whole=True),
        Drawing(
            translate("Insights", "Tokens written a second on this machine"),
            labels,
            (speed,),
            _rate,
        ),
        Drawing(translate("Insights", "Where the steps ran"), labels, where, _whole, is_whole=True),
        Drawing(translate("Insights", "US dollars by day"), labels, money, _dollars),
    ]


def _date(day: DayFigures) -> str:
    """A day as the user's country writes it, without the year."""
    return short_day(day.starts_at.astimezone().date())


def _whole(value: float) -> str:
    return number(value, 0)


def _rate(value: float) -> str:
    return number(value, 1) if value < _MANY and value else number(value, 0)


def _dollars(usd: float) -> str:
    return said(dollars(usd))
