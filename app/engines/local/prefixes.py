"""A radix tree over the token prefixes that are in the cache.

Each node holds a run of tokens and the slots that have it; a path from the root is a prefix. After
"Fast and Expressive LLM Inference with RadixAttention" (https://arxiv.org/abs/2312.07104).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Match(NamedTuple):
    """The longest prefix that is there, and a slot that has it (None: there is none)."""

    tokens: int
    slot: int | None


class _Node:
    def __init__(self, run: list[int], slots: set[int]) -> None:
        self.run = run
        self.slots = slots
        self.children: dict[int, _Node] = {}

    def split(self, at: int) -> None:
        """Make the run end at `at`; the rest becomes the only child."""
        rest = _Node(self.run[at:], set(self.slots))
        rest.children = self.children
        self.run, self.children = self.run[:at], {rest.run[0]: rest}


class PrefixTree:
    """Which slot has the longest prefix of a prompt."""

    def __init__(self) -> None:
        self._root = _Node([], set())

    def insert(self, slot: int, tokens: Sequence[int]) -> None:
        """A slot has these tokens from position 0 on; may be called again with more of them."""
        wanted = list(tokens)
        node, depth = self._root, 0
        while depth < len(wanted):
            child = node.children.get(wanted[depth])
            if child is None:
                node.children[wanted[depth]] = _Node(wanted[depth:], {slot})
                return
            common = common_prefix(child.run, wanted[depth : depth + len(child.run)])
            if common < len(child.run):
                child.split(common)
            child.slots.add(slot)
            node, depth = child, depth + common

    def remove(self, slot: int) -> None:
        """A slot is empty again."""
        self._remove(self._root, slot)

    def match(self, tokens: Sequence[int]) -> Match:
        """The longest prefix of these tokens that some slot has."""
        wanted = list(tokens)
        node, depth = self._root, 0
        found = Match(0, None)
        while depth < len(wanted):
            child = node.children.get(wanted[depth])
            if child is None:
                break
            common = common_prefix(child.run, wanted[depth : depth + len(child.run)])
            depth += common
            found = Match(depth, next(iter(child.slots)))
            if common < len(child.run):
                break
            node = child
        return found

    def prefixes(self) -> Iterator[tuple[tuple[int, ...], frozenset[int]]]:
        """Every node as its whole prefix and the slots that have it; for tests and figures."""
        todo: list[tuple[tuple[int, ...], _Node]] = [((), self._root)]
        while todo:
            before, node = todo.pop()
            prefix = (*before, *node.run)
            if node is not self._root:
                yield prefix, frozenset(node.slots)
            todo += [(prefix, child) for child in node.children.values()]

    def _remove(self, node: _Node, slot: int) -> None:
        for first, child in list(node.children.items()):
            if slot in child.slots:
                child.slots.discard(slot)
                self._remove(child, slot)
                if not child.slots:
                    del node.children[first]


def common_prefix(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens two sequences have in common from the start."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # by halves: slices are compared in C
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
