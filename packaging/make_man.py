"""The manual page, made from the command line's own help, so that it names every command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from app.cli import main as command_line
from app.cli.output import EXIT_CODES

_HEAD = """.TH HOMEPORT 1 "" "homeport {version}" "User Commands"
.SH NAME
homeport \\- documents in, AI results out, on your own machine
.SH SYNOPSIS
.B homeport
.RB [ \\-\\-home
.IR DIR ]
.RI [ FILE \\&.\\|.\\|.]
.br
.B homeport
.RB [ \\-\\-home
.IR DIR ]
.I COMMAND
.RI [ OPTIONS ]
.SH DESCRIPTION
Without a command the window opens, with a plan for the files that are named. Nothing leaves the
machine unless it is set up and said so.
"""
_TAIL = """.SH EXIT STATUS
{exit_codes}
.SH ENVIRONMENT
.TP
.B HOMEPORT_HOME
Keep everything in this folder, as \\-\\-home does.
.TP
.B HOMEPORT_PASSPHRASE_FILE
A file whose first line is the passphrase of an encrypted home.
.SH FILES
.TP
.I ~/.local/share/homeport
Documents' texts, results and models.
.TP
.I ~/.config/homeport/settings.yaml
The settings; see
.BR "homeport settings" .
.TP
.I ~/.local/state/homeport/log
Logs. They hold no text of documents.
"""


def manual_page(version: str) -> str:
    """The page in man's own language (man(7))."""
    root = typer.main.get_command(command_line._app)  # noqa: SLF001 - its one owner has no other name
    parts = [_HEAD.format(version=version), ".SH OPTIONS\n", *_options(root), ".SH COMMANDS\n"]
    for words, command in commands(root):
        parts += [f".SS homeport {_plain(' '.join(words))}\n", *_command(command)]
    return "".join(parts) + _TAIL.format(exit_codes=_plain(EXIT_CODES))


def commands(
    root: Any,  # noqa: ANN401 - a command of click's, which typer brings in a form of its own
    above: tuple[str, ...] = (),
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command with its words, groups opened."""
    below: dict[str, Any] = getattr(root, "commands", {})
    for name, command in sorted(below.items()):
        words = (*above, name)
        if getattr(command, "commands", None):
            yield from commands(command, words)
        elif not command.hidden:
            yield words, command


def _command(command: Any) -> Iterator[str]:  # noqa: ANN401
    yield _plain(command.help or "") + "\n"
    yield from _options(command)


def _options(command: Any) -> Iterator[str]:  # noqa: ANN401
    for one in command.params:
        is_option = one.param_type_name == "option"
        names = ", ".join(one.opts) if is_option else (one.metavar or one.name.upper())
        about = getattr(one, "help", None) or ""
        yield f".TP\n.B {_plain(names)}\n{_plain(about)}\n"


def _plain(text: str) -> str:
    """Text without a meaning to man: no line begins with a dot, and a minus stays one."""
    words = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{words}" if words.startswith((".", "'")) else words
