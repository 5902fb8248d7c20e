"""What a filter lets through, in words."""

from PySide6.QtCore import QCoreApplication

from app.domain.listing import STATE_ORDER, TaskFilter
from app.domain.route import Route
from app.domain.task import Kind
from app.ui.figures import filled
from app.ui.queue.words import kind_words, route_words, state_words


def in_words(wanted: TaskFilter) -> list[str]:
    """Each condition of a filter."""
    translate = QCoreApplication.translate
    parts = []
    if wanted.words.strip():
        parts.append(
            filled(translate("Queue", "“{words}” in the file’s name"), words=wanted.words.strip())
        )
    if wanted.states:
        named = [state_words(state) for state in STATE_ORDER if state in wanted.states]
        parts.append(filled(translate("Queue", "state: {names}"), names=", ".join(named)))
    if wanted.kinds:
        named = [kind_words(kind) for kind in Kind if kind in wanted.kinds]
        parts.append(filled(translate("Queue", "kind: {names}"), names=", ".join(named)))
    if wanted.routes:
        named = [route_words(route) for route in Route if route in wanted.routes]
        parts.append(filled(translate("Queue", "route: {names}"), names=", ".join(named)))
    if wanted.set_id is not None:
        parts.append(translate("Queue", "one set of files"))
    return parts


def nothing_found(wanted: TaskFilter, total: int) -> str:
    """Why no task is shown though there are some."""
    translate = QCoreApplication.translate
    first = translate("Queue", "No task is shown: none of {total} fits the filter.")
    lines = [filled(first, total=total), *in_words(wanted)]
    return "\n".join([*lines, translate("Queue", "Clear the filter to see all of them.")])
