"""A home's vault: opens its store with the right key, keeps backups, changes the protection."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import PassphraseNeeded, VaultInUse, VaultKeyWrong, VaultNotEncrypted
from app.domain.ports.surroundings import Clock, LaneLock
from app.domain.ports.vault import KeyShelf
from app.domain.recovery_key import read_recovery_key, write_recovery_key
from app.domain.vault import Backup, Changed, Protection, Restored, VaultState
from app.store.backups import backups
from app.store.checking import last_check
from app.store.chores import back_up_daily, back_up_now, check_now, check_weekly
from app.store.cipher import Key
from app.store.convert import change_key, is_decided
from app.store.database import FILE_NAME, Database, translated
from app.store.gate import gate
from app.store.opening import PLAIN, Opening, key_of
from app.store.restore import damaged_folders, restore
from app.store.vault_file import BACKUPS, VaultFile, read_vault_file


class HomeVault:
    """The Vault of one home folder; see `domain.ports.vault`."""

    def __init__(
        self,
        home: Path,
        shelf: KeyShelf,
        lane_lock: LaneLock,
        clock: Clock,
        *,
        passphrase: Callable[[], str | None],
        is_plain_at_first: bool = False,
    ) -> None:
        """Nothing is looked at yet.

        Args:
            home: the folder, which is there.
            shelf: the system's keyring.
            lane_lock: who holds it works in this home.
            clock: for names.
            passphrase: what a script gives; None: it gives none.
            is_plain_at_first: a new home is not to be encrypted by itself.
        """
        self._home = home
        self._shelf = shelf
        self._lane_lock = lane_lock
        self._clock = clock
        self._opening = Opening(
            home, shelf, lane_lock, clock, passphrase, is_plain_at_first=is_plain_at_first
        )
        self._database: Database | None = None

    def subkey(self, purpose: bytes) -> bytes:
        """A key for what else the home keeps of documents; empty: the opened store has none."""
        return self._opening.key.subkey(purpose) if self._opening.key is not None else b""

    def open(self) -> Database:
        """Open the store; a new one is encrypted when the keyring can keep its key.

        Raises:
            VaultError: the key is not to be had. StoreError: the store cannot be used.
        """
        with gate(self._home):
            self._database = self._opening.open()
        return self._database

    def state(self) -> VaultState:
        """How it stands, without opening anything."""
        vault, check = read_vault_file(self._home), last_check(self._home / BACKUPS)
        return VaultState(
            protection=(vault or PLAIN).protection,
            is_chosen=vault is not None,
            backups=tuple(backups(self._home)),
            checked_at=check.at if check else None,
            is_sound=check.is_sound if check else None,
            damaged_folders=tuple(damaged_folders(self._home)),
        )

    def needs_choice(self) -> bool:
        """True for a new home on a machine whose keyring cannot be used."""
        if self._opening.is_plain_at_first or not self._opening.is_new():
            return False
        with gate(self._home):
            return self._opening.is_new() and not self._opening.make_at_first()

    def choose(self, passphrase: str | None) -> None:
        """Say how a new home is protected."""
        with gate(self._home):
            if passphrase is None:
                self._opening.say(PLAIN)
                return
            key, vault = self._opening.new_protection(passphrase)
            self._opening.say(vault)
            self._opening.key = key

    def unlock(self, passphrase: str) -> None:
        """Give the passphrase."""
        vault = read_vault_file(self._home)
        if vault is not None and vault.protection is Protection.PASSPHRASE:
            self._opening.key = key_of(vault, passphrase)

    def encrypt(self, passphrase: str | None) -> Changed:
        """Encrypt with a new key."""
        with self._alone():
            old, before = self._opening.find_key()
            key, vault = self._opening.new_protection(passphrase)
            return self._change(old, before, key, vault)

    def decrypt(self) -> Changed:
        """Take the encryption away."""
        with self._alone():
            old, before = self._opening.find_key()
            return self._change(old, before, None, PLAIN)

    def recovery_key(self) -> str:
        """The key, for a person to print."""
        with gate(self._home):
            self._opening.settle()
            key, _ = self._opening.find_key()
        if key is None:
            raise VaultNotEncrypted
        return write_recovery_key(key.secret)

    def recover(self, recovery_key: str, passphrase: str | None) -> Changed:
        """Get in by the recovery key."""
        with gate(self._home):
            self._opening.settle()
            vault = read_vault_file(self._home)
            if vault is None or vault.protection is Protection.NONE:
                raise VaultNotEncrypted
            key = Key(read_recovery_key(recovery_key), bytes.fromhex(vault.salt))
            if not vault.fits(key):
                raise VaultKeyWrong
            if passphrase is None:
                if vault.protection is Protection.PASSPHRASE:
                    raise PassphraseNeeded
                self._shelf.put(vault.key_id, key.secret.hex())
                self._opening.key = key
                return Changed(protection=vault.protection, backups_changed=0)
        self._opening.key = key
        return self.encrypt(passphrase)

    def restore(self, name: str | None) -> Restored:
        """Put a backup back."""
        with self._alone():
            key, _ = self._opening.find_key()
            return restore(self._home, key, name, self._clock.now())

    def back_up(self) -> Backup:
        """Make a backup now."""
        with self._in_use() as database:
            return back_up_now(database, self._clock.now())

    def back_up_daily(self) -> Backup | None:
        """Make a backup unless there is one of today."""
        with self._in_use() as database:
            return back_up_daily(database, self._clock.now())

    def check(self) -> tuple[str, ...]:
        """Check the store thoroughly."""
        with self._in_use() as database:
            return check_now(database, self._clock.now())

    def check_weekly(self) -> tuple[str, ...] | None:
        """Check unless that was done in the last week."""
        with self._in_use() as database:
            return check_weekly(database, self._clock.now())

    def _change(
        self, old: Key | None, before: VaultFile, key: Key | None, vault: VaultFile
    ) -> Changed:
        """The new key is in the keyring before the store has it; the old one goes after that."""
        try:
            with translated(self._home / FILE_NAME):
                is_there = (self._home / FILE_NAME).exists()
            if before == vault or not is_there:
                self._opening.say(vault)
                changed = Changed(protection=vault.protection, backups_changed=0)
            else:
                changed = change_key(self._home, old, key, vault)
        except BaseException:
            if vault.key_id and not is_decided(self._home, vault):
                self._shelf.remove(vault.key_id)
            raise
        self._opening.key = key
        if before.key_id:
            self._shelf.remove(before.key_id)
        return changed

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else opens the store or works in the home; what was broken off is finished."""
        with gate(self._home):
            if not self._lane_lock.try_acquire():
                raise VaultInUse
            try:
                self._opening.settle()
                yield
            finally:
                self._lane_lock.release()

    @contextmanager
    def _in_use(self) -> Iterator[Database]:
        """The store that is open, or one that is opened for this."""
        if self._database is not None:
            yield self._database
            return
        with gate(self._home):
            database = self._opening.open()
        try:
            yield database
        finally:
            database.close()
