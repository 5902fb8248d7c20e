"""The window's pages that are always there, and what stands in them, by short names."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QMainWindow, QPushButton

from app.ui.frame.pages import HOME, QUEUE, Pages
from app.ui.home.drop_zone import DropZone
from app.ui.home.page import HomePage

if TYPE_CHECKING:  # the modules of a page load when it is made
    from app.ui.leaving import Leavings
    from app.ui.pii_door import PanePii
    from app.ui.queue.page import QueuePage
    from app.ui.queue_actions import QueueActions
    from app.ui.refining import Refining
    from app.ui.result_pane import ResultPane
    from app.ui.task_table import TaskTable


class WindowParts(QMainWindow):
    """Whoever asks for a part makes its page, if that is not there yet."""

    pages: Pages

    @property
    def home(self) -> HomePage:
        """The page where documents come in."""
        page = self.pages.page(HOME)
        assert isinstance(page, HomePage)  # noqa: S101 - made here
        return page

    @property
    def work(self) -> "QueuePage":
        """The page of the tasks; soon after the first paint it is there, shown or not."""
        return cast("QueuePage", self.pages.page(QUEUE))

    @property
    def drop_zone(self) -> DropZone:
        """On Home."""
        return self.home.drop_zone

    @property
    def sample_button(self) -> QPushButton:
        """On Home."""
        return self.home.sample_button

    @property
    def table(self) -> "TaskTable":
        """On the page of the tasks."""
        return self.work.table

    @cached_property
    def pane(self) -> "ResultPane":
        """On the page of the tasks, and made before it: both at once would take long."""
        from app.ui.result_pane import ResultPane  # noqa: PLC0415 - after the first paint

        return ResultPane(self)  # never without a parent: its end is the window's

    @property
    def queue(self) -> "QueueActions":
        """On the page of the tasks."""
        return self.work.queue

    @property
    def cancel_button(self) -> QPushButton:
        """On the page of the tasks."""
        return self.work.cancel_button

    @property
    def pii(self) -> "PanePii":
        """On the page of the tasks."""
        return self.work.pii

    @property
    def leavings(self) -> "Leavings":
        """On the page of the tasks."""
        return self.work.leavings

    @property
    def refining(self) -> "Refining":
        """On the page of the tasks."""
        return self.work.refining
