"""`homeport presets`: what a preset's name stands for, changed, exported and taken over."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import DONE, put, put_json, say
from app.cli.words import Json
from app.domain.errors import OutputNotWritable, PresetUnknown, SettingsInvalid
from app.domain.preset import SHIPPED, Preset
from app.domain.setting_facts import SettingFact, model_facts, shown
from app.pipeline.house import House

_MOST_BYTES = 1_000_000
presets_group = typer.Typer(
    no_args_is_help=True, help="What `--preset NAME` asks for; your own ones."
)
_Name = Annotated[str, typer.Argument(help="A preset: draft-and-refine.")]


@presets_group.command("list")
def presets_list(context: typer.Context, json: Json = False) -> None:
    """All presets, with what they are for."""
    context.obj.call(lambda house: list_presets(house, is_json=json))


@presets_group.command("show")
def presets_show(context: typer.Context, name: _Name, json: Json = False) -> None:
    """One preset: each of its fields, with what it may be."""
    context.obj.call(lambda house: show_preset(house, name, is_json=json))


@presets_group.command("set")
def presets_set(
    context: typer.Context,
    name: _Name,
    field: Annotated[str, typer.Argument(help="One of its fields: deadline_s.")],
    value: Annotated[str, typer.Argument(help="Its value, as YAML; null: none.")],
) -> None:
    """Change one field; a name that is new makes a new preset."""
    context.obj.call(lambda house: set_preset(house, name, field, value))


@presets_group.command("remove")
def presets_remove(context: typer.Context, name: _Name) -> None:
    """Remove your preset; one that comes with Homeport is as it came again."""
    context.obj.call(lambda house: remove_preset(house, name))


@presets_group.command("export")
def presets_export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where to.")],
    names: Annotated[list[str] | None, typer.Argument(help="Which; none: all.")] = None,
) -> None:
    """Write presets to a file, for another machine or for an editor."""
    context.obj.call(lambda house: export_presets(house, file, names or []))


@presets_group.command("import")
def presets_import(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="An exported file.")]
) -> None:
    """Take presets over from a file; those of the same name are replaced."""
    context.obj.call(lambda house: import_presets(house, file))


def list_presets(house: House, *, is_json: bool) -> int:
    """All presets."""
    presets = house.presets.read()
    if is_json:
        put_json({name: one.model_dump(mode="json") for name, one in presets.items()})
        return DONE
    for name, one in presets.items():
        put(f"{name}{_origin(name, one)}\n    {one.about}")
    return DONE


def show_preset(house: House, name: str, *, is_json: bool) -> int:
    """One preset, field by field."""
    preset = _known(house, name)
    if is_json:
        put_json({"name": name, **preset.model_dump(mode="json")})
        return DONE
    put(f"{name}{_origin(name, preset)}")
    for fact in model_facts(Preset(), preset):
        put(_line(fact))
    return DONE


def set_preset(house: House, name: str, field: str, text: str) -> int:
    """Change one field."""
    house.presets.set(name, field, text)
    return show_preset(house, name, is_json=False)


def remove_preset(house: House, name: str) -> int:
    """Forget what the file says of it."""
    is_shipped = house.presets.remove(name)
    say(f"{name} is as it came." if is_shipped else f"{name} is gone.")
    return DONE


def export_presets(house: House, file: Path, names: list[str]) -> int:
    """Write them as they stand in presets.yaml."""
    chosen = {name: _known(house, name) for name in names} if names else house.presets.read()
    try:
        file.expanduser().write_text(house.presets.text(chosen), encoding="utf-8")
    except OSError:
        raise OutputNotWritable(path=file) from None
    say(f"{len(chosen)} presets are in {file}.")
    return DONE


def import_presets(house: House, file: Path) -> int:
    """Read a file that may come from anywhere: no more than what a preset can be is taken."""
    try:
        with file.expanduser().open("rb") as source:
            content = source.read(_MOST_BYTES + 1)
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise _unreadable(file, type(fault).__name__) from None
    if len(content) > _MOST_BYTES:
        raise _unreadable(file, "it is too large")
    names = house.presets.take_over(text)
    say(f"Taken over: {', '.join(names) or 'nothing'}.")
    return DONE


def _known(house: House, name: str) -> Preset:
    preset = house.presets.read().get(name)
    if preset is None:
        raise PresetUnknown(name=name)
    return preset


def _unreadable(file: Path, reason: str) -> SettingsInvalid:
    return SettingsInvalid(name=file.name, path=file, line=1, key="the file", reason=reason)


def _origin(name: str, preset: Preset) -> str:
    if name not in SHIPPED:
        return " (yours)"
    return "" if SHIPPED[name] == preset else " (changed)"


def _line(fact: SettingFact) -> str:
    return f"  {fact.key} = {shown(fact.value) or 'none'}\n    {fact.about} [{fact.limits}]"
