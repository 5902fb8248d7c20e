"""The plan of `ask`: each chunk that is read gives quotes; the quotes are merged into an answer.

Short documents are read whole. Of long ones only the pages are read that have the question's words,
best first, unless the user wants every page read. Where no page has any, there are no steps.
"""

from collections.abc import Iterator, Sequence

from app.domain.conversation import Conversation
from app.domain.document import Page
from app.domain.errors import ModelContextTooSmall
from app.domain.plan import Chunk, Plan
from app.domain.work import Assignment, ReadDocument
from app.planning.chunker import chunk_pages
from app.planning.conversation import fit_conversation, history_budget, search_words
from app.planning.summary import SummaryBudget, plan_tree
from app.planning.whole import require_whole

_CHUNK_TOKENS = 1000
# What a person waits for: about ten seconds of reading on two cores with a small model.
_PASSAGE_TOKENS = 3000
_NOTE_TOKENS = 200
_ANSWER_TOKENS = 256
# Instruction, chat template and what tokenization may differ by at a chunk's edges.
_PROMPT_TOKENS = 250
_SEPARATOR_TOKENS = 8
_FENCE_TOKENS = 60  # what stands around a history
_MOST_HITS = 24


def plan_question(assignment: Assignment) -> Plan:
    """The steps of an answer from the task's documents; none when no page has a word of it.

    Raises:
        ModelContextTooSmall: not even two notes fit one merge.
    """
    [question_tokens] = assignment.count([assignment.task.instruction])
    left = assignment.context_tokens - question_tokens
    conversation = _conversation(assignment, left)
    left -= conversation.tokens + _FENCE_TOKENS if conversation else 0
    budget = ask_budget(assignment.model, left)
    chunks = _chunks(assignment, budget.chunk_tokens)
    plan = plan_tree(chunks, budget, assignment.new_id) if chunks else Plan(steps=())
    return plan.model_copy(update={"conversation": conversation})


def _conversation(assignment: Assignment, context_tokens: int) -> Conversation | None:
    """What the model sees of the turns before; None where the question follows none."""
    if assignment.task.follows is None:
        return None
    room = context_tokens - _PROMPT_TOKENS - _ANSWER_TOKENS - _FENCE_TOKENS
    budget = history_budget(room, 2 * (_NOTE_TOKENS + _SEPARATOR_TOKENS))
    return fit_conversation(
        assignment.turns, budget, assignment.count, is_broken_off=assignment.is_broken_off
    )


def ask_budget(model: str, context_tokens: int) -> SummaryBudget:
    """Divide a model's context between prompt, text and answer.

    Raises:
        ModelContextTooSmall: not even two notes fit one merge.
    """
    room = context_tokens - _PROMPT_TOKENS - _ANSWER_TOKENS
    note_tokens = _NOTE_TOKENS + _SEPARATOR_TOKENS
    fan_in = room // note_tokens
    if fan_in < 2:  # noqa: PLR2004 - a merge of fewer than two never ends
        needed = context_tokens - room + 2 * note_tokens
        raise ModelContextTooSmall(name=model, context_tokens=context_tokens, needed_tokens=needed)
    return SummaryBudget(min(_CHUNK_TOKENS, room), _NOTE_TOKENS, _ANSWER_TOKENS, fan_in)


def _chunks(assignment: Assignment, budget_tokens: int) -> list[Chunk]:
    texts = [page.text for _, pages in assignment.documents for page in pages]
    is_short = sum(assignment.count(texts)) <= _PASSAGE_TOKENS
    if assignment.task.options.is_full_read or is_short:
        return list(_whole(assignment, budget_tokens))
    return _passages(assignment, budget_tokens)


def _whole(assignment: Assignment, budget_tokens: int) -> Iterator[Chunk]:
    for document, pages in assignment.documents:
        chunks = chunk_pages(document.id, pages, budget_tokens, assignment.count)
        require_whole(chunks, document)
        yield from chunks


def _passages(assignment: Assignment, budget_tokens: int) -> list[Chunk]:
    """Chunks of the pages that fit the question best, as many as may be read, in reading order."""
    order = {read.document.id: at for at, read in enumerate(assignment.documents)}
    chosen: list[Chunk] = []
    left = _PASSAGE_TOKENS
    words = search_words(assignment.task.instruction, [turn.question for turn in assignment.turns])
    for hit in assignment.search(words, _MOST_HITS):
        read = assignment.documents[order[hit.document_id]]
        for chunk in page_chunks(read, hit.page, budget_tokens, assignment):
            if chunk.tokens <= left:
                chosen.append(chunk)
                left -= chunk.tokens
    return sorted(chosen, key=lambda chunk: (order[chunk.document_id], chunk.char_start))


def page_chunks(
    read: ReadDocument, number: int, budget_tokens: int, assignment: Assignment
) -> list[Chunk]:
    """One page, cut where it is too long; offsets are into the document's text."""
    before, page = _split_at(read.pages, number)
    start = sum(len(earlier.text) for earlier in before)
    chunks = chunk_pages(read.document.id, [page], budget_tokens, assignment.count)
    return [
        chunk.model_copy(
            update={"char_start": start + chunk.char_start, "char_end": start + chunk.char_end}
        )
        for chunk in chunks
    ]


def _split_at(pages: Sequence[Page], number: int) -> tuple[Sequence[Page], Page]:
    at = next(index for index, page in enumerate(pages) if page.number == number)
    return pages[:at], pages[at]
