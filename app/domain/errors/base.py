"""What every error is made of."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from app.domain.installed import what_helps


def printable(text: str) -> str:
    """The text without line ends, escape sequences and other things that a file name may hide."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def well_formed(text: str) -> str:
    """The text without what no file or stream takes: bytes of a name that are not UTF-8."""
    return "".join(
        "\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text
    )


class ErrorInfo(BaseModel):
    """An error as the store keeps it and the screen shows it."""

    model_config = ConfigDict(frozen=True)

    code: str
    title: str
    hint: str
    is_retryable: bool = False


class AppError(Exception):
    """Base of every error a user may see; `info` is what is shown and stored.

    `hint_in_bundle` is what to do for those who have no Python; empty: the same as for others.
    """

    code: ClassVar[str]
    title: ClassVar[str]
    hint: ClassVar[str]
    hint_in_bundle: ClassVar[str] = ""
    is_retryable: ClassVar[bool] = False

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        facts = {name: printable(str(fact)) for name, fact in facts.items()}
        hint = what_helps(with_python=self.hint, in_bundle=self.hint_in_bundle or self.hint)
        self.info = ErrorInfo(
            code=self.code,
            title=self.title.format(**facts),
            hint=hint.format(**facts),
            is_retryable=self.is_retryable,
        )
        super().__init__(self.info.title)
