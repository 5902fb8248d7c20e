"""Results in the user's own place: how it stands, sending now, the first use, the password."""

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError, ErrorInfo
from app.domain.errors.sync import SyncNotSetUp
from app.domain.sync import SyncReport
from app.pipeline.house import House
from app.pipeline.sync import prepare_targets, sync_once, sync_state
from app.ui.background import Background
from app.ui.figures import filled
from app.ui.language import error_said, said


class SyncBox(QGroupBox):
    """Above the settings of sync. Keyring and targets are asked on the dialog's own thread.

    When `closing` is set, a pass ends after the result that it is at.
    """

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house, self._background = house, background
        self.closing = threading.Event()
        self.setTitle(self.tr("Finished results in a place of yours"))
        self.state = QLabel()
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.send_button = QPushButton(self.tr("Send &now"))
        self.prepare_button = QPushButton(self.tr("&First use…"))
        self.prepare_button.setToolTip(self.tr("Mark the folder as a place for results, once"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("Password of the database"))
        hint = self.tr("Password of the database; it goes to the system's keyring alone")
        self.password.setPlaceholderText(hint)
        self.store_button = QPushButton(self.tr("&Store"))
        self.remove_button = QPushButton(self.tr("&Remove"))
        self._connect()
        self._lay_out()

    @Slot()
    def look(self) -> None:
        """See how it stands; nothing is opened."""
        self._do(partial(sync_state, self._house.ports))

    @Slot()
    def send(self) -> None:
        """One pass of what happens in the background."""
        self.send_button.setEnabled(False)
        self.state.setText(self.tr("Sending…"))
        stopping = self.closing.is_set
        self._do(partial(sync_once, self._house.ports, is_asked=True, is_stopping=stopping))

    @Slot()
    def prepare(self) -> None:
        """The explicit first use of a folder: a share that is not mounted looks like one."""
        asked = self.tr(
            "Results will go to the places that are set below. Is the folder there now, and the "
            "right one? A share that is not mounted looks like an empty folder."
        )
        title = self.tr("First use")
        if QMessageBox.question(self, title, asked) is QMessageBox.StandardButton.Yes:
            self._do(partial(prepare_targets, self._house.ports))

    @Slot()
    def _store(self) -> None:
        """Hand the password on, and keep none of it here."""
        password = self.password.text()
        self.password.clear()
        self._do(partial(self._change, password))

    @Slot()
    def _remove(self) -> None:
        self._do(partial(self._change, None))

    def _change(self, password: str | None) -> SyncReport:
        at = self._house.ports.settings.sync.database
        if at is None:
            raise SyncNotSetUp
        if password is None:
            self._house.passwords.remove(at)
        else:
            self._house.passwords.store(at, password)
        return sync_state(self._house.ports)

    def _do(self, work: Callable[[], SyncReport]) -> None:
        def or_error() -> SyncReport | ErrorInfo:
            try:
                return work()
            except AppError as error:
                return error.info

        self._background.run(or_error, self._show)

    def _show(self, found: SyncReport | ErrorInfo) -> None:
        self.send_button.setEnabled(True)
        if isinstance(found, ErrorInfo):
            self.state.setText(error_said(found))
            return
        has_database = any(one.target == "database" for one in found.targets)
        for part in (self.password, self.store_button, self.remove_button):
            part.setVisible(has_database)
        for part in (self.send_button, self.prepare_button):
            part.setEnabled(bool(found.targets))
        self.state.setText(self._in_words(found))

    def _in_words(self, report: SyncReport) -> str:
        if not report.targets:
            return self.tr("Set a folder or a database below first.")
        lines: list[str] = []
        kept = self.tr("{count:,} local-only results stay here until you trust {name}.")
        for one in report.targets:
            lines.append(f"{one.place}: {said(one.in_words())}.")
            if one.waits is not None:
                lines.append(error_said(one.waits))
            lines += [f"{said(no.error.title)}." for no in one.refused]
            if one.kept_back:
                lines.append(filled(kept, count=one.kept_back, name=one.trust_name))
        return "\n".join(lines)

    def _connect(self) -> None:
        self.send_button.clicked.connect(self.send)
        self.prepare_button.clicked.connect(self.prepare)
        self.store_button.clicked.connect(self._store)
        self.password.returnPressed.connect(self._store)
        self.remove_button.clicked.connect(self._remove)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for button in (self.send_button, self.prepare_button):
            first.addWidget(button)
        first.addStretch()
        second.addWidget(self.password, 1)
        for button in (self.store_button, self.remove_button):
            second.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.state)
        layout.addLayout(first)
        layout.addLayout(second)
