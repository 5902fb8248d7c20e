"""Metrics as OpenMetrics text, version 1.0.0, for whoever collects such files.

The figures look back over some days, so they fall as well as rise: all of them are gauges.
Format: https://prometheus.io/docs/specs/om/open_metrics_spec/
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from app.pipeline.metrics import Group, Metrics

_PREFIX = "homeport_"


class _Family(NamedTuple):
    """One metric: its name ends with its unit, where it has one."""

    name: str
    help: str
    unit: str = ""


_FIGURES = {
    "attempts": _Family("attempts", "Tries at steps."),
    "prompt_tokens": _Family("prompt_tokens", "Tokens read."),
    "prompt_tokens_reused": _Family("prompt_reused_tokens", "Tokens read that were known."),
    "completion_tokens": _Family("completion_tokens", "Tokens written."),
    "busy_seconds": _Family("busy_seconds", "Time in which an engine worked.", "seconds"),
    "busy_share": _Family("busy_ratio", "Share of the time worked.", "ratio"),
    "tokens_per_second": _Family("written_tokens_per_second", "Speed of writing."),
    "queue_s_p50": _Family("queue_median_seconds", "Median wait for the engine.", "seconds"),
    "queue_s_p95": _Family("queue_p95_seconds", "95% waited less.", "seconds"),
    "first_token_s_p50": _Family("first_token_median_seconds", "Median to a token.", "seconds"),
    "first_token_s_p95": _Family("first_token_p95_seconds", "95% took less.", "seconds"),
    "batch_size_mean": _Family("batch_size_mean", "Prompts in a decode."),
    "kv_share_max": _Family("cache_max_ratio", "The fullest the cache was.", "ratio"),
    "local_dispatch_count": _Family("local_dispatches", "Tries on this machine."),
    "cloud_escalation_count": _Family("cloud_escalations", "Requests to providers."),
    "fallback_validation_failures": _Family(
        "fallback_validation_failures", "Local answers refused where the cloud may take over."
    ),
    "validation_rate": _Family("validation_ratio", "Share of valid answers.", "ratio"),
    "cost_usd": _Family("cost_dollars", "By the providers' own counts.", "dollars"),
    "possible_cost_usd": _Family("possible_cost_dollars", "May be charged besides.", "dollars"),
    "cost_per_task": _Family("cost_per_task_dollars", "Mean of tasks that left.", "dollars"),
    "saved_usd_estimate": _Family("saved_estimate_dollars", "An estimate.", "dollars"),
}
_COUNTS = {
    "outcomes": (_Family("outcomes", "Tries by how they ended."), "outcome"),
    "models": (_Family("model_attempts", "Tries by model."), "model"),
    "escalation_reasons": (_Family("escalated_tasks", "Tasks that left, by reason."), "reason"),
}
_GROUPS = {
    "attempts": _Family("group_attempts", "Tries by day, kind, model or preset."),
    "refused": _Family("group_refused", "Answers refused, by group."),
    "prompt_tokens": _Family("group_prompt_tokens", "Tokens read, by group."),
    "completion_tokens": _Family("group_completion_tokens", "Tokens written, by group."),
    "tokens_per_second": _Family("group_written_tokens_per_second", "Speed, by group."),
    "seconds_p50": _Family("group_median_seconds", "Median of a try, by group.", "seconds"),
    "cost_usd": _Family("group_cost_dollars", "Cost, by group.", "dollars"),
}
_KEYS = ("by_day", "by_kind", "by_model", "by_preset")


def openmetrics(found: Metrics) -> str:
    """The text of a file. What is not known is left out: it is not 0."""
    return "\n".join([*_lines(found), "# EOF", ""])


def _lines(found: Metrics) -> Iterator[str]:
    yield from _head(_Family("window_days", "How far these figures look back.", "days"))
    yield f"{_PREFIX}window_days {found.days}"
    for field, family in _FIGURES.items():
        value = getattr(found, field)
        if value is not None:
            yield from _head(family)
            yield f"{_PREFIX}{family.name} {value}"
    for field, (family, label) in _COUNTS.items():
        yield from _head(family)
        for name, count in getattr(found, field).items():
            yield _sample(family, {label: name}, count)
    for field, family in _GROUPS.items():
        yield from _head(family)
        yield from _of_groups(found, field, family)


def _of_groups(found: Metrics, field: str, family: _Family) -> Iterator[str]:
    for key in _KEYS:
        groups: dict[str, Group] = getattr(found, key)
        for name, group in groups.items():
            value = getattr(group, field)
            if value is not None:
                yield _sample(family, {"by": key.removeprefix("by_"), "name": name}, value)


def _head(family: _Family) -> Iterator[str]:
    yield f"# TYPE {_PREFIX}{family.name} gauge"
    if family.unit:
        yield f"# UNIT {_PREFIX}{family.name} {family.unit}"
    yield f"# HELP {_PREFIX}{family.name} {family.help}"


def _sample(family: _Family, labels: Mapping[str, str], value: float) -> str:
    told = ",".join(f'{name}="{_escaped(text)}"' for name, text in labels.items())
    return f"{_PREFIX}{family.name}{{{told}}} {value}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
