"""The words of a command line: which parameters were typed, and where `--home` may stand."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[
    bool, typer.Option("--json", help="Print one JSON document; of several tasks, a line each.")
]


def typed(context: typer.Context) -> set[str]:
    """The parameters that stand on the command line."""
    sources = {name: context.get_parameter_source(name) for name in context.params}
    return {name for name, source in sources.items() if source and source.name == "COMMANDLINE"}


def many(count: int, one: str, several: str = "") -> str:
    """`1 task`, `2 tasks`; what has no plain plural is given it."""
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"


OPEN = "open"


def files_last(argv: list[str], commands: Collection[str]) -> list[str]:
    """`homeport FILE…` means `homeport open FILE…`: a first word that is no command, but a path."""
    place = 2 if argv[:1] == ["--home"] else 1 if argv[:1] and argv[0].startswith("--home=") else 0
    word = argv[place] if place < len(argv) else ""
    if not word or word.startswith("-") or word in commands:
        return argv
    is_path = any(sign in word for sign in "./\\~") or Path(word).exists()
    return [*argv[:place], OPEN, *argv[place:]] if is_path else argv


def home_first(argv: list[str]) -> list[str]:
    """`--home DIR` may stand anywhere; the parser wants it before the command."""
    for index, word in enumerate(argv):
        if word == "--":
            break
        if word == "--home" and index + 1 < len(argv):
            return argv[index : index + 2] + argv[:index] + argv[index + 2 :]
        if word.startswith("--home="):
            return [word, *argv[:index], *argv[index + 1 :]]
    return argv
