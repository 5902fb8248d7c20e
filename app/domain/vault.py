"""How a home's store is protected at rest, and what is kept to get it back after damage."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from app.domain.finding import Finding, Verdict

COVERED = (
    "extracted text",
    "tasks, results and conversations",
    "attempts and figures",
    "backups",
    "document memory",
)
NOT_COVERED = (
    "your own documents",
    "exported results",
    "settings, presets and logs (they hold no document text)",
    "swapped-out memory",
    "copies made before it was encrypted: their blocks may still be on the disk",
)


class Protection(StrEnum):
    """Where the store's key is: in the system's keyring, in a person's head, or there is none."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - a word, no secret
    NONE = "none"


class Backup(BaseModel):
    """A copy of the store."""

    model_config = ConfigDict(frozen=True)

    name: str
    made_at: datetime
    size_bytes: int


class VaultState(BaseModel):
    """What can be said without opening the store.

    `is_chosen` is False while nobody has said that the store is to stay unencrypted.
    `checked_at` and `is_sound` are of the last weekly check, None before the first.
    """

    model_config = ConfigDict(frozen=True)

    protection: Protection
    is_chosen: bool
    backups: tuple[Backup, ...] = ()
    checked_at: datetime | None = None
    is_sound: bool | None = None
    damaged_folders: tuple[str, ...] = ()

    @property
    def is_encrypted(self) -> bool:
        """True when the store is encrypted."""
        return self.protection is not Protection.NONE

    def in_words(self) -> str:
        """One short sentence."""
        return {
            Protection.KEYRING: "Encrypted; the key is in the system's keyring",
            Protection.PASSPHRASE: "Encrypted with a passphrase",
            Protection.NONE: "Not encrypted",
        }[self.protection]


class Restored(BaseModel):
    """What putting a backup back did.

    `tasks_lost` counts the tasks that the damaged store still showed and the backup does not have;
    None: the damaged store could not be read at all.
    """

    model_config = ConfigDict(frozen=True)

    backup: Backup
    tasks: int
    tasks_lost: int | None
    moved_to: str | None

    def in_words(self) -> str:
        """What is there again, and what is not."""
        made_at = f"{self.backup.made_at:%Y-%m-%d %H:%M} UTC"
        told = f"The store is as it was at {made_at}: {self.tasks} tasks."
        if self.tasks == 1:
            told = f"The store is as it was at {made_at}: 1 task."
        if self.tasks_lost is None:
            lost = "What was done since then is lost; how much cannot be read any more."
        elif self.tasks_lost == 1:
            lost = "1 task that was added since then is lost."
        elif self.tasks_lost:
            lost = f"{self.tasks_lost} tasks that were added since then are lost."
        else:
            lost = "No task was added since then; steps finished since then are done again."
        return f"{told} {lost}"


class Changed(BaseModel):
    """What a change of the protection did.

    `backups_left` are backups that could not be read and are as they were before.
    """

    model_config = ConfigDict(frozen=True)

    protection: Protection
    backups_changed: int
    backups_left: tuple[str, ...] = ()


def vault_finding(state: VaultState) -> Finding:
    """How it stands with encryption and backups, for the doctor."""
    last = max((backup.made_at for backup in state.backups), default=None)
    detail = f"{state.in_words().lower()}; "
    detail += f"last backup {last:%Y-%m-%d %H:%M} UTC" if last else "no backup yet"
    if state.is_sound is False:
        hint = "The weekly check found damage: `homeport vault restore` puts a backup back."
        return Finding(part="encryption", verdict=Verdict.PROBLEM, detail=detail, hint=hint)
    if state.is_encrypted:
        hint = f"Not covered: {', '.join(NOT_COVERED)}."
        hint += " "
        hint += "Key lost, data lost: print `homeport vault recovery-key`."
        return Finding(part="encryption", verdict=Verdict.OK, detail=detail, hint=hint)
    if state.is_chosen:
        hint = "You chose so. `homeport vault encrypt` changes it."
        return Finding(part="encryption", verdict=Verdict.OK, detail=detail, hint=hint)
    hint = (
        "`homeport vault encrypt` keeps the key in the keyring, `homeport vault encrypt "
        "--passphrase` asks for a passphrase; `homeport vault decrypt` says that you want none."
    )
    return Finding(part="encryption", verdict=Verdict.NOTICE, detail=detail, hint=hint)
