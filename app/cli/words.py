"""The words of a command line: which parameters were typed, and where `--home` may stand."""

from typing import Annotated

import typer

Json = Annotated[
    bool, typer.Option("--json", help="Print one JSON document; of several tasks, a line each.")
]


def typed(context: typer.Context) -> set[str]:
    """The parameters that stand on the command line."""
    sources = {name: context.get_parameter_source(name) for name in context.params}
    return {name for name, source in sources.items() if source and source.name == "COMMANDLINE"}


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
