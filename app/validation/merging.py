"""Merge what was found in the parts of a document, without a model.

Lists are united, duplicates dropped. Of scalars the first wins that stands in the text of its part,
else the first; null and empty values never win. What was not taken is told as a conflict.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import JsonValue

from app.validation.values import Span

Path = tuple[str | int, ...]
Scalar = str | int | float | bool | None


class Leaf(NamedTuple):
    """A scalar, and where the document has it: offsets into its text."""

    value: Scalar
    span: Span | None = None


Tree = Leaf | list["Tree"] | dict[str, "Tree"]


class Conflict(NamedTuple):
    """A field with several values."""

    path: Path
    kept: Leaf
    others: tuple[Leaf, ...]


def grow(value: JsonValue, spans: Mapping[Path, Span], path: Path = ()) -> Tree:
    """JSON with the place of each scalar."""
    if isinstance(value, dict):
        return {key: grow(part, spans, (*path, key)) for key, part in value.items()}
    if isinstance(value, list):
        return [grow(part, spans, (*path, at)) for at, part in enumerate(value)]
    return Leaf(value, spans.get(path))


def plain(tree: Tree) -> JsonValue:
    """The JSON alone."""
    if isinstance(tree, dict):
        return {key: plain(part) for key, part in tree.items()}
    if isinstance(tree, list):
        return [plain(part) for part in tree]
    return tree.value


def leaves(tree: Tree, path: Path = ()) -> Iterator[tuple[Path, Leaf]]:
    """All scalars with their paths, in order."""
    if isinstance(tree, Leaf):
        yield path, tree
        return
    parts: Iterable[tuple[str | int, Tree]] = (
        tree.items() if isinstance(tree, dict) else enumerate(tree)
    )
    for key, part in parts:
        yield from leaves(part, (*path, key))


def merge(trees: Sequence[Tree], path: Path = ()) -> tuple[Tree, list[Conflict]]:
    """One tree of several, those of earlier parts first; and the conflicts in it."""
    told = [tree for tree in trees if not _is_empty(tree)]
    told = told or [tree for tree in trees if tree != Leaf(None)] or list(trees)
    if all(isinstance(tree, dict) for tree in told):
        return _merge_objects([tree for tree in told if isinstance(tree, dict)], path)
    if all(isinstance(tree, list) for tree in told):
        return _unite([tree for tree in told if isinstance(tree, list)]), []
    if all(isinstance(tree, Leaf) for tree in told):
        return _choose([tree for tree in told if isinstance(tree, Leaf)], path)
    return max(told, key=_has_support), []  # unlike forms: a schema that allows both


def _merge_objects(objects: Sequence[dict[str, Tree]], path: Path) -> tuple[Tree, list[Conflict]]:
    merged: dict[str, Tree] = {}
    conflicts: list[Conflict] = []
    for key in dict.fromkeys(key for one in objects for key in one):
        parts = [one[key] for one in objects if key in one]
        merged[key], found = merge(parts, (*path, key))
        conflicts += found
    return merged, conflicts


def _unite(lists: Sequence[list[Tree]]) -> list[Tree]:
    """The items in order, each once; of equal ones that which has a place in the text."""
    united: dict[str, Tree] = {}
    for item in (item for one in lists for item in one):
        key = _key(item)
        if key not in united or (_has_support(item) and not _has_support(united[key])):
            united[key] = item
    return list(united.values())


def _choose(found: Sequence[Leaf], path: Path) -> tuple[Leaf, list[Conflict]]:
    kept = next((leaf for leaf in found if leaf.span), found[0])
    seen = {_key(kept)}
    others: list[Leaf] = []
    for leaf in found:
        # What stands nowhere in the text does not dispute what does.
        if _key(leaf) not in seen and (leaf.span or not kept.span):
            others.append(leaf)
            seen.add(_key(leaf))
    return kept, [Conflict(path, kept, tuple(others))] if others else []


def _key(tree: Tree) -> str:
    """What makes equals equal: texts without regard to case and white space."""
    return json.dumps(_bare(tree), sort_keys=True, ensure_ascii=False)


def _bare(tree: Tree) -> JsonValue:
    if isinstance(tree, dict):
        return {key: _bare(part) for key, part in tree.items()}
    if isinstance(tree, list):
        return [_bare(part) for part in tree]
    if isinstance(tree.value, str):
        return " ".join(tree.value.casefold().split())
    is_whole = isinstance(tree.value, float) and tree.value.is_integer()
    return int(tree.value) if is_whole and tree.value is not None else tree.value


def _is_empty(tree: Tree) -> bool:
    if isinstance(tree, Leaf):
        return tree.value is None or (isinstance(tree.value, str) and not tree.value.strip())
    return not tree or all(_is_empty(part) for part in _inside(tree))


def _has_support(tree: Tree) -> bool:
    return any(leaf.span for _, leaf in leaves(tree))


def _inside(tree: list[Tree] | dict[str, Tree]) -> Iterable[Tree]:
    return tree.values() if isinstance(tree, dict) else tree
