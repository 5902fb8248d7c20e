"""What a task gave, with the receipt that proves it. The shape is the command line's JSON."""

from pydantic import BaseModel, ConfigDict

from app.domain.errors import ErrorInfo
from app.domain.route import Route
from app.domain.task import Category, Kind, Privacy, TaskState


class Citation(BaseModel):
    """A statement and the verbatim passage it rests on; offsets are into the document's text."""

    model_config = ConfigDict(frozen=True)

    statement: str
    document: str
    page: int
    quote: str
    start: int
    end: int


class Receipt(BaseModel):
    """What was read, what it cost, where it ran, what left the machine.

    `pages_unreadable` names the pages by number. `tokens_dropped` are the tokens of the document
    that a task left unread when it ended: 0 for every task that succeeded. `seconds` are those in
    which an engine worked on it; steps that ran at the same time count once.
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
    cost_usd: float
    bytes_left_machine: int
    model: str

    def in_words(self) -> str:
        """The receipt in one line."""
        unread = ", ".join(str(number) for number in self.pages_unreadable)
        left = f"{self.bytes_left_machine:,} bytes" if self.bytes_left_machine else "nothing"
        parts = (
            f"{self.pages_read:,} of {self.pages_total:,} pages",
            f"unreadable: {unread}" if unread else "",
            f"{self.chunks_read:,} of {self.chunks_total:,} chunks",
            f"{self.tokens_read:,} tokens read, {self.tokens_dropped:,} dropped",
            f"{self.steps:,} steps in {self.seconds:,.0f} s",
            self.model,
            f"left this machine: {left}",
        )
        return " · ".join(part for part in parts if part)


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
    """All that `homeport run --json` prints about a task."""

    model_config = ConfigDict(frozen=True)

    task_id: str
    document: str
    state: TaskState
    kind: Kind
    category: Category
    privacy: Privacy
    route: Route | None
    reason: str | None
    result: str | None
    citations: tuple[Citation, ...]
    receipt: Receipt
    error: ReportedError | None
