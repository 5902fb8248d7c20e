"""Encryption at rest: by itself, by choice, and with the right key only."""

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from app.domain.errors import (
    AppError,
    PassphraseNeeded,
    PassphraseUnfit,
    PassphraseWrong,
    VaultFileDamaged,
    VaultInUse,
    VaultKeyLost,
    VaultKeyringClosed,
    VaultKeyWrong,
    VaultNotEncrypted,
)
from app.domain.vault import Protection, vault_finding
from app.store.cipher import Key
from app.store.database import open_database
from tests.contract.samples import START
from tests.fakes.vault import BACKUP
from tests.store.conftest import CANARY, PASSPHRASE, Home

pytestmark = pytest.mark.usefixtures("quick_passphrases")


def test_a_new_home_is_encrypted_by_itself_and_shows_nothing(encrypted: Home) -> None:
    database = encrypted.vault().open()
    with database.write() as connection:
        connection.exec_driver_sql(f"UPDATE tasks SET instruction = '{CANARY} again'")
    assert "homeport.db-wal" in encrypted.files()  # it is open: the log holds what was written
    assert encrypted.with_canary() == set()
    database.close()
    vault = encrypted.vault()
    vault.back_up()
    assert encrypted.with_canary() == set()
    assert vault.state().protection is Protection.KEYRING
    [key] = encrypted.shelf.kept.values()
    assert not any(key.encode() in content for content in encrypted.files().values())


def test_without_a_keyring_a_new_home_is_plain_until_somebody_chooses(home: Home) -> None:
    home.shelf.reason = "there is none on this system"
    assert home.vault().needs_choice()
    home.add("a")
    state = home.vault().state()
    assert (state.protection, state.is_chosen) == (Protection.NONE, False)
    assert "vault encrypt --passphrase" in vault_finding(state).hint
    assert home.with_canary()
    home.vault().encrypt(PASSPHRASE)
    assert home.with_canary() == set()
    home.given = PASSPHRASE
    assert home.tasks() == {"a"}


def test_a_new_home_may_be_given_a_passphrase_or_none_at_its_start(home: Home) -> None:
    home.shelf.reason = "it is locked"
    vault = home.vault()
    vault.choose(PASSPHRASE)
    vault.open().close()
    assert not home.vault().needs_choice()
    with pytest.raises(PassphraseNeeded):
        home.vault().open()
    other = Home(home.folder.with_name("other"))
    other.shelf.reason = "it is locked"
    other.vault().choose(None)
    assert other.vault().state().is_chosen
    assert not other.vault().needs_choice()


def test_a_passphrase_is_sqlciphers_own(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its other tools open the store and a backup with it."""
    monkeypatch.undo()
    home.add("a")
    vault = home.vault()
    vault.encrypt(PASSPHRASE)
    backup = home.folder / "backups" / vault.back_up().name
    for path in (home.db, backup):
        with closing(dbapi2.connect(path)) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = '{PASSPHRASE}'")
            assert connection.execute("SELECT id FROM tasks").fetchall() == [("a",)]


def test_a_wrong_passphrase_is_no_damage(home: Home) -> None:
    home.add("a")
    home.vault().encrypt(PASSPHRASE)
    before = home.files()
    home.given = "not the right one"
    for call in (home.vault().open, lambda: home.vault().restore(None)):
        with pytest.raises(PassphraseWrong):
            call()
    with pytest.raises(PassphraseWrong):
        home.vault().unlock("nor is this")
    assert home.files() == before
    vault = home.vault()
    vault.unlock(PASSPHRASE)
    vault.open().close()


@pytest.mark.parametrize("passphrase", ["short", "with a\nline end", ""])
def test_what_cannot_be_a_passphrase_changes_nothing(plain: Home, passphrase: str) -> None:
    before = plain.files()
    with pytest.raises(PassphraseUnfit):
        plain.vault().encrypt(passphrase)
    assert plain.files() == before


@pytest.mark.parametrize("fault", ["closed", "lost", "another", "rubbish"])
def test_a_key_that_is_not_to_be_had_is_no_damage(encrypted: Home, fault: str) -> None:
    encrypted.vault().back_up()
    before = encrypted.files()
    [key_id] = encrypted.shelf.kept
    errors: dict[str, type[AppError]] = {
        "closed": VaultKeyringClosed,
        "lost": VaultKeyLost,
        "another": VaultKeyWrong,
        "rubbish": VaultKeyWrong,
    }
    if fault == "closed":
        encrypted.shelf.reason = "it is locked"
    elif fault == "lost":
        encrypted.shelf.kept.clear()
    else:
        encrypted.shelf.kept[key_id] = "ab" * 32 if fault == "another" else "no key"
    for call in (encrypted.vault().open, lambda: encrypted.vault().restore(None)):
        with pytest.raises(errors[fault]) as told:
            call()
        assert "vault unlock" in told.value.info.hint
    assert encrypted.files() == before
    assert encrypted.vault().state().damaged_folders == ()


def test_the_recovery_key_brings_the_keyrings_key_back(encrypted: Home) -> None:
    recovery_key = encrypted.vault().recovery_key()
    encrypted.shelf.kept.clear()
    with pytest.raises(VaultKeyLost):
        encrypted.vault().open()
    encrypted.vault().recover(recovery_key.lower().replace("-", " "), None)
    assert encrypted.tasks() == {"a"}


def test_the_recovery_key_sets_a_new_passphrase(encrypted: Home) -> None:
    """Both for a passphrase that was forgotten and for a keyring that is gone for good."""
    encrypted.vault().back_up()
    recovery_key = encrypted.vault().recovery_key()
    encrypted.shelf.reason = "there is none on this system"
    encrypted.vault().recover(recovery_key, PASSPHRASE)
    encrypted.given = PASSPHRASE
    assert encrypted.tasks() == {"a"}
    recovery_key = encrypted.vault().recovery_key()
    encrypted.given = None
    with pytest.raises(PassphraseNeeded):
        encrypted.vault().recover(recovery_key, None)
    encrypted.vault().recover(recovery_key, "other words of mine")
    encrypted.given = "other words of mine"
    assert encrypted.tasks() == {"a"}
    assert encrypted.vault().restore(None).tasks == 1


def test_another_stores_recovery_key_is_refused(encrypted: Home) -> None:
    other = Home(encrypted.folder.with_name("other"))
    other.add("b")
    with pytest.raises(VaultKeyWrong):
        encrypted.vault().recover(other.vault().recovery_key(), None)
    assert encrypted.tasks() == {"a"}


def test_a_plain_store_has_no_key(plain: Home) -> None:
    for call in (plain.vault().recovery_key, lambda: plain.vault().recover("x", None)):
        with pytest.raises(VaultNotEncrypted):
            call()


def test_the_key_is_in_no_text(encrypted: Home, capfd: pytest.CaptureFixture[str]) -> None:
    [secret] = encrypted.shelf.kept.values()
    key = Key(bytes.fromhex(secret))
    database = open_database(encrypted.folder, START, key)
    assert secret not in repr(key) + repr(database) + repr(database._engine.url)
    with pytest.raises(RuntimeError) as told, database.read() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    assert secret not in str(told.value)
    database.close()
    with pytest.raises(AppError):
        open_database(encrypted.folder, START, Key(b"k" * 32))
    printed = capfd.readouterr()
    assert printed.out + printed.err == ""


def test_a_vault_file_that_cannot_be_read_is_told_and_its_copy_is_used(encrypted: Home) -> None:
    (encrypted.folder / "vault.json").write_text("{")
    with pytest.raises(VaultFileDamaged):
        encrypted.vault().open()
    other = Home(encrypted.folder.with_name("other"))
    other.add("b")
    other.vault().back_up()
    (other.folder / "vault.json").unlink()
    assert other.tasks() == {"b"}


# --- changing the protection ----------------------------------------------------------------


def test_all_that_was_stored_is_there_after_each_change(plain: Home) -> None:
    plain.vault().back_up()
    (plain.folder / "document-memory").mkdir()
    (plain.folder / "document-memory" / "x.state").write_text(CANARY)
    assert {name.partition("/")[0] for name in plain.with_canary()} == {
        "homeport.db",
        "backups",
        "document-memory",
    }
    assert plain.vault().encrypt(None).backups_changed == 1
    assert plain.with_canary() == set()
    plain.add("b")
    keys = dict(plain.shelf.kept)
    plain.vault().encrypt(None)  # another key
    assert plain.shelf.kept.keys().isdisjoint(keys)
    plain.vault().encrypt(PASSPHRASE)
    assert plain.shelf.kept == {}
    plain.given = PASSPHRASE
    assert plain.tasks() == {"a", "b"}
    plain.vault().decrypt()
    with closing(dbapi2.connect(plain.db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert len(connection.execute("SELECT * FROM tasks").fetchall()) == 2
        words = "SELECT count(*) FROM page_words WHERE page_words MATCH 'quokka'"
        assert connection.execute(words).fetchall() == [(2,)]
    assert plain.vault().restore(None).tasks == 1


def test_a_backup_that_cannot_be_read_is_left_and_told(plain: Home) -> None:
    name = plain.vault().back_up().name
    path = plain.folder / "backups" / name
    path.write_bytes(path.read_bytes()[:5000])
    changed = plain.vault().encrypt(None)
    assert (changed.backups_changed, changed.backups_left) == (0, (name,))


def test_a_store_that_is_open_or_worked_in_is_not_changed(plain: Home) -> None:
    database = plain.vault().open()
    with pytest.raises(VaultInUse):
        plain.vault().encrypt(None)
    database.close()
    plain.lock.is_held_elsewhere = True
    for call in (plain.vault().decrypt, lambda: plain.vault().restore(None)):
        with pytest.raises(VaultInUse):
            call()
    plain.lock.is_held_elsewhere = False
    assert plain.shelf.kept == {}
    assert plain.tasks() == {"a"}


def test_a_keyring_that_is_closed_changes_nothing(plain: Home) -> None:
    plain.shelf.reason = "it is locked"
    before = plain.files()
    with pytest.raises(VaultKeyringClosed):
        plain.vault().encrypt(None)
    assert plain.files() == before


def test_the_doctor_says_how_it_stands(plain: Home) -> None:
    chosen = vault_finding(plain.vault().state())
    assert (chosen.verdict, chosen.detail) == ("ok", "not encrypted; no backup yet")
    plain.vault().encrypt(None)
    plain.vault().back_up()
    finding = vault_finding(plain.vault().state())
    assert "in the system's keyring" in finding.detail
    assert "2026-03-02" in finding.detail
    assert "exported results" in finding.hint
    unsound = plain.vault().state().model_copy(update={"is_sound": False, "backups": (BACKUP,)})
    assert vault_finding(unsound).verdict == "problem"
