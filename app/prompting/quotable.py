"""What of a passage is worth a quote."""

from app.domain.sentences import sentences

# Headings and fragments say nothing alone; what is longer than this is no sentence.
_LEAST_CHARS, _MOST_CHARS = 20, 300


def quotable(passage: str) -> tuple[str, ...]:
    """Its sentences, but for fragments and what has no end; none where there are none."""
    return tuple(s for s in sentences(passage) if _LEAST_CHARS <= len(s) <= _MOST_CHARS)
