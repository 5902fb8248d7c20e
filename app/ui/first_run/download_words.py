"""Times and downloads in words."""

from PySide6.QtCore import QCoreApplication

from app.domain.download import DownloadState, DownloadView
from app.ui.words import size_words

translate = QCoreApplication.translate
_MINUTE_S, _HOUR_S = 60, 3600


def time_words(seconds: float) -> str:
    """About how long."""
    if seconds < _MINUTE_S:
        return translate("FirstRun", "less than a minute")
    if seconds < _HOUR_S:
        return translate("FirstRun", "about {minutes:.0f} min").format(minutes=seconds / _MINUTE_S)
    return translate("FirstRun", "about {hours:.1f} h").format(hours=seconds / _HOUR_S)


def download_words(view: DownloadView) -> str:
    """How it stands with a download, in a sentence."""
    match view.state:
        case DownloadState.ASKING:
            return translate("FirstRun", "Asking the hub for the file…")
        case DownloadState.RUNNING:
            return _running(view)
        case DownloadState.CHECKING:
            return translate("FirstRun", "All of it is here; its SHA-256 is being checked.")
        case DownloadState.PAUSED:
            return translate("FirstRun", "The download is paused. The Models page goes on with it.")
        case DownloadState.DONE:
            return translate(
                "FirstRun", "Downloaded and checked. It is used from the next task on."
            )
        case _:
            return translate("FirstRun", "The download did not work. The Models page tries again.")


def _running(view: DownloadView) -> str:
    done, total = size_words(view.bytes_done), size_words(view.bytes_total)
    text = translate("FirstRun", "Downloading: {done} of {total}").format(done=done, total=total)
    if view.seconds_left is None:
        return f"{text}."
    left = translate("FirstRun", "{text}, {time} left.")
    return left.format(text=text, time=time_words(view.seconds_left))
