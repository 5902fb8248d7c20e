"""`homeport presets`: what a preset's name stands for, changed, exported and taken over."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import DONE, put, put_json, say
from app.cli.settings_command import limits_in_words
from app.cli.words import Json, many
from app.domain.errors import PresetUnknown
from app.domain.preset import SHIPPED, Preset
from app.domain.setting_facts import SettingFact, model_facts, shown
from app.pipeline.house import House
from app.pipeline.preset_files import export_presets, import_presets

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
    fields: Annotated[
        list[str],
        typer.Argument(metavar="FIELD VALUE …", help="deadline_s 20; a value is YAML, null: none."),
    ],
) -> None:
    """Change fields, all of them or none; a name that is new makes a new preset."""
    if len(fields) % 2:
        raise typer.BadParameter("a field or a value is missing", param_hint="FIELD VALUE")
    changes = dict(zip(fields[::2], fields[1::2], strict=True))
    context.obj.call(lambda house: set_preset(house, name, changes))


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
    context.obj.call(lambda house: write_presets(house, file, names or []))


@presets_group.command("import")
def presets_import(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="An exported file.")]
) -> None:
    """Take presets over from a file; those of the same name are replaced."""
    context.obj.call(lambda house: read_presets(house, file))


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


def set_preset(house: House, name: str, changes: dict[str, str]) -> int:
    """Change some fields."""
    house.presets.change(name, changes)
    return show_preset(house, name, is_json=False)


def remove_preset(house: House, name: str) -> int:
    """Forget what the file says of it."""
    is_shipped = house.presets.remove(name)
    say(f"{name} is as it came." if is_shipped else f"{name} is gone.")
    return DONE


def write_presets(house: House, file: Path, names: list[str]) -> int:
    """Write them as they stand in presets.yaml."""
    chosen = {name: _known(house, name) for name in names} if names else house.presets.read()
    export_presets(house, file, chosen)
    say(f"{many(len(chosen), 'preset is', 'presets are')} in {file}.")
    return DONE


def read_presets(house: House, file: Path) -> int:
    """Take presets over from a file."""
    names = import_presets(house, file)
    say(f"Taken over: {', '.join(names) or 'nothing'}.")
    return DONE


def _known(house: House, name: str) -> Preset:
    preset = house.presets.read().get(name)
    if preset is None:
        raise PresetUnknown(name=name)
    return preset


def _origin(name: str, preset: Preset) -> str:
    if name not in SHIPPED:
        return " (yours)"
    return "" if SHIPPED[name] == preset else " (changed)"


def _line(fact: SettingFact) -> str:
    limits = limits_in_words(fact, "preset.")
    return f"  {fact.key} = {shown(fact.value) or 'none'}\n    {fact.about} [{limits}]"
