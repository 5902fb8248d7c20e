"""`homeport run` and `homeport watch`: the same options, read in one place."""
# ruff: noqa: ARG001 - the parser wants them declared; `_order` reads them from the context

from pathlib import Path
from typing import Annotated

import typer

from app.cli.follow_up_command import require_follow_alone, run_follow_up
from app.cli.gather import gather_files
from app.cli.kept_command import forget, list_kept
from app.cli.kept_command import keep as keep_folder
from app.cli.options import read_labels, read_schema, require_fitting
from app.cli.output import DONE, FAILED, WAITING
from app.cli.plan_command import show_plan
from app.cli.present import present_files
from app.cli.run_command import Delivery, run_files
from app.cli.watch_command import watch_folder
from app.cli.words import Json, typed
from app.domain.errors import PresetUnknown, PrivacyUnclear
from app.domain.export import ExportForm
from app.domain.options import Length, Options, Style
from app.domain.task import Category, Kind, Privacy
from app.pipeline.follow_up import FollowUp
from app.pipeline.house import House
from app.pipeline.orders import make_orders, with_preset
from app.pipeline.submit import Order

_Instruction = Annotated[str, typer.Option(help="What to look for, in your words.")]
_Labels = Annotated[str, typer.Option(help="Labels A,B,C, or a JSON file of them.")]
_ByRow = Annotated[bool, typer.Option("--by-row", help="A label for each row.")]
_Schema = Annotated[Path | None, typer.Option(help="A JSON Schema or an example row, as a file.")]
_To = Annotated[str, typer.Option("--to", help="The language to translate to, or summarize in.")]
_Length = Annotated[Length, typer.Option(help="How long a summary is.")]
_Style = Annotated[Style, typer.Option(help="A summary's form.")]
_Full = Annotated[bool, typer.Option("--full", help="Ask every page, to be certain.")]
_Verify = Annotated[
    bool,
    typer.Option("--verify", help="Ask the model of each sentence: do the passages say so?"),
]
_Preset = Annotated[
    str, typer.Option(metavar="NAME", help="How it is to be done: see `homeport presets list`.")
]
_Category = Annotated[Category, typer.Option(help="How delicate it is.")]
_Private = Annotated[bool, typer.Option("--private", help="Never leaves the machine.")]
_Cloud = Annotated[
    bool, typer.Option("--cloud", help="May go to the provider in the settings, if need be.")
]
_Yes = Annotated[
    bool,
    typer.Option("--yes", help="With --cloud: send it without showing what leaves."),
]
_Output = Annotated[
    Path | None,
    typer.Option(help="Write results to this folder. What is in it is not taken for documents."),
]
_Form = Annotated[ExportForm, typer.Option("--format")]


def run_command(
    context: typer.Context,
    kind: Annotated[Kind, typer.Argument(help="What is asked.")],
    files: Annotated[
        list[Path] | None, typer.Argument(help="The documents, or folders of them.")
    ] = None,
    instruction: _Instruction = "",
    follow: Annotated[
        str, typer.Option(metavar="TASK_ID", help="Ask on after this finished `ask` task.")
    ] = "",
    labels: _Labels = "",
    by_row: _ByRow = False,
    schema: _Schema = None,
    to: _To = "",
    length: _Length = Length.MEDIUM,
    style: _Style = Style.PROSE,
    full: _Full = False,
    verify: _Verify = False,
    preset: _Preset = "",
    category: _Category = Category.ROUTINE,
    private: _Private = False,
    cloud: _Cloud = False,
    yes: _Yes = False,
    again: Annotated[
        bool, typer.Option("--again", help="Do it anew, even if its result is stored.")
    ] = False,
    plan: Annotated[bool, typer.Option("--plan", help="Say what would happen, and stop.")] = False,
    output: _Output = None,
    form: _Form = ExportForm.MD,
    json: Json = False,
) -> None:
    """Do KIND with each FILE and print the results."""
    delivery = Delivery(is_json=json, output=output, form=form, is_agreed=yes)
    if follow:
        require_follow_alone(typed(context), kind, files)
        after = FollowUp(follow, instruction, private, again)
        context.obj.call(lambda house: run_follow_up(house, after, delivery, is_plan=plan))
    if not files:
        raise typer.BadParameter("name the documents", param_hint="FILES")
    asked = _order(context, kind, files[0])._replace(is_again=again)

    def work(house: House) -> int:
        order = _by_preset(context, house, asked)
        found = gather_files(house, files, output)
        left = present_files(house, found) if kind is Kind.ASK and len(found) > 1 else found
        orders = make_orders(order, left)
        if plan:
            code = show_plan(house, orders, is_json=json)
        else:
            code = run_files(house, orders, delivery)
        return FAILED if code in {DONE, WAITING} and len(left) < len(found) else code

    context.obj.call(work)


def watch_command(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(help="The folder, with all that is below it.")
    ] = None,
    kind: Annotated[Kind | None, typer.Argument(help="What is asked of each file.")] = None,
    instruction: _Instruction = "",
    labels: _Labels = "",
    by_row: _ByRow = False,
    schema: _Schema = None,
    to: _To = "",
    length: _Length = Length.MEDIUM,
    style: _Style = Style.PROSE,
    full: _Full = False,
    verify: _Verify = False,
    preset: _Preset = "",
    category: _Category = Category.ROUTINE,
    private: _Private = False,
    cloud: _Cloud = False,
    output: _Output = None,
    form: _Form = ExportForm.MD,
    keep: Annotated[
        bool, typer.Option("--keep", help="Return at once; the window watches it from now on.")
    ] = False,
    is_list: Annotated[bool, typer.Option("--list", help="The folders that are kept.")] = False,
    forgotten: Annotated[
        str, typer.Option("--forget", metavar="ID|FOLDER", help="Keep this one no more.")
    ] = "",
    json: Json = False,
) -> None:
    """Do KIND with each file in FOLDER, and with each that comes, until Ctrl+C.

    A file is taken up when it has stopped growing; the same content is done once.
    """
    if is_list:
        context.obj.call(lambda house: list_kept(house, is_json=json))
    if forgotten:
        context.obj.call(lambda house: forget(house, forgotten, is_json=json))
    if folder is None or kind is None:
        raise typer.BadParameter("name the folder, and what is asked", param_hint="FOLDER KIND")
    if keep and output is not None:
        raise typer.BadParameter("results are in the window: export them", param_hint="--output")
    asked = _order(context, kind, folder)
    delivery = Delivery(is_json=json, output=output, form=form)

    def work(house: House) -> int:
        if keep:
            return keep_folder(house, _by_preset(context, house, asked), is_json=json)
        return watch_folder(house, folder, _by_preset(context, house, asked), delivery)

    context.obj.call(work)


def _order(context: typer.Context, kind: Kind, path: Path) -> Order:
    """What the options that both commands have add up to.

    Raises:
        OptionNotForKind, LabelsInvalid, SchemaInvalid
    """
    given = context.params
    require_fitting(typed(context), kind)
    options = Options(
        labels=read_labels(given["labels"]),
        is_by_row=given["by_row"],
        json_schema=read_schema(given["schema"]),
        language=given["to"].strip(),
        length=given["length"],
        style=given["style"],
        is_full_read=given["full"],
        is_verified=given["verify"],
    )
    privacy = _privacy(is_private=given["private"], may_leave=given["cloud"])
    return Order(kind, path, given["instruction"], given["category"], privacy, options=options)


def _by_preset(context: typer.Context, house: House, order: Order) -> Order:
    """The order as the preset that was named wants it.

    Raises:
        PresetUnknown, PresetNotForKind, PrivacyUnclear
    """
    name = context.params["preset"]
    if not name:
        return order
    preset = house.presets.read().get(name)
    if preset is None:
        raise PresetUnknown(name=name)
    return with_preset(order, name, preset, has_category="category" in typed(context))


def _privacy(*, is_private: bool, may_leave: bool) -> Privacy | None:
    """What was said of privacy; None: nothing, so the setting counts.

    Raises:
        PrivacyUnclear: both were said.
    """
    if is_private and may_leave:
        raise PrivacyUnclear
    if may_leave:
        return Privacy.CLOUD_ALLOWED
    return Privacy.LOCAL_ONLY if is_private else None
