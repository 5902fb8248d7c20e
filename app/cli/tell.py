"""Results for a person's eyes: text and passages on standard output, the rest on standard error."""

import textwrap
from collections.abc import Iterator, Sequence

from app.cli.output import put, say, say_error
from app.domain.errors import printable
from app.domain.json_words import in_words
from app.domain.result import Citation, TaskReport
from app.domain.route import waiting
from app.domain.task import Kind, TaskState

_QUOTE_CHARS = 200
_MOST_PASSAGES = 12


def tell(report: TaskReport, *, is_silent: bool, has_heading: bool) -> None:
    """How a task ended, and its result; with `is_silent` only what went wrong."""
    if report.error is not None:
        is_named = report.document in report.error.title
        say_error(report.error, "" if is_named else f"{report.document}: ")
    elif report.state is TaskState.WAITING_FOR_NETWORK:
        say(f"{report.document} {waiting(report.waits or report.reason or '', report.next_try)}.")
        if report.needs_look:
            say(look_hint(report.task_id))
    elif report.state is not TaskState.SUCCEEDED:
        say(f"{report.document}: {report.state.value}.")
    elif not is_silent:
        _tell_result(report, has_heading=has_heading)


def look_hint(task_id: str) -> str:
    """What can be done about a task that waits for a look."""
    return (
        f"  `homeport queue preview {task_id}` shows it, `homeport queue send {task_id}` sends it, "
        f"`homeport queue keep {task_id}` does it here."
    )


def result_lines(report: TaskReport) -> Iterator[str]:
    """The result; answers and fields with the passages they rest on."""
    if report.kind is Kind.EXTRACT and isinstance(report.result, dict):
        yield from _fields(report)
        return
    yield report.text
    if report.kind is Kind.ASK and report.citations:
        yield ""
        yield from _passages(report.citations)


def _tell_result(report: TaskReport, *, has_heading: bool) -> None:
    if has_heading:
        put(f"# {report.document}\n")
    put("\n".join(result_lines(report)) + "\n")
    for note in report.notes:
        say(f"Note: {note}")
    for doubt in report.doubts:
        say(doubt)
    if report.conversation is not None:
        say(report.conversation.in_words())
    say(report.receipt.in_words())
    if report.is_draft:
        say(f"A draft: `homeport queue refine {report.task_id}` shows what refining it would send.")
    if report.reused_from is not None:
        say("This is a stored result; --again makes it anew.")


def _fields(report: TaskReport) -> Iterator[str]:
    fields = report.result if isinstance(report.result, dict) else {}
    for name, value in fields.items():
        yield printable(in_words({name: value}))
        beginnings = (f"{name}:", f"{name}.", f"{name}[")
        passages = [at for at in report.citations if at.statement.startswith(beginnings)]
        yield from _passages(passages)
        if not passages and not isinstance(value, bool):
            yield "  not found in the document"


def _passages(citations: Sequence[Citation]) -> Iterator[str]:
    """A line for each passage; very many are only counted."""
    lines = list(dict.fromkeys(_passage(at) for at in citations))
    yield from lines[:_MOST_PASSAGES]
    if len(lines) > _MOST_PASSAGES:
        yield f"  and {len(lines) - _MOST_PASSAGES:,} more (--json gives all)"


def _passage(at: Citation) -> str:
    quote = textwrap.shorten(at.quote, _QUOTE_CHARS, placeholder=" …")
    return f"  “{printable(quote)}” ({printable(at.document)}, page {at.page})"
