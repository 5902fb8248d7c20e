"""Open a home's store with the right key; a wrong one is told before the store is looked at."""

import secrets
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import (
    PassphraseNeeded,
    PassphraseUnfit,
    PassphraseWrong,
    StoreDamaged,
    VaultKeyLost,
    VaultKeyringClosed,
    VaultKeyWrong,
)
from app.domain.ports.surroundings import Clock, LaneLock
from app.domain.ports.vault import KeyShelf
from app.domain.vault import Protection
from app.store.backups import backups
from app.store.checking import remember_look, wants_look
from app.store.cipher import SALT_BYTES, Key, derive_key, head, new_key
from app.store.convert import settle_change
from app.store.database import FILE_NAME, Database, open_database, translated
from app.store.log_file import is_broken
from app.store.restore import keep_broken_log, settle_restore
from app.store.vault_file import VaultFile, read_vault_file, write_vault_file

PLAIN = VaultFile(protection=Protection.NONE)
_LEAST_SIGNS = 8
_LEAST_BYTES = 512  # the smallest page that SQLite has


class Opening:
    """How one home is opened; the caller holds its gate.

    `key` is the store's once it is known; None: it has none.
    """

    def __init__(
        self,
        home: Path,
        shelf: KeyShelf,
        lane_lock: LaneLock,
        clock: Clock,
        passphrase: Callable[[], str | None],
        *,
        is_plain_at_first: bool,
    ) -> None:
        self.home = home
        self.is_plain_at_first = is_plain_at_first
        self.key: Key | None = None
        self._shelf = shelf
        self._lane_lock = lane_lock
        self._clock = clock
        self._given = passphrase

    def open(self) -> Database:
        """Open the store, making it when there is none."""
        self.settle()
        if self.is_new():
            if self.is_plain_at_first:
                self.say(PLAIN)
            else:
                self.make_at_first()
        self.key, vault = self.find_key()
        path = self.home / FILE_NAME
        log = path.with_name(f"{FILE_NAME}-wal")
        with translated(path):
            salt, has_log = head(path), log.exists() and log.stat().st_size > 0
            if self._is_gone(path, has_log=has_log):
                raise StoreDamaged(path=path)
            if vault.salt and salt and salt != bytes.fromhex(vault.salt):
                raise StoreDamaged(path=path)
            is_left = has_log and not self._is_worked_in()  # else it is being written right now
            if is_left and is_broken(log):
                keep_broken_log(self.home, self._clock.now())
            is_looking = wants_look(path, self._clock.now(), has_log=is_left)
        database = open_database(self.home, self._clock.now(), self.key, is_looking=is_looking)
        if is_looking:
            with translated(path):
                remember_look(path, self._clock.now())
        return database

    def settle(self) -> None:
        """Finish what was broken off."""
        settle_restore(self.home)
        settle_change(self.home)

    def find_key(self) -> tuple[Key | None, VaultFile]:
        """The key by what `vault.json` says, and that.

        Raises:
            PassphraseNeeded, PassphraseWrong, VaultKeyLost, VaultKeyringClosed, VaultKeyWrong,
            VaultFileDamaged.
        """
        with translated(self.home / FILE_NAME):
            vault = read_vault_file(self.home) or PLAIN
        if vault.protection is Protection.NONE:
            return None, vault
        if self.key is not None and vault.fits(self.key):
            return self.key, vault
        if vault.protection is Protection.PASSPHRASE:
            passphrase = self._given()
            if passphrase is None:
                raise PassphraseNeeded
            return key_of(vault, passphrase), vault
        return self._shelved_key(vault), vault

    def is_new(self) -> bool:
        """Whether there is no store yet, nor anything said about it."""
        with translated(self.home / FILE_NAME):
            return not head(self.home / FILE_NAME) and read_vault_file(self.home) is None

    def make_at_first(self) -> bool:
        """Give a new home a key, if the keyring can keep it."""
        try:
            key, vault = self.new_protection(None)
        except VaultKeyringClosed:
            return False
        self.say(vault)
        self.key = key
        return True

    def new_protection(self, passphrase: str | None) -> tuple[Key, VaultFile]:
        """A new key, derived from a passphrase or (None) put into the keyring."""
        if passphrase is not None:
            require_fit(passphrase)
            key = derive_key(passphrase, secrets.token_bytes(SALT_BYTES))
            return key, VaultFile.of(Protection.PASSPHRASE, key)
        key, key_id = new_key(), secrets.token_hex(8)
        self._shelf.put(key_id, key.secret.hex())
        return key, VaultFile.of(Protection.KEYRING, key, key_id)

    def say(self, vault: VaultFile) -> None:
        """Write down how the store is protected."""
        with translated(self.home / FILE_NAME):
            write_vault_file(self.home, vault)

    def _is_worked_in(self) -> bool:
        is_free = self._lane_lock.try_acquire()
        if is_free:
            self._lane_lock.release()
        return not is_free

    def _is_gone(self, path: Path, *, has_log: bool) -> bool:
        """Whether there was a store: SQLite would make a new one, and throw the log away."""
        size_bytes = path.stat().st_size if path.exists() else 0
        if size_bytes >= _LEAST_BYTES:
            return False
        return size_bytes > 0 or has_log or bool(backups(self.home))

    def _shelved_key(self, vault: VaultFile) -> Key:
        kept = self._shelf.get(vault.key_id)
        if kept is None:
            raise VaultKeyLost
        try:
            key = Key(bytes.fromhex(kept))
        except ValueError:
            raise VaultKeyWrong from None
        if not vault.fits(key):
            raise VaultKeyWrong
        return key


def key_of(vault: VaultFile, passphrase: str) -> Key:
    """The key of a passphrase.

    Raises:
        PassphraseWrong
    """
    key = derive_key(passphrase, bytes.fromhex(vault.salt))
    if not vault.fits(key):
        raise PassphraseWrong
    return key


def require_fit(passphrase: str) -> None:
    """Refuse what cannot be typed again or is guessed at once.

    Raises:
        PassphraseUnfit
    """
    if len(passphrase) < _LEAST_SIGNS:
        raise PassphraseUnfit(reason="it is too short")
    if not passphrase.isprintable():
        raise PassphraseUnfit(reason="it has signs that cannot be typed")
