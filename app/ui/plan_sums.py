"""What the plan sheet says of all files together, from figures that are kept up as they come.

Ten thousand files come one after another, and the sums are told twice a second: so nothing here
goes through all of them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.money import dollars
from app.domain.pii import PiiCounts, PiiKind
from app.domain.preview import PlanPreview, duration
from app.domain.route import Route
from app.ui.language import error_said, said
from app.ui.plan_rows import PlanRow

_ROUTES = {
    Route.LOCAL: "Runs on this machine",
    Route.LOCAL_WITH_FALLBACK: "Runs on this machine first",
    Route.CLOUD: "Runs in the cloud",
}


@dataclass
class PlanFigures:
    """Sums over plans. `timed` and `priced` are how many of them have a duration or a price."""

    count: int = 0
    tokens: int = 0
    chunks: int = 0
    steps: int = 0
    timed: int = 0
    seconds: float = 0.0
    clouded: int = 0
    priced: int = 0
    cost_usd: float = 0.0
    batched: int = 0
    batch_cost_usd: float = 0.0
    routes: Counter[tuple[Route, str]] = field(default_factory=Counter)
    pii: Counter[PiiKind] = field(default_factory=Counter)

    @classmethod
    def of(cls, plan: PlanPreview) -> "PlanFigures":
        """The figures of one plan."""
        figures = cls()
        figures.add(plan)
        return figures

    def add(self, plan: PlanPreview, by: int = 1) -> None:
        """Count a plan in (or, with -1, out again); one that cannot be carried out has none."""
        if plan.error is not None:
            return
        self.count += by
        self.tokens += by * plan.tokens
        self.chunks += by * plan.chunks
        self.steps += by * plan.steps
        if plan.seconds is not None:
            self.timed += by
            self.seconds += by * plan.seconds
        for kind, number in plan.pii.items():
            self.pii[kind] += by * number
        if plan.route is not None:
            self.routes[plan.route, plan.reason or ""] += by
        if plan.route is Route.CLOUD:
            self._add_price(plan, by)

    def _add_price(self, plan: PlanPreview, by: int) -> None:
        self.clouded += by
        if plan.cost_usd is not None:
            self.priced += by
            self.cost_usd += by * plan.cost_usd
        if plan.batch_cost_usd is not None:
            self.batched += by
            self.batch_cost_usd += by * plan.batch_cost_usd


class PlanSums:
    """Sums over the rows of the sheet; whoever changes a row tells them."""

    def __init__(self, files: int = 0) -> None:
        self.files = files
        self.looked = 0
        self.pages = 0
        self.plans = PlanFigures()
        self.remarks: list[str] = []
        self._unread = 0
        self._unplanned = 0

    def change(self, old: PlanRow, new: PlanRow) -> None:
        """A row is another now."""
        self._count(old, -1)
        self._count(new, 1)
        if old.look is None and new.look is not None:
            self.remarks += (f"{new.name}, {said(one.in_words())}" for one in new.look.unread)

    def forget_plans(self) -> None:
        """No row has a plan any more."""
        self.plans = PlanFigures()
        self._unplanned = 0

    @property
    def unreadable(self) -> int:
        """Files of which nothing can be made."""
        return self._unread + self._unplanned

    @property
    def readable(self) -> int:
        """All others, also those that nobody has looked at yet."""
        return self.files - self.unreadable

    @property
    def is_any_planned(self) -> bool:
        """Whether a row has a plan, if only one that cannot be carried out."""
        return self.plans.count + self._unplanned > 0

    @property
    def is_any_readable(self) -> bool:
        """Whether there is a file that can be read, or that nobody has looked at yet."""
        return self._unread < self.files

    def _count(self, row: PlanRow, by: int) -> None:
        look, plan = row.look, row.plan
        if look is not None:
            self.looked += by
            self.pages += by * look.pages_total
            self._unread += by * (look.error is not None)
        if plan is not None:
            self.plans.add(plan, by)
            self._unplanned += by * (plan.error is not None and not (look and look.error))


def in_figures(sums: PlanSums, together: PlanPreview | None) -> str:
    """All that is known of all files, in a line."""
    plans = figures_of(sums, together)
    pages = _count(sums.pages, "1 page", f"{sums.pages:,} pages") if sums.looked else ""
    parts = [_files(sums.files), pages]
    if plans.count:
        parts += _figures(plans)
        parts.append(_time(plans, 1 if together else sums.readable))
    if sums.looked < sums.files:
        parts.append(f"{sums.looked:,} looked at so far")
    return " · ".join(said(part) for part in parts if part)


def in_route(plans: PlanFigures) -> str:
    """Where it runs, why, and what it costs."""
    routes = [(*key, count) for key, count in plans.routes.items() if count > 0]
    lines = []
    for route, reason, count in routes:
        where = said(_ROUTES[route]) + (f" ({said(_files(count))})" if len(routes) > 1 else "")
        lines.append(f"{where} · {said(reason)}")
    if plans.clouded:
        is_known = plans.priced == plans.clouded
        lines.append(said(f"at most {dollars(plans.cost_usd)}" if is_known else "price not known"))
    if plans.batched:
        lines.append(said(f"{dollars(plans.batch_cost_usd)} in a batch"))
    return " · ".join(lines)


def routes_of(plans: PlanFigures) -> set[Route]:
    """The routes of all that is planned so far."""
    return {route for (route, _), count in plans.routes.items() if count > 0}


def pii_of(plans: PlanFigures) -> PiiCounts:
    """What was found in all that stays here for it."""
    return {kind: plans.pii[kind] for kind in PiiKind if plans.pii[kind] > 0}


def in_remarks_on_all(sums: PlanSums, together: PlanPreview) -> Iterator[str]:
    """What a task for all files leaves out, and what is in its way."""
    if together.error is not None:
        yield error_said(together.error)
    if sums.unreadable:
        one = "1 file that cannot be read is left out."
        many = f"{sums.unreadable:,} files that cannot be read are left out."
        yield said(_count(sums.unreadable, one, many))


def figures_of(sums: PlanSums, together: PlanPreview | None) -> PlanFigures:
    """Of the one task for all files where there is one, else of the files' own."""
    return sums.plans if together is None else PlanFigures.of(together)


def _time(plans: PlanFigures, total: int) -> str:
    """The time of all, from those that are planned: the others are taken to be like them."""
    return duration(plans.seconds * total / plans.count) if plans.timed else ""


def _figures(plans: PlanFigures) -> list[str]:
    return [
        _count(plans.tokens, "1 token", f"{plans.tokens:,} tokens"),
        _count(plans.chunks, "1 chunk", f"{plans.chunks:,} chunks"),
        _count(plans.steps, "1 step", f"{plans.steps:,} steps"),
    ]


def _files(number: int) -> str:
    return _count(number, "1 file", f"{number:,} files")


def _count(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
