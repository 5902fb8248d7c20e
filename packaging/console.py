"""How the set-up speaks: plain sentences, and problems without a traceback."""

from __future__ import annotations


class SetupError(Exception):
    """A problem the reader can solve: what happened, and what to do next."""


def say(sentence: str) -> None:
    """Print one sentence at once, also into a pipe."""
    print(sentence, flush=True)
