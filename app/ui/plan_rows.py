"""What the plan sheet says, in words: of each file, and of all together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import printable
from app.domain.money import dollars
from app.domain.pii import PiiCounts, added
from app.domain.preview import FileLook, PlanPreview, duration
from app.domain.result import ReportedError
from app.domain.route import Route
from app.ui.figures import number
from app.ui.language import error_said, said

_ROUTES = {
    Route.LOCAL: "Runs on this machine",
    Route.LOCAL_WITH_FALLBACK: "Runs on this machine first",
    Route.CLOUD: "Runs in the cloud",
}


@dataclass(frozen=True)
class PlanRow:
    """A file, and what is known of it so far."""

    path: Path
    name: str
    look: FileLook | None = None
    plan: PlanPreview | None = None

    @classmethod
    def of(cls, path: Path) -> "PlanRow":
        """A file of which nothing is known yet."""
        return cls(path, printable(path.name))

    @property
    def error(self) -> ReportedError | None:
        """Why nothing can be done with the file."""
        if self.look is not None and self.look.error is not None:
            return self.look.error
        return self.plan.error if self.plan is not None else None

    @property
    def pages(self) -> str:
        """How many pages there are, and how many of them can be read."""
        if self.look is None:
            return "…"
        total = self.look.pages_total
        unread = sum(len(pages.numbers) for pages in self.look.unread)
        return said(f"{total - unread:,} of {total:,}") if unread else number(total)

    @property
    def figures(self) -> tuple[str, str, str, str]:
        """Tokens, chunks, steps and time; empty while they are not known."""
        plan = self.plan
        if plan is None or plan.error is not None:
            return ("", "", "", "")
        figures = map(number, (plan.tokens, plan.chunks, plan.steps))
        tokens, chunks, steps = figures
        return (tokens, chunks, steps, said(duration(plan.seconds)))


def in_figures(rows: Sequence[PlanRow], together: PlanPreview | None) -> str:
    """All that is known of all files, in a line."""
    plans = _plans(rows, together)
    looks = [row.look for row in rows if row.look is not None]
    readable = [row for row in rows if row.error is None]
    pages = sum(look.pages_total for look in looks)
    parts = [_files(len(rows)), _count(pages, "1 page", f"{pages:,} pages") if looks else ""]
    if plans:
        parts += _figures(plans)
        parts.append(_time(plans, 1 if together else len(readable)))
    if len(looks) < len(rows):
        parts.append(f"{len(looks):,} looked at so far")
    return " · ".join(said(part) for part in parts if part)


def in_route(rows: Sequence[PlanRow], together: PlanPreview | None) -> str:
    """Where it runs, why, and what it costs."""
    plans = _plans(rows, together)
    routes = list(dict.fromkeys((plan.route, plan.reason) for plan in plans if plan.route))
    lines = []
    for route, reason in routes:
        count = sum((plan.route, plan.reason) == (route, reason) for plan in plans)
        where = said(_ROUTES[route]) + (f" ({said(_files(count))})" if len(routes) > 1 else "")
        lines.append(f"{where} · {said(reason or '')}")
    cloud = [plan for plan in plans if plan.route is Route.CLOUD]
    costs = [plan.cost_usd for plan in cloud]
    known = [cost for cost in costs if cost is not None]
    if cloud:
        in_batch = [plan.batch_cost_usd for plan in cloud if plan.batch_cost_usd is not None]
        price = "price not known" if len(known) < len(costs) else f"at most {dollars(sum(known))}"
        lines.append(said(price))
        if in_batch:
            lines.append(said(f"{dollars(sum(in_batch))} in a batch"))
    return " · ".join(lines)


def routes_of(rows: Sequence[PlanRow], together: PlanPreview | None) -> set[Route]:
    """The routes of all that is planned so far."""
    return {plan.route for plan in _plans(rows, together) if plan.route is not None}


def pii_of_all(rows: Sequence[PlanRow], together: PlanPreview | None) -> PiiCounts:
    """What was found in all that stays here for it."""
    return added(*(plan.pii for plan in _plans(rows, together)))


def kept_here(rows: Sequence[PlanRow], together: PlanPreview | None) -> list[Path]:
    """The files that hold it; of one task for all files nobody knows which, so all of them."""
    if together is not None:
        return [row.path for row in rows if row.error is None]
    return [row.path for row in rows if row.plan is not None and row.plan.pii]


def in_remarks(rows: Sequence[PlanRow]) -> Iterator[str]:
    """What of the files cannot be read though the files can."""
    for row in rows:
        for pages in row.look.unread if row.look is not None else ():
            yield f"{row.name}, {said(pages.in_words())}"


def in_remarks_on_all(rows: Sequence[PlanRow], together: PlanPreview) -> Iterator[str]:
    """What a task for all files leaves out, and what is in its way."""
    if together.error is not None:
        yield error_said(together.error)
    unread = sum(row.error is not None for row in rows)
    if unread:
        one = "1 file that cannot be read is left out."
        yield said(_count(unread, one, f"{unread:,} files that cannot be read are left out."))


def _plans(rows: Sequence[PlanRow], together: PlanPreview | None) -> list[PlanPreview]:
    plans = [together] if together is not None else [row.plan for row in rows]
    return [plan for plan in plans if plan is not None and plan.error is None]


def _time(plans: Sequence[PlanPreview], total: int) -> str:
    """The time of all, from those that are planned: the others are taken to be like them."""
    known = [plan.seconds for plan in plans if plan.seconds is not None]
    if not known:
        return ""
    return duration(sum(known) * total / len(plans))


def _figures(plans: Sequence[PlanPreview]) -> list[str]:
    tokens = sum(plan.tokens for plan in plans)
    chunks = sum(plan.chunks for plan in plans)
    steps = sum(plan.steps for plan in plans)
    return [
        _count(tokens, "1 token", f"{tokens:,} tokens"),
        _count(chunks, "1 chunk", f"{chunks:,} chunks"),
        _count(steps, "1 step", f"{steps:,} steps"),
    ]


def _files(number: int) -> str:
    return _count(number, "1 file", f"{number:,} files")


def _count(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
