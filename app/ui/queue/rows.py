"""The rows that were read, in the order of their listing. Without Qt."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from app.domain.listing import Listing, Position, Rank, in_order, is_wanted, position
from app.pipeline.queries import TaskRow


class Run(NamedTuple):
    """Rows that stand side by side, and the place of the first."""

    first: int
    rows: list[TaskRow]


class Move(NamedTuple):
    """A row that goes to another place: where it was, and before which one it comes."""

    old: int
    new: int
    row: TaskRow


class Changes(NamedTuple):
    """What rows that were read anew change: each by its id or, where it is new, its row."""

    replaced: list[TaskRow]
    gone: list[str]
    moved: list[TaskRow]
    added: list[TaskRow]


class SortedRows:
    """Rows by their place and by their task's id; all that is looked for is halved, not walked."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self._rows: list[TaskRow] = []
        self._ranks: list[Rank] = []
        self._by_id: dict[str, Rank] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, place: int) -> TaskRow:
        return self._rows[place]

    def __iter__(self) -> Iterator[TaskRow]:
        return iter(self._rows)

    def place_of(self, task_id: str) -> int | None:
        """Where a task is, if it is among them."""
        rank = self._by_id.get(task_id)
        return None if rank is None else bisect_left(self._ranks, rank)

    def last_position(self) -> Position | None:
        """Behind which to read on."""
        return position(self._rows[-1], self.listing.sort) if self._rows else None

    def unknown(self, rows: Iterable[TaskRow]) -> list[TaskRow]:
        """Those that are not here."""
        return [row for row in rows if row.id not in self._by_id]

    def extend(self, rows: Sequence[TaskRow]) -> None:
        """Put rows at the end; they come in order."""
        for row in rows:
            self._put(len(self._rows), row)

    def look(self, rows: Iterable[TaskRow], *, is_whole: bool) -> Changes:
        """What these rows change. Unless all are here, none is taken in behind the last."""
        found = Changes([], [], [], [])
        for row in {row.id: row for row in rows}.values():
            known, rank = self._by_id.get(row.id), self._rank(row)
            is_here = is_wanted(row, self.listing.filter) and (is_whole or self._is_within(rank))
            if known is None:
                if is_here:
                    found.added.append(row)
            elif known == rank and is_here:
                if self._rows[bisect_left(self._ranks, rank)] != row:
                    found.replaced.append(row)
            elif is_here:
                found.moved.append(row)
            else:
                found.gone.append(row.id)
        return found

    def replace(self, row: TaskRow) -> int:
        """Put a row in its own place; which that is."""
        place = bisect_left(self._ranks, self._rank(row))
        self._rows[place] = row
        return place

    def remove(self, task_id: str) -> None:
        """Take a row out."""
        place = bisect_left(self._ranks, self._by_id.pop(task_id))
        del self._rows[place], self._ranks[place]

    def move(self, row: TaskRow) -> Move:
        """Where a row that is here goes; nothing is changed yet."""
        return Move(
            bisect_left(self._ranks, self._by_id[row.id]),
            bisect_left(self._ranks, self._rank(row)),
            row,
        )

    def carry_out(self, move: Move) -> None:
        """Do what `move` has said."""
        del self._rows[move.old], self._ranks[move.old]
        self._put(move.new - (move.new > move.old), move.row)

    def runs(self, rows: Iterable[TaskRow]) -> list[Run]:
        """Where new rows come in, those at one place together, the last place first."""
        ranked = sorted(((self._rank(row), row) for row in rows), key=lambda pair: pair[0])
        placed = [(bisect_left(self._ranks, rank), row) for rank, row in ranked]
        runs = [
            Run(first, [row for _, row in same])
            for first, same in groupby(placed, key=lambda pair: pair[0])
        ]
        return runs[::-1]

    def insert(self, run: Run) -> None:
        """Take rows in at their place."""
        ranks = [self._rank(row) for row in run.rows]
        self._rows[run.first : run.first] = run.rows
        self._ranks[run.first : run.first] = ranks
        self._by_id.update((row.id, rank) for row, rank in zip(run.rows, ranks, strict=True))

    def _put(self, place: int, row: TaskRow) -> None:
        rank = self._rank(row)
        self._rows.insert(place, row)
        self._ranks.insert(place, rank)
        self._by_id[row.id] = rank

    def _rank(self, row: TaskRow) -> Rank:
        return in_order(self.listing, position(row, self.listing.sort))

    def _is_within(self, rank: Rank) -> bool:
        return bool(self._ranks) and rank < self._ranks[-1]
