"""A file in the plan sheet, in words. What is said of all together is in `plan_sums`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import printable
from app.domain.preview import FileLook, PlanPreview, duration
from app.domain.result import ReportedError
from app.ui.figures import number
from app.ui.language import said


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


def kept_here(rows: Sequence[PlanRow], together: PlanPreview | None) -> list[Path]:
    """The files that hold it; of one task for all files nobody knows which, so all of them."""
    if together is not None:
        return [row.path for row in rows if row.error is None]
    return [row.path for row in rows if row.plan is not None and row.plan.pii]
