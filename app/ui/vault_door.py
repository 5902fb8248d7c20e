"""Before the window: what keeps the store closed is asked, or mended, in a dialog."""

from PySide6.QtWidgets import QApplication, QDialog

from app.domain.errors import (
    AppError,
    NoDisplay,
    PassphraseNeeded,
    PassphraseUnfit,
    PassphraseWrong,
    StoreDamaged,
    VaultKeyLost,
    VaultKeyringClosed,
    VaultKeyWrong,
)
from app.domain.ports import Vault
from app.domain.vault import Protection, Restored
from app.pipeline.house import Door, House
from app.ui.display import has_display
from app.ui.early_desk import undress
from app.ui.figures import filled
from app.ui.language import said
from app.ui.theme import Theme
from app.ui.vault_dialog import OTHER_WAY, Field, VaultDialog, Words
from app.ui.words import tr as _tr

_KEY_ERRORS = (VaultKeyLost, VaultKeyringClosed, VaultKeyWrong)


def enter(door: Door) -> House | None:
    """Build the house, asking the person for what it needs; None: the person left.

    Raises:
        AppError: what no dialog can mend, or there is no display for one.
    """
    if not has_display():
        return _enter_unasked(door)
    application = QApplication.instance() or QApplication(["homeport"])
    assert isinstance(application, QApplication)  # noqa: S101 - Qt's own promise
    undress()
    theme = Theme(application)
    house = None
    is_entering = True
    while house is None and is_entering:
        house, is_entering = _try(door)
    theme.deleteLater()
    return house


def _enter_unasked(door: Door) -> House:
    try:
        return door.build()
    except PassphraseNeeded:
        raise NoDisplay from None


def _try(door: Door) -> tuple[House | None, bool]:
    """One try: the house if there is one now, and whether to go on."""
    try:
        if door.vault.needs_choice():
            choose(door.vault)
        return door.build(), True
    except (PassphraseNeeded, PassphraseWrong):
        return None, ask_passphrase(door.vault)
    except _KEY_ERRORS as error:
        return None, ask_recovery_key(door.vault, error)
    except StoreDamaged as error:
        return None, offer_backup(door.vault, error)


def choose(vault: Vault) -> None:
    """A new home without a keyring: a passphrase, or no encryption. To close it means none."""
    words = Words(
        _tr("Protect your work"),
        _tr(
            "There is no keyring on this system that could keep a key. With a passphrase, what "
            "Homeport reads and writes is encrypted on this machine. A forgotten passphrase "
            "cannot be found again: print the recovery key afterwards.\n\nYou can change this "
            "later with the command homeport vault."
        ),
        _tr("&Encrypt"),
        _tr("&Do not encrypt"),
    )
    dialog = VaultDialog(words, _new_passphrase_fields(), lambda said: vault.choose(_same(*said)))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        vault.choose(None)


def ask_passphrase(vault: Vault) -> bool:
    """The store's passphrase; False: the person left."""
    words = Words(
        _tr("Homeport is locked"),
        _tr("The store is encrypted. Type its passphrase to open it."),
        _tr("&Unlock"),
        _tr("&Quit"),
        _tr("Use the &recovery key…"),
    )
    fields = [Field(_tr("&Passphrase"))]
    dialog = VaultDialog(words, fields, lambda said: vault.unlock(said[0]))
    code = dialog.exec()
    if code == OTHER_WAY:
        return ask_recovery_key(vault, None)
    return code == QDialog.DialogCode.Accepted


def ask_recovery_key(vault: Vault, error: AppError | None) -> bool:
    """The printed key, and a new passphrase where the store has one; False: the person left."""
    has_phrase = vault.state().protection is Protection.PASSPHRASE
    told = f"{said(error.info.title)}. " if error else ""
    words = Words(
        _tr("Recovery key"),
        told + _tr("Type the recovery key that you printed. Nothing is damaged."),
        _tr("&Unlock"),
        _tr("&Quit"),
    )
    fields = [Field(_tr("&Recovery key"), is_secret=False)]

    def work(said: list[str]) -> object:
        return vault.recover(said[0], _same(*said[1:]) if has_phrase else None)

    dialog = VaultDialog(words, fields + (_new_passphrase_fields() if has_phrase else []), work)
    return dialog.exec() == QDialog.DialogCode.Accepted


def offer_backup(vault: Vault, error: AppError) -> bool:
    """The last good backup in the place of a damaged store; False: the person left."""
    backups = vault.state().backups
    if backups:
        offer = _tr("The last backup is of {at:%Y-%m-%d %H:%M}. What was done since then is lost.")
        offer = filled(offer, at=backups[0].made_at.astimezone())
    else:
        offer = _tr("There is no backup.")
    words = Words(
        _tr("The store is damaged"),
        f"{said(error.info.title)}. {offer}\n\n"
        + _tr("The damaged files are moved aside; they are not deleted."),
        _tr("&Restore the last good backup") if backups else "",
        _tr("&Quit"),
    )
    told: list[Restored] = []
    dialog = VaultDialog(words, [], lambda _: told.append(vault.restore(None)))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    _tell(told[0])
    return True


def _tell(restored: Restored) -> None:
    text = said(restored.in_words())
    if restored.moved_to is not None:
        text += "\n\n" + filled(_tr("The damaged files are in {folder}."), folder=restored.moved_to)
    VaultDialog(Words(_tr("Restored"), text, _tr("&Go on"), ""), [], _nothing).exec()


def _nothing(_said: list[str]) -> None:
    """There is nothing to do but to read."""


def _new_passphrase_fields() -> list[Field]:
    return [Field(_tr("New &passphrase")), Field(_tr("Once &more"))]


def _same(first: str, second: str) -> str:
    if first != second:
        raise PassphraseUnfit(reason=_tr("the two are not alike"))
    return first
