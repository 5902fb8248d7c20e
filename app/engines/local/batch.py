"""What one decode is asked: rows of tokens, each of one slot of the cache."""

from enum import Enum
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray


class Row(NamedTuple):
    """Tokens at consecutive positions of one slot; logits are those of the last."""

    slot: int
    position: int
    tokens: list[int]
    wants_logits: bool


class Decoded(Enum):
    """How a decode ended. Unless it is done, nothing of it is in the cache."""

    DONE = "done"
    NO_ROOM = "no room"
    INTERRUPTED = "interrupted"


class Decoder(Protocol):
    """The cache and the decoding, as the scheduler needs them: `session.context` or a fake."""

    cells: int
    can_share: bool

    def decode(self, rows: list[Row], *, may_yield: bool) -> Decoded:
        """Run the rows, all or none of them; `may_yield`: something urgent may interrupt it."""
        ...

    def logits(self, index: int) -> NDArray[np.float32]:
        """The logits of the token with this index in the last decode."""
        ...

    def share(self, source: int, target: int, tokens: int) -> None:
        """Let an empty slot have the first tokens of another."""
        ...

    def drop(self, slot: int, keep: int = 0) -> bool:
        """Forget a slot's tokens from `keep` on; False when all had to go."""
        ...

    def state(self, slot: int) -> bytearray:
        """A slot's state; empty when there is none to be had."""
        ...

    def restore(self, slot: int, state: bytearray, tokens: int) -> bool:
        """Give an empty slot the state of so many tokens; False when it does not take it."""
        ...


class Vocabulary(Protocol):
    """What the scheduler must know of tokens: `session.model` or a fake."""

    def is_end(self, token: int) -> bool:
        """True when the token ends an answer."""
        ...

    def piece(self, token: int) -> bytes:
        """The bytes a token stands for."""
        ...
