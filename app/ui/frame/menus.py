"""The menus of the window, in the order in which they stand."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from app.ui.frame.pages import SETTINGS, title_of
from app.ui.menu import Entry, add_menu, fill_menu
from app.ui.words import tr as _tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_KEYS = QKeySequence.StandardKey


def make_menus(window: "MainWindow") -> tuple[QMenu, QMenu, QMenu]:
    """All menus; those that others fill: what is done to tasks, what may leave, help."""
    fill_menu(add_menu(window, _tr("&File")), _file_entries(window))
    fill_menu(add_menu(window, _tr("&Edit")), _edit_entries(window))
    task_menu = add_menu(window, _tr("Ta&sk"))
    fill_menu(add_menu(window, _tr("&View")), _page_entries(window))
    privacy_menu = add_menu(window, _tr("P&rivacy"))
    help_entries: list[Entry | None] = [
        Entry(_tr("&Keyboard shortcuts"), "F1", window.chrome.show_shortcuts),
        Entry(_tr("&About Homeport"), None, window.chrome.show_about),
    ]
    help_menu = add_menu(window, _tr("&Help"))
    fill_menu(help_menu, help_entries)
    more = window.menuBar().findChild(QToolButton, "qt_menubar_ext_button")
    if isinstance(more, QToolButton):  # Qt's own, for what has no room: it has no name of its own
        more.setAccessibleName(_tr("More menus"))
    return task_menu, privacy_menu, help_menu


def _file_entries(window: "MainWindow") -> list[Entry | None]:
    return [
        Entry(_tr("&Open documents…"), _KEYS.Open, window.open_files),
        Entry(_tr("Open &folder…"), "Ctrl+Shift+O", window.choose_folder),
        Entry(_tr("Summarize the &sample"), None, window.add_sample),
        None,
        Entry(_tr("Send results &now"), None, window.settings.send_results),
        None,
        Entry(_tr("&Close the window"), _KEYS.Close, window.close),
        Entry(_tr("&Quit"), "Ctrl+Q", window.quit),
    ]


def _edit_entries(window: "MainWindow") -> list[Entry | None]:
    return [
        Entry(_tr("&Paste as a document"), _KEYS.Paste, window.paste),
        None,
        Entry(_tr("&Find a command…"), "Ctrl+K", window.chrome.show_palette),
        None,
        Entry(_tr("P&resets…"), None, window.settings.show_presets),
        Entry(_tr("S&ettings…"), "Ctrl+,", partial(window.show_page, SETTINGS)),
    ]


def _page_entries(window: "MainWindow") -> list[Entry | None]:
    return [
        Entry(title_of(name), f"Ctrl+{place}", partial(window.show_page, name))
        for place, name in enumerate(window.pages.names, start=1)
    ]
