"""The small file beside the store that says how it is protected. It never holds a key.

`vault.json`: `protection`; `key_id` names the keyring's entry; `salt` is the encrypted file's (of
a passphrase); `check` tells the right key from a wrong one, so that a wrong one is never taken for
damage. A copy lies with the backups.
"""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from app.domain.errors import VaultFileDamaged
from app.domain.vault import Protection
from app.store.cipher import Key
from app.store.durable import write_whole

VAULT_FILE = "vault.json"
NEXT_VAULT_FILE = "vault.next.json"
BACKUPS = "backups"


class VaultFile(BaseModel):
    """What `vault.json` says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    protection: Protection
    key_id: str = ""
    salt: str = ""
    check: str = ""

    @classmethod
    def of(cls, protection: Protection, key: Key | None = None, key_id: str = "") -> "VaultFile":
        """The file for a key."""
        if key is None:
            return cls(protection=protection)
        salt, check = key.salt.hex(), key.check()
        return cls(protection=protection, key_id=key_id, salt=salt, check=check)

    def fits(self, key: Key) -> bool:
        """Whether this is the store's key."""
        return key.check() == self.check


def read_vault_file(home: Path) -> VaultFile | None:
    """What is said about the home's store; None: nothing.

    Raises:
        VaultFileDamaged: neither the file nor its copy can be understood.
    """
    is_there = False
    for path in (home / VAULT_FILE, home / BACKUPS / VAULT_FILE):
        if path.exists():
            is_there = True
            try:
                return VaultFile.model_validate_json(path.read_bytes())
            except ValidationError:
                continue
    if is_there:
        raise VaultFileDamaged(path=home / VAULT_FILE)
    return None


def write_vault_file(home: Path, vault: VaultFile) -> None:
    """Say how the home's store is protected."""
    write_whole(home / VAULT_FILE, vault.model_dump_json(indent=2))
    copy_vault_file(home)


def copy_vault_file(home: Path) -> None:
    """Lay a copy beside the backups, if there are any: without the salt they would be lost."""
    if (home / BACKUPS).is_dir():
        write_whole(home / BACKUPS / VAULT_FILE, (home / VAULT_FILE).read_text(encoding="utf-8"))
