"""Who holds which cells of the key-value cache: how much room there is, to the token."""


class Cells:
    """A book of the cells that slots hold; a shared prefix counts once, until its last holder."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._holders: dict[int, int] = {}  # cell -> how many slots hold it
        self._slots: dict[int, list[int]] = {}
        self._next = 0

    @property
    def used(self) -> int:
        """Cells that some slot holds."""
        return len(self._holders)

    @property
    def free(self) -> int:
        """Cells that no slot holds."""
        return self.total - self.used

    def held(self, slot: int) -> int:
        """The tokens a slot has in the cache."""
        return len(self._slots.get(slot, ()))

    def held_only_by(self, slots: set[int]) -> int:
        """Cells that would be free if these slots were dropped."""
        counts: dict[int, int] = {}
        for slot in slots:
            for cell in self._slots.get(slot, ()):
                counts[cell] = counts.get(cell, 0) + 1
        return sum(self._holders[cell] == count for cell, count in counts.items())

    def extend(self, slot: int, tokens: int) -> None:
        """A slot has computed more tokens."""
        new = range(self._next, self._next + tokens)
        self._next += tokens
        self._slots.setdefault(slot, []).extend(new)
        self._holders.update(dict.fromkeys(new, 1))

    def share(self, source: int, target: int, tokens: int) -> None:
        """An empty slot holds the first tokens of another."""
        cells = self._slots[source][:tokens]
        self._slots[target] = cells
        for cell in cells:
            self._holders[cell] += 1

    def drop(self, slot: int, keep: int = 0) -> None:
        """A slot lets go of its tokens from position `keep` on."""
        cells = self._slots.pop(slot, [])
        for cell in cells[keep:]:
            self._holders[cell] -= 1
            if not self._holders[cell]:
                del self._holders[cell]
        if cells[:keep]:
            self._slots[slot] = cells[:keep]
