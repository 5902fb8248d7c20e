"""A cache and a model without numbers: the next token is a function of all tokens before it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.engines.local.batch import Decoded, Row

VOCABULARY = 50
END = 0


def next_token(tokens: Sequence[int]) -> int:
    """What the fake model says after these tokens; it ends now and then."""
    value = 7
    for token in tokens:
        value = (value * 31 + token + 1) % 100_003
    return value % VOCABULARY


class FakeVocabulary:
    """A token's text is its number."""

    def is_end(self, token: int) -> bool:
        return token == END

    def piece(self, token: int) -> bytes:
        return f" {token}".encode()


class FakeDecoder:
    """Counts cells as llama.cpp's unified cache does: a shared prefix once.

    Asserts what llama.cpp would only get wrong: positions without a gap, slots in range.
    `can_cut` False: like a sliding window, it cannot go back to a position in the middle.
    """

    def __init__(self, cells: int, slots: int, *, can_share: bool = True) -> None:
        self.cells = cells
        self.can_share = can_share
        self.can_cut = True
        self.slots: dict[int, list[tuple[int, int]]] = {slot: [] for slot in range(slots)}
        self.decodes: list[list[Row]] = []
        self.nan_after: set[int] = set()
        self.refusals = 0
        self.interruptions = 0
        self._count = 0
        self._rows: list[int] = []

    def decode(self, rows: list[Row], *, may_yield: bool) -> Decoded:
        if self.refusals:
            self.refusals -= 1
            return Decoded.NO_ROOM
        if self.interruptions:
            self.interruptions -= 1
            return Decoded.INTERRUPTED
        if self.used + sum(len(row.tokens) for row in rows) > self.cells:
            return Decoded.NO_ROOM
        self._rows = []
        for row in rows:
            assert row.position == len(self.slots[row.slot])
            assert row.tokens
            for token in row.tokens:
                self._count += 1
                self.slots[row.slot].append((self._count, token))
                self._rows.append(row.slot)
        self.decodes.append(rows)
        return Decoded.DONE

    @property
    def used(self) -> int:
        return len({cell for cells in self.slots.values() for cell, _ in cells})

    def logits(self, index: int) -> NDArray[np.float32]:
        slot = self._rows[index]
        tokens = [token for _, token in self.slots[slot]]
        logits = np.zeros(VOCABULARY, np.float32)
        logits[next_token(tokens)] = 9.0
        if tokens[0] in self.nan_after:
            logits[:] = np.nan
        return logits

    def share(self, source: int, target: int, tokens: int) -> None:
        assert not self.slots[target]
        assert len(self.slots[source]) >= tokens
        self.slots[target] = self.slots[source][:tokens]

    def drop(self, slot: int, keep: int = 0) -> bool:
        if keep and not self.can_cut:
            self.slots[slot] = []
            return False
        self.slots[slot] = self.slots[slot][:keep]
        return True

    def state(self, slot: int) -> bytearray:
        return bytearray(" ".join(str(token) for _, token in self.slots[slot]).encode())

    def restore(self, slot: int, state: bytearray, tokens: int) -> bool:
        stored = [int(token) for token in state.decode().split()]
        if len(stored) != tokens:
            return False
        self.slots[slot] = [(self._count + n + 1, token) for n, token in enumerate(stored)]
        self._count += len(stored)
        return True
