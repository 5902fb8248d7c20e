"""What is in the key-value cache: slots, shared prefixes, and prompts kept for later ones."""

from collections.abc import Sequence as Tokens

from app.engines.local.batch import Decoder
from app.engines.local.cells import Cells
from app.engines.local.document_memory import DocumentMemory
from app.engines.local.prefixes import Match, PrefixTree

# Kept prompts are looked through by every decode, so they get no more than this of the cache.
_KEPT_SHARE = 0.125
# A stored prefix is read from disk only when that saves at least so many tokens.
_WORTH_READING = 64
# A prompt shorter than this is computed again faster than it is looked after.
_WORTH_STORING = 512


class Cache:
    """Opens and closes slots; the longest prefix that is there already is shared, not computed.

    Prompts of closed slots are kept until their room is needed, least recently used first.
    """

    def __init__(
        self,
        decoder: Decoder,
        running_slots: int,
        kept_slots: int,
        memory: DocumentMemory | None = None,
    ) -> None:
        self._decoder = decoder
        self._cells = Cells(decoder.cells)
        self._tree = PrefixTree()
        self._free = list(range(running_slots + kept_slots))
        self._kept: dict[int, None] = {}
        self._most_kept = kept_slots
        self._memory = memory

    @property
    def share_used(self) -> float:
        """How full the cache is, 0 to 1."""
        return self._cells.used / self._cells.total

    def match(self, tokens: Tokens[int]) -> Match:
        """The longest prefix that can be shared: one token is always left to compute."""
        if not self._decoder.can_share:
            return Match(0, None)
        found = self._tree.match(tokens)
        return Match(min(found.tokens, len(tokens) - 1), found.slot)

    def make_room_for(self, tokens: Tokens[int], reserve: int) -> bool:
        """Let kept prompts go until these tokens and a reserve fit; False when they do not."""
        while True:
            match = self.match(tokens)
            self._touch(match.slot)
            if self._cells.free >= len(tokens) - match.tokens + reserve:
                return True
            if not self._evict():
                return False

    def make_room(self, cells: int) -> bool:
        """Let kept prompts go until so many cells are free; False when they are not."""
        while self._cells.free < cells:
            if not self._evict():
                return False
        return True

    def drop_kept(self) -> bool:
        """Let all kept prompts go; False when there were none."""
        had_some = bool(self._kept)
        while self._evict():
            pass
        return had_some

    def open(self, tokens: Tokens[int], keep_as: str | None) -> tuple[int, int]:
        """A slot that has the longest known prefix of these tokens, and that prefix's length."""
        match = self.match(tokens)
        slot = self._free.pop()
        stored = self._restore(slot, tokens, match.tokens) if keep_as else 0
        if stored:
            return slot, stored
        match = self.match(tokens)  # what was kept may have gone to make room on the way
        if match.slot is not None and match.tokens > 0:
            self._decoder.share(match.slot, slot, match.tokens)
            self._cells.share(match.slot, slot, match.tokens)
            self._tree.insert(slot, tokens[: match.tokens])
        return slot, max(match.tokens, 0)

    def extend(self, slot: int, tokens: int, prompt_read: Tokens[int] = ()) -> None:
        """A slot has computed more tokens; `prompt_read` is its prompt as far as it is there."""
        self._cells.extend(slot, tokens)
        if prompt_read and self._decoder.can_share:
            self._tree.insert(slot, prompt_read)

    def store(self, slot: int, tokens: list[int], keep_as: str) -> None:
        """Keep a prompt on disk, for later ones about the same document."""
        memory = self._memory
        if memory is None or len(tokens) < _WORTH_STORING or not self._decoder.can_share:
            return
        if memory.find(tokens).tokens < len(tokens) - _WORTH_READING:
            memory.store(tokens, keep_as, self._decoder.state(slot))

    def rewind(self, slot: int, keep: int) -> int:
        """Forget a slot's tokens from `keep` on; the number that are left."""
        if self._cells.held(slot) <= keep:
            return self._cells.held(slot)
        left = keep if self._decoder.drop(slot, keep) else 0
        self._cells.drop(slot, left)
        if not left:
            self._tree.remove(slot)
        return left

    def close(self, slot: int, keep: int) -> None:
        """A slot's sequence has ended; its first `keep` tokens stay for later prompts."""
        if keep and self._decoder.can_share and self._most_kept and self.rewind(slot, keep):
            self._kept[slot] = None
            limit = int(self._cells.total * _KEPT_SHARE)
            while len(self._kept) > self._most_kept or self._kept_cells() > limit:
                self._evict()
        else:
            self._release(slot)

    def _kept_cells(self) -> int:
        return self._cells.held_only_by(set(self._kept))

    def _touch(self, slot: int | None) -> None:
        if slot in self._kept:
            del self._kept[slot]
            self._kept[slot] = None

    def _evict(self) -> bool:
        if not self._kept:
            return False
        oldest = next(iter(self._kept))
        del self._kept[oldest]
        self._release(oldest)
        return True

    def _release(self, slot: int) -> None:
        self._decoder.drop(slot)
        self._cells.drop(slot)
        self._tree.remove(slot)
        self._free.append(slot)

    def _restore(self, slot: int, tokens: Tokens[int], shared: int) -> int:
        """Read a stored prefix into an empty slot when it saves enough; its length, or 0."""
        if self._memory is None:
            return 0
        found = self._memory.find(tokens)
        usable = min(found.tokens, len(tokens) - 1)
        if found.path is None or usable < shared + _WORTH_READING:
            return 0
        if not self.make_room(found.stored):
            return 0
        state = self._memory.load(found.path)
        if state is None or not self._decoder.restore(slot, state, found.stored):
            self._memory.discard(found.path)
            return 0
        self._cells.extend(slot, found.stored)
        left = self.rewind(slot, usable)
        if left:
            self._tree.insert(slot, tokens[:left])
        return left
