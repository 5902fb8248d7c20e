"""What can be done with documents' files wherever they are shown: open, reveal, copy the path."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.errors import printable
from app.ui.reveal import open_file, reveal
from app.ui.words import tr as _tr

_MOST_OPENED = 5


class FileAction(NamedTuple):
    """One of the three: `do` takes the paths, and gives what is to be said of it, if anything."""

    title: str
    keys: str
    do: Callable[[Sequence[str]], str]


def file_actions(*, is_folder: bool = False) -> tuple[FileAction, ...]:
    """The actions, in their order; the system's own programs open things, no shell."""
    opening = _tr("Open the &folder") if is_folder else _tr("&Open the original")
    opened = FileAction(opening, "Ctrl+E", open_files)
    revealed = FileAction(_tr("Show in its &folder"), "Ctrl+Shift+E", reveal_files)
    copied = FileAction(_tr("&Copy the path"), "Ctrl+Shift+C", copy_paths)
    return (opened, copied) if is_folder else (opened, revealed, copied)


def open_files(paths: Sequence[str]) -> str:
    """Open some of them."""
    sorry = _tr("{name} is not there any more, or nothing opens it.")
    return _sorry(sorry, (path for path in paths[:_MOST_OPENED] if not open_file(Path(path))))


def reveal_files(paths: Sequence[str]) -> str:
    """Show some of them where they lie."""
    sorry = _tr("The folder of {name} is not there any more.")
    return _sorry(sorry, (path for path in paths[:_MOST_OPENED] if not reveal(Path(path))))


def copy_paths(paths: Sequence[str]) -> str:
    """Put their paths on the clipboard, a line each."""
    QGuiApplication.clipboard().setText("\n".join(paths))
    return QCoreApplication.translate("FileMenu", "%n path(s) copied.", "", len(paths))


def add_file_actions(
    menu: QMenu,
    path: str,
    tell: Callable[[str], object] = lambda _words: None,
    *,
    is_folder: bool = False,
) -> None:
    """Put the actions on one file into a menu; `tell` says what came of it."""

    def act(do: Callable[[Sequence[str]], str]) -> None:
        said = do([path])
        if said:
            tell(said)

    for one in file_actions(is_folder=is_folder):
        menu.addAction(one.title).triggered.connect(lambda _=False, do=one.do: act(do))


def offer_file_menu(widget: QWidget, path: str, place: QPoint, *, is_folder: bool = False) -> None:
    """Open a menu with nothing but these."""
    menu = QMenu(widget)
    add_file_actions(menu, path, is_folder=is_folder)
    menu.exec(place)


def _sorry(words: str, failed: Iterable[str]) -> str:
    return " ".join(words.format(name=printable(Path(path).name)) for path in failed)
