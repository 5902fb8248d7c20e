"""Downloads and the time they take in words: the same wherever a model is got."""

from app.domain.download import DownloadState, DownloadView
from app.ui.figures import filled, number, size_words
from app.ui.language import error_said
from app.ui.words import tr as _tr

_MINUTE_S, _HOUR_S = 60, 3600


def time_words(seconds: float) -> str:
    """A time, as exact as it is known."""
    if seconds < _MINUTE_S:
        return filled(_tr("{count} s"), count=max(1, round(seconds)))
    if seconds < _HOUR_S:
        return filled(_tr("{count} min"), count=round(seconds / _MINUTE_S))
    return filled(_tr("{count} h"), count=number(seconds / _HOUR_S, 1))


def download_words(view: DownloadView) -> str:
    """How a download stands, in one line."""
    if view.state is DownloadState.FAILED and view.error is not None:
        return error_said(view.error)
    words = [_state(view.state)]
    if view.bytes_total:
        done, total = size_words(view.bytes_done), size_words(view.bytes_total)
        words.append(filled(_tr("{done} of {total}"), done=done, total=total))
    if view.state is DownloadState.RUNNING and view.bytes_per_second:
        words.append(filled(_tr("{size} a second"), size=size_words(view.bytes_per_second)))
        if view.seconds_left is not None:
            words.append(filled(_tr("{time} left"), time=time_words(view.seconds_left)))
    return " · ".join(words)


def _state(state: DownloadState) -> str:
    return {
        DownloadState.ASKING: _tr("Asking the hub"),
        DownloadState.RUNNING: _tr("Downloading"),
        DownloadState.CHECKING: _tr("Checking what came"),
        DownloadState.PAUSED: _tr("Paused"),
        DownloadState.FAILED: _tr("Failed"),
        DownloadState.DONE: _tr("Downloaded and checked"),
    }[state]
