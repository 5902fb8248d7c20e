"""The pages of the window: made when first shown, their modules loaded only then."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.pipeline.house import House
from app.ui.background import Background

HOME, QUEUE, HISTORY, INSIGHTS, MODELS, SETTINGS = (
    *("home", "queue", "history", "insights", "models", "settings"),
)
_PLAN_SHEET = "app.ui.plan_sheet"


class PageEntry(NamedTuple):
    """A page: its name, which is its icon's too, and where its class is, as `module:class`."""

    name: str
    place: str

    @property
    def title(self) -> str:
        """As a person reads it."""
        return _titles()[self.name]


PAGES = (
    PageEntry(HOME, "app.ui.home.page:HomePage"),
    PageEntry(QUEUE, "app.ui.queue.page:QueuePage"),
    PageEntry(HISTORY, "app.ui.history.page:HistoryPage"),
    PageEntry(INSIGHTS, "app.ui.insights.page:InsightsPage"),
    PageEntry(MODELS, "app.ui.models.page:ModelsPage"),
    PageEntry(SETTINGS, "app.ui.settings_page.page:SettingsPage"),
)


def load_pages() -> None:
    """Load what pages and the plan sheet are made of; on any thread, so that it holds no window."""
    for entry in PAGES:
        import_module(entry.place.partition(":")[0])
    import_module(_PLAN_SHEET)


class Pages(QStackedWidget):
    """The page that is shown, and those that were. `shown` carries the name of another one.

    A page is made as `Page(house, background, parent)`, unless `makers` has a way of its own for
    it. Each time it is shown its `look()` is called; `stop()`, if it has one, when the window ends.
    """

    shown = Signal(str)

    def __init__(
        self,
        house: House,
        background: Background,
        makers: Mapping[str, Callable[[], QWidget]],
        on_made: Callable[[QWidget], None],
    ) -> None:
        super().__init__()
        self._house, self._background = house, background
        self._makers, self._on_made = makers, on_made
        self._entries = {entry.name: entry for entry in PAGES}
        self._made: dict[str, QWidget] = {}

    @property
    def names(self) -> list[str]:
        """All pages there are."""
        return list(self._entries)

    @property
    def current_name(self) -> str:
        """Which page is shown; empty before the first."""
        current = self.currentWidget()
        return next((name for name, page in self._made.items() if page is current), "")

    def is_made(self, name: str) -> bool:
        """Whether a page is there already."""
        return name in self._made

    def page(self, name: str) -> QWidget:
        """A page, made if this is the first time that it is wanted."""
        page = self._made.get(name)
        if page is None:
            maker = self._makers.get(name)
            page = self._made[name] = maker() if maker else self._make(self._entries[name])
            self.addWidget(page)
            self._on_made(page)
        return page

    def stop(self) -> None:
        """End what pages have under way, as far as they have any."""
        for page in self._made.values():
            stop = getattr(page, "stop", None)
            if stop is not None:
                stop()

    def title_around(self, part: QObject | None) -> str:
        """The title of the page that something is in; of the window's own, its name."""
        for name, page in self._made.items():
            if part is page or (isinstance(part, QWidget) and page.isAncestorOf(part)):
                return title_of(name)
        return QCoreApplication.translate("Pages", "In the window")

    def show_page(self, name: str) -> None:
        """Show a page as it is now."""
        page = self.page(name)
        is_other = page is not self.currentWidget() or self.count() == 1
        self.setCurrentWidget(page)
        look = getattr(page, "look", None)
        if look is not None:
            look()
        if is_other:
            self.shown.emit(name)

    def _make(self, entry: PageEntry) -> QWidget:
        module, _, name = entry.place.partition(":")
        made = getattr(import_module(module), name)(self._house, self._background, self)
        assert isinstance(made, QWidget)  # noqa: S101 - the table names classes of pages
        return made


def _titles() -> dict[str, str]:
    return {
        HOME: QCoreApplication.translate("Pages", "Home"),
        QUEUE: QCoreApplication.translate("Pages", "Queue"),
        HISTORY: QCoreApplication.translate("Pages", "History"),
        INSIGHTS: QCoreApplication.translate("Pages", "Insights"),
        MODELS: QCoreApplication.translate("Pages", "Models"),
        SETTINGS: QCoreApplication.translate("Pages", "Settings"),
    }


def title_of(name: str) -> str:
    """A page's title."""
    return _titles()[name]
