"""What a running Homeport is made of, as the window and the command line get it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from app.domain.cloud import CloudModel, Provider
from app.domain.export import WriteExport
from app.domain.files import ListFolder
from app.domain.finding import Finding
from app.domain.host import HostFacts
from app.domain.ports import (
    LaneLock,
    Ledger,
    ModelShelf,
    ModelSource,
    PageDrawer,
    PasteKeeper,
    Ports,
    RecentFolders,
    SpeedBook,
    Vault,
    WelcomeMark,
)
from app.domain.preset import Preset
from app.domain.settings import Settings
from app.domain.sync import DatabasePlace
from app.pipeline.hub import EventHub


class Ticker(Protocol):
    """A clock that calls; what must happen is in the store."""

    def every(self, seconds: float, wake: Callable[[], None]) -> None:
        """Call `wake` on a thread of the ticker's own, again and again."""
        ...

    def on_resume(self, wake: Callable[[], None]) -> None:
        """Call `wake` when the machine has slept or its clock has jumped."""
        ...

    def close(self) -> None:
        """No call after this returns."""
        ...


class SettingsKeeper(Protocol):
    """Changes the settings file."""

    def set(self, key: str, text: str) -> Settings:
        """Set one setting; an empty text means the default. The settings as they are then.

        Raises:
            SettingUnknown, SettingInvalid, SettingsInvalid: nothing was changed.
        """
        ...


class PresetKeeper(Protocol):
    """The presets by name: those that come with the app, and the user's own."""

    def read(self) -> dict[str, Preset]:
        """All of them.

        Raises:
            SettingsInvalid: the user's file is wrong.
        """
        ...

    def change(self, name: str, changes: Mapping[str, str]) -> Preset:
        """Change fields, given as YAML, all of them or none; a new name makes a new preset.

        Raises:
            PresetInvalid, SettingsInvalid: nothing was changed.
        """
        ...

    def take_over(self, text: str) -> list[str]:
        """Add those of an exported text; their names.

        Raises:
            SettingsInvalid: nothing was changed.
        """
        ...

    def text(self, presets: Mapping[str, Preset]) -> str:
        """Presets as `take_over` reads them."""
        ...

    def remove(self, name: str) -> bool:
        """Forget the user's own; True when one that came with the app is left.

        Raises:
            PresetUnknown: there is none.
        """
        ...


class KeyKeeper(Protocol):
    """The keyring's entries for providers."""

    def key_of(self, model: CloudModel) -> str | None:
        """The stored key; None: there is none.

        Raises:
            KeyringMissing, KeyringRefused: nobody can say.
        """
        ...

    def store(self, provider: Provider, base_url: str, key: str) -> None:
        """Keep a key.

        Raises:
            KeyInvalid, KeyringMissing, KeyringRefused: it was not kept.
        """
        ...

    def remove(self, provider: Provider, base_url: str) -> None:
        """Forget a key."""
        ...


class PasswordKeeper(Protocol):
    """The keyring's entries for the database that results go to."""

    def password_of(self, at: DatabasePlace) -> str | None:
        """The stored password; None: there is none.

        Raises:
            KeyringMissing, KeyringRefused: nobody can say.
        """
        ...

    def store(self, at: DatabasePlace, password: str) -> None:
        """Keep one.

        Raises:
            PasswordInvalid, KeyringMissing, KeyringRefused: it was not kept.
        """
        ...

    def remove(self, at: DatabasePlace) -> None:
        """Forget it."""
        ...


class WindowState(Protocol):
    """Keeps how the user has arranged the window. What cannot be kept is lost without a word."""

    def read(self, name: str) -> dict[str, object]:
        """What was kept under a name; empty when there is nothing."""
        ...

    def write(self, name: str, value: dict[str, object]) -> None:
        """Keep a value, of what JSON has, under a name."""


class LoginSwitch(Protocol):
    """Whether the system starts Homeport when the user logs in."""

    def is_on(self) -> bool:
        """As it is now."""
        ...

    def set(self, *, is_on: bool) -> None:
        """Switch it.

        Raises:
            LoginItemRefused: the system does not let us.
        """
        ...


class Border(Protocol):
    """Where connections are opened."""

    def close(self) -> None:
        """End what is open and have its rows closed."""
        ...


@dataclass(frozen=True)
class House:
    """The parts that `bootstrap` has put together for one home folder."""

    home: Path
    resources: Path
    ports: Ports
    hub: EventHub
    lock: LaneLock
    window_lock: LaneLock
    ticker: Ticker
    examine: Callable[[], Iterator[Finding]]
    list_folder: ListFolder
    page_drawer: PageDrawer
    write_export: WriteExport
    settings_file: Path
    settings_keeper: SettingsKeeper
    keys: KeyKeeper
    presets: PresetKeeper
    passwords: PasswordKeeper
    ledger: Ledger
    border: Border
    vault: Vault
    pasted: PasteKeeper
    recent: RecentFolders
    window_state: WindowState
    speeds: SpeedBook
    welcome: WelcomeMark
    look_at_host: Callable[[], HostFacts]
    model_source: ModelSource
    shelf: ModelShelf
    # The number at an address for newer versions.
    read_newest: Callable[[str], str] | None = None
    login_item: LoginSwitch | None = None

    @property
    def sample(self) -> Path:
        """The sample document that comes with the app."""
        return self.resources / "sample" / "harbour-report.pdf"

    @property
    def short_sample(self) -> Path:
        """A letter of a page: it is summarized in seconds."""
        return self.resources / "sample" / "harbour-letter.txt"

    def close(self) -> None:
        """Stop the ticker, give the engine's memory back, release the store."""
        self.ticker.close()
        self.ports.reader.close()
        self.ports.engine.close()
        self.ports.cloud.close()
        self.ports.batch_cloud.close()
        self.model_source.downloads.close()
        self.border.close()
        self.ports.store.close()


class Door(NamedTuple):
    """A home before its store is open.

    `build` makes the house once the store can be opened; `given` is the passphrase that a script
    gives, None: it gives none.
    """

    vault: Vault
    build: Callable[[], House]
    given: Callable[[], str | None]
