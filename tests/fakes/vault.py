"""A Vault that keeps nothing: what is asked of it is remembered."""

from datetime import UTC, datetime

from app.domain.errors import PassphraseWrong
from app.domain.vault import Backup, Changed, Protection, Restored, VaultState

BACKUP = Backup(
    name="homeport-0006-20260301T090000.db",
    made_at=datetime(2026, 3, 1, 9, tzinfo=UTC),
    size_bytes=4096,
)


class FakeVault:
    """A home's vault in a few fields."""

    def __init__(self, protection: Protection = Protection.NONE) -> None:
        self.protection = protection
        self.passphrase: str | None = None
        self.is_undecided = False
        self.calls: list[str] = []

    def state(self) -> VaultState:
        return VaultState(protection=self.protection, is_chosen=True, backups=(BACKUP,))

    def needs_choice(self) -> bool:
        return self.is_undecided

    def choose(self, passphrase: str | None) -> None:
        self.calls.append("choose")
        self.is_undecided = False
        self._protect(passphrase)

    def unlock(self, passphrase: str) -> None:
        self.calls.append("unlock")
        if self.passphrase is not None and passphrase != self.passphrase:
            raise PassphraseWrong

    def encrypt(self, passphrase: str | None) -> Changed:
        self.calls.append("encrypt")
        self._protect(passphrase)
        return Changed(protection=self.protection, backups_changed=1)

    def decrypt(self) -> Changed:
        self.calls.append("decrypt")
        self._protect(None)
        return Changed(protection=self.protection, backups_changed=1)

    def recovery_key(self) -> str:
        return "KEY"

    def recover(self, recovery_key: str, passphrase: str | None) -> Changed:
        self.calls.append(f"recover {recovery_key}")
        return Changed(protection=self.protection, backups_changed=0)

    def restore(self, name: str | None) -> Restored:
        self.calls.append(f"restore {name}")
        return Restored(backup=BACKUP, tasks=3, tasks_lost=1, moved_to="/home/damaged/now")

    def back_up(self) -> Backup:
        self.calls.append("back up")
        return BACKUP

    def back_up_daily(self) -> Backup | None:
        return self.back_up()

    def check(self) -> tuple[str, ...]:
        self.calls.append("check")
        return ()

    def check_weekly(self) -> tuple[str, ...] | None:
        return self.check()

    def _protect(self, passphrase: str | None) -> None:
        self.passphrase = passphrase
        self.protection = Protection.PASSPHRASE if passphrase else Protection.NONE
