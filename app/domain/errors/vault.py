"""What can keep an encrypted store closed. A wrong key is never taken for damage."""

from app.domain.errors.store import StoreError


class VaultError(StoreError):
    """Base of the errors about a store's key: the store itself was not touched."""


class PassphraseNeeded(VaultError):
    code = "passphrase_needed"
    title = "This store is encrypted: it needs its passphrase"
    hint = "Type it when asked, or name a file that holds it in HOMEPORT_PASSPHRASE_FILE."


class PassphraseWrong(VaultError):
    code = "passphrase_wrong"
    title = "This is not the passphrase of this store"
    hint = "Try again. With the recovery key, `homeport vault unlock` sets a new one."


class PassphraseUnfit(VaultError):
    code = "passphrase_unfit"
    title = "This cannot be a passphrase: {reason}"
    hint = "Give at least 8 signs on one line: a few words that only you would put together."


class VaultKeyLost(VaultError):
    code = "vault_key_lost"
    title = "The keyring does not have the key of this store"
    hint = "Type the recovery key that you printed: `homeport vault unlock`. Nothing is damaged."


class VaultKeyWrong(VaultError):
    code = "vault_key_wrong"
    title = "This key does not open this store"
    hint = "Type the store's own recovery key: `homeport vault unlock`. Nothing is damaged."


class VaultKeyringClosed(VaultError):
    code = "vault_keyring_closed"
    title = "The keyring that has the key of this store cannot be used: {reason}"
    hint = (
        "Unlock it (log in to the desktop) and start again, or type the recovery key: "
        "`homeport vault unlock`."
    )


class RecoveryKeyInvalid(VaultError):
    code = "recovery_key_invalid"
    title = "This is no recovery key"
    hint = "It has 14 groups of 4 letters and digits; a sign is wrong or missing."


class VaultFileDamaged(VaultError):
    code = "vault_file_damaged"
    title = "The file that says how the store is encrypted cannot be read: {path}"
    hint = "Put back {path} from a copy of this folder. The store itself was not touched."


class VaultInUse(VaultError):
    code = "vault_in_use"
    title = "The store is open in another window or command"
    hint = "Close it, or let it finish, and try again. Nothing was changed."
    is_retryable = True


class VaultNotEncrypted(VaultError):
    code = "vault_not_encrypted"
    title = "This store is not encrypted, so it has no key"
    hint = "`homeport vault encrypt` encrypts it."


class VaultChangeFailed(VaultError):
    code = "vault_change_failed"
    title = "The changed copy of the store is not like the store"
    hint = "Nothing was changed. Check the store with `homeport vault check`."


class BackupUnknown(VaultError):
    code = "backup_unknown"
    title = "There is no backup {name} that can be used"
    hint = "`homeport vault restore --list` shows the backups."


class NoBackup(VaultError):
    code = "no_backup"
    title = "There is no backup that can be used"
    hint = "Nothing was changed. To begin anew, move {path} and what is beside it elsewhere."
