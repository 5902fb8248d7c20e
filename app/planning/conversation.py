"""What a model still sees of a conversation, and which words a follow-up question is searched with.

Newest turns stand whole, of older ones the answer's first sentence, the oldest not at all. A
question is never without its answer, and no sentence is cut.
"""

import re
from collections.abc import Sequence

from app.domain.conversation import Conversation, SeenTurn, Sight, Turn, joined, turn_text
from app.domain.sentences import sentences
from app.domain.work import TokenCounter

# Where not all turns fit, whole ones leave so much room for the beginnings of older ones.
_WHOLE_SHARE = 0.5
_MOST_TOKENS = 600
_HISTORY_SHARE = 1 / 3
_WORD = re.compile(r"[^\W_]+")
_LONG_WORD_CHARS = 5
_FEWEST_WORDS = 3
# Long words that say nothing about where to look.
_EMPTY_WORDS = frozenset(
    [
        "about",
        "after",
        "again",
        "before",
        "could",
        "every",
        "first",
        "other",
        "shall",
        "should",
        "still",
        "their",
        "there",
        "these",
        "thing",
        "things",
        "those",
        "under",
        "where",
        "which",
        "while",
        "whose",
        "would",
        "please",
        "tell",
        "diese",
        "dieser",
        "dieses",
        "jener",
        "jenes",
        "welche",
        "welcher",
        "welches",
        "warum",
        "wieso",
        "sollte",
        "würde",
        "könnte",
        "darüber",
        "davon",
        "damit",
        "dafür",
        "nochmal",
        "bitte",
    ]
)


def history_budget(room_tokens: int, least_text_tokens: int) -> int:
    """The most tokens of a history; the rest of the room is the document's, two thirds at least."""
    share = int(room_tokens * _HISTORY_SHARE)
    return max(0, min(_MOST_TOKENS, share, room_tokens - least_text_tokens))


def fit_conversation(
    turns: Sequence[Turn], budget_tokens: int, count: TokenCounter, *, is_broken_off: bool = False
) -> Conversation:
    """What the model sees of the turns (oldest first) within so many of its tokens."""
    whole_tokens = int(budget_tokens * _WHOLE_SHARE)
    if _tokens([_whole(turn).text for turn in turns], count) <= budget_tokens:
        whole_tokens = budget_tokens
    seen: list[SeenTurn] = []
    sights = [Sight.WHOLE, Sight.SHORTENED]
    for turn in reversed(turns):
        most = whole_tokens if seen else budget_tokens  # the newest may take all
        found = None
        while sights and found is None:
            one = _whole(turn) if sights[0] is Sight.WHOLE else _shortened(turn)
            limit = most if sights[0] is Sight.WHOLE else budget_tokens
            is_fit = _tokens([one.text, *(later.text for later in seen)], count) <= limit
            found = one if is_fit else None
            if found is None:
                sights.pop(0)
        seen.insert(0, found or _dropped(turn))
    tokens = _tokens([turn.text for turn in seen if turn.text], count)
    return Conversation(seen=tuple(seen), tokens=tokens, is_broken_off=is_broken_off)


def search_words(question: str, earlier: Sequence[str]) -> str:
    """What to look for: the question, and where it names little itself, what was asked before.

    A word names something if it is long, has a digit, or is a name. Where the question has fewer
    than three such words ("and when was that?"), those of the earlier questions are added, the
    newest question first, until there are three.

    Args:
        earlier: the earlier questions, oldest first.
    """
    named = _names(question)
    added: list[str] = []
    for older in reversed(earlier):
        if len(named) + len(added) >= _FEWEST_WORDS:
            break
        added += [word for word in _names(older) if word not in named and word not in added]
    return " ".join([question, *added])


def _names(question: str) -> list[str]:
    words = _WORD.findall(question)
    return [word for at, word in enumerate(words) if _is_name(word, is_first=at == 0)]


def _is_name(word: str, *, is_first: bool) -> bool:
    if word.casefold() in _EMPTY_WORDS:
        return False
    is_capital = word[0].isupper() and len(word) > 1 and not is_first
    has_digit = any(sign.isdigit() for sign in word)
    return len(word) >= _LONG_WORD_CHARS or is_capital or has_digit


def _whole(turn: Turn) -> SeenTurn:
    text = turn_text(turn.question, turn.answer)
    return SeenTurn(task_id=turn.task_id, question=turn.question, sight=Sight.WHOLE, text=text)


def _shortened(turn: Turn) -> SeenTurn:
    parts = sentences(turn.answer)
    if len(parts) <= 1:
        return _whole(turn)
    text = turn_text(turn.question, parts[0])
    return SeenTurn(task_id=turn.task_id, question=turn.question, sight=Sight.SHORTENED, text=text)


def _dropped(turn: Turn) -> SeenTurn:
    return SeenTurn(task_id=turn.task_id, question=turn.question, sight=Sight.DROPPED)


def _tokens(texts: list[str], count: TokenCounter) -> int:
    return count([joined(texts)])[0] if texts else 0
