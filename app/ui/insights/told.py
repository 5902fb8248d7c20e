"""The insights in words: a figure and what it says, for each card."""

from PySide6.QtCore import QCoreApplication

from app.domain.breaker import BreakerState
from app.domain.money import CENT, dollars
from app.pipeline.insights import Insights
from app.ui import figures
from app.ui.figures import filled, number
from app.ui.language import said

translate = QCoreApplication.translate
_MINUTE_S, _HOUR_S = 60, 3600
_NOTHING = "–"


class Told:
    """Sentences about some days."""

    def __init__(self, found: Insights) -> None:
        self._found, self._total = found, found.total

    def here(self) -> tuple[str, str]:
        """Tries on this machine."""
        done = translate("Insights", "steps, for {tasks:,} finished tasks")
        return number(self._total.dispatched), filled(done, tasks=self._total.tasks_done)

    def sent(self) -> tuple[str, str]:
        """Requests to providers."""
        if not self._total.escalated:
            return "0", translate("Insights", "requests: everything stayed here")
        words = translate("Insights", "requests, for {tasks:,} tasks")
        return number(self._total.escalated), filled(words, tasks=self._found.span.tasks_sent)

    def refused(self) -> tuple[str, str]:
        """Local answers that were refused where the cloud may take over."""
        words = translate(
            "Insights", "local answers were refused where a larger model may take over"
        )
        return number(self._total.refused_here), words

    def cost(self) -> tuple[str, str]:
        """Cost per task that left."""
        cost = self._found.cost_per_task
        if not self._found.span.tasks_sent:
            return _NOTHING, translate("Insights", "nothing was sent")
        if cost is None:
            return _NOTHING, translate("Insights", "the price of some requests is not known")
        words = translate("Insights", "{total} in all")
        return said(dollars(cost)), filled(words, total=said(dollars(self._total.cost_usd)))

    def saved(self) -> tuple[str, str]:
        """What local work would have cost."""
        usd = self._found.saved_total
        if usd is None:
            return _NOTHING, translate("Insights", "no price is known to compare with")
        words = translate(
            "Insights", "what {tokens:,} tokens done here would have cost at a provider"
        )
        here = self._total.local_read_tokens + self._total.local_written_tokens
        figure = f"< {said(dollars(CENT))}" if 0 < usd < CENT else said(dollars(usd))
        return figure, filled(words, tokens=here)

    def work(self) -> tuple[str, str]:
        """How long the engine worked."""
        words = translate("Insights", "this machine read {read:,} tokens and wrote {written:,}")
        total = self._total
        said = filled(words, read=total.local_read_tokens, written=total.local_written_tokens)
        return self._span(total.work_s), said

    def speed(self) -> tuple[str, str]:
        """Local tokens a second."""
        speed = self._total.written_per_second
        reused = self._total.reused_tokens / max(1, self._total.read_tokens)
        words = translate(
            "Insights", "tokens written a second; {share:.0%} of what was read was known"
        )
        figure = _NOTHING if speed is None else number(speed, 1)
        return figure, filled(words, share=reused)

    def valid(self) -> tuple[str, str]:
        """Share of answers that were valid."""
        share = self._total.valid_share
        if share is None:
            return _NOTHING, translate("Insights", "no answer was checked")
        words = translate("Insights", "of {judged:,} answers that were checked")
        return figures.share(share, 1), filled(words, judged=self._total.judged)

    def breaker(self) -> str:
        """What the breaker means now."""
        means = {
            BreakerState.CLOSED: translate("Insights", "Local JSON is relied on."),
            BreakerState.OPEN: translate(
                "Insights", "Local JSON is not relied on: what may leave goes out."
            ),
            BreakerState.HALF_OPEN: translate("Insights", "Local JSON is on trial."),
        }
        view = self._found.breaker
        words = translate("Insights", "{failed} of the last {samples} answers were not valid.")
        if not view.samples:
            words = translate("Insights", "No answer has been checked yet.")
        return f"{means[view.state]} {filled(words, failed=view.failed, samples=view.samples)}"

    def sync(self) -> str:
        """How it stands with the user's own place."""
        report = self._found.sync
        if not report.targets:
            return translate(
                "Insights",
                "Finished results can go to a folder or a database of yours: see the settings.",
            )
        return "\n".join(f"{one.place}: {said(one.in_words())}." for one in report.targets)

    def _span(self, seconds: float) -> str:
        if seconds < _MINUTE_S:
            return filled(translate("Insights", "{seconds:.0f} s"), seconds=seconds)
        if seconds < _HOUR_S:
            return filled(translate("Insights", "{minutes:.0f} min"), minutes=seconds / _MINUTE_S)
        hours, rest = divmod(seconds, _HOUR_S)
        words = translate("Insights", "{hours:.0f} h {minutes:.0f} min")
        return filled(words, hours=hours, minutes=rest // _MINUTE_S)
