"""What can be done with a result: again, changed, refined, copied, exported, dragged out."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from app.domain.result import TaskReport
from app.ui.flow import FlowLayout
from app.ui.result.drag_handle import DragHandle
from app.ui.result.markdown import plain_text

_GAP = 8


class ResultActions(QWidget):
    """The buttons below a result. Signals carry the task's id."""

    again_wanted = Signal(str)
    again_with_changes = Signal(str)
    refine_wanted = Signal(str)
    export_wanted = Signal(object)
    file_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: TaskReport | None = None
        told = self.tr("Do it anew, even if its result is stored")
        self.again = self._button(self.tr("Run &again"), told, self._ask_again)
        told = self.tr("Do it anew, with another kind or other options")
        self.change = self._button(self.tr("Chan&ge…"), told, self._ask_to_change)
        told = self.tr("Show what the larger model would be sent to refine this draft")
        self.refine = self._button(self.tr("Re&fine…"), told, self._ask_to_refine)
        told = self.tr("Write the result to a file")
        self.export = self._button(self.tr("E&xport…"), told, self._ask_to_export)
        self.copy_button = QPushButton(self.tr("&Copy"))
        self.copy_button.setToolTip(self.tr("Put the result on the clipboard"))
        menu = QMenu(self)
        menu.addAction(self.tr("As &text"), self.copy)
        menu.addAction(self.tr("As &Markdown"), self.copy_markdown)
        self.copy_button.setMenu(menu)
        self.handle = DragHandle()
        self.handle.file_wanted.connect(self._ask_for_file)
        row = FlowLayout(self, spacing=_GAP)
        for part in (self.again, self.change, self.refine, self.export, self.copy_button):
            row.addWidget(part)
        row.addWidget(self.handle)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_for(self, report: TaskReport | None) -> None:
        """Offer what can be done with this one."""
        is_other = self._report is None or report is None or report.task_id != self._report.task_id
        self._report = report
        if is_other or (report is not None and report.result is None):
            self.handle.forget()
        has_result = report is not None and report.result is not None
        is_over = report is not None and report.state.is_final
        for part in (self.copy_button, self.export, self.handle):
            part.setEnabled(has_result)
        self.again.setEnabled(is_over)
        self.change.setEnabled(is_over)
        self.refine.setVisible(report is not None and report.is_draft)

    @Slot()
    def copy(self) -> None:
        """Put the result on the clipboard as text."""
        if self._report is not None and self._report.result is not None:
            QGuiApplication.clipboard().setText(plain_text(self._report.text))

    @Slot()
    def copy_markdown(self) -> None:
        """Put the result on the clipboard as Markdown."""
        if self._report is not None and self._report.result is not None:
            QGuiApplication.clipboard().setText(self._report.text)

    def show_menu(self, place: QPoint, parent: QWidget) -> QMenu:
        """The same as a menu, where one clicks with the right button."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy as &text"), self.copy)
        menu.addAction(self.tr("Copy as &Markdown"), self.copy_markdown)
        menu.addAction(self.tr("E&xport…"), self._ask_to_export)
        menu.addSeparator()
        menu.addAction(self.tr("Run &again"), self._ask_again)
        menu.addAction(self.tr("Chan&ge…"), self._ask_to_change)
        is_there = self._report is not None and self._report.result is not None
        for action in menu.actions()[:3]:
            action.setEnabled(is_there)
        for action in menu.actions()[4:]:
            action.setEnabled(self.again.isEnabled())
        menu.popup(place)
        return menu

    @Slot()
    def _ask_again(self) -> None:
        if self._report is not None:
            self.again_wanted.emit(self._report.task_id)

    @Slot()
    def _ask_to_change(self) -> None:
        if self._report is not None:
            self.again_with_changes.emit(self._report.task_id)

    @Slot()
    def _ask_to_refine(self) -> None:
        if self._report is not None:
            self.refine_wanted.emit(self._report.task_id)

    @Slot()
    def _ask_to_export(self) -> None:
        if self._report is not None:
            self.export_wanted.emit(self._report)

    @Slot()
    def _ask_for_file(self) -> None:
        if self._report is not None:
            self.file_wanted.emit(self._report)

    def _button(self, title: str, told: str, do: object) -> QPushButton:
        button = QPushButton(title)
        button.setToolTip(told)
        button.clicked.connect(do)
        return button
