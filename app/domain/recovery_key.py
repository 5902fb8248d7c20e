"""A store's key as a person can print and type it: groups of four signs with a checksum.

Crockford's base 32 (https://www.crockford.com/base32.html): no sign looks like another, and those
that are mistaken for others are read as what was meant. 32 bytes of key and 3 of its SHA-256 make
56 signs, with nothing left over.
"""

import hashlib

from app.domain.errors import RecoveryKeyInvalid

KEY_BYTES = 32
_CHECK_BYTES = 3
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS = 5
_GROUP = 4
_MEANT = str.maketrans("OIL", "011")


def write_recovery_key(key: bytes) -> str:
    """The key in groups."""
    number = int.from_bytes(key + _check(key))
    count = (KEY_BYTES + _CHECK_BYTES) * 8 // _BITS
    places = range((count - 1) * _BITS, -1, -_BITS)
    signs = "".join(_SIGNS[number >> place & (len(_SIGNS) - 1)] for place in places)
    return "-".join(signs[start : start + _GROUP] for start in range(0, count, _GROUP))


def read_recovery_key(text: str) -> bytes:
    """The key that was written; case, blanks and hyphens do not matter.

    Raises:
        RecoveryKeyInvalid: a sign is wrong or missing.
    """
    signs = "".join(text.split()).replace("-", "").upper().translate(_MEANT)
    if len(signs) * _BITS != (KEY_BYTES + _CHECK_BYTES) * 8 or not set(signs) <= set(_SIGNS):
        raise RecoveryKeyInvalid
    number = 0
    for sign in signs:
        number = number << _BITS | _SIGNS.index(sign)
    both = number.to_bytes(KEY_BYTES + _CHECK_BYTES)
    key, check = both[:KEY_BYTES], both[KEY_BYTES:]
    if check != _check(key):
        raise RecoveryKeyInvalid
    return key


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"homeport recovery key" + key).digest()[:_CHECK_BYTES]
