"""One line of a prompts file as a step of its kind: routed, asked and checked as the kind's are.

Neither the step nor its task is ever stored.
"""

from functools import partial
from typing import NamedTuple

from app.domain.attempt import Completion
from app.domain.calibration import CalibrationPrompt
from app.domain.errors import AppError, LocalModelUnfit, SchemaUnsupported
from app.domain.plan import Chunk, Plan, Step, StepRole
from app.domain.ports import Ports
from app.domain.prompt import Message, Prompt
from app.domain.route import Decision
from app.domain.task import Kind, Priority, Task
from app.domain.work import Request, StepInput
from app.pipeline.kinds import WORK
from app.pipeline.prepare import decide_route
from app.planning.parts import part_answer_tokens
from app.validation.failure import ValidationFailure
from app.validation.free_answer import check_free_answer

_ANSWER_TOKENS = {Kind.CLASSIFY: 1, Kind.EXTRACT: 1024, Kind.SUMMARIZE: 400, Kind.ASK: 400}


class Line(NamedTuple):
    """What the step reads, and the tokens of its prompt and longest answer together."""

    given: StepInput
    tokens: int


class Trial(NamedTuple):
    """What came of a line: its answers, and what was wrong with the first one.

    `error_code` is set where the engine gave no answer at all.
    """

    line: Line
    answers: tuple[Completion, ...] = ()
    flaw: str = ""
    is_repaired: bool = False
    error_code: str = ""

    @property
    def kind(self) -> Kind:
        """What was asked."""
        return self.line.given.task.kind

    @property
    def is_valid(self) -> bool:
        """Whether the first answer was."""
        return bool(self.answers) and not self.flaw

    @property
    def seconds(self) -> float:
        """From when the engine got it to its last answer."""
        return sum(one.seconds + (one.queue_s or 0.0) for one in self.answers)

    @property
    def first_token_s(self) -> float:
        """From when the engine got it to the first token."""
        return self.answers[0].first_token_s + (self.answers[0].queue_s or 0.0)


def make_line(ports: Ports, prompt: CalibrationPrompt) -> Line:
    """The prompt as the one step of a task.

    Raises:
        AppError: it lacks what its kind needs.
    """
    task = task_of(ports, prompt)
    [tokens] = ports.engine.count_tokens([prompt.prompt])
    chunk = Chunk(
        document_id="",
        page_first=1,
        page_last=1,
        char_start=0,
        char_end=len(prompt.prompt),
        tokens=tokens,
    )
    longest = prompt.max_tokens or _answer_tokens(task, tokens)
    step = Step(
        id=ports.new_id(), position=0, role=StepRole.SINGLE, chunk=chunk, max_tokens=longest
    )
    given = StepInput(task, step, [prompt.prompt])
    asked = [message.content for message in _request(given).messages]
    return Line(given, sum(ports.engine.count_tokens(asked)) + longest)


def route_of(ports: Ports, line: Line) -> Decision | None:
    """Where the router would have it done now; None: nowhere, this model is too coarse for it."""
    task, step = line.given.task, line.given.step
    try:
        return decide_route(ports, task, Plan(steps=(step,)), ports.engine.facts().quantization)
    except LocalModelUnfit:
        return None


def try_line(ports: Ports, line: Line) -> Trial:
    """Ask the local engine, and again with what was wrong, as often as the settings have it."""
    answers: list[Completion] = []
    flaws: list[str] = []
    for _ in range(1 + ports.settings.routing.fallback_max_retries):
        given = line.given._replace(is_repair=bool(flaws), flaw=flaws[-1] if flaws else "")
        try:
            answers.append(_answer(ports, given))
            _check(given, answers[-1])
        except ValidationFailure as failure:
            flaws.append(str(failure))
        except AppError as error:
            flaw = flaws[0] if flaws else ""
            return Trial(line, tuple(answers), flaw, error_code=error.code)
        else:
            flaw = flaws[0] if flaws else ""
            return Trial(line, tuple(answers), flaw, is_repaired=bool(flaws))
    return Trial(line, tuple(answers), flaws[0])


def task_of(ports: Ports, prompt: CalibrationPrompt) -> Task:
    """The task that a prompt would be.

    Raises:
        AppError: it lacks what its kind needs.
    """
    task = Task(
        id=ports.new_id(),
        kind=prompt.asked,
        category=prompt.category,
        privacy=prompt.privacy or ports.settings.privacy.default,
        priority=Priority.BACKGROUND,
        instruction=prompt.instruction,
        options=prompt.options,
        document_ids=(),
        created_at=ports.clock.now(),
    )
    if task.kind is not Kind.ASK:
        WORK[task.kind].require(task)
    return task


def _answer_tokens(task: Task, tokens: int) -> int:
    fixed = _ANSWER_TOKENS.get(task.kind)
    return fixed or part_answer_tokens(task.options.language, tokens)


def _request(given: StepInput) -> Request:
    """As the kind asks; a question without a document is asked as it stands."""
    if given.task.kind is Kind.ASK:
        return Request((Message(role="user", content=given.texts[0]),))
    return WORK[given.task.kind].ask(given)


def _check(given: StepInput, completion: Completion) -> None:
    """Raises ValidationFailure."""
    check = check_free_answer if given.task.kind is Kind.ASK else WORK[given.task.kind].check
    check(given, completion)


def _answer(ports: Ports, given: StepInput) -> Completion:
    request = _request(given)
    prompt = Prompt(
        id=ports.new_id(),
        messages=request.messages,
        max_tokens=given.step.max_tokens,
        sampling=request.sampling,
        constraint=request.constraint,
    )
    generate = partial(ports.engine.generate, on_progress=lambda _: None)
    try:
        return generate(prompt)
    except SchemaUnsupported:  # as in a task: validation decides alone
        return generate(prompt.model_copy(update={"constraint": None}))
