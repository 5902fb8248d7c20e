"""All that can be done in the window, by the actions themselves: for the palette and the sheet."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


class Command(NamedTuple):
    """Something that can be done. `group` is where it stands: a menu, the presets, the tasks."""

    title: str
    group: str
    keys: str
    run: Callable[[], object]


def actions_by_menu(window: QMainWindow) -> Iterator[tuple[str, QAction]]:
    """Each action of the menus with its menu's title."""
    for top in window.menuBar().actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            for action in _actions_in(menu):
                yield plain(top.text()), action


def _actions_in(menu: QMenu) -> Iterator[QAction]:
    """Its actions and those of the menus in it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _actions_in(inner)
        elif not action.isSeparator():
            yield action


def menu_commands(window: QMainWindow) -> list[Command]:
    """What the menus offer now: what cannot be done now is not offered."""
    return [
        Command(plain(action.text()), menu, keys_of(action), action.trigger)
        for menu, action in actions_by_menu(window)
        if action.isEnabled() and action.isVisible()
    ]


def keys_of(action: QAction) -> str:
    """The keys of an action, as this system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(native) for keys in action.shortcuts() if not keys.isEmpty())


def plain(text: str) -> str:
    """A title without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def fit(wanted: str, title: str) -> int | None:
    """How well letters that were typed fit a title, smaller is better; None: they do not.

    They must come in this order; what is together, and at the beginnings of words, fits better.
    """
    title, wanted = title.casefold(), wanted.casefold().replace(" ", "")
    ways = (_cost(wanted, title, _next_start), _cost(wanted, title, str.find))
    costs = [cost for cost in ways if cost is not None]
    return min(costs) * 100 + min(len(title), 99) if costs else None


def _cost(wanted: str, title: str, search: Callable[[str, str, int], int]) -> int | None:
    """What it costs to go from letter to letter by a search; None: one is not there."""
    cost, place = 0, -1
    for letter in wanted:
        is_next = title[place + 1 : place + 2] == letter
        found = place + 1 if is_next else search(title, letter, place + 1)
        if found < 0:
            return None
        is_start = found == 0 or not title[found - 1].isalnum()
        cost += 0 if is_next else 1 if is_start else 3 + found - place
        place = found
    return cost


def _next_start(title: str, letter: str, begin: int) -> int:
    """Where the next word begins with a letter; without one, where the letter is; -1: nowhere."""
    places = range(begin, len(title))
    starts = (at for at in places if at == 0 or not title[at - 1].isalnum())
    start = next((at for at in starts if title[at] == letter), None)
    return title.find(letter, begin) if start is None else start
