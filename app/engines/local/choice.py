"""Which of some labels a model would write, and how probable each is.

The labels' tokens form a tree. Only where it branches must the model be asked; there the logits of
the branches alone are normalized, and a label's probability is the product along its path. That is
the distribution of constrained decoding: whole labels are scored, so that labels which begin alike
are told apart, and a long label is not punished for its length: tokens without an alternative cost
nothing.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from app.domain.errors import EngineFailed
from app.engines.local.sampler import Logits

Path = tuple[int, ...]


class ChoiceTree:
    """Asks for the logits after one path at a time until every label has its probability."""

    def __init__(self, labels: Mapping[str, Sequence[int]], end_token: int) -> None:
        """Lay out the labels' tokens.

        Args:
            labels: each label with its tokens; no two alike.
            end_token: follows a label that is the beginning of another one.
        """
        paths = {label: tuple(tokens) for label, tokens in labels.items()}
        self._paths = {
            label: (*path, end_token) if _begins_another(path, paths.values()) else path
            for label, path in paths.items()
        }
        self._branches = _branches(self._paths.values())
        self._open = sorted(self._branches, key=len)
        self._scores: dict[Path, float] = {}

    @property
    def next_path(self) -> Path | None:
        """The tokens after which the logits are needed; None when all is known."""
        return self._open[0] if self._open else None

    def take(self, logits: Logits) -> None:
        """The logits after `next_path`.

        Raises:
            EngineFailed: the model computed no numbers.
        """
        if not self._open:
            return  # a single label
        path = self._open.pop(0)
        tokens = self._branches[path]
        values = logits[tokens].astype(np.float64)
        if not np.isfinite(values).all():
            raise EngineFailed(reason="the model computed no usable numbers")
        values -= values.max()
        values -= np.log(np.exp(values).sum())
        self._scores |= {(*path, token): float(v) for token, v in zip(tokens, values, strict=True)}

    def probabilities(self) -> dict[str, float]:
        """Each label's probability, in the labels' order; together 1."""
        return {
            label: float(np.exp(sum(self._scores.get(p, 0.0) for p in _beginnings(path))))
            for label, path in self._paths.items()
        }


def _begins_another(path: Path, paths: Collection[Path]) -> bool:
    return any(len(other) > len(path) and other[: len(path)] == path for other in paths)


def _branches(paths: Collection[Path]) -> dict[Path, list[int]]:
    following: dict[Path, set[int]] = {}
    for path in paths:
        for at, token in enumerate(path):
            following.setdefault(path[:at], set()).add(token)
    return {path: sorted(tokens) for path, tokens in following.items() if len(tokens) > 1}


def _beginnings(path: Path) -> list[Path]:
    return [path[: at + 1] for at in range(len(path))]
