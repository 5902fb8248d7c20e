"""`homeport vault`: encryption, backups, and what puts a damaged store right again."""

from collections.abc import Callable
from typing import TypeVar

from app.cli.output import DONE, FAILED, put, put_json, put_models, say
from app.cli.secret import ask, ask_new_passphrase, unlock
from app.domain.errors import PassphraseNeeded, RecoveryKeyInvalid, VaultKeyringClosed
from app.domain.vault import COVERED, NOT_COVERED, Changed, Protection, VaultState
from app.pipeline.house import Door

Done = TypeVar("Done")


def show_status(door: Door, *, is_json: bool) -> int:
    """How the store is protected, what that covers, and what there is to go back to."""
    state = door.vault.state()
    if is_json:
        put_json(
            {
                **state.model_dump(mode="json"),
                "is_encrypted": state.is_encrypted,
                "covered": list(COVERED) if state.is_encrypted else [],
                "not_covered": list(NOT_COVERED),
            }
        )
        return DONE
    put(f"{state.in_words()}.")
    if state.is_encrypted:
        put(f"Covered: {', '.join(COVERED)}.")
        put(f"Not covered: {', '.join(NOT_COVERED)}.")
    elif not state.is_chosen:
        put("`homeport vault encrypt` encrypts it; `homeport vault decrypt` says you want it so.")
    put(_check_words(state))
    put(f"Backups: {len(state.backups)}.")
    _put_backups(state)
    for folder in state.damaged_folders:
        put(f"Damaged files that were moved aside: damaged/{folder}")
    return DONE


def encrypt(door: Door, descriptor: int | None, *, has_phrase: bool, is_json: bool) -> int:
    """Encrypt with a new key; that of the keyring, or a passphrase's.

    What a script gives in a file is the passphrase that the store has, if it has one.
    """
    has_one = door.vault.state().protection is Protection.PASSPHRASE
    given = None if has_one else door.given()
    passphrase = ask_new_passphrase(descriptor, given) if has_phrase else None
    try:
        return _tell(unlocked(door, lambda: door.vault.encrypt(passphrase)), is_json=is_json)
    except VaultKeyringClosed:
        if not has_phrase:
            say("With a passphrase no keyring is needed: `homeport vault encrypt --passphrase`.")
        raise


def decrypt(door: Door, *, is_json: bool) -> int:
    """Take the encryption away."""
    return _tell(unlocked(door, door.vault.decrypt), is_json=is_json)


def show_recovery_key(door: Door, *, is_json: bool) -> int:
    """Print the key: whoever has it can read the store."""
    key = unlocked(door, door.vault.recovery_key)
    if is_json:
        put_json({"recovery_key": key})
        return DONE
    put(key)
    say("Print it or write it down, and keep it away from this machine.")
    say("Whoever has it can read the store; without it and the key itself nobody can.")
    return DONE


def recover(door: Door, descriptor: int | None, *, has_phrase: bool, is_json: bool) -> int:
    """Get in by the recovery key."""
    key = ask("Recovery key", descriptor)
    if key is None:
        raise RecoveryKeyInvalid
    passphrase = ask_new_passphrase(None, door.given()) if has_phrase else None
    try:
        changed = door.vault.recover(key, passphrase)
    except PassphraseNeeded:
        changed = door.vault.recover(key, ask_new_passphrase(None, door.given()))
    if is_json:
        put_models([changed])
    else:
        say("The store can be opened again.")
    return DONE


def back_up(door: Door, *, is_json: bool) -> int:
    """Make a backup now."""
    backup = unlocked(door, door.vault.back_up)
    if is_json:
        put_models([backup])
    else:
        put(backup.name)
    return DONE


def check(door: Door, *, is_json: bool) -> int:
    """Check the store thoroughly."""
    problems = unlocked(door, door.vault.check)
    if is_json:
        put_json({"is_sound": not problems, "problems": problems})
    else:
        put("The store is sound." if not problems else "The store is damaged:")
        for problem in problems:
            put(f"  {problem}")
        if problems:
            say("`homeport vault restore` puts the last good backup back.")
    return FAILED if problems else DONE


def restore(door: Door, name: str | None, *, is_listing: bool, is_json: bool) -> int:
    """Put a backup back, or list those that there are."""
    if is_listing:
        state = door.vault.state()
        if is_json:
            put_json([backup.model_dump(mode="json") for backup in state.backups])
        else:
            _put_backups(state)
        return DONE
    restored = unlocked(door, lambda: door.vault.restore(name))
    if is_json:
        put_models([restored])
        return DONE
    put(restored.in_words())
    if restored.moved_to is not None:
        say(f"The damaged files are in {restored.moved_to}.")
    return DONE


def unlocked(door: Door, work: Callable[[], Done]) -> Done:
    """Do the work; a person at a terminal is asked for the passphrase that it needs."""
    try:
        return work()
    except PassphraseNeeded:
        unlock(door)
        return work()


def _tell(changed: Changed, *, is_json: bool) -> int:
    if is_json:
        put_models([changed])
        return DONE
    words = VaultState(protection=changed.protection, is_chosen=True).in_words()
    put(f"{words}. Backups changed with it: {changed.backups_changed}.")
    for name in changed.backups_left:
        say(f"{name} could not be read, and is as it was.")
    if VaultState(protection=changed.protection, is_chosen=True).is_encrypted:
        say("Print the recovery key now: `homeport vault recovery-key`. Key lost, data lost.")
    return DONE


def _put_backups(state: VaultState) -> None:
    for backup in state.backups:
        put(f"  {backup.name}  {backup.made_at:%Y-%m-%d %H:%M} UTC  {backup.size_bytes:,} bytes")


def _check_words(state: VaultState) -> str:
    if state.checked_at is None:
        return "It has not been checked thoroughly yet: `homeport vault check`."
    verdict = "was sound" if state.is_sound else "was DAMAGED"
    return f"It {verdict} at the last check, {state.checked_at:%Y-%m-%d %H:%M} UTC."
