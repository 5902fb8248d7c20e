"""The keys of providers: given, taken away and tried here; none is ever shown again."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.cloud import Provider
from app.domain.errors import ErrorInfo
from app.pipeline.house import House
from app.pipeline.providers import (
    KeyState,
    key_states,
    remove_key,
    resume,
    store_key,
    test_models,
)
from app.ui.background import Background
from app.ui.language import error_said
from app.ui.theme import named


class KeyBox(QGroupBox):
    """The keyring and the network are asked on the dialog's own thread: they may take long."""

    def __init__(self, house: House, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house, self._background = house, background
        self._states: list[KeyState] = []
        self.setTitle(self.tr("Keys"))
        self.provider = QComboBox()
        self.provider.setAccessibleName(self.tr("Provider"))
        self.state = QLabel()
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setAccessibleName(self.tr("Key"))
        self.key.setPlaceholderText(self.tr("Paste the key; it goes to the system's keyring alone"))
        self.store_button = QPushButton(self.tr("&Store"))
        self.remove_button = QPushButton(self.tr("&Remove"))
        self.test_button = QPushButton(self.tr("&Try all"))
        self.test_button.setToolTip(self.tr("One cheap request to each model, without a document"))
        self.resume_button = QPushButton(self.tr("&Ask it again"))
        self.answer = named(QLabel(), "muted")
        for label in (self.state, self.answer):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._connect()
        self._lay_out()

    @Slot()
    def look(self) -> None:
        """See which keys there are."""
        self._background.run(partial(key_states, self._house), self._show_states)

    def show_error(self, error: ErrorInfo) -> None:
        """What could not be done."""
        self.test_button.setEnabled(True)
        self.answer.setText(error_said(error))

    @Slot()
    def _store(self) -> None:
        """Hand the key on, and keep none of it here."""
        key, provider = self.key.text(), self._chosen()
        self.key.clear()
        if provider is not None:
            self._background.run(partial(store_key, self._house, provider, key), self._on_changed)

    @Slot()
    def _remove(self) -> None:
        provider = self._chosen()
        if provider is not None:
            self._background.run(partial(remove_key, self._house, provider), self._on_changed)

    @Slot()
    def _resume(self) -> None:
        provider = self._chosen()
        if provider is not None:
            self._background.run(partial(resume, self._house, provider), self._on_changed)

    @Slot()
    def _test(self) -> None:
        self.test_button.setEnabled(False)
        self.answer.setText(self.tr("Asking…"))
        self._background.run(partial(test_models, self._house), self._show_answers)

    def _on_changed(self, _result: object) -> None:
        self.answer.clear()
        self.look()

    def _show_answers(self, found: dict[str, ErrorInfo | None]) -> None:
        self.test_button.setEnabled(True)
        answers = self.tr("{name} answers.")
        self.answer.setText(
            "\n".join(
                f"{name}: {error_said(error)}" if error else answers.format(name=name)
                for name, error in found.items()
            )
        )
        self.look()

    def _show_states(self, states: list[KeyState]) -> None:
        chosen = self.provider.currentText()
        self._states = states
        self.provider.clear()
        self.provider.addItems([state.provider.value for state in states])
        self.provider.setCurrentIndex(max(0, self.provider.findText(chosen)))
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        state = self._states[self.provider.currentIndex()] if self._states else None
        for part in (self.provider, self.key, self.store_button, self.test_button):
            part.setEnabled(state is not None)
        self.remove_button.setEnabled(state is not None and state.has_key)
        self.resume_button.setVisible(state is not None and state.paused_for is not None)
        self.state.setText(self._in_words(state))

    def _in_words(self, state: KeyState | None) -> str:
        if state is None:
            return self.tr("Choose a provider and a model below first.")
        if state.problem is not None:
            return error_said(state.problem)
        if state.paused_for is not None:
            return self.tr(
                "It is left alone since it refused the key or the account: mend that, try it, or "
                "have it asked again."
            )
        if state.has_key:
            return self.tr("Its key is in the system's keyring.")
        return self.tr("There is no key for it yet.")

    def _chosen(self) -> Provider | None:
        return self._states[self.provider.currentIndex()].provider if self._states else None

    def _connect(self) -> None:
        self.store_button.clicked.connect(self._store)
        self.key.returnPressed.connect(self._store)
        self.remove_button.clicked.connect(self._remove)
        self.resume_button.clicked.connect(self._resume)
        self.test_button.clicked.connect(self._test)
        self.provider.activated.connect(self._show_state)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.provider)
        first.addWidget(self.state, 1)
        first.addWidget(self.resume_button)
        second.addWidget(self.key, 1)
        for button in (self.store_button, self.remove_button, self.test_button):
            second.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self.answer)
