"""A recovery key is read as it was meant, or refused: never read as another key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RecoveryKeyInvalid
from app.domain.recovery_key import KEY_BYTES, read_recovery_key, write_recovery_key

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
keys = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)


@given(keys)
def test_what_is_written_is_read(key: bytes) -> None:
    text = write_recovery_key(key)
    assert [len(group) for group in text.split("-")] == [4] * 14
    sloppy = text.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read_recovery_key(text) == read_recovery_key(f" {sloppy}\n") == key


@given(keys, st.integers(0, 55), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_refused(key: bytes, place: int, sign: str) -> None:
    signs = write_recovery_key(key).replace("-", "")
    wrong = signs[:place] + sign + signs[place + 1 :]
    if wrong == signs:
        assert read_recovery_key(wrong) == key
    else:
        with pytest.raises(RecoveryKeyInvalid):
            read_recovery_key(wrong)


@pytest.mark.parametrize("text", ["", "AAAA-BBBB", "UUUU" * 14, "é" * 56, "0" * 57])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(RecoveryKeyInvalid):
        read_recovery_key(text)
