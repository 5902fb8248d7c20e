"""One token from logits: mask, repetition guard, then greedy or nucleus sampling."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.errors import EngineFailed
from app.domain.prompt import Sampling

_PENALTY_TOKENS = 64
# Tokens this much less likely than the best one (by e**-20) are never part of a nucleus.
_TAIL_LOGITS = 20.0

Logits = NDArray[np.float32]
Mask = NDArray[np.bool_]


class Sampler:
    """The choices of one sequence; its random numbers are its own, so that a seed decides them."""

    def __init__(self, sampling: Sampling) -> None:
        self._sampling = sampling
        self._random = np.random.default_rng(sampling.seed)

    def choose(self, logits: Logits, written: Sequence[int], mask: Mask | None) -> int:
        """The next token.

        Args:
            logits: one for each token of the vocabulary; not changed.
            written: the tokens so far, for the repetition guard. It is off under a mask: the
                quotation marks and commas of JSON must repeat.
            mask: the tokens that a grammar allows; None: all.

        Raises:
            EngineFailed: the model computed no numbers, or the grammar allows nothing.
        """
        if mask is not None:
            logits = np.where(mask, logits, np.float32(-np.inf))
        elif self._sampling.repeat_penalty != 1.0 and len(written):
            logits = _penalized(logits, written, self._sampling.repeat_penalty)
        best = int(np.argmax(logits))  # argmax finds a NaN before any number
        if not np.isfinite(logits[best]):
            raise EngineFailed(reason="the model computed no usable numbers")
        if self._sampling.temperature == 0.0:
            return best
        return self._draw(logits, float(logits[best]))

    def _draw(self, logits: Logits, best: float) -> int:
        """Top-p sampling (https://arxiv.org/abs/1904.09751) at the temperature."""
        temperature = self._sampling.temperature
        tokens = np.flatnonzero(logits >= best - _TAIL_LOGITS * max(temperature, 1.0))
        weights = np.exp((logits[tokens].astype(np.float64) - best) / temperature)
        order = np.argsort(-weights, kind="stable")
        tokens, weights = tokens[order], weights[order] / weights.sum()
        size = int(np.searchsorted(np.cumsum(weights), self._sampling.top_p)) + 1
        tokens, weights = tokens[:size], weights[:size]
        return int(self._random.choice(tokens, p=weights / weights.sum()))


def _penalized(logits: Logits, written: Sequence[int], penalty: float) -> Logits:
    """Recent tokens made less likely (https://arxiv.org/abs/1909.05858, section 4.1)."""
    recent = np.unique(np.asarray(written[-_PENALTY_TOKENS:]))
    logits = logits.copy()
    values = logits[recent]
    logits[recent] = np.where(values > 0, values / penalty, values * penalty)
    return logits
