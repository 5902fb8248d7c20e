"""What a kind cannot do without, checked before anything is queued."""

from app.domain.errors import InstructionMissing, LanguageMissing
from app.domain.task import Task


def require_language(task: Task) -> None:
    """Raise LanguageMissing unless the task names a language."""
    if not task.options.language.strip():
        raise LanguageMissing


def require_instruction(task: Task) -> None:
    """Raise InstructionMissing unless the task says what is wanted."""
    if not task.instruction:
        raise InstructionMissing(kind=task.kind.value)
