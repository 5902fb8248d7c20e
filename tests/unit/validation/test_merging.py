"""What parts of a document gave becomes one: nothing that stands in the text is lost."""

from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from app.validation.merging import Leaf, Tree, grow, leaves, merge, plain
from app.validation.values import Span

SPAN = Span(3, 5)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(0, 3), st.sampled_from(["", "a", "A ", "b"])
)
LEAVES = st.builds(Leaf, SCALARS, st.sampled_from([None, SPAN]))
OBJECTS = st.fixed_dictionaries(
    {
        "name": LEAVES,
        "items": st.lists(st.one_of(LEAVES, st.fixed_dictionaries({"sku": LEAVES})), max_size=3),
        "at": st.fixed_dictionaries({"city": LEAVES}),
    }
)


def tree(value: JsonValue, *supported: tuple[str | int, ...]) -> Tree:
    return grow(value, dict.fromkeys(supported, SPAN))


def test_a_value_that_stands_in_the_text_beats_an_earlier_one_that_does_not() -> None:
    merged, conflicts = merge([tree({"total": 7}), tree({"total": 9}, ("total",))])
    assert plain(merged) == {"total": 9}
    assert conflicts == []  # what stands nowhere does not dispute it


def test_of_values_that_stand_in_the_text_the_first_is_taken_and_the_other_told() -> None:
    merged, [conflict] = merge([tree({"total": 7}, ("total",)), tree({"total": 9}, ("total",))])
    assert plain(merged) == {"total": 7}
    assert conflict.path == ("total",)
    assert [leaf.value for leaf in conflict.others] == [9]


def test_nothing_never_wins() -> None:
    parts = [tree({"a": None, "b": " ", "c": []}), tree({"a": 0, "b": "x", "c": [1]})]
    assert plain(merge(parts)[0]) == {"a": 0, "b": "x", "c": [1]}
    assert plain(merge([tree({"c": None}), tree({"c": []})])[0]) == {"c": []}
    assert plain(merge([tree({"c": None})])[0]) == {"c": None}


def test_lists_are_united_and_duplicates_dropped() -> None:
    parts = [tree({"l": ["a", {"n": 1}]}), tree({"l": ["A ", {"n": 1.0}, "b"]})]
    assert plain(merge(parts)[0]) == {"l": ["a", {"n": 1}, "b"]}


def test_of_equal_items_the_one_with_a_place_is_kept() -> None:
    merged, _ = merge([tree({"l": ["a"]}), tree({"l": ["A"]}, ("l", 0))])
    assert dict(leaves(merged)) == {("l", 0): Leaf("A", SPAN)}


def test_objects_are_merged_field_by_field() -> None:
    parts = [tree({"at": {"city": None, "zip": "1"}}), tree({"at": {"city": "Oslo", "zip": None}})]
    assert plain(merge(parts)[0]) == {"at": {"city": "Oslo", "zip": "1"}}


@given(OBJECTS)
def test_growing_and_merging_one_changes_only_duplicates(one: dict[str, Tree]) -> None:
    once, conflicts = merge([one])
    assert conflicts == []
    assert merge([once, once]) == merge([once]) == (once, [])
    places = {path: leaf.span for path, leaf in leaves(one) if leaf.span}
    assert grow(plain(one), places) == one


def found(part: Tree) -> set[str]:
    """What stands in the text, in the form in which equals are equal."""
    return {
        repr(" ".join(leaf.value.casefold().split()) if isinstance(leaf.value, str) else leaf.value)
        for _, leaf in leaves(part)
        if leaf.span and leaf.value not in {None, ""}
    }


def test_a_value_seen_without_support_first_is_told_when_it_has_some() -> None:
    here = Span(3, 5)
    parts: list[Tree] = [Leaf("a", here), Leaf("b"), Leaf("b", here)]
    kept, [conflict] = merge(parts)
    assert (kept, conflict.others) == (Leaf("a", here), (Leaf("b", here),))


@given(st.lists(OBJECTS, min_size=1, max_size=4))
def test_no_value_that_stands_in_the_text_is_lost(parts: list[dict[str, Tree]]) -> None:
    merged, conflicts = merge(parts)
    told = [Leaf(leaf.value, leaf.span) for conflict in conflicts for leaf in conflict.others]
    before = set().union(*(found(part) for part in parts))
    assert before <= found(merged) | found(list(told))


@given(st.lists(OBJECTS, min_size=1, max_size=4))
def test_merging_in_two_goes_is_merging_at_once(parts: list[dict[str, Tree]]) -> None:
    first, _ = merge(parts[:2])
    assert merge([first, *parts[2:]])[0] == merge(parts)[0]
