"""`homeport metrics`: figures for the person, or as JSON."""

from contextlib import suppress
from pathlib import Path

from app.cli.output import DONE, put, put_models, say
from app.domain.errors import OutputNotWritable
from app.domain.money import dollars
from app.pipeline.house import House
from app.pipeline.metrics import Metrics, read_metrics
from app.pipeline.openmetrics import openmetrics


def metrics(house: House, days: int, file: Path | None, *, is_json: bool) -> int:
    """Print the figures of the last days, or write them to a file as OpenMetrics text."""
    found = read_metrics(house.ports, days)
    if file is not None:
        _write(file.expanduser(), openmetrics(found))
        say(f"The figures are in {file}.")
        return DONE
    if is_json:
        put_models([found])
    else:
        for line in _lines(found):
            put(line)
    return DONE


def _write(file: Path, text: str) -> None:
    """All or nothing: a collector may read at any time.

    Raises:
        OutputNotWritable
    """
    partial = file.with_name(f".{file.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(file)
    except OSError:
        raise OutputNotWritable(path=file) from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _lines(found: Metrics) -> list[str]:
    """One figure a line, in words."""
    if not found.attempts:
        return [f"Nothing was run in the last {found.days} day(s)."]
    ended = ", ".join(f"{count} {name}" for name, count in found.outcomes.items())
    reused = found.prompt_tokens_reused / max(1, found.prompt_tokens)
    lines = [
        f"attempts      {found.attempts} ({ended}) with {', '.join(found.models)}",
        f"read          {found.prompt_tokens:,} tokens, {reused:.0%} of them reused",
        f"written       {found.completion_tokens:,} tokens, {found.tokens_per_second:.0f} a second",
        f"working time  {found.busy_seconds:,.0f} s{_share(found.busy_share)}",
    ]
    lines += _wait("in the queue", found.queue_s_p50, found.queue_s_p95)
    lines += _wait("first token ", found.first_token_s_p50, found.first_token_s_p95)
    if found.batch_size_mean is not None:
        kv = f", cache at most {found.kv_share_max:.0%} full" if found.kv_share_max else ""
        lines.append(f"together      {found.batch_size_mean:.1f} prompts in a decode{kv}")
    return lines + _cloud(found)


def _cloud(found: Metrics) -> list[str]:
    """Where work ran and what it cost."""
    saved = found.saved_usd_estimate
    here, sent = found.local_dispatch_count, found.cloud_escalation_count
    lines = [f"dispatched    {here} here, {sent} sent"]
    if found.validation_rate is not None:
        lines.append(f"valid         {found.validation_rate:.1%} of the answers")
    if found.cloud_escalation_count:
        lines.append(f"cost          {dollars(found.cost_usd)}")
        lines += [f"  {count} because {why}" for why, count in found.escalation_reasons.items()]
    if saved:
        lines.append(f"saved         about {dollars(saved)} (an estimate, at a cloud's price)")
    return lines


def _wait(name: str, median_s: float | None, high_s: float | None) -> list[str]:
    if median_s is None or high_s is None:
        return []
    return [f"{name}  {median_s:.2f} s, 95% under {high_s:.2f} s"]


def _share(share: float | None) -> str:
    return "" if share is None else f", {share:.0%} of the time between first and last"
