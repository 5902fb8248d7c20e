"""What a task gave, with the receipt that proves it. The shape is the command line's JSON."""

from collections import Counter
from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue, computed_field

from app.domain.conversation import Conversation
from app.domain.errors import ErrorInfo
from app.domain.json_words import in_words
from app.domain.money import CENT, dollars
from app.domain.pii import PiiKind, pii_in_words
from app.domain.route import Route
from app.domain.task import Category, Kind, Privacy, TaskState

Reading = Literal["whole", "passages", "rows"]
_READINGS: dict[Reading, str] = {
    "whole": "",
    "passages": "only what seemed relevant",
    "rows": "only the rows of tables",
}


class Citation(BaseModel):
    """A statement and the verbatim passage it rests on; offsets are into the document's text."""

    model_config = ConfigDict(frozen=True)

    statement: str
    document: str
    page: int
    quote: str
    start: int
    end: int


class Support(StrEnum):
    """What a look at the passages says of a sentence; an outcome, never an opinion.

    SUPPORTED: one passage has most of its words, and its facts stand there or next to it.
    UNSUPPORTED: a number, date or name of it stands in no cited passage, or no passage is like it.
    UNCHECKED: neither; it may be right, but nobody has looked.
    """

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    UNCHECKED = "unchecked"


class Verdict(StrEnum):
    """What a model says of a sentence and the passages cited for it: an opinion."""

    ENTAILED = "entailed"
    CONTRADICTED = "contradicted"
    NOT_STATED = "not stated"


class SentenceCheck(BaseModel):
    """Whether a sentence of a result stands on what was read.

    `missing` are its numbers, dates and names that stand in no cited passage. `verdict` is what the
    model said of it with `--verify`, and how sure it was, from 0 to 1; None: it was not asked.
    """

    model_config = ConfigDict(frozen=True)

    sentence: str
    support: Support
    missing: tuple[str, ...] = ()
    verdict: Verdict | None = None
    verdict_probability: float | None = None

    @property
    def is_doubtful(self) -> bool:
        """True when the facts, or the model where it was asked, speak against it."""
        return self.support is Support.UNSUPPORTED or self.verdict not in {None, Verdict.ENTAILED}


class SentenceCount(BaseModel):
    """A result's sentences by their support."""

    model_config = ConfigDict(frozen=True)

    supported: int
    unsupported: int
    unchecked: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.supported + self.unsupported + self.unchecked


class Result(BaseModel):
    """What a task gave: text or JSON, the passages it rests on, and the check of each sentence.

    `notes` are what a reader must know besides: parts that were kept as they are, for example.
    """

    model_config = ConfigDict(frozen=True)

    value: JsonValue
    citations: tuple[Citation, ...] = ()
    checks: tuple[SentenceCheck, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> SentenceCount | None:
        """How many sentences are supported, and how many not; None when none was looked up."""
        if not self.checks:
            return None
        found = Counter(check.support for check in self.checks)
        return SentenceCount(**{support.value: found[support] for support in Support})


class Receipt(BaseModel):
    """What was read, what it cost, where it ran, what left the machine.

    `pages_unreadable` names the pages by number. `tokens_dropped` are the tokens of the document
    that a task left unread when it ended: 0 for every task that succeeded. `seconds` are those in
    which an engine worked on it; steps that ran at the same time count once. `sentences` counts
    the result's sentences by their support, and `share_supported` is the share of those that are
    supported; None: none was looked up.
    `cost_usd` is by the providers' own counts; None: not known, never 0. `possible_cost_usd` may be
    charged for requests to which no whole answer came. `saved_usd_estimate` is what the local
    tokens would have cost in the cloud; None: no price is known, never 0.
    `reading` says whether the plan is to read all of the documents, relevant passages or rows of
    tables only: then pages are left out by intention and no token counts as dropped. `reused_at` is
    when the work was done, where the result is that of an earlier task: then there are no attempts
    and no seconds. `pii` is what was found in the documents, where that has kept the work here.
    `batch_steps` are those of the cloud's that came in a batch, at half the price.
    """

    model_config = ConfigDict(frozen=True)

    pages_total: int
    pages_read: int
    pages_unreadable: tuple[int, ...]
    chunks_total: int
    chunks_read: int
    tokens_read: int
    tokens_dropped: int
    steps: int
    attempts: int
    repairs: int
    local_steps: int
    cloud_steps: int
    prompt_tokens: int
    completion_tokens: int
    seconds: float
    tokens_per_second: float
    cost_usd: float | None
    bytes_left_machine: int
    model: str
    possible_cost_usd: float = 0.0
    batch_steps: int = 0
    saved_usd_estimate: float | None = None
    sentences: SentenceCount | None = None
    reading: Reading = "whole"
    reused_at: datetime | None = None
    pii: dict[PiiKind, int] = {}

    @computed_field  # type: ignore[prop-decorator]  # pydantic's own way
    @property
    def share_supported(self) -> float | None:
        """Supported sentences out of all of them."""
        return self.sentences.supported / self.sentences.total if self.sentences else None

    def in_words(self) -> str:
        """The receipt in one line."""
        unread = ", ".join(str(number) for number in self.pages_unreadable)
        left = f"{self.bytes_left_machine:,} bytes" if self.bytes_left_machine else "nothing"
        parts = (
            f"{self.pages_read:,} of {self.pages_total:,} pages",
            _READINGS[self.reading],
            f"unreadable: {unread}" if unread else "",
            f"{self.chunks_read:,} of {self.chunks_total:,} chunks",
            f"{self.tokens_read:,} tokens read, {self._left}",
            self._support,
            self._work,
            self.model,
            self._cost,
            self._saved,
            f"left this machine: {left}",
            f"kept here: {pii_in_words(self.pii)}" if self.pii else "",
        )
        return " · ".join(part for part in parts if part)

    @property
    def _left(self) -> str:
        return f"{self.tokens_dropped:,} not reached" if self.tokens_dropped else "0 dropped"

    @property
    def _work(self) -> str:
        if self.reused_at is not None:
            return f"taken from the result of {self.reused_at:%Y-%m-%d}, nothing run again"
        batch = f", {self.batch_steps:,} in a batch" if self.batch_steps else ""
        if self.steps == 1:
            return f"1 step in {self.seconds:,.0f} s{batch}"
        return f"{self.steps:,} steps in {self.seconds:,.0f} s{batch}"

    @property
    def _cost(self) -> str:
        """Nothing for work that has not left."""
        if not self.bytes_left_machine and not self.cost_usd:
            return ""
        possible = self.possible_cost_usd
        maybe = f" and perhaps {dollars(possible)} more" if possible else ""
        return f"{dollars(self.cost_usd)}{maybe}"

    @property
    def _saved(self) -> str:
        if not self.saved_usd_estimate:
            return ""
        if self.saved_usd_estimate < CENT:
            return "saved less than a cent (an estimate)"
        return f"saved about {dollars(self.saved_usd_estimate)} (an estimate)"

    @property
    def _support(self) -> str:
        if self.sentences is None:
            return ""
        told = f"{self.sentences.supported} of {self.sentences.total} sentences stand in the text"
        rest = (
            f"{self.sentences.unsupported} not" if self.sentences.unsupported else "",
            f"{self.sentences.unchecked} not checked" if self.sentences.unchecked else "",
        )
        return ", ".join(part for part in (told, *rest) if part)


class ReportedError(BaseModel):
    """An error as the command line prints it."""

    model_config = ConfigDict(frozen=True)

    code: str
    title: str
    hint: str

    @classmethod
    def of(cls, info: ErrorInfo) -> "ReportedError":
        """The printed form of a stored error."""
        return cls(code=info.code, title=info.title, hint=info.hint)


class TaskReport(BaseModel):
    """All that `homeport run --json` prints about a task.

    `reused_from` is the task that did the work, where that was an earlier one. `waits` is why it
    waits for the network, `next_try` when it is tried again by itself (None: as soon as it can, or
    after a word of the user), `needs_look` whether a look at what would leave is what it waits for;
    `raw_text` is the answer that a failed task could not use. `is_draft`:
    the larger model may refine the result, if the user agrees.
    """

    model_config = ConfigDict(frozen=True)

    task_id: str
    document: str
    state: TaskState
    kind: Kind
    category: Category
    privacy: Privacy
    route: Route | None
    reason: str | None
    result: JsonValue
    citations: tuple[Citation, ...]
    checks: tuple[SentenceCheck, ...] = ()
    notes: tuple[str, ...] = ()
    receipt: Receipt
    error: ReportedError | None
    reused_from: str | None = None
    conversation: Conversation | None = None
    preset: str | None = None
    waits: str | None = None
    next_try: datetime | None = None
    needs_look: bool = False
    raw_text: str | None = None
    is_draft: bool = False

    @property
    def text(self) -> str:
        """The result as a person reads it, in Markdown; empty when there is none."""
        return in_words(self.result)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Each sentence that does not stand on the text, after what of it was not found."""
        return tuple(_doubt(check) for check in self.checks if check.is_doubtful)


def _doubt(check: SentenceCheck) -> str:
    sentence = f"“{check.sentence.removeprefix('- ')}”"
    if check.support is not Support.UNSUPPORTED and check.verdict is not None:
        return f"The model says {check.verdict.value}: {sentence}"
    if not check.missing:
        return f"No passage is like it: {sentence}"
    return f"Not in the passages it rests on: {', '.join(check.missing)} ({sentence})"
