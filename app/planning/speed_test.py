"""How long the prompts of a speed test are, so that it takes about as long as it may. Pure."""

# The first ones are short: of a slow machine nothing is known yet.
FIRST_READ_TOKENS, FIRST_WRITE_TOKENS = 48, 8
_MOST_READ_TOKENS, _MOST_WRITE_TOKENS = 1024, 64
# Less than this says little.
_LEAST_READ_TOKENS, _LEAST_WRITE_TOKENS = 16, 4
# An estimate may be wrong: part of the time is kept back.
_SHARE = 0.7


def next_read(rate: float | None, left_s: float, context_tokens: int) -> int | None:
    """Tokens of the next prompt that is only read; None: there is no time for one.

    Args:
        rate: tokens a second so far; None: nothing was read yet, and something must be.
        left_s: seconds that are left for reading.
        context_tokens: what fits into the engine.
    """
    if rate is None:
        return min(FIRST_READ_TOKENS, context_tokens // 2)
    fitting = min(int(rate * left_s * _SHARE), _MOST_READ_TOKENS, context_tokens // 2)
    return fitting if fitting >= _LEAST_READ_TOKENS else None


def next_write(rate: float | None, left_s: float) -> int | None:
    """The same for an answer."""
    if rate is None:
        return FIRST_WRITE_TOKENS
    fitting = min(int(rate * left_s * _SHARE), _MOST_WRITE_TOKENS)
    return fitting if fitting >= _LEAST_WRITE_TOKENS else None
