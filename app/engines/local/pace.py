"""How many tokens one decode may have, learned from how long decodes take."""

_FIRST_S_PER_TOKEN = 0.002
_NEW_SHARE = 0.2
# Whole tiles of ggml's Flash Attention on the CPU: fewer tokens take another, slower way.
_LEAST_TOKENS = 64


class Pace:
    """Keeps decodes short on slow machines and large on fast ones.

    A written token costs more than a read one (its logits are computed), so each has its own
    measured cost, in seconds, as a moving average.
    """

    def __init__(self) -> None:
        self._written_s = _FIRST_S_PER_TOKEN
        self._read_s = _FIRST_S_PER_TOKEN

    def budget(self, target_s: float, written: int, most: int) -> int:
        """Prompt tokens that fit a decode of about `target_s` beside `written` running sequences.

        Never so few that reading stands still; never more than `most`.
        """
        room_s = target_s - written * self._written_s
        tiles = max(1, int(room_s / self._read_s / _LEAST_TOKENS))
        return min(most, tiles * _LEAST_TOKENS)

    def observe(self, seconds: float, written: int, read: int) -> None:
        """Learn from a decode of `written` sequences' next tokens and `read` prompt tokens."""
        if read >= _LEAST_TOKENS // 4:
            cost = max(0.0, seconds - written * self._written_s) / read
            self._read_s = _blend(self._read_s, cost)
        elif written:
            self._written_s = _blend(self._written_s, seconds / (written + read))


def _blend(old: float, new: float) -> float:
    return max(1e-6, (1 - _NEW_SHARE) * old + _NEW_SHARE * new)
