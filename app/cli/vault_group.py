"""The commands of `homeport vault` and their arguments."""

from typing import Annotated

import typer

from app.cli import vault_command
from app.cli.words import Json

vault_group = typer.Typer(
    no_args_is_help=True, help="Encryption of the store, its backups, and putting one back."
)
Phrase = Annotated[
    bool, typer.Option("--passphrase", help="Ask for a passphrase; else the keyring has the key.")
]
PhraseFd = Annotated[
    int | None,
    typer.Option("--passphrase-fd", min=0, help="Read the new passphrase from this descriptor."),
]


@vault_group.command("status")
def vault_status(context: typer.Context, json: Json = False) -> None:
    """How the store is protected, what that covers, and its backups."""
    door = context.obj.door()
    raise typer.Exit(vault_command.show_status(door, is_json=json))


@vault_group.command("encrypt")
def vault_encrypt(
    context: typer.Context,
    passphrase: Phrase = False,
    passphrase_fd: PhraseFd = None,
    json: Json = False,
) -> None:
    """Encrypt the store and its backups with a new key. Close Homeport's window first.

    A store that is encrypted already gets another key. HOMEPORT_PASSPHRASE_FILE names the file of
    the passphrase it has; --passphrase-fd gives a new one without a terminal.
    """
    door, has_phrase = context.obj.door(), passphrase or passphrase_fd is not None
    code = vault_command.encrypt(door, passphrase_fd, has_phrase=has_phrase, is_json=json)
    raise typer.Exit(code)


@vault_group.command("decrypt")
def vault_decrypt(context: typer.Context, json: Json = False) -> None:
    """Keep the store without encryption. Close Homeport's window first."""
    raise typer.Exit(vault_command.decrypt(context.obj.door(), is_json=json))


@vault_group.command("recovery-key")
def vault_recovery_key(context: typer.Context, json: Json = False) -> None:
    """Print the store's key in a form that can be typed again.

    Whoever has it can read the store.
    """
    raise typer.Exit(vault_command.show_recovery_key(context.obj.door(), is_json=json))


@vault_group.command("unlock")
def vault_unlock(
    context: typer.Context,
    recovery_key_fd: Annotated[
        int | None, typer.Option(min=0, help="Read the recovery key from this descriptor.")
    ] = None,
    passphrase: Phrase = False,
    json: Json = False,
) -> None:
    """Get in with the recovery key, when the keyring has lost the key or you the passphrase.

    The key goes back into the keyring; with --passphrase the store gets a new passphrase.
    """
    door = context.obj.door()
    code = vault_command.recover(door, recovery_key_fd, has_phrase=passphrase, is_json=json)
    raise typer.Exit(code)


@vault_group.command("backup")
def vault_backup(context: typer.Context, json: Json = False) -> None:
    """Make a backup now; one is made by itself each day, and the last seven are kept."""
    raise typer.Exit(vault_command.back_up(context.obj.door(), is_json=json))


@vault_group.command("check")
def vault_check(context: typer.Context, json: Json = False) -> None:
    """Check the store thoroughly, as is done by itself each week."""
    raise typer.Exit(vault_command.check(context.obj.door(), is_json=json))


@vault_group.command("restore")
def vault_restore(
    context: typer.Context,
    backup: Annotated[
        str | None, typer.Argument(help="A backup's name; none: the last that is sound.")
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="Only list the backups.")] = False,
    json: Json = False,
) -> None:
    """Put a backup in the store's place. What was there is moved aside, never deleted."""
    door = context.obj.door()
    code = vault_command.restore(door, backup, is_listing=listing, is_json=json)
    raise typer.Exit(code)
