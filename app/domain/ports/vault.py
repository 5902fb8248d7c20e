"""The vault: how a home's store is protected, its backups, and what puts it right again."""

from typing import Protocol

from app.domain.vault import Backup, Changed, Restored, VaultState


class KeyShelf(Protocol):
    """Keeps stores' keys, as hexadecimal text: the system's keyring."""

    def get(self, key_id: str) -> str | None:
        """A key; None: there is none by this id.

        Raises:
            VaultKeyringClosed: nobody can say.
        """
        ...

    def put(self, key_id: str, key: str) -> None:
        """Keep a key, and make sure that it can be read back.

        Raises:
            VaultKeyringClosed: it is not kept.
        """
        ...

    def remove(self, key_id: str) -> None:
        """Forget a key, if it is there and the keyring can be used."""
        ...


class Vault(Protocol):
    """One home's. All but `state` may take seconds; what changes the store wants it closed.

    Every call but `state` and `needs_choice` may raise VaultError and StoreError.
    """

    def state(self) -> VaultState:
        """How it stands, without opening anything."""
        ...

    def needs_choice(self) -> bool:
        """True for a new home on a machine whose keyring cannot be used: a person should choose."""
        ...

    def choose(self, passphrase: str | None) -> None:
        """Say how a new home is protected: by a passphrase, or (None) not at all."""
        ...

    def unlock(self, passphrase: str) -> None:
        """Give the passphrase, for as long as this process runs."""
        ...

    def encrypt(self, passphrase: str | None) -> Changed:
        """Encrypt with a new key: derived from a passphrase, or (None) kept in the keyring."""
        ...

    def decrypt(self) -> Changed:
        """Take the encryption away; of a store without it: say that this is wanted."""
        ...

    def recovery_key(self) -> str:
        """The key, for a person to print."""
        ...

    def recover(self, recovery_key: str, passphrase: str | None) -> Changed:
        """Get in by the recovery key; what was lost is set anew.

        Args:
            recovery_key: as it was printed.
            passphrase: a new one; for the keyring's key None: it goes back into the keyring.
        """
        ...

    def restore(self, name: str | None) -> Restored:
        """Put a backup back (None: the last good one); the damaged files are moved aside."""
        ...

    def back_up(self) -> Backup:
        """Make a backup now."""
        ...

    def back_up_daily(self) -> Backup | None:
        """Make a backup unless there is one of today: for the scheduler, a few times a day."""
        ...

    def check(self) -> tuple[str, ...]:
        """Check the store thoroughly; what is wrong, empty: nothing."""
        ...

    def check_weekly(self) -> tuple[str, ...] | None:
        """Check unless that was done in the last week (None): for the scheduler, once a day."""
        ...
