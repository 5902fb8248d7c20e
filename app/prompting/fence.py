"""Document text in a prompt: set apart as data, so that nothing in it reads as an instruction."""

from collections.abc import Sequence

_BEGIN, _END = "--- document ---", "--- end of document ---"


def fenced(texts: Sequence[str]) -> str:
    """The texts between fences; a line of theirs that looks like a fence is told apart."""
    body = "\n\n".join(text.strip() for text in texts)
    for fence in (_BEGIN, _END):
        body = body.replace(fence, fence.replace("-", "–"))
    return f"{_BEGIN}\n{body}\n{_END}"
