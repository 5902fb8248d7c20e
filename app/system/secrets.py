"""The operating system's keyring, the only place for secrets."""

import keyring
import keyring.backends.fail
from keyring.errors import KeyringError

_SERVICE = "homeport"
_PROBE = "doctor"


def keyring_state() -> tuple[bool, str]:
    """Whether a secret can be kept and read back, and the keyring's name or the reason why not."""
    backend = keyring.get_keyring()
    if isinstance(backend, keyring.backends.fail.Keyring):
        return False, "there is none on this system"
    try:
        keyring.set_password(_SERVICE, _PROBE, "1")
        is_kept = keyring.get_password(_SERVICE, _PROBE) == "1"
        keyring.delete_password(_SERVICE, _PROBE)
    except KeyringError as fault:
        return False, f"it is locked or refused ({type(fault).__name__})"
    return is_kept, str(backend.name)
