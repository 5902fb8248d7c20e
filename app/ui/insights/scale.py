"""The marks of an axis: few, round, from nothing up. Pure."""

import math
from collections.abc import Sequence

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_MARKS = 4


def axis_marks(most: float, *, is_whole: bool = False) -> list[float]:
    """Round values from 0 to at least `most`, some four of them at even distances.

    Args:
        most: the largest value that is drawn.
        is_whole: the values are counts: no mark lies between two of them.
    """
    if most <= 0:
        return [0.0, 1.0]
    rough = most / _MARKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in _ROUND if power * factor >= rough * (1 - 1e-9))
    if is_whole:
        step = max(1.0, math.ceil(step))
    count = math.ceil(most / step - 1e-9)
    return [step * place for place in range(count + 1)]


def label_places(count: int, most: int) -> list[int]:
    """Which of so many points get a label below the axis: even steps, the last one always."""
    if count <= 0:
        return []
    step = max(1, math.ceil(count / max(1, most)))
    return sorted(range(count - 1, -1, -step))


def largest(values: Sequence[float | None]) -> float:
    """The largest of the known values; 0 when none is known."""
    return max((value for value in values if value is not None), default=0.0)
