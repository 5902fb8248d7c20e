"""What happened to a task, briefly."""

from collections.abc import Sequence
from itertools import groupby

from app.domain.history import Happening, TaskEvent

_MOST = 12  # of a long history the newest


def in_brief(history: Sequence[TaskEvent]) -> str:
    """One line: what happened and when; what repeats itself is counted."""
    if not history:
        return "not known: the task is older than this version"
    runs = [list(run) for _, run in groupby(history, key=lambda event: event.what)]
    left = len(runs) - _MOST
    words = [_words(run) for run in runs[-_MOST:]]
    return ", ".join([f"{left:,} entries before", *words] if left > 0 else words)


def event_as_dict(event: TaskEvent) -> dict[str, str]:
    """One entry, for the next program."""
    return {"at": event.at.isoformat(), "what": event.what, "detail": event.detail}


def _words(run: Sequence[TaskEvent]) -> str:
    what = run[-1].what.replace("_", " ")
    if len(run) > 1:
        return f"{what} ({len(run):,} times) {run[-1].at:%H:%M:%S}"
    is_number = run[-1].what in {Happening.CLAIMED, Happening.STEP_DONE}
    detail = f" ({run[-1].detail})" if run[-1].detail and not is_number else ""
    return f"{what}{detail} {run[-1].at:%H:%M:%S}"
