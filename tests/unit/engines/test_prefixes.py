"""The radix tree and the book of cells against simple models of them."""

from hypothesis import given
from hypothesis import strategies as st

from app.engines.local.cells import Cells
from app.engines.local.prefixes import Match, PrefixTree, common_prefix

tokens = st.lists(st.integers(0, 3), max_size=12)
changes = st.lists(
    st.tuples(st.sampled_from(["insert", "remove"]), st.integers(0, 4), tokens), max_size=30
)


@given(tokens, tokens)
def test_the_common_prefix_is_the_longest_one(one: list[int], other: list[int]) -> None:
    length = common_prefix(one, other)
    assert one[:length] == other[:length]
    assert one[length : length + 1] != other[length : length + 1] or length == min(
        len(one), len(other)
    )


@given(changes, tokens)
def test_the_tree_finds_what_a_look_at_every_slot_finds(
    steps: list[tuple[str, int, list[int]]], wanted: list[int]
) -> None:
    tree = PrefixTree()
    slots: dict[int, list[int]] = {}
    for what, slot, has in steps:
        tree.remove(slot)
        slots.pop(slot, None)
        if what == "insert" and has:
            tree.insert(slot, has)
            slots[slot] = has
    longest = max((common_prefix(has, wanted) for has in slots.values()), default=0)
    found = tree.match(wanted)
    assert found.tokens == longest
    if found.slot is not None:
        assert common_prefix(slots[found.slot], wanted) == longest


@given(changes)
def test_every_node_is_held_by_exactly_the_slots_that_begin_so(
    steps: list[tuple[str, int, list[int]]],
) -> None:
    tree = PrefixTree()
    slots: dict[int, list[int]] = {}
    for what, slot, has in steps:
        tree.remove(slot)
        slots.pop(slot, None)
        if what == "insert" and has:
            tree.insert(slot, has)
            slots[slot] = has
    for prefix, holders in tree.prefixes():
        begin_so = {slot for slot, has in slots.items() if has[: len(prefix)] == list(prefix)}
        assert holders == begin_so
        assert holders


def test_a_slot_may_grow_along_its_path() -> None:
    tree = PrefixTree()
    tree.insert(1, [5, 6])
    tree.insert(1, [5, 6, 7, 8])
    tree.insert(2, [5, 6, 9])
    assert tree.match([5, 6, 7, 8, 9]) == Match(4, 1)
    assert tree.match([5, 6, 9, 9]) == Match(3, 2)
    tree.remove(1)
    assert tree.match([5, 6, 7]) == Match(2, 2)
    assert PrefixTree().match([1]) == Match(0, None)


moves = st.lists(
    st.tuples(
        st.sampled_from(["extend", "share", "drop"]),
        st.integers(0, 3),
        st.integers(0, 3),
        st.integers(0, 6),
    ),
    max_size=40,
)


@given(moves)
def test_the_book_counts_each_cell_once(steps: list[tuple[str, int, int, int]]) -> None:
    book = Cells(1000)
    slots: dict[int, list[object]] = {slot: [] for slot in range(4)}
    for what, one, other, number in steps:
        if what == "extend":
            book.extend(one, number)
            slots[one] = slots[one] + [object() for _ in range(number)]
        elif what == "share" and slots[one] and not slots[other]:
            book.share(one, other, number)
            slots[other] = slots[one][:number]
        elif what == "drop":
            book.drop(one, number)
            slots[one] = slots[one][:number]
    everywhere = {id(cell) for cells in slots.values() for cell in cells}
    assert book.used == len(everywhere)
    assert book.free == 1000 - len(everywhere)
    elsewhere = {id(cell) for slot in (2, 3) for cell in slots[slot]}
    here = {id(cell) for slot in (0, 1) for cell in slots[slot]}
    assert book.held_only_by({0, 1}) == len(here - elsewhere)
