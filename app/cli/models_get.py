"""`homeport models get`: what there is, and getting it."""

import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from app.cli.output import DONE, FAILED, STOPPED, WRONG_USE, put, put_error, put_json, say
from app.cli.output import say_error as tell_error
from app.domain.download import DownloadState, DownloadView
from app.domain.errors import ErrorInfo
from app.domain.errors.downloads import HubChoice, WishInvalid
from app.domain.model_parts import part_names
from app.domain.recommendation import Advice, FitVerdict
from app.pipeline.house import House
from app.pipeline.model_advice import model_advice, wish_of

_GB, _MB = 1e9, 1e6
_LOOK_S = 0.25
_STEP = 10  # percent between two lines, where there is no terminal
_VERDICTS = {FitVerdict.FITS: "fits", FitVerdict.SLOW: "slow", FitVerdict.WONT_FIT: "too large"}
_WRONG_USES = {WishInvalid.code, HubChoice.code}


def list_models(house: House, *, is_json: bool) -> int:
    """The catalogue, the best for this machine first, and downloads that are not done."""
    advices, open_ = model_advice(house), house.model_source.downloads.views()
    if is_json:
        models = [_advice_json(one) for one in advices]
        put_json({"models": models, "downloads": [_view_json(one) for one in open_]})
        return DONE
    for one in advices:
        put("\n".join(_advice_lines(one)))
    for view in open_:
        put(f"not done: {_name(view)}, {_share(view)} is here")
    return DONE


def get_model(house: House, text: str, *, is_json: bool) -> int:
    """Get one, with progress on standard error; stopped, it goes on with the same command."""
    downloads, wish = house.model_source.downloads, wish_of(house, text)
    made = downloads.start(wish)
    try:
        with _Shown() as shown:
            while True:
                view = downloads.wait(made, _LOOK_S)
                if view is None or not view.state.is_busy:
                    break
                shown.show(view)
    except KeyboardInterrupt:
        downloads.pause(made)
        say("Stopped. The same command goes on from here.")
        return STOPPED
    if view is None or view.error is not None:
        return _failed(view.error if view else None, is_json=is_json)
    if view.state is not DownloadState.DONE:
        return FAILED
    _tell(view, is_json=is_json)
    return DONE


def forget_model(house: House, text: str, *, is_json: bool) -> int:
    """Give up what is not done, and delete what is here of it."""
    downloads, wish = house.model_source.downloads, wish_of(house, text)
    found = [one for one in downloads.views() if _is_of(one, wish.repository, wish.file)]
    for view in found:
        downloads.cancel(view.id)
    if is_json:
        put_json({"forgotten": [_name(view) for view in found]})
    else:
        say(f"{len(found)} download(s) given up; what was here of them is deleted.")
    return DONE


def change_token(house: House, token: str, *, is_removed: bool) -> int:
    """Keep the hub's token in the keyring, or forget it."""
    tokens = house.model_source.tokens
    if is_removed:
        tokens.remove()
    else:
        tokens.store(token)
    where = "no more" if is_removed else "now"
    say(f"The token for gated models is {where} in the system's keyring.")
    return DONE


class _Shown:
    """Progress: a live bar on a terminal, a line every tenth elsewhere."""

    def __init__(self) -> None:
        self._is_live = sys.stderr.isatty()
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not self._is_live,
        )
        self._bar = self._bars.add_task("asking the hub", total=None)
        self._said = -1

    def __enter__(self) -> "_Shown":
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def show(self, view: DownloadView) -> None:
        """How it stands."""
        what = "checking" if view.state is DownloadState.CHECKING else Path(_name(view)).name
        total = view.bytes_total or None
        self._bars.update(self._bar, description=what, completed=view.bytes_done, total=total)
        step = 100 * view.bytes_done // view.bytes_total // _STEP if view.bytes_total else -1
        if not self._is_live and view.state is DownloadState.RUNNING and step > self._said:
            self._said = step
            say(f"{Path(_name(view)).name}: {_share(view)}{_speed(view)}")


def _failed(error: ErrorInfo | None, *, is_json: bool) -> int:
    if error is None:
        return FAILED
    tell_error(error)
    if is_json:
        put_error(error)
    return WRONG_USE if error.code in _WRONG_USES else FAILED


def _tell(view: DownloadView, *, is_json: bool) -> None:
    if is_json:
        put_json(_view_json(view))
        return
    put(view.path)
    if view.remote is not None:
        for one in view.remote.files:
            whose = f" of {Path(one.file).name}" if view.remote.pieces else ""
            say(f"SHA-256{whose}: {one.sha256}, as the hub says it.")
        say(f"Licence: {view.remote.licence or 'not told'}.")
    say(f"Use it: `homeport models use {Path(view.path).stem}`.")


def _advice_lines(one: Advice) -> list[str]:
    entry = one.entry
    best = " · best for this machine" if one.is_best else ""
    about = "about " if entry.is_size_approximate else ""
    size = f"{about}{entry.size_bytes / _GB:.1f} GB"
    verdict = f"{_VERDICTS[one.verdict]}{best}"
    context = f" Up to {one.context_tokens} tokens at a time." if one.context_tokens else ""
    return [
        f"{entry.id}: {entry.title} in {entry.quantization}, {size}, {verdict}",
        f"    {one.reason}{context}",
        f"    {entry.good_at}. Licence: {entry.licence}. Languages: {', '.join(entry.languages)}.",
    ]


def _advice_json(one: Advice) -> dict[str, Any]:
    entry = one.entry.model_dump(mode="json", exclude={"architecture"})
    told = one._asdict()
    del told["entry"]
    return {**entry, **told, "verdict": one.verdict.value}


def _view_json(view: DownloadView) -> dict[str, Any]:
    remote = view.remote.model_dump(mode="json") if view.remote else {}
    return {
        "repository": view.wish.repository,
        "file": view.wish.file,
        "catalogue_id": view.wish.catalogue_id,
        **remote,
        "state": view.state.value,
        "bytes_done": view.bytes_done,
        "bytes_total": view.bytes_total,
        "path": view.path or None,
        "error": view.error.model_dump() if view.error else None,
    }


def _name(view: DownloadView) -> str:
    file = view.remote.file if view.remote else view.wish.file
    return f"{view.wish.repository}:{file}" if file else view.wish.repository


def _is_of(view: DownloadView, repository: str, file: str) -> bool:
    is_same = view.wish.repository == repository
    is_named = part_names(view.wish.file) == part_names(file)
    return is_same and (is_named or (view.remote is not None and not file))


def _share(view: DownloadView) -> str:
    done = f"{view.bytes_done / _MB:.0f}"
    return f"{done} of {view.bytes_total / _MB:.0f} MB" if view.bytes_total else f"{done} MB"


def _speed(view: DownloadView) -> str:
    if not view.bytes_per_second:
        return ""
    left = f", {view.seconds_left:.0f} s left" if view.seconds_left is not None else ""
    return f" · {view.bytes_per_second / _MB:.1f} MB/s{left}"
