"""What the layers of the core say to each other about a kind's work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.conversation import Turn
from app.domain.document import Document, Page
from app.domain.plan import Step, StepRole
from app.domain.prompt import GREEDY, Constraint, Message, Sampling
from app.domain.search import Search
from app.domain.task import Task

TokenCounter = Callable[[Sequence[str]], list[int]]


class ReadDocument(NamedTuple):
    """A document with its pages in order."""

    document: Document
    pages: Sequence[Page]


@dataclass(frozen=True)
class Assignment:
    """What a plan is made from: the task, its documents, and the model that will do it.

    `count` is the model's token count for each of several texts; `context_tokens` the most that a
    prompt with its answer may have; `search` finds pages of the documents;
    `turns` are the conversation before the task, oldest first.
    """

    task: Task
    documents: Sequence[ReadDocument]
    model: str
    context_tokens: int
    count: TokenCounter
    new_id: Callable[[], str]
    search: Search = lambda _question, _most: ()
    turns: Sequence[Turn] = ()
    is_broken_off: bool = False


class StepInput(NamedTuple):
    """What a step works on: the text of its chunk, then the results of the steps it reads.

    `roles` are the roles of those steps. `flaw` is what was wrong with the answer that a repair is
    to mend; it never has text of the document. `finished` gives the task's finished
    steps, to a step that looks at the result so far.
    """

    task: Task
    step: Step
    texts: Sequence[str]
    is_repair: bool = False
    roles: Sequence[StepRole] = ()
    flaw: str = ""
    finished: "Callable[[], FinishedSteps] | None" = None


class Request(NamedTuple):
    """What the engine is asked for a step; `keep_as` as in a Prompt."""

    messages: tuple[Message, ...]
    constraint: Constraint | None = None
    sampling: Sampling = GREEDY
    keep_as: str | None = None


class FinishedSteps(NamedTuple):
    """What a task's result is put together from; documents are fetched only when needed."""

    task: Task
    steps: Sequence[Step]
    pages_of: Callable[[str], Sequence[Page]]
    documents: Sequence[Document] = ()
