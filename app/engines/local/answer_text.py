"""Tokens' bytes become text: no character is split, and nothing after a stop text is shown."""

import codecs
from collections.abc import Sequence


class AnswerText:
    """The text of an answer as it grows.

    Text that may be the beginning of a stop text is held back until it is clear.
    """

    def __init__(self, stops: Sequence[str] = ()) -> None:
        self._stops = [stop for stop in stops if stop]
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._shown = ""
        self._held = ""
        self.is_stopped = False

    @property
    def text(self) -> str:
        """All that may be shown so far."""
        return self._shown

    def feed(self, data: bytes) -> str:
        """Add a token's bytes; the text that may be shown now."""
        return self._take(self._decoder.decode(data))

    def end(self) -> str:
        """No more will come: what was held back, if it is part of the answer."""
        rest = self._take(self._decoder.decode(b"", final=True))
        if self.is_stopped:
            return rest
        held, self._held = self._held, ""
        self._shown += held
        return rest + held

    def _take(self, new: str) -> str:
        if self.is_stopped:
            return ""
        text = self._held + new
        found = [at for stop in self._stops if (at := text.find(stop)) >= 0]
        if found:
            self.is_stopped = True
            shown, self._held = text[: min(found)], ""
        else:
            keep = max((_overlap(text, stop) for stop in self._stops), default=0)
            shown, self._held = text[: len(text) - keep], text[len(text) - keep :]
        self._shown += shown
        return shown


def _overlap(text: str, stop: str) -> int:
    """The length of the longest end of the text that begins the stop text."""
    longest = min(len(text), len(stop) - 1)
    return next((n for n in range(longest, 0, -1) if text.endswith(stop[:n])), 0)
